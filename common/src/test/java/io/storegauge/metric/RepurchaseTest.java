package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepurchaseTest {
  /** Changes of buyers (0) or repeat buyers (1) by day. */
  private static Map<Long, Long> changes(int counter, long... days) {
    DayTable table = new DayTable(2);
    Repurchase.addChanges(days, 0, days.length, table);
    Map<Long, Long> changes = new TreeMap<>();
    for (long day : table.sortedDays()) {
      if (table.at(day)[counter] != 0) {
        changes.put(day, table.at(day)[counter]);
      }
    }
    return changes;
  }

  @Test
  void oneOrderIsABuyerFor90Days() {
    assertEquals(Map.of(100L, 1L, 190L, -1L), changes(Repurchase.BUYERS, 100));
    assertEquals(Map.of(), changes(Repurchase.REPEAT_BUYERS, 100));
  }

  @Test
  void twoOrdersOnOneDayRepeatForAsLongAsTheyCount() {
    assertEquals(Map.of(100L, 1L, 190L, -1L), changes(Repurchase.BUYERS, 100, 100));
    assertEquals(Map.of(100L, 1L, 190L, -1L), changes(Repurchase.REPEAT_BUYERS, 100, 100));
  }

  @Test
  void aRepeatLastsUntilTheEarlierOrderIsForgotten() {
    // On 120 both count, until 100 leaves after 189.
    assertEquals(Map.of(100L, 1L, 210L, -1L), changes(Repurchase.BUYERS, 100, 120));
    assertEquals(Map.of(120L, 1L, 190L, -1L), changes(Repurchase.REPEAT_BUYERS, 100, 120));
  }

  @Test
  void orders89DaysApartMeetForOneDayAnd90DaysApartNever() {
    assertEquals(Map.of(189L, 1L, 190L, -1L), changes(Repurchase.REPEAT_BUYERS, 100, 189));
    assertEquals(Map.of(), changes(Repurchase.REPEAT_BUYERS, 100, 190));
    // 90 days apart the buyer is forgotten and found on the same day: no change between.
    assertEquals(Map.of(100L, 1L, 280L, -1L), changes(Repurchase.BUYERS, 100, 190));
    assertEquals(
        Map.of(100L, 1L, 190L, -1L, 191L, 1L, 281L, -1L), changes(Repurchase.BUYERS, 100, 191));
  }

  @Test
  void overlappingRepeatsAreMerged() {
    // [150, 189] and [160, 239]: one repeat buyer from 150 to 239.
    assertEquals(Map.of(150L, 1L, 240L, -1L), changes(Repurchase.REPEAT_BUYERS, 100, 150, 160));
    // [150, 189] and [230, 239] stay apart.
    assertEquals(
        Map.of(150L, 1L, 190L, -1L, 230L, 1L, 240L, -1L),
        changes(Repurchase.REPEAT_BUYERS, 100, 150, 230));
  }
}
