package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** What came of products. Times are local times of Shanghai. */
class ProductMonthsTest extends StoreRecords {
  private static final long UNIT = Fact.WEIGHT_UNIT;

  /** Rows as "month product" and their counters. */
  private Map<String, List<Long>> months(DayBounds write) {
    packed.sort(Comparator.comparingInt(r -> r.getInt(Packed.KIND_AT)));
    Map<String, List<Long>> months = new TreeMap<>();
    rows(() -> new ProductMonths(rules(), write))
        .forEachRemaining(
            (InternalRow r) -> {
              List<Long> counters = new ArrayList<>();
              for (int c = 4; c < 10; c++) {
                counters.add(r.getLong(c));
              }
              assertEquals(r.getInt(3), r.getInt(10));
              String key = LocalDate.ofEpochDay(r.getInt(3)) + " " + r.getUTF8String(2);
              months.put(key.trim(), counters);
            });
    return months;
  }

  private Map<String, List<Long>> months() {
    return months(DayBounds.ALL);
  }

  private void delivered(String id, String product, String at) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "order_id",
                id,
                "status",
                "completed",
                "paid_at",
                "2025-03-01T10:00:00",
                "delivered_at",
                at));
    if (product != null) {
      cells.addAll(List.of("product_id", product));
    }
    order(cells.toArray());
  }

  @Test
  void ordersCountByProductInTheMonthInWhichTheyArrived() {
    delivered("o", "p1", "2025-03-31T23:59:59");
    delivered("2", "p1", "2025-04-01T00:00:00");
    delivered("3", "p1", "2025-03-05T10:00:00");
    delivered("4", null, "2025-03-05T10:00:00");
    review("r", "2025-04-02T10:00:00", "rating", 1.5);
    assertEquals(
        Map.of(
            "2025-03-01 p1", List.of(2L, 0L, 0L, UNIT, 3 * UNIT, 9 * UNIT),
            "2025-04-01 p1", List.of(1L, 0L, 0L, 0L, 0L, 0L),
            "2025-03-01", List.of(1L, 0L, 0L, 0L, 0L, 0L)),
        months());
  }

  @Test
  void anOrderIsMismatchedOrReturnedOnceHoweverManyCasesSaySo() {
    delivered("o", "p1", "2025-03-05T10:00:00");
    aCase("1", "return_refund", "mismatch", "2025-03-06T10:00:00");
    aCase("2", "dispute", "mismatch", "2025-03-07T10:00:00");
    aCase("3", "exchange", null, "2025-03-08T10:00:00");
    assertEquals(List.of(1L, 1L, 1L, 0L, 0L, 0L), months().get("2025-03-01 p1"));
  }

  @Test
  void aChangeOfMindIsNoReturnAndAComplaintIsNone() {
    delivered("o", "p1", "2025-03-05T10:00:00");
    aCase("1", "return_refund", "no_reason", "2025-03-06T10:00:00");
    aCase("2", "complaint", "quality", "2025-03-06T10:00:00");
    // 90 days after 5 March are 3 June.
    aCase("3", "return_refund", "mismatch", "2025-06-04T10:00:00");
    assertEquals(List.of(1L, 0L, 0L, 0L, 0L, 0L), months().get("2025-03-01 p1"));
    aCase("4", "return_refund", "mismatch", "2025-06-03T10:00:00");
    assertEquals(List.of(1L, 1L, 1L, 0L, 0L, 0L), months().get("2025-03-01 p1"));
  }

  @Test
  void whatHasNotArrivedIsLeftOutAndSoAreOtherMonths() {
    order("order_id", "o", "status", "paid", "product_id", "p1", "paid_at", "2025-03-01T10:00:00");
    assertEquals(Map.of(), months());
    delivered("2", "p1", "2025-03-05T10:00:00");
    delivered("3", "p1", "2025-04-05T10:00:00");
    DayBounds april = DayBounds.of(DaySet.parse("2025-04-01..2025-04-30"));
    assertEquals(List.of("2025-04-01 p1"), List.copyOf(months(april).keySet()));
  }
}
