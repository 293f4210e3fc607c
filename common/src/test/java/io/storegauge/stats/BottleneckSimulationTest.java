package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Friction;
import io.storegauge.stats.BottleneckRows.StoreFrictions;
import io.storegauge.stats.FrictionEffects.Cell;
import io.storegauge.stats.FrictionEffects.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether bottlenecks find what was planted, and how often their intervals hold the truth. */
class BottleneckSimulationTest {
  private static final int FRICTIONS = 8;

  /** Share of orders, mean harm and spread of the harm between stores. */
  private static final double[] USUAL = {0.05, 0.06, 0.02, 0.012, 0.012, 0.015, 0.03, 0.01};

  private static final double[] HARM = {-0.6, -0.3, -0.9, -2.2, -1.6, -1.9, -0.4, -1.2};
  private static final double[] SPREAD = {0.2, 0.15, 0.25, 0.3, 0.3, 0.3, 0, 0.3};

  /** One store: what was drawn, and what comes out. */
  private record Store(double[] harm, double[] exposure, int planted, StoreFrictions found) {}

  private final Random random = new Random(2025);

  /**
   * Two categories and three months that are rated differently and have their frictions unequally
   * often; a late pickup often breaks the promise too.
   */
  private Store store(int number, int ratings, int planted) {
    int all = Friction.values().length;
    double[] harm = new double[all];
    double[] share = new double[all];
    for (int f = 0; f < FRICTIONS; f++) {
      harm[f] = HARM[f] + SPREAD[f] * random.nextGaussian();
      share[f] = USUAL[f] * Math.exp(0.4 * random.nextGaussian());
    }
    if (planted >= 0) {
      // So often that it costs most: about a quarter of a star.
      share[planted] = Math.min(0.6, -0.25 / HARM[planted]);
    }
    long[] exposed = new long[all];
    Map<Integer, double[]> cells = new TreeMap<>();
    double total = 0;
    for (int i = 0; i < ratings; i++) {
      int stratum = random.nextInt(6);
      int set = 0;
      double mean = 4.85 - 0.05 * stratum;
      for (int f = 0; f < FRICTIONS; f++) {
        double chance = share[f] * (0.7 + 0.12 * stratum);
        if (f == 2 && (set & 1) != 0) {
          chance += 0.4;
        }
        if (random.nextDouble() < chance) {
          set |= 1 << f;
          mean += harm[f];
          exposed[f]++;
        }
      }
      double up = Math.max(0, Math.min(1, (mean - 1) / 4));
      int stars = 1;
      for (int s = 0; s < 4; s++) {
        stars += random.nextDouble() < up ? 1 : 0;
      }
      double[] sums = cells.computeIfAbsent(stratum << 10 | set, k -> new double[3]);
      sums[0]++;
      sums[1] += stars;
      sums[2] += stars * stars;
      total += stars;
    }
    List<Cell> list = new ArrayList<>();
    cells.forEach((key, s) -> list.add(new Cell(key >> 10, key & 1023, s[0], s[1], s[2])));
    Effect[] effects = FrictionEffects.of(list);
    long[] known = new long[all];
    Arrays.fill(known, ratings);
    double[] exposure = Arrays.stream(exposed).mapToDouble(e -> e / (double) ratings).toArray();
    return new Store(
        harm,
        exposure,
        planted,
        new StoreFrictions(
            org.apache.spark.unsafe.types.UTF8String.fromString("s" + number),
            ratings,
            total / ratings,
            known,
            exposed,
            Arrays.stream(effects).mapToDouble(Effect::exposed).toArray(),
            Arrays.stream(effects).mapToDouble(Effect::comparable).toArray(),
            Arrays.stream(effects).mapToDouble(Effect::stars).toArray(),
            Arrays.stream(effects).mapToDouble(Effect::variance).toArray()));
  }

  private static PooledEffects[] pooled(List<Store> stores) {
    PooledEffects[] pooled = new PooledEffects[Friction.values().length];
    for (int f = 0; f < pooled.length; f++) {
      int friction = f;
      pooled[f] =
          new PooledEffects(
              stores.stream().mapToDouble(s -> s.found().effects()[friction]).toArray(),
              stores.stream().mapToDouble(s -> s.found().variances()[friction]).toArray());
    }
    return pooled;
  }

  private static StoreBottlenecks bottlenecks(Store store, PooledEffects[] pooled) {
    boolean[] told = new boolean[pooled.length];
    Arrays.fill(told, true);
    return StoreBottlenecks.of(store.found(), told, pooled);
  }

  @Test
  void ninetyFivePercentIntervalsHoldTheTruthInNinetyToNinetyEightOfAHundred() {
    int[] held = new int[3];
    int[] asked = new int[3];
    for (int platform = 0; platform < 12; platform++) {
      List<Store> stores = new ArrayList<>();
      for (int s = 0; s < 30; s++) {
        // From 60 ratings to 4,000: most frictions of a small store are met once or never.
        stores.add(store(s, (int) (60 * Math.exp(4.2 * random.nextDouble())), -1));
      }
      PooledEffects[] pooled = pooled(stores);
      for (Store s : stores) {
        StoreBottlenecks b = bottlenecks(s, pooled);
        int size = s.found().rated() < 200 ? 0 : s.found().rated() < 1000 ? 1 : 2;
        for (int f = 0; f < FRICTIONS; f++) {
          if (s.found().exposed()[f] > 0) {
            double lost = Math.max(0, -s.harm()[f]) * s.exposure()[f];
            asked[size]++;
            held[size] += b.lostLow()[f] <= lost && lost <= b.lostHigh()[f] ? 1 : 0;
          }
        }
      }
    }
    for (int size = 0; size < 3; size++) {
      double share = held[size] / (double) asked[size];
      assertTrue(share >= 0.90 && share <= 0.98, "size " + size + ": " + share);
      assertTrue(asked[size] > 500, "size " + size);
    }
  }

  @Test
  void aPlantedBottleneckRanksFirstInNineOfTenStores() {
    List<Store> stores = new ArrayList<>();
    for (int s = 0; s < 160; s++) {
      stores.add(store(s, 150 + random.nextInt(600), s % 2 == 0 ? s / 2 % FRICTIONS : -1));
    }
    PooledEffects[] pooled = pooled(stores);
    int first = 0;
    int planted = 0;
    for (Store s : stores) {
      StoreBottlenecks b = bottlenecks(s, pooled);
      assertTrue(Arrays.stream(b.lost()).filter(l -> l > 0).sum() <= s.found().gap() + 1e-12);
      if (s.planted() >= 0) {
        planted++;
        first += b.ranks()[s.planted()] == 1 ? 1 : 0;
      }
    }
    assertEquals(80, planted);
    assertTrue(first >= 72, first + " of 80");
  }
}
