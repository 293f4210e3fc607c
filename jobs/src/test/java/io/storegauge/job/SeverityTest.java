package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.OlderTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping says of values it cannot use: refuse the record, do without the value, stop. */
class SeverityTest {
  private static final String MAPPING = "sources/generic/orders.yaml";
  private static final String FILE = "douyin/orders/2025-01-02/orders-0.csv";
  private static final String HEADER =
      "order_id,store_id,status,amount,item_count,ordered_at,paid_at\n";
  private static final String AT = ",2025-01-01 10:00:00,";
  private static final String[] ACCOUNT = {
    "received", "accepted", "duplicate", "rejected", "warned"
  };

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
  }

  private LandingLake onBad(String column, String severity) throws IOException {
    return fixture.edit(
        MAPPING, "{from: " + column + ",", "{on_bad: " + severity + ", from: " + column + ",");
  }

  private LandingLake rules(String rules) throws IOException {
    return fixture.edit(MAPPING, "entity: orders\n", "entity: orders\nrules:\n" + rules);
  }

  @Test
  void aWarningKeepsTheRecordWithoutTheValueAndIsToldOnceAFileAndReason() throws IOException {
    onBad("item_count", "warn")
        .land(
            FILE,
            HEADER
                + "o1,s1,paid,1.00,2"
                + AT
                + "\n"
                + "o2,s1,paid,1.00,ab"
                + AT
                + "\n"
                + "o3,s1,paid,1.00,0"
                + AT
                + "\n"
                + "o4,s1,sold,1.00,cd"
                + AT
                + "\n"
                + "o5,s1,paid,1.00,ef"
                + AT
                + "\n"
                + "o5,s1,paid,1.00,ef"
                + AT
                + "\n");
    fixture.ingest();
    assertEquals(
        List.of("o1|2", "o2|null", "o3|null", "o5|null"),
        fixture.rows(OrdersTable.SPEC, "order_id", "item_count"));
    // Of the refused record nothing is kept, so that it has no warning.
    assertEquals(
        List.of("unknown_value:status=sold"),
        fixture.rows(QuarantineTable.SPEC, "array_join(reasons, ', ')"));
    assertEquals(List.of("6|4|1|1|4"), fixture.rows(RunLogFilesTable.SPEC, ACCOUNT));
    assertEquals(
        List.of(
            FILE
                + ": bad_number:item_count in 3 records, kept without the value; the first is record"
                + " 2 (bad_number:item_count=ab). Correct the value, or add its pattern to the"
                + " column in the mapping.",
            FILE
                + ": out_of_range:item_count in 1 record, kept without the value; the first is"
                + " record 3 (out_of_range:item_count=0). Correct the value (days from 1990-01-01 to"
                + " 2100-01-01), or widen min and max in the mapping."),
        told());
  }

  @Test
  void aRequiredValueThatOnlyWarnsMayBeMissing() throws IOException {
    fixture.edit(
        MAPPING,
        "{from: item_count, type: integer, min: 1}",
        "{from: item_count, type: integer, required: true, on_bad: warn}");
    fixture.land(FILE, HEADER + "o1,s1,paid,1.00," + AT + "\n");
    fixture.ingest();
    assertEquals(List.of("o1|null"), fixture.rows(OrdersTable.SPEC, "order_id", "item_count"));
    assertEquals(List.of("1|1|0|0|1"), fixture.rows(RunLogFilesTable.SPEC, ACCOUNT));
  }

  @Test
  void aValueThatMustNotBeStopsTheRunBeforeAnyTableIsChanged() throws IOException {
    onBad("amount", "fail")
        .land("douyin/stores/2025-01-02/stores-0.csv", "store_id\ns1\n")
        .land(
            FILE,
            HEADER
                + "o1,s1,paid,1.00,2"
                + AT
                + "\n"
                + "o2,s1,paid,13800138000x,2"
                + AT
                + "\n"
                + "o3,s1,paid,y,2"
                + AT
                + "\n")
        .land("douyin/orders/2025-01-03/orders-0.csv", HEADER + "o1,s1,paid,z,2" + AT + "\n");
    StoregaugeException e = assertThrows(StoregaugeException.class, () -> fixture.ingest());
    assertEquals(
        FILE
            + ": record 2: bad_money:amount=‹phone›x. conf/sources/generic/orders.yaml says on_bad:"
            + " fail, so that no table was changed. Correct the value, or add its pattern to the"
            + " column in the mapping.",
        e.getMessage());
    assertEquals(StoregaugeException.Code.NOT_USABLE, e.code());
    for (TableSpec table :
        List.of(StoresTable.SPEC, OrdersTable.SPEC, QuarantineTable.SPEC, RunLogFilesTable.SPEC)) {
      assertFalse(fixture.lake.exists(table), table.name());
    }

    // Mended, everything is read.
    fixture.land(FILE, HEADER + "o1,s1,paid,1.00,2" + AT + "\n");
    fixture.land("douyin/orders/2025-01-03/orders-0.csv", HEADER);
    fixture.ingest();
    assertEquals(List.of("o1"), fixture.rows(OrdersTable.SPEC, "order_id"));
    assertEquals(List.of("s1"), fixture.rows(StoresTable.SPEC, "store_id"));
  }

  @Test
  void rulesCompareColumnsOfARecordAndHoldWhereAValueIsMissing() throws IOException {
    rules(
            """
              - {name: paid_after_ordered, check: paid_at >= ordered_at}
              - {name: no_gifts_yet, check: "status != 'cancelled'"}
              - {name: a_unit_each, check: amount>=item_count, on_bad: warn}
              - {name: counted, check: item_count is not null, on_bad: warn}
              - {name: cheap, check: amount < 100.005}
            """)
        .land(
            FILE,
            HEADER
                + "o1,s1,paid,2.00,2"
                + AT
                + "2025-01-01 10:00:00\n"
                + "o2,s1,paid,2.00,2"
                + AT
                + "2025-01-01 09:59:59\n"
                + "o3,s1,paid,1.99,2"
                + AT
                + "\n"
                + "o4,s1,cancelled,100.01,2"
                + AT
                + "2025-01-01 09:00:00\n"
                + "o5,s1,paid,100.00,"
                + AT
                + "\n"
                + "o6,s1,paid,x,2"
                + AT
                + "\n");
    fixture.ingest();
    assertEquals(
        List.of("o1|2.00|2", "o3|1.99|2", "o5|100.00|null"),
        fixture.rows(OrdersTable.SPEC, "order_id", "amount", "item_count"));
    assertEquals(
        List.of(
            "2|rule:paid_after_ordered|Correct the record, or the rule in the mapping.",
            "4|rule:paid_after_ordered, rule:no_gifts_yet, rule:cheap|Correct the record, or the"
                + " rule in the mapping.",
            // What is not known breaks no rule.
            "6|bad_money:amount=x|Correct the value, or add its pattern to the column in the"
                + " mapping."),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')", "remedy"));
    assertEquals(List.of("6|3|0|3|2"), fixture.rows(RunLogFilesTable.SPEC, ACCOUNT));
    assertEquals(
        List.of(
            FILE
                + ": rule:a_unit_each in 1 record, kept as they are; the first is record 3. Correct"
                + " the record, or the rule in the mapping.",
            FILE
                + ": rule:counted in 1 record, kept as they are; the first is record 5. Correct the"
                + " record, or the rule in the mapping."),
        told());
  }

  @Test
  void aRuleMayStopTheRun() throws IOException {
    rules("  - {name: bought, check: buyer_key is not null, on_bad: fail}\n")
        .land(FILE, HEADER.replace("item_count", "buyer_id") + "o1,s1,paid,1.00,b" + AT + "\n");
    fixture.ingest();
    assertEquals(1, fixture.lake.read(OrdersTable.SPEC).count());

    fixture.land(FILE, HEADER + "o1,s1,paid,1.00,2" + AT + "\n");
    StoregaugeException e = assertThrows(StoregaugeException.class, () -> fixture.ingest());
    assertEquals(
        FILE
            + ": record 1: rule:bought. conf/sources/generic/orders.yaml says on_bad: fail, so that"
            + " no table was changed. Correct the record, or the rule in the mapping.",
        e.getMessage());
  }

  @Test
  void aLakeFromBeforeWarningsWereCountedGetsTheColumn() throws IOException {
    fixture.land(FILE, HEADER + "o1,s1,paid,1.00,2" + AT + "\n");
    fixture.ingest();
    // The same log as it was written before, under the path where the lake looks for it.
    TableSpec now = RunLogFilesTable.SPEC;
    TableSpec before = OlderTable.without(Set.of("warned"), now);
    Dataset<Row> rows = fixture.lake.read(now).drop("warned");
    List<Row> held = rows.collectAsList();
    LandingLake old = new LandingLake(dir.resolve("old"));
    old.lake.append(
        before,
        old.lake.spark().createDataFrame(held, before.schema()),
        fixture.lake.lastNote(now).orElseThrow());
    assertEquals(
        now.columns().size() - 1,
        old.lake.spark().read().format("delta").load(old.lake.path(now)).columns().length);

    old.land("douyin/orders/2025-01-03/orders-0.csv", HEADER + "o2,s1,paid,1.00,2" + AT + "\n");
    old.ingest();
    assertEquals(
        List.of("2025-01-02|1|null", "2025-01-03|1|0"),
        old.rows(now, "split(file, '/')[2]", "accepted", "warned"));
    old.ingest();
    assertTrue(old.result.unchanged());
  }

  /** Warnings about records, not about columns that the short files of these tests lack. */
  private List<String> told() {
    return fixture.warnings.stream().filter(w -> w.contains(", kept ")).toList();
  }
}
