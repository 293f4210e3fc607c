package io.storegauge.stats;

import io.storegauge.model.Touchpoint;
import io.storegauge.table.MetricColumn;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Percentiles of the brands on one platform and day. A brand's percentile by a metric is that of
 * its formal stores, weighted by their orders, in whole numbers, so that the order of the stores
 * does not show; a touchpoint's is the mean over its metrics.
 */
final class BrandDay {
  private static final int TOUCHPOINTS = Touchpoint.values().length;

  private final PeerDay day;
  private final int[] touchpointOf;
  private final UTF8String[] brands;
  private final long[][] sums;
  private final long[][] weights;
  private final int[] stores;
  private final long[] orders;

  /** Days with the metrics in order, and the brand as the only text; null = no brand known. */
  BrandDay(PeerDay day, List<MetricColumn> metrics, int minPeers) {
    this.day = day;
    this.touchpointOf = metrics.stream().mapToInt(m -> Touchpoint.of(m.id()).ordinal()).toArray();
    this.brands = brands(day);
    this.sums = new long[metrics.size()][brands.length];
    this.weights = new long[metrics.size()][brands.length];
    this.stores = new int[brands.length * TOUCHPOINTS];
    this.orders = new long[brands.length * TOUCHPOINTS];
    int[] brandOf = brandOf(day, brands);
    boolean[] counted = new boolean[day.size() * TOUCHPOINTS];
    for (int m = 0; m < metrics.size(); m++) {
      PeerColumn column = day.rank(day.column(m), minPeers);
      for (int s = 0; s < brandOf.length; s++) {
        double percentile = column.percentile(s, metrics.get(m).higherIsBetter());
        if (brandOf[s] >= 0 && !Double.isNaN(percentile)) {
          sums[m][brandOf[s]] += day.paidOrders(s) * Millionths.of(percentile);
          weights[m][brandOf[s]] += day.paidOrders(s);
          count(s, brandOf[s], touchpointOf[m], counted);
        }
      }
    }
  }

  private static UTF8String[] brands(PeerDay day) {
    TreeSet<UTF8String> brands = new TreeSet<>();
    for (int s = 0; s < day.size(); s++) {
      if (day.text(0, s) != null) {
        brands.add(day.text(0, s));
      }
    }
    return brands.toArray(new UTF8String[0]);
  }

  private static int[] brandOf(PeerDay day, UTF8String[] brands) {
    return IntStream.range(0, day.size())
        .map(s -> day.text(0, s) == null ? -1 : Arrays.binarySearch(brands, day.text(0, s)))
        .toArray();
  }

  private void count(int store, int brand, int touchpoint, boolean[] counted) {
    int seen = store * TOUCHPOINTS + touchpoint;
    if (!counted[seen]) {
      counted[seen] = true;
      stores[brand * TOUCHPOINTS + touchpoint]++;
      orders[brand * TOUCHPOINTS + touchpoint] += day.paidOrders(store);
    }
  }

  PeerDay day() {
    return day;
  }

  /** brand × touchpoints + touchpoint of those with a percentile, ascending. */
  int[] filled() {
    return IntStream.range(0, stores.length).filter(i -> stores[i] > 0).toArray();
  }

  UTF8String brand(int brand) {
    return brands[brand];
  }

  int stores(int brand, int touchpoint) {
    return stores[brand * TOUCHPOINTS + touchpoint];
  }

  long orders(int brand, int touchpoint) {
    return orders[brand * TOUCHPOINTS + touchpoint];
  }

  /** Metrics of a touchpoint with a percentile. */
  int metrics(int brand, int touchpoint) {
    return (int) known(brand, touchpoint).count();
  }

  /** Millionths of the brand's percentile by a metric it has one of. */
  long percentileOf(int metric, int brand) {
    return quotient(sums[metric][brand], weights[metric][brand]);
  }

  /** Millionths of the touchpoint's percentile. */
  long percentile(int brand, int touchpoint) {
    return quotient(
        known(brand, touchpoint).mapToLong(m -> percentileOf(m, brand)).sum(),
        metrics(brand, touchpoint));
  }

  /** The metric with the lowest percentile, the first of equal ones. */
  int weakest(int brand, int touchpoint) {
    return known(brand, touchpoint)
        .reduce((a, b) -> percentileOf(b, brand) < percentileOf(a, brand) ? b : a)
        .orElseThrow();
  }

  private IntStream known(int brand, int touchpoint) {
    return IntStream.range(0, touchpointOf.length)
        .filter(m -> touchpointOf[m] == touchpoint && weights[m][brand] > 0);
  }

  /** Nearest whole number, halves upwards. */
  private static long quotient(long sum, long count) {
    return (2 * sum + count) / (2 * count);
  }
}
