package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.stats.BendFits.Fit;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BendFitsTest {
  private static final double[] LOADS = {3, 1, 4, 2};
  private static final double[] VALUES = {2, 1, 3, 1};

  private static BendFits fits(double[] loads, double[] values, double[] weights, double... bends) {
    BendFits fits = new BendFits(loads, values, bends);
    fits.weigh(weights);
    return fits;
  }

  private static BendFits even(double... bends) {
    return fits(LOADS, VALUES, new double[] {1, 1, 1, 1}, bends);
  }

  @Test
  void aBendThroughAllDaysLeavesNothing() {
    // Level 1 up to 2, then 1 for each 1 of load: 1, 1, 2, 3.
    assertFit(1, 1, 0, even(1.5, 2, 3).bend(1));
  }

  @Test
  void aLineAndALevelLeaveMore() {
    BendFits fits = even(2);
    // Loads around 2.5: Σdl² = 5, Σdl·dy = 3.5, Σdy² = 2.75; 2.75 − 0.7 · 3.5 = 0.3.
    assertFit(0, 0.7, 0.3, fits.line());
    assertFit(1.75, 0, 2.75, fits.flat());
  }

  @Test
  void aDayThatWeighsTwiceCountsAsTwoDays() {
    double[] twice = {3, 3, 1, 4, 2};
    Fit weighed = fits(LOADS, VALUES, new double[] {2, 1, 1, 1}, 1.5).bend(0);
    Fit repeated =
        fits(twice, new double[] {2, 2, 1, 3, 1}, new double[] {1, 1, 1, 1, 1}, 1.5).bend(0);
    assertFit(repeated.level(), repeated.rise(), repeated.left(), weighed);
  }

  @Test
  void loadsThatAreAllTheSameHaveNoRise() {
    double[] same = {1.1, 1.1, 1.1, 1.1};
    BendFits fits = fits(same, VALUES, new double[] {0.1, 0.7, 0.3, 0.9}, 1.1, 1.1);
    assertEquals(0, fits.line().rise());
    assertEquals(0, fits.bend(0).rise());
    assertEquals(0, fits.bend(1).rise());
    assertEquals(fits.flat().left(), fits.line().left());
  }

  @Test
  void sumsFromTheHighestLoadDownGiveWhatAPassOverAllDaysGives() {
    Random random = new Random(3);
    double[] loads = random.doubles(180, 0.2, 3).toArray();
    double[] values = random.doubles(180, 4, 6).toArray();
    double[] weights = random.doubles(180, 1, 500).toArray();
    double[] bends = random.doubles(80, 0.3, 2.8).sorted().toArray();
    BendFits fits = fits(loads, values, weights, bends);
    for (int i = 0; i < bends.length; i++) {
      double bend = bends[i];
      double[] beyond = Arrays.stream(loads).map(l -> Math.max(0, l - bend)).toArray();
      assertFit(pass(beyond, values, weights), fits.bend(i));
    }
    assertFit(pass(loads, values, weights), fits.line());
  }

  /** Level, rise and what is left, around the means. */
  private static Fit pass(double[] x, double[] y, double[] w) {
    double weight = Arrays.stream(w).sum();
    double meanX = 0;
    double meanY = 0;
    for (int d = 0; d < x.length; d++) {
      meanX += w[d] * x[d] / weight;
      meanY += w[d] * y[d] / weight;
    }
    double xx = 0;
    double xy = 0;
    for (int d = 0; d < x.length; d++) {
      xx += w[d] * (x[d] - meanX) * (x[d] - meanX);
      xy += w[d] * (x[d] - meanX) * (y[d] - meanY);
    }
    double rise = xy / xx;
    double level = meanY - rise * meanX;
    double left = 0;
    for (int d = 0; d < x.length; d++) {
      left += w[d] * Math.pow(y[d] - level - rise * x[d], 2);
    }
    return new Fit(level, rise, left);
  }

  private static void assertFit(Fit expected, Fit fit) {
    assertFit(expected.level(), expected.rise(), expected.left(), fit);
  }

  private static void assertFit(double level, double rise, double left, Fit fit) {
    assertEquals(level, fit.level(), 1e-9);
    assertEquals(rise, fit.rise(), 1e-9);
    assertEquals(left, fit.left(), 1e-9 * Math.max(1, left));
  }
}
