package io.storegauge.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The gate of campaigns in a line for a reader. */
final class PromotionText {
  private static final int PLACES = 2;

  private PromotionText() {}

  static String line(Explanation.Promotion p) {
    String asked = "at least " + rounded(p.required(), RoundingMode.CEILING) + " asked";
    if (p.open() == null) {
      return String.format(
          "campaigns: no score in %d days, %s; %s", p.windowDays(), asked, next(p));
    }
    return String.format(
        "campaigns %s: mean of %s %s, %s; %s",
        p.open() ? "open" : "closed",
        days(p),
        rounded(p.mean(), RoundingMode.FLOOR),
        asked,
        next(p));
  }

  private static String days(Explanation.Promotion p) {
    return p.scoredDays() == p.windowDays()
        ? p.windowDays() + " days"
        : p.scoredDays() + " scored days of " + p.windowDays();
  }

  private static String next(Explanation.Promotion p) {
    String effect = Boolean.TRUE.equals(p.open()) ? "keeps them open" : "opens them";
    return p.nextScoreNeeded() == null
        ? "no score of the next day " + effect
        : rounded(p.nextScoreNeeded(), RoundingMode.CEILING) + " on the next day " + effect;
  }

  /** Never to the other side of a bound. */
  private static String rounded(BigDecimal points, RoundingMode towards) {
    return points.setScale(PLACES, towards).toPlainString();
  }
}
