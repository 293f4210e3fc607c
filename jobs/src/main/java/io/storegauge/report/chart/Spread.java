package io.storegauge.report.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Moves labels apart that would lie on each other. */
final class Spread {
  private Spread() {}

  /**
   * Places at least {@code gap} apart, in the order of the wishes, none beyond the ends as long as
   * there is room, each as near to its wish as those before it allow.
   */
  static double[] apart(double[] wishes, double gap, double least, double most) {
    int[] order =
        IntStream.range(0, wishes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> wishes[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] places = Arrays.copyOf(wishes, wishes.length);
    double free = least;
    for (int i : order) {
      places[i] = Math.max(wishes[i], free);
      free = places[i] + gap;
    }
    double limit = most;
    for (int k = order.length - 1; k >= 0; k--) {
      places[order[k]] = Math.min(places[order[k]], limit);
      limit = places[order[k]] - gap;
    }
    return places;
  }
}
