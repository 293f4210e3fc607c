package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests that bring batches of {@link SampleRecord} into a table. */
abstract class UpsertSuite extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_A_DAY = 86_400_000_000L;

  /** So many rows are worth four tasks, whatever the number of cores. */
  static final long FOUR_TASKS = 2_000_000L;

  @TempDir transient Path folder;
  transient Lake lake;
  private transient int runs;

  @BeforeEach
  void openLake() {
    lake = Lake.open(spark(), folder.toString());
  }

  Merged merge(SampleRecord... batch) {
    return merge(SampleRecord.SPEC, batch);
  }

  Merged merge(TableSpec table, SampleRecord... batch) {
    return merge(new Upsert(lake, table), table, batch.length, List.of(batch));
  }

  /** Merges with a note {@code run-1}, {@code run-2}… of the days that are touched. */
  Merged merge(Upsert upsert, TableSpec table, long rows, List<SampleRecord> batch) {
    return upsert.merge(
        batch(table, batch), rows, Upsert.Rule.NEWER_VERSION, days(table), this::note);
  }

  CommitNote note(Merged merged) {
    return new CommitNote(
        "run-" + ++runs,
        "",
        Map.of(),
        Map.of(CommitNote.CHANGED, merged.marks().days(CommitNote.CHANGED)));
  }

  JavaRDD<InternalRow> batch(TableSpec table, List<SampleRecord> records) {
    return InternalFrames.toRows(frame(table, records));
  }

  Dataset<Row> frame(TableSpec table, List<SampleRecord> records) {
    return spark()
        .createDataFrame(records.stream().map(r -> r.toRow(table)).toList(), table.schema());
  }

  /** Marks the day of a record, and the one it had before. */
  static ChangeMarks.Rule days(TableSpec table) {
    int sold = table.columnNames().indexOf("sold_at");
    return (now, before, marks) -> {
      marks.add(CommitNote.CHANGED, Math.floorDiv(now.getLong(sold), MICROS_A_DAY));
      if (before != null) {
        marks.add(CommitNote.CHANGED, Math.floorDiv(before.getLong(sold), MICROS_A_DAY));
      }
    };
  }

  static Set<SampleRecord> held(Lake lake, TableSpec table) {
    return SampleRecord.all(lake.read(table));
  }

  void assertHolds(TableSpec table, SampleRecord... records) {
    assertHolds(table, Set.of(records));
  }

  /** The table holds these, and its log says as many. */
  void assertHolds(TableSpec table, Set<SampleRecord> records) {
    assertEquals(records, held(lake, table));
    assertEquals(records.size(), lake.log(table).live().orElseThrow().rows(), "rows by the log");
  }

  /** What is told of the table without reading it is what Delta and Spark say. */
  void assertToldRight(TableSpec table) {
    TableState state = TableState.of(lake, table).orElseThrow();
    assertEquals(lake.version(table), state.version());
    assertEquals(lake.read(table).count(), state.rows());
    var detail = spark().sql("DESCRIBE DETAIL delta.`" + lake.path(table) + "`").first();
    assertEquals(detail.<Long>getAs("numFiles"), state.files());
    assertEquals(detail.<Long>getAs("sizeInBytes"), state.bytes());
  }

  /** Rows that are marked as deleted in the files where they are. */
  long marked(TableSpec table) {
    return lake.log(table).live().orElseThrow().files().stream()
        .mapToLong(TableLog.LiveFile::marked)
        .sum();
  }

  int files(TableSpec table) {
    return lake.log(table).live().orElseThrow().files().size();
  }

  String days(Merged merged) {
    return merged.marks().days(CommitNote.CHANGED).toString();
  }

  static List<SampleRecord> items(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(SampleRecord::item).toList();
  }
}
