package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a scan gives is what Delta's own reader gives of the same table. */
class TableScanTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;
  private static final TableSpec SPEC = SampleRecord.SPEC;

  /** Every column of the files. */
  private static final List<String> COLUMNS =
      SPEC.columnNames().stream().filter(c -> !c.equals("sold_month")).toList();

  @Test
  void aTableThatWasNeverWrittenHasNoRows() {
    assertEquals(List.of(), lake.scan(SPEC, COLUMNS).rows().collect());
    assertEquals(0, lake.scan(SPEC, COLUMNS).bytes());
  }

  @Test
  void everyColumnIsReadAsDeltaReadsItAndMarkedRowsAreLeftOut() {
    mergeThreeTimes(SPEC);

    assertEquals(200 + 4, marked(SPEC));
    assertReadAsByDelta(SPEC, COLUMNS);
    assertReadAsByDelta(SPEC, List.of("gift", "sold_at", "amount"));
  }

  @Test
  void aTableWithoutMonthsIsReadTheSameWay() {
    mergeThreeTimes(SampleRecord.WHOLE);

    assertReadAsByDelta(SampleRecord.WHOLE, SampleRecord.WHOLE.columnNames());
  }

  /** Files are cut into parts of whole row groups; marks count rows from the start of the file. */
  @Test
  void filesOfManyRowGroupsAreReadInPartsWithoutTheirMarkedRows() {
    String bytes = "spark.sql.files.maxPartitionBytes";
    var hadoop = spark().sparkContext().hadoopConfiguration();
    String before = spark().conf().get(bytes);
    hadoop.set("parquet.block.size", "20000");
    try {
      merge(items(1, 4000).toArray(SampleRecord[]::new));
      merge(
          LongStream.rangeClosed(1, 4000)
              .filter(i -> i % 3 == 0)
              .mapToObj(i -> SampleRecord.item(i).updated(1).amount("2.00"))
              .toArray(SampleRecord[]::new));
      spark().conf().set(bytes, "3000");
      Assertions.assertTrue(
          lake.scan(SPEC, COLUMNS).rows().getNumPartitions() > 4 * files(SPEC), "not cut in parts");
      assertEquals(1333, marked(SPEC));
      assertReadAsByDelta(SPEC, COLUMNS);
    } finally {
      hadoop.unset("parquet.block.size");
      spark().conf().set(bytes, before);
    }
  }

  @Test
  void onlyMonthsWithAWantedDayAreRead() throws IOException {
    TableSpec gold = SampleTable.SPEC;
    lake.append(
        gold,
        SampleTable.rows(spark(), "a 2025-01-05 1", "b 2025-02-07 2", "c 2025-03-01 3"),
        new CommitNote("run-1", "", Map.of(), Map.of()));
    lose(gold, "2025-01-01");

    assertEquals(List.of(2L), orders("2025-02-01", "2025-03-01"));
    assertEquals(List.of(2L), orders("2025-02-07", "2025-02-08"));
    assertEquals(List.of(), orders("2025-02-08", "2025-03-01"));
    assertEquals(List.of(3L), orders("2025-02-08", "2025-03-02"));
    assertThrows(Exception.class, () -> orders("2025-01-31", "2025-03-01"));
  }

  private List<Long> orders(String first, String end) {
    return lake.scan(SampleTable.SPEC, List.of("as_of", "orders"))
        .days("as_of", DaySet.between(LocalDate.parse(first), LocalDate.parse(end)))
        .rows()
        .map(r -> r.getLong(1))
        .collect();
  }

  @Test
  void onlyFilesThatCanHoldAWantedInstantAreRead() throws IOException {
    merge(SampleRecord.item(1), SampleRecord.item(2).sold("2025-02-07"));
    lose(SPEC, "2025-01-01");

    assertEquals(List.of(2L), soldNear("2025-02-07", 1));
    assertEquals(List.of(2L), soldNear("2025-02-09", 2));
    assertEquals(List.of(), soldNear("2025-02-09", 1));
    assertThrows(Exception.class, () -> soldNear("2025-01-06", 1));
  }

  private List<Long> soldNear(String day, int slackDays) {
    DaySet days = DaySet.of(List.of(LocalDate.parse(day)));
    return lake.scan(SPEC, List.of("item", "sold_at"))
        .where(InstantFilter.any(List.of("sold_at"), days, slackDays))
        .rows()
        .map(r -> r.getLong(0))
        .collect();
  }

  @Test
  void filtersAddUp() {
    merge(items(1, 9).toArray(SampleRecord[]::new));
    List<Long> kept =
        lake.scan(SPEC, List.of("item"))
            .where(row -> row.getLong(0) > 3)
            .where(row -> row.getLong(0) < 6)
            .rows()
            .map(r -> r.getLong(0))
            .collect();
    assertEquals(List.of(4L, 5L), kept.stream().sorted().toList());
  }

  @Test
  void aColumnThatCameToTheTableLaterIsNullInOlderFiles() {
    merge(SampleRecord.item(1));
    List<TableSpec.Column> columns = new ArrayList<>(SPEC.columns());
    columns.add(2, new TableSpec.Column("later", DataTypes.LongType, "none", "Later"));
    TableSpec wider = SampleRecord.spec(SPEC.name(), columns, SPEC.monthColumn());
    assertEquals(
        List.of(true),
        lake.scan(wider, List.of("item", "later")).rows().map(r -> r.isNullAt(1)).collect());
    merge(wider, SampleRecord.item(2));
    assertEquals(2, lake.scan(wider, List.of("item", "later")).rows().count());
  }

  @Test
  void theNewestVersionIsReadWhateverWasReadBefore() {
    merge(SampleRecord.item(1));
    assertEquals(1, lake.scan(SPEC, COLUMNS).rows().count());
    merge(SampleRecord.item(2));
    assertEquals(2, lake.scan(SPEC, COLUMNS).rows().count());
  }

  @Test
  void aTableWhoseLogWasCleanedIsReadThroughItsCheckpoint() throws IOException {
    mergeThreeTimes(SPEC);
    DeltaLog log = DeltaLog.forTable(spark(), lake.path(SPEC));
    log.checkpoint();
    Files.delete(Path.of(lake.path(SPEC), "_delta_log", "00000000000000000000.json"));
    DeltaLog.clearCache();
    lake = Lake.open(spark(), folder.toString());

    assertReadAsByDelta(SPEC, COLUMNS);
  }

  @Test
  void aTableWithMappedColumnsIsReadThroughDelta() {
    TableSpec gold = SampleTable.SPEC;
    lake.append(
        gold,
        SampleTable.rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"),
        new CommitNote("run-1", "", Map.of(), Map.of()));
    spark()
        .sql(
            "ALTER TABLE delta.`"
                + lake.path(gold)
                + "` SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name',"
                + " 'delta.minReaderVersion' = '2', 'delta.minWriterVersion' = '5')");
    DaySet january = DaySet.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1));

    assertReadAsByDelta(gold, List.of("orders", "store_id"));
    assertEquals(
        List.of(1L),
        lake.scan(gold, List.of("orders", "as_of"))
            .days("as_of", january)
            .rows()
            .map(r -> r.getLong(0))
            .collect());
  }

  @Test
  void theMonthCannotBeAskedForSinceFilesDoNotHaveIt() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> lake.scan(SPEC, List.of("item", "sold_month")));
    assertEquals("sold_month is not a column of the files", e.getMessage());
  }

  /** New rows in two months, then newer versions of many of them, then of some of these. */
  private void mergeThreeTimes(TableSpec table) {
    List<SampleRecord> first = new ArrayList<>(items(1, 300));
    first.addAll(items(301, 400).stream().map(r -> r.sold("2025-02-03").share(null)).toList());
    first.addAll(items(401, 410).stream().map(r -> r.comment("好评 " + r.item())).toList());
    merge(table, first.toArray(SampleRecord[]::new));
    merge(
        table,
        items(101, 300).stream()
            .map(r -> r.updated(1).amount("9999999999999999.99"))
            .toArray(SampleRecord[]::new));
    merge(
        table,
        items(200, 203).stream()
            .map(r -> r.updated(2).exported("2025-01-09").sold("2025-02-28"))
            .toArray(SampleRecord[]::new));
  }

  @Test
  void smallBatchesAndRowsInPlaceOfBatchesGiveTheSameRows() {
    mergeThreeTimes(SPEC);
    assertReadWith("spark.sql.parquet.columnarReaderBatchSize", "7");
    // Of so many columns Spark's reader gives rows.
    assertReadWith("spark.sql.codegen.maxFields", "3");
  }

  private void assertReadWith(String key, String value) {
    String before = spark().conf().get(key);
    spark().conf().set(key, value);
    try {
      assertReadAsByDelta(SPEC, COLUMNS);
      int hash = COLUMNS.indexOf(KeyFilter.HASH);
      Dataset<Row> odd =
          lake.read(SPEC).where(functions.col(KeyFilter.HASH).bitwiseAND(1).equalTo(1));
      List<Long> kept =
          lake.scan(SPEC, COLUMNS)
              .where(row -> (row.getLong(hash) & 1) == 1)
              .rows()
              .map(row -> row.getLong(hash))
              .collect();
      assertEquals(
          odd.select(KeyFilter.HASH).collectAsList().stream()
              .map(r -> r.getLong(0))
              .sorted()
              .toList(),
          kept.stream().sorted().toList());
      Assertions.assertTrue(kept.size() > 100 && kept.size() < 300, "half of 410 rows");
    } finally {
      spark().conf().set(key, before);
    }
  }

  /** Takes the files of a month away, so that whoever opens one fails. */
  private void lose(TableSpec table, String month) throws IOException {
    for (TableLog.LiveFile f : lake.live(table).files()) {
      if (month.equals(f.partition())) {
        Files.delete(Path.of(lake.path(table), URI.create(f.path()).getPath()));
      }
    }
  }

  private void assertReadAsByDelta(TableSpec table, List<String> columns) {
    Dataset<Row> byDelta =
        lake.read(table).select(columns.stream().map(functions::col).toArray(Column[]::new));
    Dataset<Row> scanned = lake.scan(table, columns).frame();
    assertEquals(sorted(byDelta), sorted(scanned));
    Assertions.assertTrue(byDelta.count() > 0);
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
