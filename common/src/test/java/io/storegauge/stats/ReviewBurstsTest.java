package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import io.storegauge.stats.ReviewBurst.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ReviewBurstsTest {
  private static final ReviewBursts RULE = new ReviewBursts(5, 8, 1e-5);

  /** Days of a store: deliveries, praise, neither, bad reviews. */
  private static List<InternalRow> days(String store, int[][] days) {
    List<InternalRow> rows = new ArrayList<>();
    for (int d = 0; d < days.length; d++) {
      int[] n = days[d];
      long unit = Fact.WEIGHT_UNIT;
      rows.add(
          new GenericInternalRow(
              new Object[] {
                UTF8String.fromString("jd"),
                UTF8String.fromString(store),
                d,
                (long) n[0],
                (n[1] + n[2] + n[3]) * unit,
                (n[2] + n[3]) * unit,
                n[3] * unit
              }));
    }
    return rows;
  }

  private static List<ReviewBurst> find(int[][] days) {
    List<ReviewBurst> found = new ArrayList<>();
    RULE.find(days("s", days).iterator()).forEachRemaining(found::add);
    return found;
  }

  private static int[][] steady(int length, int delivered, int praise, int neither, int bad) {
    int[][] days = new int[length][];
    for (int d = 0; d < length; d++) {
      days[d] = new int[] {delivered, praise, neither, bad};
    }
    return days;
  }

  @Test
  void badReviewsThatNoDeliveriesGiveAreABurst() {
    int[][] days = steady(60, 10, 2, 1, 0);
    days[50] = new int[] {10, 2, 1, 20};
    // No bad review in 28 days of 10 deliveries each: (0 + ½) · 10 / 280
    ReviewBurst burst = new ReviewBurst("jd", "s", 50, Kind.BOMBING, 20, 0.5 * 10 / 280);
    assertEquals(List.of(burst), find(days));
  }

  @Test
  void praiseIsABurstFromFiveTimesTheUsualOn() {
    int[][] days = steady(60, 10, 4, 0, 0);
    // (28 · 4 + ½) · 10 / 280 = 4.018, five times that is 20.09
    days[50] = new int[] {10, 20, 0, 0};
    assertEquals(List.of(), find(days));
    days[50] = new int[] {10, 21, 0, 0};
    assertEquals(
        List.of(new ReviewBurst("jd", "s", 50, Kind.PRAISE, 21, 112.5 * 10 / 280)), find(days));
  }

  @Test
  void faultyGoodsBringBadReviewsInPlaceOfGoodOnesAndAreNoBurst() {
    int[][] days = steady(60, 100, 28, 1, 1);
    for (int d = 50; d < 60; d++) {
      days[d] = new int[] {100, 2, 3, 45};
    }
    assertEquals(List.of(), find(days));
  }

  @Test
  void moreDeliveriesGiveMoreReviewsAndAreNoBurst() {
    int[][] days = steady(60, 10, 3, 0, 0);
    for (int d = 45; d < 60; d++) {
      days[d] = new int[] {80, d < 47 ? 3 : 24, 0, 0};
    }
    assertEquals(List.of(), find(days));
  }

  @Test
  void aCampaignOfAWeekIsOneOnItsLastDayToo() {
    int[][] days = steady(60, 10, 3, 0, 0);
    for (int d = 50; d < 57; d++) {
      days[d] = new int[] {10, 30, 0, 0};
    }
    assertEquals(
        List.of(50, 51, 52, 53, 54, 55, 56), find(days).stream().map(ReviewBurst::day).toList());
  }

  @Test
  void aStoreWithoutEnoughDeliveriesHasNothingUsual() {
    int[][] days = steady(60, 0, 0, 0, 0);
    days[50] = new int[] {0, 0, 0, 40};
    assertEquals(List.of(), find(days));
    days[20] = new int[] {29, 0, 0, 0};
    days[45] = new int[] {9, 0, 0, 0};
    assertEquals(List.of(), find(days), "29 deliveries in the usual days");
    days[20] = new int[] {30, 0, 0, 0};
    assertEquals(1, find(days).size());
  }

  @Test
  void daysWithoutFactsAreZerosAndWhereReadingBeginsDoesNotMatter() {
    int[][] days = steady(120, 10, 3, 0, 0);
    days[110] = new int[] {10, 3, 0, 25};
    List<InternalRow> rows = days("s", days);
    rows.removeIf(r -> r.getInt(2) % 7 == 3);
    List<ReviewBurst> all = new ArrayList<>();
    RULE.find(rows.iterator()).forEachRemaining(all::add);
    assertEquals(1, all.size());
    Iterator<InternalRow> fewer =
        rows.stream().filter(r -> r.getInt(2) >= 110 - ReviewBursts.REACH_DAYS).iterator();
    assertEquals(all.get(0), RULE.find(fewer).next());
  }

  private static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  /** A store whose reviews vary from day to day more than chance alone does. */
  private static int[][] drawn(double deliveries, double spread, Random random) {
    int[][] days = new int[300][];
    for (int d = 0; d < days.length; d++) {
      double mood = Math.exp(spread * random.nextGaussian() - spread * spread / 2);
      days[d] =
          new int[] {
            poisson(deliveries, random),
            poisson(0.3 * deliveries * mood, random),
            0,
            poisson(0.02 * deliveries * mood, random)
          };
    }
    return days;
  }

  @Test
  void ordinaryDaysAreTakenForBurstsNoMoreOftenThanStated() {
    Random random = new Random(20250101);
    double chance = 0.01;
    ReviewBursts lenient = new ReviewBursts(1.5, 3, chance);
    int storeDays = 0;
    int alarms = 0;
    int strict = 0;
    for (int s = 0; s < 200; s++) {
      List<InternalRow> rows = days("s" + s, drawn(5 + 3 * (s % 10), s % 3 == 0 ? 0.3 : 0, random));
      Iterator<ReviewBurst> found = lenient.find(rows.iterator());
      while (found.hasNext()) {
        alarms += found.next().kind() == Kind.PRAISE ? 1 : 0;
      }
      strict += RULE.find(rows.iterator()).hasNext() ? 1 : 0;
      storeDays += rows.size();
    }
    assertTrue(alarms > 0, "a test that cannot ring");
    assertTrue(alarms <= chance * storeDays, alarms + " alarms in " + storeDays + " days");
    assertEquals(0, strict, "60,000 days with a chance of 1 in 100,000 and five times the usual");
  }

  @Test
  void plantedBurstsAreFound() {
    Random random = new Random(5);
    int found = 0;
    for (int s = 0; s < 200; s++) {
      int[][] days = drawn(20, 0.2, random);
      days[200][3] += 15;
      found +=
          find(days).stream().anyMatch(b -> b.day() == 200 && b.kind() == Kind.BOMBING) ? 1 : 0;
    }
    assertTrue(found >= 190, found + " of 200");
  }
}
