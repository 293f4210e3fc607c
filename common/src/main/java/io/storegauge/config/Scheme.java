package io.storegauge.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * {@code conf/schemes/<id>.yaml}: how a platform's score is made of metrics.
 *
 * @param id file name without its ending
 * @param versions in order of their first day, without overlap
 * @param overrides other weights for some stores
 * @param promotions by version; one that is not among them has none
 */
public record Scheme(
    String id, List<Version> versions, List<Override> overrides, Map<String, Promotion> promotions)
    implements Serializable {

  public Scheme(String id, List<Version> versions) {
    this(id, versions, List.of());
  }

  /** Scores and nothing that follows from them. */
  public Scheme(String id, List<Version> versions, List<Override> overrides) {
    this(id, versions, overrides, Map.of());
  }

  /**
   * All that makes scores, for a fingerprint: promotions look at scores that are made, so that
   * another one makes none of them stale.
   */
  public String scoring() {
    return String.format("Scheme[id=%s, versions=%s, overrides=%s]", id, versions, overrides);
  }

  /** Whether it has no rules on a day because its first ones are still to come. */
  public boolean startsAfter(LocalDate day) {
    Version oldest = versions.get(0);
    return !oldest.alsoBefore() && oldest.from().isAfter(day);
  }

  /**
   * Rules in force from a day until the next version's.
   *
   * @param alsoBefore whether it stands in for the unknown rules of all days before it
   * @param range the total is held to it; curves give points inside it
   * @param dimensions weight of each in percent; empty = indicators weigh in the total directly
   * @param indicators weights sum to 100 in each dimension, or in all without dimensions
   * @param display what buyers see, best first; empty = nothing else than the score
   * @param publication null = every day counts
   */
  public record Version(
      String version,
      LocalDate from,
      boolean alsoBefore,
      Range range,
      Stages stages,
      Map<String, Double> dimensions,
      List<Indicator> indicators,
      List<Bonus> bonuses,
      List<Deduction> deductions,
      List<Gate> gates,
      GradedBy gradedBy,
      List<Grade> grades,
      List<Shown> display,
      Publication publication)
      implements Serializable {

    /** Nothing but indicators, weighed in the total directly. */
    public Version(String version, LocalDate from, List<Indicator> indicators) {
      this(
          version,
          from,
          false,
          Range.PERCENT,
          Stages.COMPUTED,
          Map.of(),
          indicators,
          List.of(),
          List.of(),
          List.of(),
          GradedBy.SCORE,
          List.of(),
          List.of(),
          null);
    }

    /** The same rules as the oldest ones, which stand in for all days before them. */
    public Version onAllDays() {
      return new Version(
          version,
          from,
          true,
          range,
          stages,
          dimensions,
          indicators,
          bonuses,
          deductions,
          gates,
          gradedBy,
          grades,
          display,
          publication);
    }
  }

  /** Lowest and highest points. */
  public record Range(double from, double to) implements Serializable {
    public static final Range PERCENT = new Range(0, 100);
  }

  /**
   * How newcomers are scored.
   *
   * @param formalFrom valid orders of 30 days that make a store formal
   * @param score of a newcomer by default; null = none
   * @param grade of a newcomer by default; null = none
   * @param violations columns of gold.store_metrics; one above 0 costs a newcomer its default
   * @param afterViolation score of a newcomer after one; null = computed as for the others
   * @param unscoredStoreTypes types whose newcomers have no score
   */
  public record Stages(
      int formalFrom,
      Newcomer newcomer,
      Double score,
      String grade,
      List<String> violations,
      Double afterViolation,
      List<String> unscoredStoreTypes)
      implements Serializable {
    public static final Stages COMPUTED =
        new Stages(30, Newcomer.COMPUTED, null, null, List.of(), null, List.of());
  }

  /** What becomes of a newcomer. */
  public enum Newcomer {
    COMPUTED,
    DEFAULT,
    UNSCORED
  }

  /**
   * @param name of the component
   * @param dimension product, logistics, service or after_sales
   * @param metric id in the metric dictionary
   * @param use which value is scored
   * @param minDenominator the value is numerator ÷ denominator from so large a denominator on; null
   *     = what {@code use} says
   * @param weight percent of its dimension, or of the total without dimensions
   * @param smallSample null = none
   */
  public record Indicator(
      String name,
      String dimension,
      String metric,
      int windowDays,
      Use use,
      Integer minDenominator,
      double weight,
      Curve curve,
      SmallSample smallSample)
      implements Serializable {

    /** Named after its metric and window, scored on a line. */
    public Indicator(
        String dimension, String metric, int windowDays, Use use, double weight, List<Point> line) {
      this(
          metric + "_" + windowDays + "d",
          dimension,
          metric,
          windowDays,
          use,
          null,
          weight,
          new Linear(line),
          null);
    }
  }

  /**
   * Raw values are null below metrics.min_denominator, shrunken ones wherever there is evidence.
   */
  public enum Use {
    RAW,
    SHRUNK
  }

  /** From a metric's value to points. */
  public sealed interface Curve extends Serializable {}

  /** Straight lines between points in order of value; ends clamp. */
  public record Linear(List<Point> points) implements Curve {}

  /** Steps in order of value; each holds from its own value until the next. */
  public record Tiers(List<Point> steps) implements Curve {}

  /**
   * A line between two places among the peers, percent of them counted from the worst.
   *
   * @param low points at the worst place and beyond
   * @param high points at the best place and beyond
   * @param step points are rounded down to low plus a multiple of it; 0 = not rounded
   * @param worst place from 0, below the best one
   * @param best place to 100
   */
  public record Peer(double low, double high, double step, double worst, double best)
      implements Curve {

    /** From the worst tenth to the best. */
    public Peer(double low, double high, double step) {
      this(low, high, step, 10, 90);
    }

    /** The same points between other places. */
    public Peer between(double otherWorst, double otherBest) {
      return new Peer(low, high, step, otherWorst, otherBest);
    }
  }

  /** Points are the value times the scale. */
  public record Identity(double scale) implements Curve {}

  /** A point of a curve, or the first value of a step. */
  public record Point(double value, double points) implements Serializable {}

  /** Fixed points where all conditions hold. */
  public record SmallSample(double points, List<Condition> when) implements Serializable {}

  /**
   * What must hold of a store; null = not asked.
   *
   * @param column of gold.store_metrics
   * @param peerTop best percent of the peers that satisfy it
   * @param service that the store offers
   * @param storeType stores of other types satisfy it in any case
   */
  public record Condition(
      String column,
      Double above,
      Double atLeast,
      Double below,
      Double atMost,
      Double peerTop,
      String service,
      String storeType)
      implements Serializable {}

  /**
   * Points added where all conditions hold.
   *
   * @param dimension its points are raised, not beyond the range; null = the total
   */
  public record Bonus(String name, double points, String dimension, List<Condition> when)
      implements Serializable {}

  /**
   * Points taken off for each violation, at most so many.
   *
   * @param columns of gold.store_metrics that count violations
   */
  public record Deduction(String name, List<String> columns, double points, double atMost)
      implements Serializable {}

  /** A cap on the score or the grade (one is null) where all conditions hold. */
  public record Gate(String name, Double score, String grade, List<Condition> when)
      implements Serializable {}

  /** What grades are told by: the score itself, or its percentile among peers. */
  public enum GradedBy {
    SCORE,
    PEER_PERCENTILE
  }

  /** A grade and the least score or percentile of it; grades stand best first. */
  public record Grade(double atLeast, String grade) implements Serializable {}

  /** What buyers see from a score on. */
  public record Shown(double atLeast, double shows) implements Serializable {}

  /**
   * Assessed on the last day of a month.
   *
   * @param effectiveDay day of the next month from which it is in effect
   */
  public record Publication(int effectiveDay) implements Serializable {}

  /**
   * Who may take part in the platform's campaigns: stores whose mean score is high enough.
   *
   * @param days trailing days of the mean, the as-of day the last
   * @param meanAtLeast inside the range of the version
   */
  public record Promotion(int days, double meanAtLeast) implements Serializable {}

  /**
   * Other weights for stores of an industry or category, of a store type, or both.
   *
   * @param versions that it changes
   * @param industry null = any
   * @param category null = any
   * @param storeType null = any
   * @param dimensions weights by dimension; may lack those that stay
   * @param weights by name of the indicator; may lack those that stay
   */
  public record Override(
      List<String> versions,
      String industry,
      String category,
      String storeType,
      Map<String, Double> dimensions,
      Map<String, Double> weights)
      implements Serializable {}
}
