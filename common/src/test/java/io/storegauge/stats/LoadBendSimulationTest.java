package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.LoadBend.Bend;
import io.storegauge.stats.LoadBend.Kind;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether bends are found where they were planted, and nowhere else. */
class LoadBendSimulationTest {
  private static final int DAYS = 180;
  private static final int STORES = 100;

  private final Random random = new Random(42);

  /**
   * A store's days: load and quality swing from day to day and stay as they were for a while, one
   * day in seventeen is a promotion. Without a bend (0) the service may worsen with every order.
   */
  private Bend store(Kind kind, int ordersADay, double bend, double slope) {
    double[] orders = new double[DAYS];
    double[] moods = new double[DAYS];
    double swing = 0;
    double mood = 0;
    for (int d = 0; d < DAYS; d++) {
      swing = 0.3 * swing + 0.95 * random.nextGaussian();
      mood = 0.4 * mood + 0.92 * random.nextGaussian();
      double load = Math.exp(0.3 * swing);
      load *= random.nextDouble() < 0.06 ? 1.5 + random.nextDouble() : 1;
      double expected = ordersADay * load;
      orders[d] = Math.max(1, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
      moods[d] = mood;
    }
    double[] sorted = orders.clone();
    Arrays.sort(sorted);
    double usual = sorted[DAYS / 2];
    double[] loads = Arrays.stream(orders).map(o -> o / usual).toArray();
    double[] values = new double[DAYS];
    for (int d = 0; d < DAYS; d++) {
      double beyond = bend == 0 ? 0 : Math.max(0, loads[d] - bend);
      values[d] =
          kind == Kind.SHARE
              ? share(0.05 + 0.4 * beyond + slope * loads[d] + 0.03 * moods[d], orders[d])
              : 4
                  + 1.2 * beyond
                  + 5 * slope * loads[d]
                  + 0.2 * moods[d]
                  + 0.6 / Math.sqrt(orders[d]) * random.nextGaussian();
    }
    return LoadBend.of(kind, loads, values, orders);
  }

  private double share(double chance, double orders) {
    double p = Math.min(0.95, Math.max(0.002, chance));
    int bad = 0;
    for (int i = 0; i < orders; i++) {
      bad += random.nextDouble() < p ? 1 : 0;
    }
    return bad / orders;
  }

  @Test
  void plantedBendsAreFoundWithinFifteenPercentAndTheirIntervalsHoldThem() {
    for (Kind kind : Kind.values()) {
      for (int ordersADay : new int[] {15, 60, 250}) {
        for (double bend : new double[] {1.2, 1.5}) {
          int near = 0;
          int held = 0;
          int found = 0;
          for (int s = 0; s < STORES; s++) {
            Bend b = store(kind, ordersADay, bend, 0);
            if (b != null) {
              found++;
              near += Math.abs(b.load() / bend - 1) <= 0.15 ? 1 : 0;
              held += b.low() <= bend && bend <= b.high() ? 1 : 0;
            }
          }
          String what = kind + " " + ordersADay + " " + bend + ": ";
          assertTrue(near >= 0.9 * STORES, what + near);
          assertTrue(held >= 0.85 * found, what + held + " of " + found);
        }
      }
    }
  }

  @Test
  void whereThereIsNoBendNoneIsClaimed() {
    for (Kind kind : Kind.values()) {
      for (int ordersADay : new int[] {15, 60, 250}) {
        for (double slope : new double[] {0, 0.05}) {
          int claimed = 0;
          for (int s = 0; s < STORES; s++) {
            claimed += store(kind, ordersADay, 0, slope) == null ? 0 : 1;
          }
          assertTrue(
              claimed <= 0.04 * STORES, kind + " " + ordersADay + " " + slope + ": " + claimed);
        }
      }
    }
  }
}
