package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.metric.MetricTrail;
import io.storegauge.model.DaySet;
import io.storegauge.model.Metric;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.WaybillsTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilverTrailTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 5);
  private static final DaySet EVENTS =
      DaySet.between(LocalDate.of(2025, 2, 10), LocalDate.of(2025, 5, 20));

  /** Metrics whose numerator is no sum of rows. */
  private static final Set<String> SHARES_OF_SHARES =
      Metric.windowed().stream()
          .map(Metric.Windowed::metric)
          .filter(m -> m.kind() == Metric.Kind.SHARE_OF_SHARE)
          .map(Metric::id)
          .collect(Collectors.toSet());

  @TempDir Path folder;

  /** Random orders, reviews, cases, chats and the rest, which try every rule of the facts. */
  @Test
  void theRowsBehindEveryMetricAddUpToItsNumeratorAndDenominator() {
    RandomRecords records = new RandomRecords(11, 1500, 90);
    SampleLake lake = new SampleLake(folder);
    lake.orders(records.orders, DaySet.ALL, DaySet.ALL, EVENTS);
    lake.reviews(records.reviews, DaySet.ALL, EVENTS);
    lake.console(new ConsoleRows(31, records.orders, 90), DaySet.ALL);
    lake.interval = DaySet.of(List.of(DAY));
    new FactsJob().run(lake.context());
    new StoreMetricsJob().run(lake.context());
    List<Row> gold = lake.lake.read(StoreMetricsTable.SPEC).collectAsList();
    Set<String> counted = new TreeSet<>();
    for (String store : List.of("douyin/s0", "tmall/s1", "aliexpress/s2")) {
      String[] name = store.split("/");
      Row row =
          gold.stream()
              .filter(r -> (r.getAs("platform") + "/" + r.getAs("store_id")).equals(store))
              .findFirst()
              .orElseThrow();
      SilverTrail trail =
          SilverTrail.of(lake.lake, lake.context().conf(), name[0], name[1], DAY, 180);
      for (MetricColumn m : MetricColumn.ALL) {
        MetricTrail taken = trail.metric(m);
        String what = store + " " + m.name();
        if (Double.isNaN(taken.denominator())) {
          Double value = number(row, m.name());
          assertEquals(value == null ? 0 : value, taken.numerator(), 1e-9, what);
        } else {
          assertEquals(number(row, m.name() + "_num"), taken.numerator(), 1e-6, what);
          assertEquals(number(row, m.name() + "_den"), taken.denominator(), 1e-9, what);
        }
        if (!SHARES_OF_SHARES.contains(m.id())) {
          double parts = taken.parts().stream().mapToDouble(MetricTrail.Part::numerator).sum();
          assertEquals(taken.numerator(), parts, 1e-6, what);
          double base = taken.parts().stream().mapToDouble(MetricTrail.Part::denominator).sum();
          assertTrue(
              Double.isNaN(taken.denominator()) || Math.abs(taken.denominator() - base) < 1e-6,
              what);
        }
        if (taken.parts().stream().anyMatch(MetricTrail.Part::inNumerator)) {
          counted.add(m.name());
        }
      }
    }
    // A metric without a row would prove nothing.
    Set<String> all = new TreeSet<>(MetricColumn.names());
    all.removeAll(counted);
    assertTrue(all.size() <= 8, "no row of " + all);
  }

  /** Of one kind or another; null = unknown. */
  private static Double number(Row row, String column) {
    Number number = row.getAs(column);
    return number == null ? null : (Double) number.doubleValue();
  }

  @Test
  void anOrderComesWithTheReviewsCasesAndWaybillsThatSpeakOfIt() {
    SampleLake lake = new SampleLake(folder);
    LocalDate paid = DAY.minusDays(3);
    OrderRow order =
        new OrderRow("douyin", "s0", "o1")
            .set("status", "completed")
            .set("ordered_at", Instant.parse(paid + "T02:00:00Z"))
            .set("paid_at", Instant.parse(paid + "T02:00:00Z"))
            .set("delivered_at", Instant.parse(DAY.minusDays(1) + "T02:00:00Z"));
    ReviewRow review =
        new ReviewRow("douyin", "s0", "r1", Instant.parse(DAY + "T02:00:00Z"))
            .set("order_id", "o1")
            .set("rating", new BigDecimal("1.0"));
    ReviewRow praise =
        new ReviewRow("douyin", "s0", "r2", Instant.parse(DAY + "T03:00:00Z"))
            .set("order_id", "o1")
            .set("rating", new BigDecimal("5.0"))
            .set("is_default", true);
    lake.orders(List.of(order), DaySet.ALL, DaySet.ALL, EVENTS);
    lake.reviews(List.of(review, praise), DaySet.ALL, EVENTS);
    ConsoleRows console = new ConsoleRows();
    console.add(
        WaybillsTable.SPEC,
        new SilverRow(WaybillsTable.SPEC, "douyin", "s0")
            .set("order_id", "o1")
            .set("waybill_no", "w1")
            .set("picked_up_at", Instant.parse(DAY.minusDays(2) + "T02:00:00Z")));
    lake.console(console, DaySet.ALL);
    SilverTrail trail = SilverTrail.of(lake.lake, lake.context().conf(), "douyin", "s0", DAY, 30);
    MetricTrail bad = trail.metric(MetricColumn.of("negative_order_rate_30d"));
    assertEquals(List.of(1.0, 1.0), List.of(bad.numerator(), bad.denominator()));
    MetricTrail.Part part = bad.parts().get(0);
    assertEquals(DAY.minusDays(1).toEpochDay(), part.day());
    assertEquals("o1", trail.row(part.record()).id());
    assertEquals(
        List.of("r1", "o1 w1"),
        trail.about(trail.row(part.record())).stream().map(TrailRow::id).toList());
    // Nobody's buyer key is shown.
    assertTrue(trail.row(part.record()).cells().keySet().stream().noneMatch("buyer_key"::equals));
    // The day before the delivery the order counts nowhere in it.
    MetricTrail before =
        SilverTrail.of(lake.lake, lake.context().conf(), "douyin", "s0", DAY.minusDays(2), 30)
            .metric(MetricColumn.of("negative_order_rate_30d"));
    assertEquals(List.of(0.0, 0.0), List.of(before.numerator(), before.denominator()));
  }
}
