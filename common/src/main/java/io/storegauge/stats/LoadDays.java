package io.storegauge.stats;

import io.storegauge.model.Fact;
import io.storegauge.stats.LoadBend.Bend;
import io.storegauge.stats.LoadBend.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The days of one store as its load and its service saw them. Each service is held against the
 * orders of the same day that it has to do with: late pickups against the orders due, replies
 * against the orders paid, negative ratings against the orders delivered.
 */
final class LoadDays {
  /** Facts of a day that are looked at, in this order. */
  static final List<Fact> FACTS =
      List.of(
          Fact.PAID_ORDERS,
          Fact.PICKUP_24H_DUE,
          Fact.PICKUP_24H_MET,
          Fact.CHAT_TURNS,
          Fact.CHAT_RESPONSE_SECONDS,
          Fact.DELIVERED_ORDERS,
          Fact.RATED_ORDERS,
          Fact.NEGATIVE_ORDERS,
          Fact.VISITORS,
          Fact.VISITOR_ORDERS);

  private static final int PAID = 0;
  private static final int DUE = 1;
  private static final int MET = 2;
  private static final int TURNS = 3;
  private static final int SECONDS = 4;
  private static final int DELIVERED = 5;
  private static final int RATED = 6;
  private static final int NEGATIVE = 7;
  private static final int VISITORS = 8;
  private static final int VISITOR_ORDERS = 9;

  private final long[][] days;

  /**
   * @param days {@link #FACTS} by day, in the order of the days
   */
  LoadDays(long[][] days) {
    this.days = days;
  }

  boolean isEmpty() {
    return days.length == 0;
  }

  /** One service day by day, and where it bends. */
  record Service(int dayCount, Bend bend) {}

  Service pickup() {
    long[][] due = with(DUE);
    return service(
        Kind.SHARE,
        column(due, DUE),
        values(due, d -> 1 - d[MET] / (double) d[DUE]),
        column(due, DUE));
  }

  Service reply() {
    long[][] chatted = with(TURNS);
    return service(
        Kind.LOGARITHM,
        column(chatted, PAID),
        values(chatted, d -> Math.log1p(d[SECONDS] / (double) d[TURNS])),
        column(chatted, TURNS));
  }

  Service reviews() {
    long[][] rated = with(RATED);
    return service(
        Kind.SHARE,
        column(rated, DELIVERED),
        values(rated, d -> Math.min(1, d[NEGATIVE] / RatedDays.toRatings(d[RATED]))),
        values(rated, d -> RatedDays.toRatings(d[RATED])));
  }

  private static Service service(Kind kind, double[] orders, double[] values, double[] counts) {
    double usual = median(orders);
    if (!(usual > 0)) {
      return new Service(values.length, null);
    }
    double[] loads = Arrays.stream(orders).map(o -> o / usual).toArray();
    return new Service(values.length, LoadBend.of(kind, loads, values, counts));
  }

  /** Median orders of days with any; NaN = there are none. */
  double usualOrders() {
    return median(column(with(PAID), PAID));
  }

  long highestOrders() {
    return Arrays.stream(days).mapToLong(d -> d[PAID]).max().orElse(0);
  }

  double latePickupRate() {
    return 1 - ratio(MET, DUE, 1);
  }

  double replySeconds() {
    return ratio(SECONDS, TURNS, 1);
  }

  double negativeRate() {
    return Math.min(1, ratio(NEGATIVE, RATED, Fact.WEIGHT_UNIT));
  }

  long visitors() {
    return sum(VISITORS);
  }

  double conversionRate() {
    return ratio(VISITOR_ORDERS, VISITORS, 1);
  }

  private double ratio(int part, int whole, long unit) {
    long base = sum(whole);
    return base == 0 ? Double.NaN : (double) sum(part) * unit / base;
  }

  private long sum(int column) {
    return Arrays.stream(days).mapToLong(d -> d[column]).sum();
  }

  private long[][] with(int column) {
    return Arrays.stream(days).filter(d -> d[column] > 0).toArray(long[][]::new);
  }

  private static double[] column(long[][] days, int column) {
    return values(days, d -> d[column]);
  }

  private static double[] values(long[][] days, ToDoubleFunction<long[]> of) {
    return Arrays.stream(days).mapToDouble(of).toArray();
  }

  private static double median(double[] values) {
    return MidRank.of(values, values.length).median();
  }
}
