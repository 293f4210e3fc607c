package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MidRankTest {
  private static MidRank of(double... values) {
    return MidRank.of(values, values.length);
  }

  @Test
  void tiesCountByHalf() {
    // Of 5: one is less, two are equal (itself and another): (1 + 2/2) / 5.
    MidRank group = of(3, 1, 3, 9, 5);
    assertEquals(40.0, group.fromBelow(3));
    assertEquals(60.0, group.fromAbove(3));
    assertEquals(10.0, group.fromBelow(1));
    assertEquals(90.0, group.fromBelow(9));
  }

  @Test
  void numbersThatDifferByRoundingAreTies() {
    // 0.1 + 0.2 is 0.30000000000000004; both are ties, of four with one below and one above.
    MidRank group = of(0.3, 0.1 + 0.2, 0.29, 0.31);
    assertEquals(50.0, group.fromBelow(0.3));
    assertEquals(50.0, group.fromBelow(0.1 + 0.2));
    assertEquals(50.0, group.fromAbove(0.3));
    // One order of ten million more is a difference.
    assertEquals(75.0, of(1 - 1e-7, 1 - 2e-7).fromBelow(1 - 1e-7));
    assertEquals(25.0, of(1 - 1e-7, 1 - 2e-7).fromBelow(1 - 2e-7));
  }

  @Test
  void oneAloneStandsInTheMiddle() {
    assertEquals(50.0, of(4.2).fromBelow(4.2));
    assertEquals(50.0, of(4.2).fromAbove(4.2));
    assertEquals(4.2, of(4.2).median());
    assertEquals(4.2, of(4.2).quantile(0.9));
  }

  @Test
  void allEqualStandInTheMiddle() {
    assertEquals(50.0, of(1, 1, 1, 1).fromBelow(1));
  }

  @Test
  void zeroHasOneSign() {
    assertEquals(50.0, of(0.0, -0.0).fromBelow(-0.0));
  }

  @Test
  void medianIsTheMeanOfTheMiddleTwo() {
    assertEquals(3.0, of(10, 1, 2, 4).median());
    assertEquals(2.0, of(1, 2, 10).median());
  }

  @Test
  void quantilesLieOnALineBetweenNeighbours() {
    // Position 4 × 0.9 = 3.6: 40 + 0.6 × 10.
    assertEquals(46.0, of(10, 20, 30, 40, 50).quantile(0.9), 1e-12);
    assertEquals(14.0, of(10, 20, 30, 40, 50).quantile(0.1), 1e-12);
  }

  @Test
  void anEmptyGroupHasNoMiddle() {
    assertTrue(Double.isNaN(of().median()));
    assertTrue(Double.isNaN(of().quantile(0.5)));
  }

  @Test
  void aGroupWithAnotherMemberIsTheGroupOfTheNewNumbers() {
    MidRank group = MidRank.of(new double[] {1, 2, 2, 5}, 4);
    assertEquals(2, group.above(1.5) - group.above(3)); // both twos
    assertEquals(0, group.above(5));
    MidRank swapped = group.swapped(2, 9); // 1, 2, 5, 9
    assertEquals(4, swapped.size());
    assertEquals(3.5, swapped.median());
    assertEquals(1, swapped.above(5));
    assertEquals(3, group.swapped(1, Double.NaN).size());
    assertEquals(2.0, group.swapped(Double.NaN, 0).median()); // 0, 1, 2, 2, 5
    assertEquals(3.0, MidRank.of(new double[0], 0).swapped(Double.NaN, 3).median());
  }
}
