package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.DaySet;
import io.storegauge.model.HalfMonth;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.DataFrameSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table whose files hold days of half a month each, and are replaced half by half. */
class HalfMonthTableTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;

  /** The same table as an earlier release wrote it. */
  private static final TableSpec MONTHS = SampleTable.SPEC;

  private static final TableSpec SPEC =
      new TableSpec(
          MONTHS.zone(),
          MONTHS.name(),
          MONTHS.comment(),
          MONTHS.columns(),
          MONTHS.key(),
          MONTHS.monthColumn(),
          "as_of",
          true);

  private static final TableSpec INPUT = SampleTable.spec("input");

  private static final String[] FOUR_HALVES = {
    "a 2025-01-01 1",
    "a 2025-01-15 2",
    "a 2025-01-16 3",
    "a 2025-01-31 4",
    "b 2025-02-15 5",
    "b 2025-02-28 6"
  };

  @TempDir transient Path folder;
  private transient Lake lake;

  @BeforeEach
  void openALake() {
    lake = Lake.open(spark(), folder.toString());
  }

  private static DaySet days(String text) {
    return DaySet.parse(text);
  }

  private static CommitNote note(String changed) {
    return new CommitNote("run", "f", Map.of(), Map.of(CommitNote.CHANGED, days(changed)));
  }

  private void write(TableSpec table) {
    lake.replaceAll(
        table,
        rows(spark(), FOUR_HALVES),
        new CommitNote(
            "run",
            "f",
            Map.of(INPUT.qualifiedName(), -1L),
            Map.of(
                CommitNote.CHANGED,
                DaySet.ALL,
                CommitNote.COVERED,
                days("2025-01-01..2025-02-28"))));
  }

  private StagePlan planFor(String changed) {
    lake.append(INPUT, rows(spark(), "x " + changed.substring(0, 10) + " 1"), note(changed));
    return StagePlan.of(
        lake, SPEC, DaySet.EMPTY, "f", new StagePlan.Input(INPUT, CommitNote.CHANGED, 1));
  }

  private void assertRows(String... expected) {
    assertDataFrameDataEquals(
        rows(spark(), expected).orderBy("as_of"), lake.read(SPEC).orderBy("as_of"));
  }

  @Test
  void aFileHoldsDaysOfOneHalfAndSaysWhich() {
    write(SPEC);
    assertEquals(
        Set.of(
            "2025-01-01..2025-01-15",
            "2025-01-16..2025-01-31",
            "2025-02-15..2025-02-15",
            "2025-02-28..2025-02-28"),
        halves());
    assertRows(FOUR_HALVES);
  }

  /** Ranges of the files, those of one half together: rows are spread over files by the tasks. */
  private Set<String> halves() {
    return lake.live(SPEC).files().stream()
        .map(f -> FileDays.of(SPEC, f))
        .collect(Collectors.groupingBy(d -> HalfMonth.first((int) d.first())))
        .values()
        .stream()
        .map(
            half ->
                LocalDate.ofEpochDay(half.stream().mapToLong(FileDays::first).min().getAsLong())
                    + ".."
                    + LocalDate.ofEpochDay(
                        half.stream().mapToLong(FileDays::last).max().getAsLong()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aStaleDayReplacesItsHalfAlone() throws Exception {
    write(SPEC);
    StagePlan plan = planFor("2025-01-20..2025-01-20");
    assertEquals(days("2025-01-20..2025-01-20"), plan.stale());
    assertEquals(days("2025-01-16..2025-01-31"), plan.daysReplaced());
    assertEquals(days("2025-01-16..2025-01-31"), plan.daysToWrite());
    Set<String> others = paths();

    lake.replaceDays(SPEC, rows(spark(), "a 2025-01-20 9"), plan.daysReplaced(), plan.note("r"));
    assertRows(
        "a 2025-01-01 1", "a 2025-01-15 2", "a 2025-01-20 9", "b 2025-02-15 5", "b 2025-02-28 6");
    others.retainAll(paths());
    assertEquals(3, others.stream().map(p -> p.replaceAll("-part.*", "")).distinct().count());
    String log = Files.readString(newestLogEntry());
    Assertions.assertTrue(
        log.contains(
            "(as_of_month = DATE'2025-01-01' AND (as_of BETWEEN DATE'2025-01-16' AND"
                + " DATE'2025-01-31'))"),
        log);
  }

  private Path newestLogEntry() {
    return folder.resolve(
        String.format("gold/%s/_delta_log/%020d.json", SPEC.name(), lake.version(SPEC)));
  }

  private Set<String> paths() {
    return lake.live(SPEC).files().stream()
        .map(TableLog.LiveFile::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void bothHalvesOfAMonthAndOneOfTheNextGoTogether() {
    write(SPEC);
    StagePlan plan = planFor("2025-01-15..2025-02-01");
    assertEquals(days("2025-01-01..2025-02-15"), plan.daysReplaced());

    lake.replaceDays(SPEC, rows(spark()), plan.daysReplaced(), plan.note("r"));
    assertRows("b 2025-02-28 6");
  }

  @Test
  void aMonthThatAnEarlierReleaseWroteIsReplacedAsAWholeOnce() {
    write(MONTHS);
    StagePlan plan = planFor("2025-01-20..2025-01-20");
    assertEquals(days("2025-01-01..2025-01-31"), plan.daysReplaced());

    lake.replaceDays(
        SPEC,
        rows(spark(), "a 2025-01-14 8", "a 2025-01-20 9"),
        plan.daysReplaced(),
        plan.note("r"));
    assertRows("a 2025-01-14 8", "a 2025-01-20 9", "b 2025-02-15 5", "b 2025-02-28 6");
    assertEquals(days("2025-01-16..2025-01-31"), planFor("2025-01-31..2025-01-31").daysReplaced());
    // January is in halves now, February is not yet.
    assertEquals(days("2025-01-16..2025-02-28"), planFor("2025-02-20..2025-02-20").daysReplaced());
  }

  @Test
  void whatSparkWroteAcrossBothHalvesIsReplacedAsAWhole() {
    write(SPEC);
    Dataset<Row> added = rows(spark(), "c 2025-01-10 7", "c 2025-01-20 7").coalesce(1);
    added.write().format("delta").mode("append").save(lake.path(SPEC));

    StagePlan plan = planFor("2025-01-20..2025-01-20");
    assertEquals(days("2025-01-01..2025-01-31"), plan.daysReplaced());
    assertThrows(
        IllegalStateException.class,
        () ->
            lake.replaceDays(SPEC, rows(spark()), days("2025-01-16..2025-01-31"), plan.note("r")));
    lake.replaceDays(SPEC, rows(spark()), plan.daysReplaced(), plan.note("r"));
    assertRows("b 2025-02-15 5", "b 2025-02-28 6");
  }

  /** Else its other half would be replaced by rows that nobody has computed. */
  @Test
  void aFileAcrossBothHalvesThatComesAfterThePlanStopsTheCommit() {
    write(SPEC);
    StagePlan plan = planFor("2025-01-20..2025-01-20");
    assertEquals(days("2025-01-16..2025-01-31"), plan.daysToWrite());
    Dataset<Row> added = rows(spark(), "c 2025-01-10 7", "c 2025-01-20 7").coalesce(1);
    added.write().format("delta").mode("append").save(lake.path(SPEC));

    assertEquals(days("2025-01-16..2025-01-31"), plan.daysReplaced());
    assertThrows(
        IllegalStateException.class,
        () ->
            lake.replaceDays(
                SPEC, rows(spark(), "a 2025-01-20 9"), plan.daysReplaced(), plan.note("r")));
    assertEquals(8, lake.read(SPEC).count());
  }

  @Test
  void rowsOfTheOtherHalfAreAnError() {
    write(SPEC);
    assertRefused(
        rows(spark(), "a 2025-01-15 9"),
        "rows of 2025-01-15..2025-01-15 among those for 2025-01-16..2025-01-31");
    assertRows(FOUR_HALVES);
  }

  @Test
  void aRowOfAnotherMonthThanItSaysIsAnError() {
    write(SPEC);
    assertRefused(
        rows(spark(), "a 2025-01-20 9")
            .withColumn("as_of_month", functions.lit("2025-02-01").cast("date")),
        "a row of 2025-01-20..2025-01-20 in month 2025-02-01");
    assertRows(FOUR_HALVES);
  }

  private void assertRefused(Dataset<Row> rows, String message) {
    Exception e =
        assertThrows(
            IllegalStateException.class,
            () -> lake.replaceDays(SPEC, rows, days("2025-01-16..2025-01-31"), note("")));
    Assertions.assertTrue(e.getMessage().endsWith(message), e.getMessage());
  }

  @Test
  void anIdlePlanThatIsGivenMoreDaysReplacesTheirHalves() {
    write(SPEC);
    lake.append(INPUT, rows(spark(), "x 2025-05-01 1"), note("2025-05-01..2025-05-01"));
    StagePlan plan =
        StagePlan.of(
            lake, SPEC, DaySet.EMPTY, "f", new StagePlan.Input(INPUT, CommitNote.CHANGED, 1));
    assertEquals(DaySet.EMPTY, plan.stale());
    assertEquals(DaySet.EMPTY, plan.daysReplaced());
    assertEquals(
        days("2025-01-16..2025-01-31"), plan.also(days("2025-01-20..2025-01-20")).daysReplaced());
  }

  /** What a table's rows say of a file, the log may not: somebody else wrote it. */
  @Test
  void aFileOfOtherDaysThanItsMonthBelongsToBoth() {
    write(SPEC);
    rows(spark(), "c 2025-01-20 7")
        .withColumn("as_of_month", functions.lit("2025-02-01").cast("date"))
        .coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        .save(lake.path(SPEC));
    assertEquals(days("2025-01-01..2025-02-28"), planFor("2025-02-20..2025-02-20").daysReplaced());
    assertEquals(List.of(3L, 4L, 7L), orders("2025-01-16..2025-01-31"));
  }

  @Test
  void halvesNeedAMonthAndADay() {
    for (String day : new String[] {null, "store_id"}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new TableSpec(
                  "gold", "t", "", MONTHS.columns(), MONTHS.key(), "as_of_month", day, true));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new TableSpec("gold", "t", "", MONTHS.columns(), MONTHS.key(), null, "as_of", true));
  }

  @Test
  void aTableThatSomebodyAddedAConstraintToIsReplacedHalfByHalf() {
    write(SPEC);
    spark()
        .sql("ALTER TABLE delta.`" + lake.path(SPEC) + "` ADD CONSTRAINT some CHECK (orders > 0)");
    lake.replaceDays(
        SPEC,
        rows(spark(), "a 2025-01-20 9"),
        days("2025-01-16..2025-01-31,2025-02-01..2025-02-28"),
        note("2025-01-16..2025-02-28"));
    assertRows("a 2025-01-01 1", "a 2025-01-15 2", "a 2025-01-20 9");
  }

  @Test
  void aScanOpensOnlyFilesOfWantedDays() throws Exception {
    write(SPEC);
    for (TableLog.LiveFile f : lake.live(SPEC).files()) {
      if (FileDays.of(SPEC, f).meet(days("2025-01-01..2025-01-15").bounds())) {
        Files.delete(folder.resolve("gold/" + SPEC.name() + "/" + f.path()));
      }
    }
    assertEquals(List.of(3L, 4L), orders("2025-01-16..2025-01-31"));
    assertEquals(List.of(5L), orders("2025-02-02..2025-02-20"));
    assertThrows(Exception.class, () -> orders("2025-01-15..2025-01-31"));
  }

  private List<Long> orders(String days) {
    return lake
        .scan(SPEC, List.of("as_of", "orders"))
        .days("as_of", days(days))
        .rows()
        .map(r -> r.getLong(1))
        .collect()
        .stream()
        .sorted()
        .toList();
  }
}
