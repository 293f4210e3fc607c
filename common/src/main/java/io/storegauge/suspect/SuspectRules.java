package io.storegauge.suspect;

import io.storegauge.config.Settings.Suspects;
import java.io.Serializable;
import java.util.Locale;

/**
 * What counts as evidence against a review, and how much.
 *
 * @param windowDays days before a month that are looked at with it, for copies and for other
 *     reviews of a buyer
 * @param minCopies reviews of different buyers that make a text a copied one
 * @param similarity from which two texts are copies
 * @param minWidth of a text that can tell, see {@link io.storegauge.text.TextPrint#width}
 * @param mostStores a text that more stores have is a set phrase
 * @param quickHours a review is quick if written sooner after the delivery
 * @param suspectFrom points
 * @param points by {@link Evidence}
 */
public record SuspectRules(
    int windowDays,
    int minCopies,
    double similarity,
    int minWidth,
    int mostStores,
    int quickHours,
    int suspectFrom,
    int[] points)
    implements Serializable {

  /** Days before a review in which an order of its buyer counts: most are delivered by then. */
  public static final int ORDER_DAYS = 45;

  /** Pieces of evidence; their names in lower case are keys of {@code suspects.points}. */
  enum Evidence {
    COPIED_HERE,
    COPIED_ELSEWHERE,
    BURST,
    ONE_TIME,
    QUICK;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static SuspectRules of(Suspects settings) {
    int[] points = new int[Evidence.values().length];
    for (Evidence e : Evidence.values()) {
      points[e.ordinal()] = settings.points().get(e.key());
    }
    return new SuspectRules(
        settings.windowDays(),
        settings.minCopies(),
        settings.similarity(),
        settings.minWidth(),
        settings.mostStores(),
        settings.quickHours(),
        settings.suspectFrom(),
        points);
  }

  int points(Evidence evidence) {
    return points[evidence.ordinal()];
  }
}
