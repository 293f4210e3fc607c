package io.storegauge.lake;

import static io.storegauge.lake.SampleRecord.SPEC;
import static io.storegauge.lake.SampleRecord.WHOLE;
import static io.storegauge.lake.SampleRecord.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpsertTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;
  private static final long MORE_THAN_ARE_BROADCAST = 8_000_001L;

  @Test
  void theFirstBatchIsTheTable() {
    Merged merged = merge(item(1), item(2).sold("2025-02-01"));

    assertTrue(merged.isFirst());
    assertEquals(Map.of(), merged.kept());
    assertEquals("", days(merged), "everything changed, nothing is marked");
    assertHolds(SPEC, item(1), item(2).sold("2025-02-01"));
    assertEquals("run-1", lake.lastNote(SPEC).orElseThrow().runId());
  }

  @Test
  void aNewerVersionReplacesAndAnOlderDoesNot() {
    SampleRecord older = item(1).updated(10).amount("5.00").from("z.csv", 1);
    SampleRecord newer = item(1).updated(20).amount("6.00").sold("2025-01-07");
    merge(older, item(2));

    Merged merged = merge(newer, item(3).from("b.csv", 9));
    assertFalse(merged.isFirst());
    assertHolds(SPEC, newer, item(2), item(3).from("b.csv", 9));
    assertEquals("2025-01-05..2025-01-05,2025-01-07..2025-01-07", days(merged));
    assertEquals(Map.of("a.csv", 1L, "b.csv", 1L), merged.kept());
    assertEquals(1, marked(SPEC));

    long version = lake.version(SPEC);
    Merged late = merge(older);
    assertHolds(SPEC, newer, item(2), item(3).from("b.csv", 9));
    assertEquals(version, lake.version(SPEC));
    assertEquals("", days(late));
    assertEquals(Map.of(), late.kept());
  }

  @Test
  void anUnknownTimeIsOlderThanAnyAndThenTheExportDecides() {
    SampleRecord unknown = item(1).from("z.csv", 1);
    SampleRecord exported = item(1).exported("2025-01-06").comment("exported");
    SampleRecord again = item(1).exported("2025-01-07").comment("again");
    SampleRecord updated = item(1).updated(0).comment("updated");
    merge(unknown);
    for (SampleRecord newer : List.of(exported, again, updated)) {
      merge(newer);
      assertEquals(newer.comment(), lake.read(SPEC).first().getAs("comment"));
    }
    long version = lake.version(SPEC);
    for (SampleRecord older : List.of(unknown, again)) {
      merge(older);
    }
    assertHolds(SPEC, updated);
    assertEquals(version, lake.version(SPEC));
  }

  @Test
  void aRecordThatIsExportedOnceMoreIsTakenButChangesNothing() {
    merge(item(1).exported("2025-01-06"), item(2).exported("2025-01-06"));
    SampleRecord same = item(1).exported("2025-01-07").from("b.csv", 1);
    SampleRecord changed = item(2).exported("2025-01-07").from("b.csv", 2).sold("2025-01-09");

    Merged merged = merge(same, changed);
    assertHolds(SPEC, same, changed);
    assertEquals("2025-01-05..2025-01-05,2025-01-09..2025-01-09", days(merged));
    Merged nothing = merge(same.exported("2025-01-08"));
    assertHolds(SPEC, same.exported("2025-01-08"), changed);
    assertEquals("", days(nothing), "the record says what it said");
    assertEquals(Map.of("b.csv", 1L), nothing.kept());
  }

  @Test
  void theSameBatchTwiceChangesNothing() {
    merge(item(9));
    SampleRecord[] batch = {
      item(1).from("b.csv", 1), item(2).from("b.csv", 2), item(3).from("c.csv", 1).updated(1)
    };
    Map<String, Long> kept = Map.of("b.csv", 2L, "c.csv", 1L);
    assertEquals(kept, merge(batch).kept());
    long version = lake.version(SPEC);

    Merged again = merge(batch);
    assertEquals(kept, again.kept());
    assertEquals("", days(again));
    assertEquals(version, lake.version(SPEC));
    assertEquals("run-2", lake.lastNote(SPEC).orElseThrow().runId());
    assertEquals(4, held(lake, SPEC).size());
  }

  @Test
  void whatAFileSaysNowCountsIfItWasReplacedInPlace() {
    merge(item(1), item(2), item(3));
    SampleRecord corrected = item(1).comment("corrected");
    SampleRecord moved = item(2).from("a.csv", 7);

    Merged merged = merge(corrected, moved, item(3));
    assertHolds(SPEC, corrected, moved, item(3));
    assertEquals(Map.of("a.csv", 3L), merged.kept());
    assertEquals("2025-01-05..2025-01-05", days(merged), "of the corrected one");
    assertEquals("", days(merge(moved.from("a.csv", 1))), "only its place has changed");
    assertHolds(SPEC, corrected, moved.from("a.csv", 1), item(3));
  }

  @Test
  void keysOfOneHashLiveSideBySide() {
    SampleRecord other = item(2).hash(item(1).hash());
    SampleRecord third = item(1).ofStore("t").hash(item(1).hash());
    merge(item(1), other);
    merge(third);
    assertHolds(SPEC, item(1), other, third);

    merge(other.updated(1).comment("newer"), item(4).hash(item(1).hash()));
    assertHolds(
        SPEC, item(1), other.updated(1).comment("newer"), third, item(4).hash(item(1).hash()));
  }

  @Test
  void aRecordMayMoveToAnotherMonth() {
    merge(item(1), item(2), item(3).sold("2025-03-01"));
    SampleRecord moved = item(1).updated(1).sold("2025-02-27");

    Merged merged = merge(moved);
    assertHolds(SPEC, moved, item(2), item(3).sold("2025-03-01"));
    assertEquals("2025-01-05..2025-01-05,2025-02-27..2025-02-27", days(merged));
    merge(moved.updated(2).sold("2025-03-02"));
    assertHolds(SPEC, moved.updated(2).sold("2025-03-02"), item(2), item(3).sold("2025-03-01"));
  }

  @Test
  void marksOfDeletedRowsGrowFromMergeToMerge() {
    Upsert upsert = new Upsert(lake, SPEC);
    merge(upsert, SPEC, 20, items(1, 20));
    merge(item(1).updated(1), item(2).updated(1));
    merge(item(3).updated(1), item(20).updated(1));
    assertEquals(4, marked(SPEC));
    merge(item(1).updated(2), item(4).updated(1));
    assertEquals(6, marked(SPEC), "one of them in the second file");

    Set<SampleRecord> latest = new HashSet<>(items(5, 19));
    latest.addAll(List.of(item(1).updated(2), item(2).updated(1), item(3).updated(1)));
    latest.addAll(List.of(item(4).updated(1), item(20).updated(1)));
    assertHolds(SPEC, latest);
    assertToldRight(SPEC);
  }

  @Test
  void allRowsOfAFileMayBeReplaced() {
    merge(item(1), item(2));
    SampleRecord[] newer = {item(1).updated(1), item(2).updated(1)};
    merge(newer);
    assertHolds(SPEC, newer);

    SampleRecord elsewhere = item(1).updated(2).sold("2025-04-01");
    merge(elsewhere, item(2).updated(2).sold("2025-04-01"));
    assertHolds(SPEC, elsewhere, item(2).updated(2).sold("2025-04-01"));
  }

  @Test
  void aTableWithoutMonthsIsMergedTheSameWay() {
    merge(WHOLE, item(1), item(2), item(3));
    merge(WHOLE, item(1).updated(1).sold("2024-12-31"), item(4));
    merge(WHOLE, item(1).updated(0), item(3).updated(3));

    assertHolds(WHOLE, item(1).updated(1).sold("2024-12-31"), item(2), item(3).updated(3), item(4));
  }

  @Test
  void aDerivedRecordReplacesExactlyIfItsContentDiffers() {
    merge(item(1).updated(9), item(2).updated(9), item(3));
    List<SampleRecord> batch =
        List.of(
            item(1).updated(1).amount("2.00"), // older, and says something else
            item(2).updated(10).from("b.csv", 1), // newer, and says the same
            item(3));

    Merged merged =
        new Upsert(lake, SPEC)
            .merge(batch(SPEC, batch), 3, Upsert.Rule.OTHER_CONTENT, days(SPEC), this::note);
    assertHolds(SPEC, batch.get(0), item(2).updated(9), item(3));
    assertEquals(Map.of("a.csv", 2L), merged.kept());
    assertEquals("2025-01-05..2025-01-05", days(merged));
  }

  @Test
  void severalTasksMergeAsOne() {
    Upsert upsert = new Upsert(lake, SPEC);
    merge(upsert, SPEC, FOUR_TASKS, items(1, 40));
    List<SampleRecord> newer = new ArrayList<>();
    items(11, 30).forEach(r -> newer.add(r.updated(1).from("b.csv", r.item())));
    newer.addAll(items(31, 50));

    Merged merged = merge(upsert, SPEC, FOUR_TASKS, newer);
    Set<SampleRecord> latest = new HashSet<>(newer);
    latest.addAll(items(1, 10));
    assertHolds(SPEC, latest);
    assertEquals(Map.of("a.csv", 20L, "b.csv", 20L), merged.kept());
    assertEquals(5, files(SPEC), "one of the first batch, one of each task");
    assertToldRight(SPEC);
  }

  @Test
  void aBatchTooLargeToBroadcastItsKeysIsMergedTheSameWay() {
    merge(item(1), item(2).sold("2025-02-01"), item(3).updated(9));
    merge(
        new Upsert(lake, SPEC),
        SPEC,
        MORE_THAN_ARE_BROADCAST,
        List.of(item(2).updated(1), item(3).updated(1), item(4)));

    assertHolds(SPEC, item(1), item(2).updated(1), item(3).updated(9), item(4));
  }

  @Test
  void aBatchOfNewKeysOrOfNoneIsMergedHoweverSparkPlansIt() {
    Upsert upsert = new Upsert(lake, SPEC);
    merge(item(1));
    spark().conf().set("spark.sql.adaptive.enabled", "true");
    try {
      merge(upsert, SPEC, FOUR_TASKS, items(2, 5));
      merge(upsert, SPEC, FOUR_TASKS, List.of());
      merge(upsert, SPEC, MORE_THAN_ARE_BROADCAST, items(6, 9));
    } finally {
      spark().conf().set("spark.sql.adaptive.enabled", "false");
    }
    merge(upsert, SPEC, FOUR_TASKS, items(10, 12));
    long version = lake.version(SPEC);
    assertEquals(Map.of(), merge(upsert, SPEC, FOUR_TASKS, List.of()).kept());
    assertEquals(version, lake.version(SPEC));
    assertHolds(SPEC, new HashSet<>(items(1, 12)));
  }
}
