package io.storegauge.stats;

import io.storegauge.model.Fact;
import io.storegauge.stats.ReviewBurst.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.math3.special.Beta;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Finds bursts of reviews in daily facts.
 *
 * <p>Rows in, all of a store together and in the order of their days: platform, store id, day, then
 * {@link #FACTS}.
 *
 * <p>What is usual is told by {@value #USUAL_DAYS} days that end {@value #GAP_DAYS} days before, so
 * that a campaign of a week is not usual on its last day: reviews per delivery of the {@value
 * #DELIVERY_DAYS} days up to each. A burst has at least {@code ratio} times as many reviews of its
 * kind as the deliveries give, {@code least} or more, so many that they come about with a
 * probability of at most {@code chance}; and {@value #ALL_RATIO} times as many of any kind, with
 * one of at most {@value #ALL_CHANCE}: faulty goods and a broken promise bring many bad reviews
 * too, but from the buyers there are. Probabilities are those of a negative binomial, which is what
 * a Poisson count is whose rate was itself estimated from a count, widened by how much more than
 * that the store's usual days vary.
 *
 * @param ratio from 1
 * @param least reviews
 * @param chance probability, by day, store and kind, of taking an ordinary day for a burst
 */
public record ReviewBursts(double ratio, int least, double chance) implements Serializable {
  /** Facts of a day that are looked at, in this order. */
  public static final List<Fact> FACTS =
      List.of(
          Fact.DELIVERED_ORDERS,
          Fact.RATING_WEIGHT,
          Fact.MEDIUM_OR_BAD_WEIGHT,
          Fact.NEGATIVE_WEIGHT);

  static final int USUAL_DAYS = 28;
  static final int GAP_DAYS = 7;

  /** Most reviews come within so many days of the delivery. */
  static final int DELIVERY_DAYS = 10;

  /** Days before a day that are looked at. */
  public static final int REACH_DAYS = USUAL_DAYS + GAP_DAYS + DELIVERY_DAYS - 1;

  static final double ALL_RATIO = 2;
  static final double ALL_CHANCE = 0.01;

  /** With fewer deliveries in the usual days nothing is usual. */
  static final int LEAST_DELIVERIES = 30;

  private static final int FIRST_FACT = 3;

  public Iterator<ReviewBurst> find(Iterator<InternalRow> facts) {
    List<ReviewBurst> bursts = new ArrayList<>();
    new StoreWalk<List<ReviewBurst>>(facts) {
      private List<Integer> days;
      private List<double[]> figures;

      @Override
      void start() {
        days = new ArrayList<>();
        figures = new ArrayList<>();
      }

      @Override
      void take(InternalRow row) {
        days.add(row.getInt(2));
        double weight = row.getLong(FIRST_FACT + 1);
        double medium = row.getLong(FIRST_FACT + 2);
        double negative = row.getLong(FIRST_FACT + 3);
        figures.add(
            new double[] {
              row.getLong(FIRST_FACT),
              weight / Fact.WEIGHT_UNIT,
              (weight - medium) / Fact.WEIGHT_UNIT,
              negative / Fact.WEIGHT_UNIT
            });
      }

      @Override
      List<ReviewBurst> finish(UTF8String platform, UTF8String store) {
        return ofStore(platform.toString(), store.toString(), days, figures);
      }
    }.forEachRemaining(bursts::addAll);
    return bursts.iterator();
  }

  private List<ReviewBurst> ofStore(
      String platform, String store, List<Integer> days, List<double[]> figures) {
    // Days without a fact are zeros, also before the first: what is read begins anywhere.
    int first = days.get(0) - REACH_DAYS;
    int length = days.get(days.size() - 1) - first + 1;
    double[][] series = new double[FACTS.size()][length];
    for (int i = 0; i < days.size(); i++) {
      for (int f = 0; f < series.length; f++) {
        series[f][days.get(i) - first] = figures.get(i)[f];
      }
    }
    double[] near = trailing(series[0]);
    List<ReviewBurst> bursts = new ArrayList<>();
    for (int d = REACH_DAYS; d < length; d++) {
      if (series[1][d] >= least) {
        burst(platform, store, first + d, series, near, d, bursts);
      }
    }
    return bursts;
  }

  private void burst(
      String platform,
      String store,
      int day,
      double[][] series,
      double[] near,
      int d,
      List<ReviewBurst> into) {
    Usual all = new Usual(series[1], near, d);
    if (!all.isKnown() || all.chanceOf(series[1][d], ALL_RATIO) > ALL_CHANCE) {
      return;
    }
    for (Kind kind : Kind.values()) {
      double[] counts = series[kind == Kind.PRAISE ? 2 : 3];
      Usual usual = new Usual(counts, near, d);
      if (counts[d] >= least && usual.chanceOf(counts[d], ratio) <= chance) {
        into.add(new ReviewBurst(platform, store, day, kind, counts[d], usual.expected()));
      }
    }
  }

  /** Mean of the last days up to each one. */
  private static double[] trailing(double[] daily) {
    double[] means = new double[daily.length];
    double sum = 0;
    for (int d = 0; d < daily.length; d++) {
      sum += daily[d] - (d >= DELIVERY_DAYS ? daily[d - DELIVERY_DAYS] : 0);
      means[d] = sum / DELIVERY_DAYS;
    }
    return means;
  }

  /** What is usual for one kind of reviews before a day. */
  private static final class Usual {
    private final double shape;
    private final double deliveries;
    private final double today;
    private final double spread;

    Usual(double[] counts, double[] near, int day) {
      double reviews = 0;
      double delivered = 0;
      int first = day - GAP_DAYS - USUAL_DAYS;
      for (int d = first; d < day - GAP_DAYS; d++) {
        reviews += counts[d];
        delivered += near[d];
      }
      double excess = 0;
      int told = 0;
      for (int d = first; d < day - GAP_DAYS; d++) {
        double mean = delivered == 0 ? 0 : reviews * near[d] / delivered;
        if (mean > 0) {
          excess += (counts[d] - mean) * (counts[d] - mean) / mean;
          told++;
        }
      }
      this.shape = reviews + 0.5; // Jeffreys' prior
      this.deliveries = delivered;
      this.today = near[day];
      this.spread = told < 2 ? 1 : Math.max(1, excess / (told - 1));
    }

    boolean isKnown() {
      return deliveries >= LEAST_DELIVERIES && today > 0;
    }

    double expected() {
      return shape * today / deliveries;
    }

    /** Probability of so many or more; 1 if they are not so many times the expected. */
    double chanceOf(double count, double times) {
      return count < times * expected()
          ? 1
          : Beta.regularizedBeta(today / (deliveries + today), count / spread, shape / spread);
    }
  }
}
