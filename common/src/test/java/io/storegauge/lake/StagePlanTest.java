package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input of days, and an output whose row of a day looks back three days. */
class StagePlanTest {
  private static final TableSpec INPUT = SampleTable.spec("input");
  private static final TableSpec OUTPUT = SampleTable.spec("output");
  private static final DaySet JANUARY = DaySet.parse("2025-01-01..2025-01-31");

  private final SparkSession spark = SparkSuite.spark();
  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void anInputAndAnOutputMadeOfIt() {
    lake = Lake.open(spark, folder.toString());
    change("2025-01-01..2025-01-31");
    StagePlan first = plan(JANUARY, "f1");
    assertTrue(first.wholeTable(), "nothing was written yet");
    assertEquals(JANUARY, first.daysToWrite());
    lake.replaceAll(OUTPUT, rows(spark, "a 2025-01-01 1"), first.note("run-1"));
  }

  @Test
  void anUnchangedInputLeavesNothingToDo() {
    assertTrue(plan(JANUARY, "f1").nothingToDo());
    assertTrue(plan(DaySet.parse("2025-01-10..2025-01-12"), "f1").nothingToDo(), "covered days");
  }

  @Test
  void aChangedDayMakesTheDaysStaleWhoseWindowReachesIt() {
    change("2025-01-30..2025-01-30");

    StagePlan p = plan(JANUARY, "f1");
    // A window of 3 days reaches 30 January from 30 and 31 January and 1 February; the latter was
    // never asked for.
    assertEquals(DaySet.parse("2025-01-30..2025-01-31"), p.stale());
    assertFalse(p.wholeTable());
    assertEquals(JANUARY, p.daysToWrite(), "months are replaced as a whole");
  }

  @Test
  void rowsThatRememberAreStaleAfterAStaleDay() {
    change("2025-01-10..2025-01-10");

    StagePlan p = plan(JANUARY, "f1").remembering(30);
    // Its windows make 10 to 12 January stale, and these the rest of what is covered.
    assertEquals(DaySet.parse("2025-01-10..2025-01-31"), p.stale());
    assertEquals(DaySet.EMPTY, p.remembered(30), "all of it is written anew");
    assertTrue(plan(JANUARY, "f2").remembering(5).wholeTable(), "of another configuration");
  }

  @Test
  void newDaysLookBackAtThoseThatStay() {
    StagePlan p = plan(DaySet.parse("2025-02-02..2025-02-03"), "f1").remembering(5);
    assertEquals(DaySet.parse("2025-02-02..2025-02-03"), p.stale());
    assertEquals(DaySet.parse("2025-01-28..2025-01-31"), p.remembered(5));
  }

  @Test
  void daysThatAreNotKeptLeaveTheTable() {
    // Of all days only the newest is kept, and the 31st of January.
    DaySet end = DaySet.parse("2025-01-31..2025-01-31");
    StagePlan p =
        StagePlan.of(
            lake,
            OUTPUT,
            DaySet.parse("2025-02-02..2025-02-03"),
            days -> DaySet.between(days.last(), days.last().plusDays(1)).union(end),
            "f1",
            new StagePlan.Input(INPUT, CommitNote.CHANGED, 3));
    assertEquals(DaySet.parse("2025-01-31..2025-01-31,2025-02-03..2025-02-03"), p.covered());
    assertEquals(DaySet.parse("2025-01-01..2025-01-30,2025-02-03..2025-02-03"), p.stale());
    assertEquals(p.covered(), p.daysToWrite(), "the rest of January is written without rows");
  }

  @Test
  void aDayThatIsNotCoveredIsComputedWithTheCoveredDaysOfItsMonth() {
    StagePlan p = plan(DaySet.parse("2025-02-02..2025-02-03"), "f1");

    assertEquals(DaySet.parse("2025-02-02..2025-02-03"), p.stale());
    assertEquals(DaySet.parse("2025-02-02..2025-02-03"), p.daysToWrite());
    assertEquals(DaySet.parse("2025-01-01..2025-01-31,2025-02-02..2025-02-03"), p.covered());
  }

  @Test
  void aPlanTakesMoreDaysOnlyOfThoseTheTableHolds() {
    StagePlan p = plan(JANUARY, "f1").also(DaySet.parse("2025-01-31..2025-02-01"));

    assertEquals(DaySet.parse("2025-01-31..2025-01-31"), p.stale());
    assertEquals(JANUARY, p.daysToWrite());
    assertTrue(p.only(DaySet.parse("2025-01-01..2025-01-30")).nothingToDo());
  }

  @Test
  void anotherConfigurationMakesEveryCoveredDayStale() {
    StagePlan p = plan(DaySet.parse("2025-02-01..2025-02-01"), "f2");

    assertTrue(p.wholeTable());
    assertEquals(DaySet.parse("2025-01-01..2025-02-01"), p.daysToWrite());
  }

  @Test
  void aCommitOfSomebodyElseMakesEveryCoveredDayStale() {
    rows(spark, "b 2025-01-06 2").write().format("delta").mode("append").save(lake.path(INPUT));

    StagePlan p = plan(JANUARY, "f1");
    assertTrue(p.wholeTable());
    assertEquals(JANUARY, p.daysToWrite());
  }

  @Test
  void anInputWithoutReachMakesEverythingStaleByAnyChange() {
    change("2025-01-30..2025-01-30");

    StagePlan p =
        StagePlan.of(
            lake, OUTPUT, JANUARY, "f1", new StagePlan.Input(INPUT, CommitNote.CHANGED, 0));
    assertTrue(p.wholeTable());
  }

  @Test
  void theNoteOfAPlanMakesTheNextOneIdle() {
    change("2025-01-30..2025-01-30");
    StagePlan p = plan(JANUARY, "f1");
    lake.replaceDays(OUTPUT, rows(spark, "a 2025-01-30 1"), p.daysReplaced(), p.note("run-2"));

    assertTrue(plan(JANUARY, "f1").nothingToDo());
    CommitNote note = lake.lastNote(OUTPUT).get();
    assertEquals(DaySet.parse("2025-01-30..2025-01-31"), note.days(CommitNote.CHANGED));
    assertEquals(Map.of("gold.input", lake.version(INPUT)), note.inputs());
  }

  private StagePlan plan(DaySet requested, String fingerprint) {
    return StagePlan.of(
        lake, OUTPUT, requested, fingerprint, new StagePlan.Input(INPUT, CommitNote.CHANGED, 3));
  }

  private void change(String days) {
    CommitNote note =
        new CommitNote("run-0", "f0", Map.of(), Map.of(CommitNote.CHANGED, DaySet.parse(days)));
    lake.append(INPUT, rows(spark, "a 2025-01-01 1"), note);
  }
}
