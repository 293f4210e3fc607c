package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerColumn;
import io.storegauge.stats.PeerDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** The stores of one platform and day under the rules of one scheme. */
class ScoredDay {
  private final PeerDay stores;
  private final PlatformSchemes.InForce inForce;
  private final SchemeEvaluator rules;
  private final int minPeers;
  private final boolean[] formal;
  private final double[][] columns;
  private final PeerColumn[] ranks;
  private final Boolean[] evidence;
  private final UTF8String[] categories;
  // Stores of a day offer one of a few lists.
  private final Map<UTF8String, Set<String>> offered = new HashMap<>();
  private Score[] scores;
  private PeerColumn totals;

  ScoredDay(PeerDay stores, PlatformSchemes.InForce inForce, int minPeers) {
    this.stores = stores;
    this.inForce = inForce;
    this.rules = inForce.rules();
    this.minPeers = minPeers;
    this.categories = stores.categoryNames();
    this.formal = new boolean[stores.size()];
    for (int s = 0; s < formal.length; s++) {
      formal[s] = stores.paidOrders(s) >= rules.formalFrom();
    }
    int[] positions = inForce.columns();
    this.columns = new double[positions.length][];
    for (int c = 0; c < positions.length; c++) {
      columns[c] =
          switch (positions[c]) {
            case PlatformSchemes.PAID_ORDERS -> orders();
            case PlatformSchemes.QUOTIENT -> rules.columns().get(c).of(columns);
            default -> stores.column(positions[c]);
          };
    }
    this.ranks = new PeerColumn[positions.length];
    this.evidence = new Boolean[positions.length];
  }

  /** The day with other values of a store in some columns. */
  private ScoredDay(ScoredDay day, int store, Map<Integer, Double> values) {
    this(day.stores, day.inForce, day.minPeers);
    values.forEach(
        (column, value) -> {
          columns[column] = columns[column].clone();
          columns[column][store] = value;
        });
  }

  /**
   * The same day if a store had other values, which its peers would see.
   *
   * @param values by column
   */
  ScoredDay with(int store, Map<Integer, Double> values) {
    return new ScoredDay(this, store, values);
  }

  private double[] orders() {
    double[] orders = new double[stores.size()];
    Arrays.setAll(orders, s -> stores.paidOrders(s));
    return orders;
  }

  PeerDay stores() {
    return stores;
  }

  PlatformSchemes.InForce inForce() {
    return inForce;
  }

  SchemeEvaluator rules() {
    return rules;
  }

  int minPeers() {
    return minPeers;
  }

  boolean isFormal(int store) {
    return formal[store];
  }

  /** Values of a column, one a store; NaN = unknown. */
  double[] column(int column) {
    return columns[column];
  }

  /** How the stores stand among their formal peers in a column. */
  PeerColumn rank(int column) {
    if (ranks[column] == null) {
      ranks[column] = stores.rank(columns[column], formal, minPeers);
    }
    return ranks[column];
  }

  /**
   * Whether any store has a denominator above 0: a platform without the records that a metric is
   * made of has no small samples of it.
   */
  boolean hasEvidence(int denominator) {
    if (evidence[denominator] == null) {
      evidence[denominator] = Arrays.stream(columns[denominator]).anyMatch(d -> d > 0);
    }
    return evidence[denominator];
  }

  /** Whether any store but one has a denominator above 0. */
  boolean othersHaveEvidence(int denominator, int store) {
    double[] values = columns[denominator];
    for (int s = 0; s < values.length; s++) {
      if (s != store && values[s] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Type of a store; null = unknown. */
  UTF8String storeType(int store) {
    return text(PlatformSchemes.STORE_TYPE, store);
  }

  boolean offers(int store, String service) {
    UTF8String services = text(PlatformSchemes.SERVICES, store);
    return services != null
        && offered.computeIfAbsent(services, ScoredDay::services).contains(service);
  }

  private static Set<String> services(UTF8String text) {
    return Arrays.stream(text.toString().split(","))
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  private UTF8String text(int text, int store) {
    return inForce.traits() ? stores.text(text, store) : null;
  }

  SchemeWeights weights(int store) {
    int category = stores.category(store);
    return rules
        .weights()
        .of(
            text(PlatformSchemes.INDUSTRY, store),
            category < 0 ? null : categories[category],
            storeType(store));
  }

  Score score(int store) {
    if (scores == null) {
      scores = new Score[stores.size()];
    }
    if (scores[store] == null) {
      scores[store] = rules.score(this, store);
    }
    return scores[store];
  }

  /** How the stores stand among their formal peers by their scores. */
  PeerColumn totals() {
    if (totals == null) {
      totals = ranked(points());
    }
    return totals;
  }

  /** Scores of the stores; NaN = none. */
  double[] points() {
    double[] points = new double[stores.size()];
    for (int s = 0; s < points.length; s++) {
      Score score = score(s);
      points[s] = score.hasScore() ? Millionths.toDouble(score.score()) : Double.NaN;
    }
    return points;
  }

  /** How the stores would stand by other scores than {@link #points}. */
  PeerColumn ranked(double[] points) {
    return stores.rank(points, formal, minPeers);
  }

  /** Position of a store's grade behind its gates, 0 = the best; −1 = none. */
  int grade(int store) {
    Score score = score(store);
    ScoreGrades grades = rules.grades();
    boolean byScore = grades.by() == Scheme.GradedBy.SCORE;
    double percentile = byScore ? Double.NaN : totals().percentile(store, true);
    return grades.capped(grades.of(score, percentile), score);
  }
}
