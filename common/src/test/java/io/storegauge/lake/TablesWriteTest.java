package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.SPEC;
import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.lake.TablesWrite.Part;
import io.storegauge.model.DaySet;
import io.storegauge.row.TableRow;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesWriteTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final TableSpec OTHER = SampleTable.spec("other");
  private static final CommitNote BEFORE =
      new CommitNote("run-1", "f", Map.of(), Map.of(CommitNote.CHANGED, DaySet.ALL));
  private static final CommitNote AFTER =
      new CommitNote("run-2", "f", Map.of(), Map.of(CommitNote.CHANGED, DaySet.ALL));

  @TempDir transient Path folder;
  private transient Lake lake;

  @BeforeEach
  void twoTables() {
    lake = Lake.open(spark(), folder.toString());
    for (TableSpec table : List.of(SPEC, OTHER)) {
      lake.append(table, rows(spark(), "old 2025-01-05 1", "old 2025-02-01 1"), BEFORE);
    }
  }

  /** Rows of stores a and c are for the first table, those of b for the second. */
  private JavaRDD<TableRow> mixed(String... rows) {
    return InternalFrames.toRows(TableShape.conform(SPEC, rows(spark(), rows)).repartition(3))
        .mapPartitions(TablesWriteTest::mixed);
  }

  private static Iterator<TableRow> mixed(Iterator<InternalRow> rows) {
    List<TableRow> mixed = new ArrayList<>();
    rows.forEachRemaining(
        r ->
            mixed.add(
                new TableRow().set(r.getUTF8String(0).toString().equals("b") ? 1 : 0, r.copy())));
    return mixed.iterator();
  }

  private void replaceJanuaryAndAll() {
    TablesWrite.replace(
        lake,
        List.of(
            new Part(SPEC, DaySet.ofMonths(List.of(JANUARY)), AFTER),
            new Part(OTHER, DaySet.ALL, AFTER)),
        mixed("a 2025-01-06 2", "b 2025-03-07 3", "c 2025-01-08 4", "b 2025-01-09 5"));
  }

  private void assertReplaced() {
    assertDataFrameDataEquals(
        rows(spark(), "a 2025-01-06 2", "c 2025-01-08 4", "old 2025-02-01 1"), lake.read(SPEC));
    assertDataFrameDataEquals(rows(spark(), "b 2025-03-07 3", "b 2025-01-09 5"), lake.read(OTHER));
    assertEquals(Optional.of(AFTER), lake.lastNote(SPEC));
    assertEquals(Optional.of(AFTER), lake.lastNote(OTHER));
  }

  @Test
  void eachTableGetsItsRowsAndKeepsWhatIsNotReplaced() {
    replaceJanuaryAndAll();
    assertReplaced();
    assertEquals(2, lake.rowsWritten(SPEC));
    assertEquals(2, lake.rowsWritten(OTHER));
  }

  @Test
  void aTableThatSomebodyAddedAConstraintToIsWrittenAllTheSame() {
    spark()
        .sql("ALTER TABLE delta.`" + lake.path(OTHER) + "` ADD CONSTRAINT some CHECK (orders > 0)");
    replaceJanuaryAndAll();
    assertReplaced();
  }

  @Test
  void withoutARowAPartIsCleared() {
    TablesWrite.replace(
        lake,
        List.of(
            new Part(SPEC, DaySet.ofMonths(List.of(JANUARY)), AFTER),
            new Part(OTHER, DaySet.ALL, AFTER)),
        mixed());
    assertDataFrameDataEquals(rows(spark(), "old 2025-02-01 1"), lake.read(SPEC));
    assertEquals(0, lake.read(OTHER).count());
  }
}
