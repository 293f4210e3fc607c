package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Friction;
import io.storegauge.stats.FrictionEffects.Cell;
import io.storegauge.stats.FrictionEffects.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrictionEffectsTest {
  private static final int LATE = Friction.LATE_PICKUP.bit();
  private static final int MISSED = Friction.MISSED_PROMISE.bit();

  private static Cell cell(int stratum, int set, double... stars) {
    double sum = Arrays.stream(stars).sum();
    return new Cell(stratum, set, stars.length, sum, Arrays.stream(stars).map(s -> s * s).sum());
  }

  private static Effect of(Friction friction, Cell... cells) {
    return FrictionEffects.of(List.of(cells))[friction.ordinal()];
  }

  @Test
  void oneFrictionInOneStratumIsTheDifferenceOfTheMeans() {
    // Exposed 2 and 4, mean 3; others 5, 5, 4, 4, mean 4.5.
    Effect e = of(Friction.LATE_PICKUP, cell(0, 0, 5, 5, 4, 4), cell(0, LATE, 2, 4));
    assertEquals(-1.5, e.stars(), 1e-12);
    assertEquals(2, e.exposed());
    assertEquals(4, e.comparable());
    // Spread of the others: squares inside 1 on 3, drawn by 4 of 1: (4 + 1) / 7; then drawn once
    // more to itself by 10: (50/7 + 1) / 13. Exposed: 2 on 1: 6 / 5, (12 + 2) / 11.
    assertEquals((50.0 / 7 + 1) / 13 / 4 + 14.0 / 11 / 2, e.variance(), 1e-12);
  }

  @Test
  void onlyOrdersOfOneCategoryAndMonthAreCompared() {
    // Stratum 0 is rated 5, stratum 1 is rated 3; late orders come from the latter alone.
    Effect e =
        of(Friction.LATE_PICKUP, cell(0, 0, 5, 5, 5, 5), cell(1, 0, 3, 3), cell(1, LATE, 2, 2));
    assertEquals(-1, e.stars(), 1e-12);
    assertEquals(2, e.comparable());
  }

  @Test
  void anOrderWithTwoFrictionsBlamesEachForItsPart() {
    // Late pickup costs 1, a missed promise 2, both 3.
    Cell[] cells = {
      cell(0, 0, 5, 5, 5), cell(0, LATE, 4, 4), cell(0, MISSED, 3), cell(0, LATE | MISSED, 2, 2)
    };
    assertEquals(-1, of(Friction.LATE_PICKUP, cells).stars(), 1e-12);
    assertEquals(-2, of(Friction.MISSED_PROMISE, cells).stars(), 1e-12);
  }

  @Test
  void whatAlwaysComesTogetherIsTakenForTheFirstOfTheJourney() {
    Cell[] cells = {cell(0, 0, 5, 5, 5), cell(0, LATE | MISSED, 2, 2)};
    assertEquals(-3, of(Friction.LATE_PICKUP, cells).stars(), 1e-12);
    Effect missed = of(Friction.MISSED_PROMISE, cells);
    assertTrue(Double.isNaN(missed.stars()) && Double.isNaN(missed.variance()));
    assertEquals(2, missed.exposed());
  }

  @Test
  void whereAllOrNoneOfTheOrdersAreExposedNothingCanBeTold() {
    assertTrue(Double.isNaN(of(Friction.LATE_PICKUP, cell(0, LATE, 2, 4)).stars()));
    assertTrue(Double.isNaN(of(Friction.LATE_PICKUP, cell(0, 0, 2, 4)).stars()));
    // Exposed in one month, unexposed in another: not comparable.
    Effect apart = of(Friction.LATE_PICKUP, cell(0, LATE, 2, 4), cell(1, 0, 5, 5));
    assertTrue(Double.isNaN(apart.stars()));
    assertEquals(0, apart.comparable());
    for (Effect e : FrictionEffects.of(List.of())) {
      assertTrue(Double.isNaN(e.stars()));
      assertEquals(0, e.exposed());
    }
  }

  @Test
  void halfARatingCountsHalf() {
    Effect e =
        of(Friction.LATE_PICKUP, new Cell(0, 0, 1.5, 7.5, 37.5), new Cell(0, LATE, 0.5, 1, 2));
    assertEquals(-3, e.stars(), 1e-12);
  }

  @Test
  void randomCellsAgreeWithLeastSquaresOnEveryRating() {
    Random random = new Random(17);
    for (int round = 0; round < 40; round++) {
      List<Cell> cells = new ArrayList<>();
      for (int stratum = 0; stratum < 3; stratum++) {
        for (int set : new int[] {0, 1, 2, 4, 5, 8, 13, 512}) {
          if (random.nextInt(3) > 0) {
            cells.add(
                cell(
                    stratum,
                    set,
                    random.ints(1 + random.nextInt(6), 1, 6).asDoubleStream().toArray()));
          }
        }
      }
      double[][] expected = LeastSquaresOracle.of(cells);
      Effect[] found = FrictionEffects.of(cells);
      for (int f = 0; f < found.length; f++) {
        assertEquals(expected[f][0], found[f].stars(), 1e-9, "effect " + f + " of round " + round);
        assertEquals(expected[f][1], found[f].variance(), 1e-9, "variance " + f);
      }
    }
  }
}
