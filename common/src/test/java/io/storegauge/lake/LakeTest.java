package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.SPEC;
import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);

  @TempDir transient Path folder;
  private transient Lake lake;

  @BeforeEach
  void openLake() {
    lake = Lake.open(spark(), folder.toString());
  }

  @Test
  void aTableThatWasNeverWrittenIsEmptyAndHasNoVersion() {
    assertEquals(-1, lake.version(SPEC));
    assertEquals(Optional.empty(), lake.lastNote(SPEC));
    assertEquals(List.of(), lake.read(SPEC).collectAsList());
    assertEquals(
        SPEC.columnNames(), List.of(lake.read(SPEC).columns()), "an empty table has its columns");
  }

  @Test
  void rowsAndTheNoteComeBackAsWritten() {
    CommitNote note = note("run-1", "2025-01-05..2025-01-05");
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"), note);

    assertDataFrameDataEquals(rows(spark(), "b 2025-02-01 2", "a 2025-01-05 1"), lake.read(SPEC));
    assertEquals(Optional.of(note), lake.lastNote(SPEC));
  }

  @Test
  void manyFilesOfALogAreBroughtTogether() {
    TableSpec log =
        new TableSpec(
            SPEC.zone(), "log", SPEC.comment(), SPEC.columns().subList(0, 3), List.of(), null);
    String[] lines = new String[70];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "a" + i + " 2025-01-05 " + i;
    }
    Dataset<Row> rows = rows(spark(), lines).selectExpr(log.columnNames().toArray(new String[0]));
    lake.append(log, rows.coalesce(1), note("run-1", ""));
    assertEquals(1, lake.live(log).files().size());
    lake.append(log, rows.repartition(70), note("run-2", ""));
    Assertions.assertTrue(
        lake.live(log).files().size() <= 4, () -> "files " + lake.live(log).files().size());
    assertDataFrameDataEquals(rows.union(rows), lake.read(log));
    assertEquals(DaySet.EMPTY, lake.changedSince(log, 2, CommitNote.CHANGED), "no row has changed");
  }

  @Test
  void aColumnThatCameLaterIsNullInOldRowsAndAddedByTheNextWrite() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"), note("run-1", ""));
    List<TableSpec.Column> columns = new ArrayList<>(SPEC.columns());
    columns.add(2, new TableSpec.Column("share", DataTypes.DoubleType, "share 0–1", "Later"));
    TableSpec wider =
        new TableSpec(
            SPEC.zone(), SPEC.name(), SPEC.comment(), columns, SPEC.key(), SPEC.monthColumn());
    assertEquals(0, lake.read(wider).where("share IS NOT NULL").count());

    lake.replaceDays(
        wider,
        rows(spark(), "c 2025-01-31 3").withColumn("share", functions.lit(0.5)),
        DaySet.ofMonths(List.of(JANUARY)),
        note("run-2", ""));
    assertEquals(
        List.of("b null", "c 0.5"),
        lake.read(wider).orderBy("store_id").collectAsList().stream()
            .map(r -> r.getAs("store_id") + " " + r.getAs("share"))
            .toList());
    assertEquals("Later [share 0–1]", lake.read(wider).schema().apply("share").getComment().get());
  }

  @Test
  void replacingAMonthLeavesTheOthersAlone() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"), note("run-1", ""));
    lake.replaceDays(
        SPEC,
        rows(spark(), "c 2025-01-31 3"),
        DaySet.ofMonths(List.of(JANUARY)),
        note("run-2", ""));

    assertDataFrameDataEquals(rows(spark(), "c 2025-01-31 3", "b 2025-02-01 2"), lake.read(SPEC));
  }

  @Test
  void aMonthWithoutNewRowsIsCleared() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"), note("run-1", ""));
    lake.replaceDays(SPEC, rows(spark()), DaySet.ofMonths(List.of(FEBRUARY)), note("run-2", ""));

    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.read(SPEC));
  }

  @Test
  void rowsOfAMonthThatIsNotReplacedAreAnError() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));

    Exception e =
        assertThrows(
            Exception.class,
            () ->
                lake.replaceDays(
                    SPEC,
                    rows(spark(), "b 2025-02-01 2"),
                    DaySet.ofMonths(List.of(JANUARY)),
                    note("run-2", "")));
    Assertions.assertTrue(
        e.getMessage()
            .contains("rows of 2025-02-01..2025-02-28 among those for 2025-01-01..2025-01-31"),
        e.getMessage());
    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.read(SPEC));
  }

  @Test
  void aConstraintThatSomebodyAddedIsKept() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));
    spark()
        .sql("ALTER TABLE delta.`" + lake.path(SPEC) + "` ADD CONSTRAINT some CHECK (orders > 0)");

    Exception e =
        assertThrows(
            Exception.class,
            () ->
                lake.replaceDays(
                    SPEC,
                    rows(spark(), "b 2025-01-06 0"),
                    DaySet.ofMonths(List.of(JANUARY)),
                    note("run-2", "")));
    Assertions.assertTrue(e.getMessage().contains("CHECK constraint some"), e.getMessage());
    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.read(SPEC));
    lake.replaceDays(
        SPEC,
        rows(spark(), "b 2025-01-06 2"),
        DaySet.ofMonths(List.of(JANUARY)),
        note("run-3", ""));
    assertDataFrameDataEquals(rows(spark(), "b 2025-01-06 2"), lake.read(SPEC));
  }

  @Test
  void replacingEverythingKeepsCommentsAndTheReaderVersion() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));
    lake.replaceAll(SPEC, rows(spark(), "b 2025-03-01 2"), note("run-2", ""));
    lake.replaceDays(
        SPEC,
        rows(spark(), "c 2025-03-02 3"),
        DaySet.parse("2025-03-01..2025-03-31"),
        note("run-3", ""));

    assertDataFrameDataEquals(rows(spark(), "c 2025-03-02 3"), lake.read(SPEC));
    for (StructField f : lake.read(SPEC).schema().fields()) {
      assertEquals(
          SPEC.schema().apply(f.name()).getComment().get(), f.getComment().get(), f.name());
    }
    var detail = spark().sql("DESCRIBE DETAIL delta.`" + lake.path(SPEC) + "`").first();
    assertEquals(1, detail.<Integer>getAs("minReaderVersion"), "any Delta reader can read it");
    assertEquals(SPEC.comment(), detail.getAs("description"));
  }

  @Test
  void changedDaysAreTheUnionOfTheCommitsSince() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", "2025-01-05..2025-01-05"));
    long seen = lake.version(SPEC);
    lake.append(SPEC, rows(spark(), "a 2025-01-07 1"), note("run-2", "2025-01-07..2025-01-07"));
    lake.append(SPEC, rows(spark(), "a 2025-01-08 1"), note("run-3", "2025-01-08..2025-01-08"));

    assertEquals(
        DaySet.parse("2025-01-07..2025-01-08"), lake.changedSince(SPEC, seen, CommitNote.CHANGED));
    assertEquals(DaySet.EMPTY, lake.changedSince(SPEC, lake.version(SPEC), CommitNote.CHANGED));
  }

  @Test
  void aCommitOfSomebodyElseMayHaveChangedAnyDay() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", "2025-01-05..2025-01-05"));
    long seen = lake.version(SPEC);
    rows(spark(), "b 2025-01-06 2").write().format("delta").mode("append").save(lake.path(SPEC));

    assertEquals(DaySet.ALL, lake.changedSince(SPEC, seen, CommitNote.CHANGED));
  }

  @Test
  void aCommitThatOnlyRearrangesFilesChangesNoDay() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));
    lake.append(SPEC, rows(spark(), "b 2025-01-06 2"), note("run-2", ""));
    long seen = lake.version(SPEC);
    spark().sql("OPTIMIZE delta.`" + lake.path(SPEC) + "`");

    assertEquals(seen + 1, lake.version(SPEC));
    assertEquals(DaySet.EMPTY, lake.changedSince(SPEC, seen, CommitNote.CHANGED));
    assertEquals("run-2", lake.lastNote(SPEC).get().runId());
  }

  @Test
  void aLogThatWasCleanedMayHideAnyChange() throws IOException {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));
    long seen = lake.version(SPEC);
    lake.append(SPEC, rows(spark(), "b 2025-01-06 2"), note("run-2", "2025-01-06..2025-01-06"));
    lake.append(SPEC, rows(spark(), "c 2025-01-07 3"), note("run-3", "2025-01-07..2025-01-07"));
    Files.delete(Path.of(lake.path(SPEC), String.format("_delta_log/%020d.json", seen + 1)));

    assertEquals(DaySet.ALL, lake.changedSince(SPEC, seen, CommitNote.CHANGED));
  }

  @Test
  void aLakeOfANewerVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("_storegauge.json"), "{\"layout\": 2}\n");

    StoregaugeException e =
        assertThrows(StoregaugeException.class, () -> Lake.open(spark(), folder.toString()));
    assertEquals(
        "The lake "
            + folder
            + " has layout 2, this Storegauge knows layouts up to 1. Use the newer Storegauge that"
            + " wrote it, or give another --lake.",
        e.getMessage());
    assertEquals(StoregaugeException.Code.NOT_USABLE, e.code());
  }

  @Test
  void aLakeThatWasWrittenOpensAgain() {
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));

    assertEquals(1, Lake.open(spark(), folder.toString()).read(SPEC).count());
  }

  @Test
  void whatATableHoldsIsReadFromItsLog() {
    assertEquals(Optional.empty(), TableState.of(lake, SPEC));
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2"), note("run-1", ""));
    lake.replaceDays(
        SPEC,
        rows(spark(), "c 2025-02-01 3", "d 2025-02-02 4"),
        DaySet.ofMonths(List.of(FEBRUARY)),
        note("run-2", ""));

    TableState state = TableState.of(lake, SPEC).orElseThrow();
    assertEquals(2, state.version());
    assertEquals(3, state.rows());
    var detail = spark().sql("DESCRIBE DETAIL delta.`" + lake.path(SPEC) + "`").first();
    assertEquals(detail.<Long>getAs("numFiles"), state.files());
    assertEquals(detail.<Long>getAs("sizeInBytes"), state.bytes());
  }

  @Test
  void aFolderMayBeGivenRelativeToTheWorkingOne() throws IOException {
    Path target = Files.createDirectories(Path.of("target"));
    Path relative = Files.createTempDirectory(target, "lake-");
    assertFalse(relative.isAbsolute());
    Lake near = Lake.open(spark(), relative.toString());
    near.append(SPEC, rows(spark(), "a 2025-01-05 1"), note("run-1", ""));
    near.replaceDays(
        SPEC,
        rows(spark(), "b 2025-01-06 2"),
        DaySet.ofMonths(List.of(JANUARY)),
        note("run-2", ""));

    assertEquals(relative.toString(), near.root());
    assertTrue(Files.exists(relative.resolve("gold/sample/_delta_log")));
    assertDataFrameDataEquals(rows(spark(), "b 2025-01-06 2"), near.read(SPEC));
    assertDataFrameDataEquals(rows(spark(), "b 2025-01-06 2"), near.quickMonth(SPEC, JANUARY));
  }

  @Test
  void aCommitWithoutRowsIsNotedToo() {
    lake.replaceAll(SPEC, rows(spark()), note("run-1", ""));
    assertEquals("run-1", lake.lastNote(SPEC).orElseThrow().runId());
    lake.replaceDays(SPEC, rows(spark()), DaySet.ofMonths(List.of(JANUARY)), note("run-2", ""));
    assertEquals("run-2", lake.lastNote(SPEC).orElseThrow().runId());
  }

  @Test
  void aQuickLookFindsTheSameRows() {
    lake.append(
        SPEC, rows(spark(), "a 2025-01-05 1", "b 2025-02-01 2", "e 2025-02-28 9"), note("r", ""));
    lake.replaceDays(
        SPEC, rows(spark(), "c 2025-02-02 3"), DaySet.ofMonths(List.of(FEBRUARY)), note("r", ""));

    assertDataFrameDataEquals(
        rows(spark(), "c 2025-02-02 3"), lake.quickMonth(SPEC, LocalDate.of(2025, 2, 14)));
    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 1"), lake.quickMonth(SPEC, JANUARY));
    assertEquals(0, lake.quickMonth(SPEC, LocalDate.of(2025, 3, 1)).count());
  }

  @Test
  void whereTheLogWasCleanedDeltaIsAskedWhatATableHolds() throws IOException {
    for (int i = 0; i <= 11; i++) {
      lake.replaceAll(SPEC, rows(spark(), "a 2025-01-05 " + i, "b 2025-02-01 2"), note("r", ""));
    }
    TableState whole = TableState.of(lake, SPEC).orElseThrow();
    // Version 10 has a checkpoint, so that Delta may clean up what came before.
    for (int v = 0; v < 10; v++) {
      Files.delete(Path.of(lake.path(SPEC), String.format("_delta_log/%020d.json", v)));
    }

    assertEquals(2, whole.rows());
    assertEquals(Optional.of(whole), TableState.of(lake, SPEC));
    assertDataFrameDataEquals(rows(spark(), "a 2025-01-05 11"), lake.quickMonth(SPEC, JANUARY));
  }

  private static CommitNote note(String run, String changed) {
    return new CommitNote(run, "f1", Map.of(), Map.of(CommitNote.CHANGED, DaySet.parse(changed)));
  }
}
