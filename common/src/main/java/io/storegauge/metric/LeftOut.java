package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.Metric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The exempt days of a platform inside each window, measure by measure and day by day of a {@link
 * StoreHistory}: what has to be taken away from the sum of the whole window. It is worked out once
 * for all stores of the platform.
 */
final class LeftOut {
  static final int[] NO_RUN = {};

  static final LeftOut NOTHING = new LeftOut(new int[Measures.COUNT][][]);

  /**
   * By measure and day number: first day of a run, day after its last, and so on, within the window
   * that ends on the day; null = no window of the measure leaves a day out.
   */
  private final int[][][] runs;

  private LeftOut(int[][][] runs) {
    this.runs = runs;
  }

  /**
   * @param exempt days by metric; of the others every day counts
   * @param history any one of the as-of days that are wanted
   */
  static LeftOut of(Map<Metric, DaySet> exempt, StoreHistory history) {
    int[][][] runs = new int[Measures.COUNT][][];
    Map<Window, int[][]> made = new HashMap<>();
    for (int m = 0; m < Measures.REPURCHASE; m++) {
      Metric.Windowed measure = Measures.WINDOWED.get(m);
      DaySet days = exempt.get(measure.metric());
      if (days != null) {
        Window window = new Window(days, measure.windowDays());
        int[][] byDay = made.computeIfAbsent(window, w -> w.runs(history));
        boolean any = Arrays.stream(byDay).anyMatch(r -> r.length > 0);
        runs[m] = any ? byDay : null;
      }
    }
    return new LeftOut(runs);
  }

  /** Metrics that leave out the same days over as long a window share their runs. */
  private record Window(DaySet exempt, int windowDays) {

    int[][] runs(StoreHistory history) {
      long[] bounds = exempt.bounds();
      int[][] byDay = new int[history.days()][];
      for (int day = 0; day < byDay.length; day++) {
        byDay[day] = runs(bounds, history.epochDay(0), Math.max(0, day - windowDays + 1), day);
      }
      return byDay;
    }

    private static int[] runs(long[] bounds, long dayZero, int first, int last) {
      int[] runs = new int[bounds.length];
      int length = 0;
      for (int b = 0; b < bounds.length; b += 2) {
        long from = Math.max(first, bounds[b] - dayZero);
        long to = Math.min(last, bounds[b + 1] - dayZero);
        if (from <= to) {
          runs[length++] = (int) from;
          runs[length++] = (int) to + 1;
        }
      }
      return length == 0 ? NO_RUN : Arrays.copyOf(runs, length);
    }
  }

  /** Whether any window of a measure leaves a day out. */
  boolean concerns(int measure) {
    return runs[measure] != null;
  }

  /** Exempt days of the window that ends on a day, as {@link StoreHistory#over} takes them. */
  int[] runs(int measure, int day) {
    return concerns(measure) ? runs[measure][day] : NO_RUN;
  }

  /** Whether the day itself is left out. */
  boolean holds(int measure, int day) {
    int[] inWindow = runs(measure, day);
    return inWindow.length > 0 && inWindow[inWindow.length - 1] == day + 1;
  }
}
