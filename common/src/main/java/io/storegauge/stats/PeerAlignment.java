package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.AlignmentRows.Listing;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of one platform and day: its stores among each other, or its products. */
final class PeerAlignment implements RowBlock {
  private static final int MISMATCHED = 1;
  private static final int RETURNED = 2;
  private static final int RATED = 3;
  private static final int STARS = 4;
  private static final int SQUARES = 5;
  private static final int TEXTS = 6;
  private static final int NEGATIVE_TEXTS = 7;
  private static final int VISITORS = 8;
  private static final int VISITOR_ORDERS = 9;

  private final UTF8String platform;
  private final int asOf;
  private final int month;
  private final List<Listing> listings;
  private final boolean mismatchTold;
  private final boolean returnsTold;
  private final int minOrders;
  private final double[] conversion;
  private final double[] mismatch;
  private final double[] returns;
  private final double[] rating;
  private final double[] negativeText;

  /**
   * @param listings in order
   */
  PeerAlignment(
      UTF8String platform,
      int asOf,
      List<Listing> listings,
      int minOrders,
      int minPeers,
      boolean mismatchTold,
      boolean returnsTold) {
    this.platform = platform;
    this.asOf = asOf;
    this.month = DaySet.firstOfMonth(asOf);
    this.listings = listings;
    this.minOrders = minOrders;
    this.mismatchTold = mismatchTold;
    this.returnsTold = returnsTold;
    double[] delivered = listings.stream().mapToDouble(Listing::delivered).toArray();
    double[] visitors = column(VISITORS);
    double[] rated = weighed(RATED, 1);
    conversion =
        percentiles(
            shrunkRates(column(VISITOR_ORDERS), visitors, visitors, minOrders), minPeers, true);
    mismatch =
        percentiles(
            shrunkRates(column(MISMATCHED), told(delivered, mismatchTold), delivered, minOrders),
            minPeers,
            true);
    returns =
        percentiles(
            shrunkRates(column(RETURNED), told(delivered, returnsTold), delivered, minOrders),
            minPeers,
            true);
    rating =
        percentiles(
            shrunkMeans(weighed(STARS, 2), rated, weighed(SQUARES, 4), delivered, minOrders),
            minPeers,
            false);
    negativeText =
        percentiles(
            shrunkRates(weighed(NEGATIVE_TEXTS, 1), weighed(TEXTS, 1), delivered, minOrders),
            minPeers,
            true);
  }

  private double[] column(int counter) {
    return listings.stream().mapToDouble(l -> l.sums()[counter]).toArray();
  }

  /** A counter of reviews, in reviews. */
  private double[] weighed(int counter, int units) {
    return listings.stream()
        .mapToDouble(l -> RatedDays.toRatings(l.sums()[counter]) / units)
        .toArray();
  }

  private static double[] told(double[] orders, boolean told) {
    return told ? orders : new double[orders.length];
  }

  /** Rates drawn to that of all; NaN where too little happened, or nothing that has a rate. */
  private static double[] shrunkRates(double[] part, double[] base, double[] happened, int least) {
    Shrinkage.Peers all = peers(part, base, part);
    double weight =
        Shrinkage.rateWeight(
            all.mean(), Shrinkage.betweenVariance(all, Shrinkage.withinVariance(all)));
    double[] shrunk = new double[part.length];
    Arrays.setAll(
        shrunk,
        i ->
            happened[i] < Math.max(1, least)
                ? Double.NaN
                : Shrinkage.shrink(all.mean(), weight, Math.min(part[i], base[i]), base[i]));
    return shrunk;
  }

  /** Means drawn to that of all; NaN of listings with too few orders, or without ratings. */
  private static double[] shrunkMeans(
      double[] sum, double[] count, double[] squares, double[] orders, int least) {
    Shrinkage.Peers all = peers(sum, count, squares);
    double within = Shrinkage.withinVariance(all);
    double weight = Shrinkage.meanWeight(within, Shrinkage.betweenVariance(all, within));
    double[] shrunk = new double[sum.length];
    Arrays.setAll(
        shrunk,
        i ->
            orders[i] < least
                ? Double.NaN
                : Shrinkage.shrink(all.mean(), weight, sum[i], count[i]));
    return shrunk;
  }

  /** Sums in the order of the listings. */
  private static Shrinkage.Peers peers(double[] sum, double[] count, double[] squares) {
    long stores = 0;
    double[] s = new double[5];
    for (int i = 0; i < sum.length; i++) {
      if (count[i] > 0) {
        stores++;
        s[0] += sum[i];
        s[1] += count[i];
        s[2] += squares[i];
        s[3] += count[i] * count[i];
        s[4] += sum[i] * sum[i] / count[i];
      }
    }
    return new Shrinkage.Peers(stores, s[0], s[1], s[2], s[3], s[4]);
  }

  private static double[] percentiles(double[] values, int minPeers, boolean highEnd) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    MidRank peers = MidRank.of(known, known.length);
    double[] percentiles = new double[values.length];
    Arrays.setAll(
        percentiles,
        i ->
            Double.isNaN(values[i]) || known.length < minPeers
                ? Double.NaN
                : highEnd ? peers.fromBelow(values[i]) : peers.fromAbove(values[i]));
    return percentiles;
  }

  /** Mean of what is known. */
  private double disappointment(int i) {
    return Arrays.stream(new double[] {mismatch[i], returns[i], rating[i], negativeText[i]})
        .filter(p -> !Double.isNaN(p))
        .average()
        .orElse(Double.NaN);
  }

  @Override
  public int rows() {
    return listings.size();
  }

  /** In the order of {@link io.storegauge.table.ExpectationAlignmentTable}. */
  @Override
  public void write(int i, RowBuilder out) {
    Listing l = listings.get(i);
    long[] s = l.sums();
    double delivered = l.delivered();
    double disappointment = disappointment(i);
    int c = 0;
    out.set(c++, platform);
    out.set(c++, l.store());
    out.setInt(c++, asOf);
    out.set(c++, l.product());
    out.set(c++, l.delivered());
    out.set(c++, s[VISITORS]);
    out.set(
        c++,
        s[VISITORS] < Math.max(1, minOrders)
            ? Double.NaN
            : s[VISITOR_ORDERS] / (double) s[VISITORS]);
    out.set(c++, mismatchTold ? s[MISMATCHED] / delivered : Double.NaN);
    out.set(c++, returnsTold ? s[RETURNED] / delivered : Double.NaN);
    out.set(c++, RatedDays.toRatings(s[RATED]));
    out.set(c++, s[RATED] == 0 ? Double.NaN : RatedDays.toMean(s[STARS], s[RATED]));
    out.set(c++, RatedDays.toRatings(s[TEXTS]));
    out.set(c++, s[TEXTS] == 0 ? Double.NaN : s[NEGATIVE_TEXTS] / (double) s[TEXTS]);
    out.set(c++, conversion[i]);
    out.set(c++, mismatch[i]);
    out.set(c++, returns[i]);
    out.set(c++, rating[i]);
    out.set(c++, negativeText[i]);
    out.set(c++, disappointment);
    out.set(c++, conversion[i] * disappointment / 100);
    out.setInt(c, month);
  }
}
