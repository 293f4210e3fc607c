package io.storegauge.scheme;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What changed a store's score under one scheme from an earlier as-of day. Points are in
 * millionths.
 *
 * @param from the earlier day
 * @param versionThen rules of that day; null = it had none, or the store no row
 * @param scoreThen null = none
 * @param scoreNow null = none
 * @param unsplit why there are no lines; null = there are
 * @param lines the indicators in the order of today's rules, then those only the earlier rules had,
 *     then {@link #REST}; of each column the lines sum to the step's change of the score, and all
 *     to {@code scoreNow − scoreThen}
 */
public record ScoreChange(
    String scheme,
    LocalDate from,
    String versionThen,
    String versionNow,
    Long scoreThen,
    Long scoreNow,
    Unsplit unsplit,
    List<Line> lines)
    implements Serializable {

  /** Indicators that came to be known or unknown, and the weight they gave to or took of others. */
  public static final String RENORMALISED = "renormalised_weights";

  public static final String BONUSES = "bonuses";

  public static final String DEDUCTIONS = "deductions";

  /** Range, gates and newcomers' rules: what lies between the score before the gate and after. */
  public static final String GATES = "gates";

  /** What is no indicator, in reading order. */
  public static final List<String> REST = List.of(RENORMALISED, BONUSES, DEDUCTIONS, GATES);

  /** Why a change has no parts. */
  public enum Unsplit {
    NO_ROW_THEN,
    NO_RULES_THEN,
    NO_SCORE_THEN,
    NO_SCORE_NOW,
    /** Under the earlier rules or among the earlier peers the store of today has no score. */
    NO_SCORE_BETWEEN
  }

  /**
   * What one indicator, or one of {@link #REST}, changed.
   *
   * @param unit of values and medians; null = no indicator
   * @param valueThen NaN = unknown, likewise the others
   * @param byValue the store's own values changed
   * @param byPeers then the other stores moved
   * @param byRule then the rules changed
   */
  public record Line(
      String name,
      String unit,
      double valueThen,
      double valueNow,
      double medianThen,
      double medianNow,
      long byValue,
      long byPeers,
      long byRule)
      implements Serializable {

    public long change() {
      return byValue + byPeers + byRule;
    }

    public boolean isIndicator() {
      return unit != null;
    }
  }

  /** Sum of the lines: the three parts of the change. */
  public Line total() {
    long byValue = 0;
    long byPeers = 0;
    long byRule = 0;
    for (Line l : lines) {
      byValue += l.byValue();
      byPeers += l.byPeers();
      byRule += l.byRule();
    }
    double none = Double.NaN;
    return new Line("total", null, none, none, none, none, byValue, byPeers, byRule);
  }
}
