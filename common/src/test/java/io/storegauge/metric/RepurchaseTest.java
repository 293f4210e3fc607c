package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
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

  private static List<InternalRow> orders() {
    return List.of(
        order("order_id", "1", "paid_at", "2026-03-01T10:00:00", "buyer_key", "ann"),
        order("order_id", "2", "paid_at", "2026-03-21T23:59:59", "buyer_key", "ann"),
        order("order_id", "3", "paid_at", "2026-03-02T00:00:00", "buyer_key", "bob"),
        order("order_id", "4", "ordered_at", "2026-03-02T00:00:00", "buyer_key", "bob"),
        order("order_id", "5", "paid_at", "2026-03-02T00:00:00"),
        order(
            "order_id",
            "6",
            "paid_at",
            "2026-03-02T00:00:00",
            "buyer_key",
            "eve",
            "excluded_reason",
            "test"));
  }

  private static InternalRow order(Object... cells) {
    return StoreRecords.row(FactRecords.ORDER_COLUMNS, cells);
  }

  /** Rows of a table as text, of orders of which some are told whole. */
  private static List<String> rows(FactTable.Maker table, Predicate<InternalRow> whole) {
    StoreRecords records = new StoreRecords();
    records.keep(FactRecords.packOrders(orders().iterator(), whole));
    List<String> rows = new ArrayList<>();
    records
        .rows(table)
        .forEachRemaining(
            r ->
                rows.add(
                    LocalDate.ofEpochDay(r.getInt(2)) + " " + r.getLong(3) + " " + r.getLong(4)));
    return rows;
  }

  @Test
  void buyersOfOrdersOfWhichNothingElseIsToldCountAsMuch() {
    FactTable.Maker repurchase = () -> new Repurchase(DayBounds.ALL);
    // Ann bought on the 1st and 21st, Bob on the 2nd; each counts for 90 days.
    List<String> changes =
        List.of(
            "2026-03-01 1 0",
            "2026-03-02 1 0",
            "2026-03-21 0 1",
            "2026-05-30 0 -1",
            "2026-05-31 -1 0",
            "2026-06-19 -1 0");
    assertEquals(changes, rows(repurchase, r -> true));
    assertEquals(changes, rows(repurchase, r -> false));
    assertEquals(changes, rows(repurchase, r -> r.getUTF8String(2).toString().equals("2")));
  }

  @Test
  void ordersOfWhichOnlyTheBuyerIsToldCountForNoOtherTable() {
    FactTable.Maker days = () -> new StoreDays(new StoreRecords().rules(), DayBounds.ALL);
    assertEquals(List.of(), rows(days, r -> false));
    assertFalse(rows(days, r -> true).isEmpty());
  }
}
