package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedSumTest {
  private static final double UNKNOWN = Double.NaN;

  @Test
  void weighsWhatIsKnown() {
    WeightedSum sum = WeightedSum.of(new double[] {80, 40}, new double[] {75, 25});
    assertArrayEquals(new double[] {0.75, 0.25}, sum.weights());
    assertArrayEquals(new long[] {60_000_000, 10_000_000}, sum.contributions());
    assertEquals(70_000_000, sum.total());
    assertEquals(1.0, sum.coverage());
  }

  @Test
  void missingValuesLeaveTheirWeightToTheOthers() {
    // 50 and 20 of 100 known: shares 5/7 and 2/7, of 90 and 60 points.
    WeightedSum sum =
        WeightedSum.of(new double[] {90, UNKNOWN, UNKNOWN, 60}, new double[] {50, 15, 15, 20});
    assertEquals(0.7, sum.coverage(), 1e-15);
    assertArrayEquals(new long[] {64_285_714, 0, 0, 17_142_857}, sum.contributions());
    assertEquals(81_428_571, sum.total());
    assertEquals(0.0, sum.weights()[1]);
  }

  @Test
  void aHundredEverywhereIsAHundred() {
    // 41.6666…, 41.6666… and 16.6666…: two of three rounded up, the first of equal remainders.
    WeightedSum sum =
        WeightedSum.of(new double[] {100, UNKNOWN, 100, 100}, new double[] {25, 40, 25, 10});
    assertEquals(100_000_000, sum.total());
    assertEquals(100_000_000, Arrays.stream(sum.contributions()).sum());
    assertEquals(0, sum.contributions()[1]);
  }

  @Test
  void whatLosesMostByRoundingDownIsRoundedUp() {
    // Shares 0.333333|5, 0.333333|2 and 0.333333|3 sum to 1.000000|0: one millionth is left.
    assertArrayEquals(
        new long[] {333_334, 333_333, 333_333},
        Millionths.apportion(new double[] {0.3333335, 0.3333332, 0.3333333}, 1_000_000));
    assertArrayEquals(
        new long[] {333_333, 333_333, 333_334},
        Millionths.apportion(new double[] {0.3333331, 0.3333332, 0.3333337}, 1_000_000));
    assertArrayEquals(new long[] {1, 0}, Millionths.apportion(new double[] {5e-7, 5e-7}, 1));
  }

  @Test
  void nothingKnownIsNotZero() {
    WeightedSum sum = WeightedSum.of(new double[] {UNKNOWN, UNKNOWN}, new double[] {60, 40});
    assertFalse(sum.known());
    assertEquals(0.0, sum.coverage());
    assertArrayEquals(new long[2], sum.contributions());
  }

  @Test
  void aKnownValueWithoutWeightMakesNoScore() {
    assertFalse(WeightedSum.of(new double[] {50, UNKNOWN}, new double[] {0, 100}).known());
  }

  @Test
  void contributionsAlwaysAddUpToTheTotal() {
    Random random = new Random(7);
    for (int trial = 0; trial < 10_000; trial++) {
      double[] values = new double[6];
      double[] weights = new double[6];
      for (int i = 0; i < 6; i++) {
        values[i] = random.nextInt(4) == 0 ? UNKNOWN : 100 * random.nextDouble();
        weights[i] = random.nextInt(50);
      }
      WeightedSum sum = WeightedSum.of(values, weights);
      double mean = 0;
      for (int i = 0; i < 6; i++) {
        mean += Double.isNaN(values[i]) ? 0 : values[i] * sum.weights()[i];
      }
      assertEquals(Arrays.stream(sum.contributions()).sum(), sum.total());
      assertTrue(Math.abs(Millionths.toDouble(sum.total()) - mean) <= 0.5e-6 + 1e-9);
      for (int i = 0; i < 6; i++) {
        double share = Double.isNaN(values[i]) ? 0 : values[i] * sum.weights()[i];
        assertTrue(Math.abs(Millionths.toDouble(sum.contributions()[i]) - share) <= 1e-6 + 1e-9);
      }
    }
  }
}
