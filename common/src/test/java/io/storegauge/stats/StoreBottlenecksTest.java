package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Friction;
import io.storegauge.stats.BottleneckRows.StoreFrictions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoreBottlenecksTest {
  private static final int N = Friction.values().length;

  /** A store alone on its platform, whose harms are therefore its own, each with variance 0.01. */
  private static StoreBottlenecks of(double mean, long[] exposed, double[] harms) {
    double[] variances = new double[N];
    PooledEffects[] pooled = new PooledEffects[N];
    boolean[] told = new boolean[N];
    for (int f = 0; f < N; f++) {
      variances[f] = Double.isNaN(harms[f]) ? Double.NaN : 0.01;
      pooled[f] = new PooledEffects(new double[] {harms[f]}, new double[] {variances[f]});
      told[f] = exposed[f] >= 0;
    }
    long[] known = new long[N];
    Arrays.fill(known, 100);
    return StoreBottlenecks.of(
        new StoreFrictions(
            null, 50, mean, known, exposed, new double[N], new double[N], harms, variances),
        told,
        pooled);
  }

  private static double[] harms(double... first) {
    double[] all = new double[N];
    Arrays.fill(all, Double.NaN);
    System.arraycopy(first, 0, all, 0, first.length);
    return all;
  }

  private static long[] exposed(long... first) {
    return Arrays.copyOf(first, N);
  }

  @Test
  void pointsLostAreExposureTimesHarmAndRanked() {
    // 10 of 100 × 1 star, 50 × 0.4, 5 × 2: 0.1, 0.2, 0.1; the earlier of equals ranks first.
    StoreBottlenecks b = of(4, exposed(10, 50, 5), harms(-1, -0.4, -2));
    assertArrayEquals(new double[] {0.1, 0.2, 0.1}, Arrays.copyOf(b.lost(), 3), 1e-12);
    assertArrayEquals(new int[] {2, 1, 3}, Arrays.copyOf(b.ranks(), 3));
    assertEquals(0.5 * (0.4 - 0.1959964), b.lostLow()[1], 1e-9);
    assertEquals(0.5 * (0.4 + 0.1959964), b.lostHigh()[1], 1e-9);
  }

  @Test
  void whatDoesNoHarmCostsNothingAndHasNoRank() {
    StoreBottlenecks b = of(4, exposed(10, 0), harms(0.3, -1));
    assertEquals(0, b.lost()[0]);
    assertEquals(0, b.lostLow()[0]);
    assertEquals(0, b.lost()[1]);
    assertEquals(0, b.ranks()[0]);
    assertEquals(0, b.ranks()[1]);
  }

  @Test
  void allTogetherCostNoMoreThanIsLacking() {
    // 0.5 × 1 and 0.25 × 2 make 1, but only 0.2 are lacking: a fifth of each.
    StoreBottlenecks b = of(4.8, exposed(50, 25), harms(-1, -2));
    assertArrayEquals(new double[] {0.1, 0.1}, Arrays.copyOf(b.lost(), 2), 1e-12);
    assertEquals(0.2, b.lost()[0] + b.lost()[1], 1e-12);
    assertTrue(b.lostHigh()[0] <= 0.2 && b.lostLow()[0] <= b.lost()[0]);
  }

  @Test
  void whatNobodyTellsOfIsNotZero() {
    StoreBottlenecks b = of(4, exposed(10, -1), harms(-1, -1));
    assertTrue(Double.isNaN(b.exposure()[1]) && Double.isNaN(b.lost()[1]));
    assertEquals(0, b.ranks()[1]);
    // Exposed, but no store can say what harm it does.
    StoreBottlenecks unknown = of(4, exposed(10), harms(Double.NaN));
    assertEquals(0.1, unknown.exposure()[0], 1e-12);
    assertTrue(Double.isNaN(unknown.lost()[0]));
  }

  @Test
  void aStoreWithoutRatingsLosesWhatItsExposureSays() {
    assertEquals(0.1, of(Double.NaN, exposed(10), harms(-1)).lost()[0], 1e-12);
  }
}
