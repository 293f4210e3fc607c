package io.storegauge.lake;

import static io.storegauge.lake.SampleRecord.SPEC;
import static io.storegauge.lake.SampleRecord.WHOLE;
import static io.storegauge.lake.SampleRecord.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.DaySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;

/** What a table goes through between merges. */
class UpsertTableTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);

  @Test
  void aMergeThatFailsLeavesTheTableAsItWas() {
    merge(item(1), item(2));
    long version = lake.version(SPEC);
    List<SampleRecord> batch = List.of(item(1).updated(1), item(3).sold("2025-02-02"));

    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                new Upsert(lake, SPEC)
                    .merge(
                        batch(SPEC, batch),
                        2,
                        Upsert.Rule.NEWER_VERSION,
                        days(SPEC),
                        merged -> {
                          throw new IllegalStateException("no note");
                        }));
    assertEquals("no note", e.getMessage());
    assertEquals(version, lake.version(SPEC));
    assertHolds(SPEC, item(1), item(2));
    merge(batch.toArray(new SampleRecord[0]));
    assertHolds(SPEC, batch.get(0), item(2), batch.get(1));
  }

  @Test
  void aFirstMergeThatFailsLeavesNoTable() {
    assertThrows(
        IllegalStateException.class,
        () ->
            new Upsert(lake, SPEC)
                .merge(
                    batch(SPEC, items(1, 2)),
                    2,
                    Upsert.Rule.NEWER_VERSION,
                    days(SPEC),
                    merged -> {
                      throw new IllegalStateException("no note");
                    }));
    assertEquals(-1, lake.version(SPEC));
  }

  @Test
  void aMonthOfManyFilesIsWrittenAnewWithoutAnyoneSeeingADifference() {
    Upsert upsert = new Upsert(lake, SPEC, 2);
    merge(item(1), item(2), item(3), item(4), item(5).sold("2025-02-02"));
    merge(upsert, SPEC, 1, List.of(item(2).updated(1).sold("2025-01-09")));
    long before = lake.version(SPEC);
    assertEquals(3, files(SPEC));

    merge(upsert, SPEC, 1, List.of(item(3).updated(1)));
    assertEquals(before + 2, lake.version(SPEC), "the merge and the rewrite");
    assertEquals(2, files(SPEC), "one a month");
    assertEquals(0, marked(SPEC));
    Set<SampleRecord> latest =
        Set.of(
            item(1),
            item(2).updated(1).sold("2025-01-09"),
            item(3).updated(1),
            item(4),
            item(5).sold("2025-02-02"));
    assertHolds(SPEC, latest);
    assertEquals("run-3", lake.lastNote(SPEC).orElseThrow().runId());
    assertEquals(DaySet.EMPTY, lake.changedSince(SPEC, before, CommitNote.CHANGED));
    assertEquals(
        DaySet.parse("2025-01-05..2025-01-05,2025-01-09..2025-01-09"),
        lake.changedSince(SPEC, before - 1, CommitNote.CHANGED));

    merge(upsert, SPEC, 1, List.of(item(4).updated(4)));
    Set<SampleRecord> next = new HashSet<>(latest);
    next.remove(item(4));
    next.add(item(4).updated(4));
    assertHolds(SPEC, next);
    assertEquals(1, marked(SPEC));
  }

  @Test
  void aMonthOfMostlyDeletedRowsIsWrittenAnew() {
    merge(item(1), item(2), item(3), item(4).sold("2025-02-02"));
    merge(item(1).updated(1).sold("2025-02-03"));
    assertEquals(1, marked(SPEC), "two rows live, one deleted");
    long before = lake.version(SPEC);
    merge(item(2).updated(1).sold("2025-02-03"));

    assertEquals(before + 2, lake.version(SPEC));
    assertEquals(0, marked(SPEC));
    SampleRecord[] latest = {
      item(1).updated(1).sold("2025-02-03"),
      item(2).updated(1).sold("2025-02-03"),
      item(3),
      item(4).sold("2025-02-02")
    };
    assertHolds(SPEC, latest);
    merge(item(3).updated(1).sold("2025-02-28"));
    latest[2] = item(3).updated(1).sold("2025-02-28");
    assertHolds(SPEC, latest);
    assertEquals(0, lake.quickMonth(SPEC, JANUARY).count(), "January is gone");
    assertEquals(0, marked(SPEC));
  }

  @Test
  void aTableWithoutMonthsIsWrittenAnewToo() {
    Upsert upsert = new Upsert(lake, WHOLE, 2);
    for (int i = 1; i <= 4; i++) {
      merge(upsert, WHOLE, 2, List.of(item(1).updated(i), item(i + 1)));
    }

    assertHolds(WHOLE, item(1).updated(4), item(2), item(3), item(4), item(5));
    assertEquals(2, files(WHOLE));
    assertEquals("run-4", lake.lastNote(WHOLE).orElseThrow().runId());
  }

  @Test
  void aQuickLookLeavesDeletedRowsOut() {
    merge(item(1), item(2), item(3).sold("2025-02-01"));
    merge(item(1).updated(1), item(2).updated(1).sold("2025-02-02"), item(4));
    assertEquals(2, marked(SPEC));
    merge(WHOLE, item(1), item(2), item(3));
    merge(WHOLE, item(1).updated(1));

    assertEquals(
        Set.of(item(1).updated(1), item(4)), SampleRecord.all(lake.quickMonth(SPEC, JANUARY)));
    assertEquals(
        Set.of(item(2).updated(1).sold("2025-02-02"), item(3).sold("2025-02-01")),
        SampleRecord.all(lake.quickMonth(SPEC, FEBRUARY)));
    assertEquals(Set.of(item(1).updated(1), item(2), item(3)), SampleRecord.all(lake.quick(WHOLE)));
  }

  @Test
  void monthsAndTablesWithDeletedRowsAreReplacedWhole() {
    merge(item(1), item(2), item(3).sold("2025-02-01"), item(4).sold("2025-02-01"));
    merge(item(1).updated(1), item(3).updated(1).sold("2025-02-02"));
    assertEquals(2, marked(SPEC));

    lake.replaceDays(
        SPEC, frame(SPEC, List.of(item(7))), DaySet.ofMonths(List.of(JANUARY)), note());
    assertHolds(SPEC, item(7), item(3).updated(1).sold("2025-02-02"), item(4).sold("2025-02-01"));
    assertEquals(1, marked(SPEC));
    assertToldRight(SPEC);
    merge(item(7).updated(1));
    assertHolds(
        SPEC,
        item(7).updated(1),
        item(3).updated(1).sold("2025-02-02"),
        item(4).sold("2025-02-01"));

    lake.replaceAll(SPEC, frame(SPEC, List.of(item(8))), note());
    assertHolds(SPEC, item(8));
    merge(item(8).updated(1));
    assertHolds(SPEC, item(8).updated(1));
  }

  @Test
  void aLakeMayLieInAFolderOfAnyName() {
    lake = Lake.open(spark(), folder.resolve("my lake %20 ü+#").toString());
    merge(item(1), item(2));
    merge(item(1).updated(1));
    merge(new Upsert(lake, SPEC, 1), SPEC, 1, List.of(item(2).updated(1)));

    assertEquals(Set.of(item(1).updated(1), item(2).updated(1)), held(lake, SPEC));
    assertEquals(held(lake, SPEC), SampleRecord.all(lake.quickMonth(SPEC, JANUARY)));
  }

  @Test
  void aTableIsMergedAndTidiedWhereItsLogWasCleaned() throws IOException {
    merge(item(1), item(2), item(3));
    merge(item(1).updated(1));
    spark().sql("ALTER TABLE delta.`" + lake.path(SPEC) + "` SET TBLPROPERTIES ('a' = 'b')");
    DeltaLog.forTable(spark(), lake.path(SPEC)).checkpoint();
    long newest = lake.version(SPEC);
    for (long v = 0; v < newest; v++) {
      Files.delete(Path.of(lake.path(SPEC), String.format("_delta_log/%020d.json", v)));
    }
    merge(item(1).updated(2), item(2).updated(1));
    assertEquals(Set.of(item(1).updated(2), item(2).updated(1), item(3)), held(lake, SPEC));
    assertToldRight(SPEC);
    assertEquals(held(lake, SPEC), SampleRecord.all(lake.quickMonth(SPEC, JANUARY)));

    merge(new Upsert(lake, SPEC, 1), SPEC, 1, List.of(item(4)));
    assertEquals(
        Set.of(item(1).updated(2), item(2).updated(1), item(3), item(4)), held(lake, SPEC));
    assertEquals(1, TableState.of(lake, SPEC).orElseThrow().files(), "tidied all the same");
  }

  private static CommitNote note() {
    return new CommitNote("other", "", Map.of(), Map.of());
  }
}
