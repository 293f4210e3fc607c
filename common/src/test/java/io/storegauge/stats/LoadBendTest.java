package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.LoadBend.Bend;
import io.storegauge.stats.LoadBend.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LoadBendTest {
  private static final int DAYS = 180;

  /** Loads 0.5 to 2.49 in steps, and a wave that looks like noise but repeats. */
  private static Bend of(Kind kind, int days, DoubleUnaryOperator service) {
    double[] loads = new double[days];
    double[] values = new double[days];
    double[] counts = new double[days];
    for (int d = 0; d < days; d++) {
      loads[d] = 0.5 + (d * 37 % 200) / 100.0;
      values[d] = service.applyAsDouble(loads[d]) + (d % 2 == 0 ? 0.01 : -0.01);
      counts[d] = 50;
    }
    return LoadBend.of(kind, loads, values, counts);
  }

  @Test
  void serviceThatRisesBeyondALoadBendsThere() {
    Bend bend = of(Kind.SHARE, DAYS, l -> 0.1 + 0.3 * Math.max(0, l - 1.5));
    assertEquals(1.5, bend.load(), 0.03);
    assertTrue(bend.low() <= 1.5 && 1.5 <= bend.high());
    assertTrue(bend.high() - bend.low() < 0.3);
    assertEquals(1.5, of(Kind.LOGARITHM, DAYS, l -> 4 + Math.max(0, l - 1.5)).load(), 0.03);
  }

  @Test
  void levelImprovingAndStraightServiceDoesNotBend() {
    assertNull(of(Kind.SHARE, DAYS, l -> 0.1));
    assertNull(of(Kind.SHARE, DAYS, l -> 0.5 - 0.3 * Math.max(0, l - 1.5)));
    // It worsens with every order: there is no load up to which it is good.
    assertNull(of(Kind.SHARE, DAYS, l -> 0.1 * l));
  }

  @Test
  void aRiseThatNobodyWouldNoticeIsNoBend() {
    // 1 point of 100 at the highest load.
    assertNull(of(Kind.SHARE, DAYS, l -> 0.1 + 0.01 * Math.max(0, l - 1.49)));
    assertNotNull(of(Kind.SHARE, DAYS, l -> 0.1 + 0.05 * Math.max(0, l - 1.49)));
  }

  @Test
  void fewerThanSixtyDaysSayNothing() {
    assertNull(of(Kind.SHARE, 59, l -> 0.1 + 0.3 * Math.max(0, l - 1.5)));
    assertNotNull(of(Kind.SHARE, 60, l -> 0.1 + 0.3 * Math.max(0, l - 1.5)));
  }

  @Test
  void serviceThatNeverChangesDoesNotBend() {
    double[] same = new double[DAYS];
    Arrays.fill(same, 0.2);
    double[] loads = new double[DAYS];
    Arrays.setAll(loads, d -> 1 + d % 10 / 10.0);
    assertNull(LoadBend.of(Kind.SHARE, loads, same, loads));
    assertNull(LoadBend.of(Kind.SHARE, same, loads, loads));
  }

  @Test
  void noOtherLoadOnAFineGridExplainsTheDaysBetter() {
    Random random = new Random(8);
    for (int round = 0; round < 20; round++) {
      double[] loads = new double[DAYS];
      double[] values = new double[DAYS];
      double[] counts = new double[DAYS];
      for (int d = 0; d < DAYS; d++) {
        loads[d] = Math.exp(0.4 * random.nextGaussian());
        values[d] = 4 + Math.max(0, loads[d] - 1.3) + 0.2 * random.nextGaussian();
        counts[d] = 40;
      }
      Bend bend = LoadBend.of(Kind.LOGARITHM, loads, values, counts);
      double found = left(loads, values, bend.load());
      for (double load = 0.7; load < 2; load += 0.002) {
        // Within a step of the loads that are tried, the best may lie a little deeper.
        assertTrue(found <= left(loads, values, load) * 1.005, "round " + round + ": " + load);
      }
    }
  }

  /** Squares that two segments with that bend leave, by the normal equations of equal weights. */
  private static double left(double[] loads, double[] values, double bend) {
    double n = loads.length;
    double h = 0;
    double hh = 0;
    double y = 0;
    double hy = 0;
    double yy = 0;
    for (int d = 0; d < loads.length; d++) {
      double beyond = Math.max(0, loads[d] - bend);
      h += beyond;
      hh += beyond * beyond;
      y += values[d];
      hy += beyond * values[d];
      yy += values[d] * values[d];
    }
    double slope = (n * hy - h * y) / (n * hh - h * h);
    double level = (y - slope * h) / n;
    return yy - level * y - slope * hy;
  }
}
