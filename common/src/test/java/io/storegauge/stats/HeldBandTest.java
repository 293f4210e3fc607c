package io.storegauge.stats;

import static io.storegauge.stats.RiskBand.CRITICAL;
import static io.storegauge.stats.RiskBand.HIGH;
import static io.storegauge.stats.RiskBand.LOW;
import static io.storegauge.stats.RiskBand.WATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeldBandTest {
  private static List<RiskBand> bands(HeldBand band, double... indexes) {
    List<RiskBand> bands = new ArrayList<>();
    for (int day = 0; day < indexes.length; day++) {
      bands.add(band.next(day, indexes[day]));
    }
    return bands;
  }

  @Test
  void aBandBeginsAtItsLineAndEndsWhenTheIndexIsWellBelow() {
    assertEquals(
        List.of(LOW, WATCH, WATCH, WATCH, LOW, LOW, WATCH),
        bands(new HeldBand(3, 30), 24.9, 25, 22.1, 22, 21.9, 24.9, 25));
  }

  @Test
  void anIndexMayFallThroughSeveralBands() {
    // 73 holds critical, 71 does not; 48 holds high, 20 holds nothing.
    assertEquals(
        List.of(CRITICAL, CRITICAL, HIGH, HIGH, LOW, WATCH),
        bands(new HeldBand(3, 30), 80, 73, 71, 48, 20, 48));
  }

  @Test
  void withoutHysteresisTheDayDecides() {
    assertEquals(List.of(HIGH, WATCH, HIGH), bands(new HeldBand(0, 30), 50, 49.999999, 50));
    assertEquals(List.of(HIGH, WATCH, HIGH), bands(new HeldBand(3, 0), 50, 49.999999, 50));
  }

  @Test
  void aBandThatIsNotReachedAgainEnds() {
    HeldBand band = new HeldBand(3, 5);
    // Reached on day 0 and again on day 2, so held until day 7.
    assertEquals(
        List.of(WATCH, WATCH, WATCH, WATCH, WATCH, WATCH, WATCH, WATCH, LOW, WATCH),
        bands(band, 26, 24, 25, 24, 24, 24, 24, 24, 24, 25));
  }

  @Test
  void daysWithoutAnIndexNeitherHoldNorEndABand() {
    HeldBand band = new HeldBand(3, 5);
    assertEquals(WATCH, band.next(0, 30));
    assertEquals(WATCH, band.next(5, 23));
    assertEquals(LOW, band.next(6, 23));
  }

  /** Against the definition, day by day, from nothing but the days in reach. */
  @Test
  void aBandFollowsFromTheDaysInReachAlone() {
    Random random = new Random(41);
    for (int round = 0; round < 200; round++) {
      double hysteresis = random.nextInt(6);
      int hold = random.nextInt(12);
      SortedMap<Integer, Double> indexes = new TreeMap<>();
      double index = 40;
      HeldBand band = new HeldBand(hysteresis, hold);
      for (int day = 0; day < 120; day++) {
        index = Math.min(100, Math.max(0, index + random.nextInt(9) - 4));
        if (random.nextInt(5) > 0) {
          indexes.put(day, index);
          assertEquals(
              defined(indexes.tailMap(day - hold), hysteresis), band.next(day, index), "" + day);
        }
      }
    }
  }

  /**
   * @param reach indexes of the days in reach, the last one of the day itself
   */
  private static RiskBand defined(SortedMap<Integer, Double> reach, double hysteresis) {
    return Arrays.stream(RiskBand.values())
        .filter(
            b ->
                reach.entrySet().stream()
                    .anyMatch(
                        u ->
                            u.getValue() >= b.line()
                                && reach.tailMap(u.getKey()).values().stream()
                                    .allMatch(v -> v >= b.line() - hysteresis)))
        .reduce(LOW, (a, b) -> b);
  }
}
