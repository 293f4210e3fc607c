package io.storegauge.lake;

import static io.storegauge.lake.ReviewRecord.addition;
import static io.storegauge.lake.ReviewRecord.content;
import static io.storegauge.lake.ReviewRecord.micros;
import static io.storegauge.lake.ReviewRecord.said;
import static io.storegauge.lake.ReviewRecord.tombstone;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.ReviewsTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ReviewMergeTest {
  private static final ReviewRecord V1 = content("d1", 100, 1);
  private static final ReviewRecord V2 = content("d2", 200, 2);
  private static final ReviewRecord ADDED = addition("d3", 250, "still good");
  private static final ReviewRecord DELETED = tombstone("d4", 300);
  private static final ReviewRecord V3 = content("d5", 400, 3);

  /** Days of Shanghai. */
  private static final ExportDays EXPORT_DAYS = (platform, day) -> micros(day * 24 - 8);

  private ReviewMerge merge = new ReviewMerge(EXPORT_DAYS);

  @Test
  void everyOrderAndEveryCutIntoBatchesOfFiveRecordsEndInTheSameRow() {
    // V3 is newer than the tombstone of hour 300: the review is back, with what was added
    // meanwhile.
    List<String> expected =
        said(
            row(
                V3.toRow(),
                "appended_at",
                micros(250),
                "appended_text",
                "still good",
                "appended_file",
                "d3",
                "deleted_at",
                micros(300),
                "deleted_file",
                "d4",
                "updated_at",
                micros(400)));
    List<List<ReviewRecord>> orders = permutations(List.of(V1, V2, ADDED, DELETED, V3));
    assertEquals(120, orders.size());
    for (List<ReviewRecord> order : orders) {
      for (int cuts = 0; cuts < 16; cuts++) {
        assertEquals(expected, said(merged(order, cuts)), order + " cut " + cuts);
      }
    }
  }

  @Test
  void withoutTheNewerContentTheReviewIsDeletedAndKeepsWhatItSaid() {
    // Content of hour 200, deleted in hour 300, which is the newest thing known of it.
    List<String> expected =
        said(
            row(
                V2.toRow(),
                "appended_at",
                micros(250),
                "appended_text",
                "still good",
                "appended_file",
                "d3",
                "is_deleted",
                true,
                "deleted_at",
                micros(300),
                "deleted_file",
                "d4",
                "updated_at",
                micros(300),
                "content_updated_at",
                micros(200)));
    for (List<ReviewRecord> order : permutations(List.of(V1, V2, ADDED, DELETED))) {
      for (int cuts = 0; cuts < 8; cuts++) {
        assertEquals(expected, said(merged(order, cuts)), order + " cut " + cuts);
      }
    }
  }

  @Test
  void anAdditionAndADeletionWaitForTheirReview() {
    // No content: the row is known by the addition's record, and of the deletion's time.
    List<String> expected =
        said(
            row(
                ADDED.toRow(),
                "is_deleted",
                true,
                "deleted_at",
                micros(300),
                "deleted_file",
                "d4",
                "updated_at",
                micros(300)));
    assertEquals(expected, said(merged(List.of(ADDED, DELETED), 0)));
    assertEquals(expected, said(merged(List.of(ADDED, DELETED), 1)));
    assertEquals(expected, said(merged(List.of(DELETED, ADDED), 1)));
  }

  @Test
  void randomRecordsEndAsAnOracleSaysWhateverTheirOrderAndTheirBatches() {
    Random random = new Random(20250101);
    int withContent = 0;
    int deleted = 0;
    for (int round = 0; round < 400; round++) {
      List<List<ReviewRecord>> files = files(random);
      InternalRow expected = oracle(files.stream().flatMap(List::stream).toList());
      withContent += expected.isNullAt(column("created_at")) ? 0 : 1;
      deleted += Boolean.TRUE.equals(value(expected, "is_deleted")) ? 1 : 0;
      for (int shuffle = 0; shuffle < 6; shuffle++) {
        Collections.shuffle(files, random);
        int cuts = random.nextInt(1 << (files.size() - 1));
        InternalRow row = mergedFiles(files, cuts);
        assertEquals(said(expected), said(row), files + " cut " + cuts);
        for (List<ReviewRecord> again : files) {
          assertSame(row, merge.merge(combined(again), row), again + " once more");
        }
      }
    }
    // All kinds of rows were met.
    assertTrue(withContent > 100 && withContent < 400, withContent + " with content");
    assertTrue(deleted > 50 && deleted < 350, deleted + " deleted");
  }

  @Test
  void aFullRecordTakesThePlaceOfAnOlderOneWithoutBeingCopied() {
    InternalRow held = content("d1", 100, 1).with(50, "more").replied(60).toRow();
    InternalRow now = content("d2", 200, 2).with(50, "more").replied(60).toRow();
    assertSame(now, merge.merge(now, held));
    assertSame(now, merge.merge(held, now));
    assertSame(held, merge.merge(held.copy(), held), "the very record");
  }

  @Test
  void aKnownReplyIsNotWipedAndTheFirstOneCounts() {
    List<ReviewRecord> order = List.of(V1.replied(150), V2, content("d6", 500, 4).replied(160));
    for (List<ReviewRecord> o : permutations(order)) {
      for (int cuts = 0; cuts < 4; cuts++) {
        assertEquals(micros(150), value(merged(o, cuts), "replied_at"));
      }
    }
  }

  @Test
  void contentIsNewerThanADeletionOnlyIfItIsKnownToBe() {
    assertDeleted(true, content("a", 300, 1), DELETED);
    assertDeleted(false, content("a", 301, 1), DELETED);
    assertDeleted(true, content("a", null, 1), DELETED);
    // Hour 300 is in day 12. Noon of that day is hour 300, and of the next 324.
    assertDeleted(true, content("a", null, 1).exported(12), DELETED);
    assertDeleted(false, content("a", null, 1).exported(13), DELETED);
    assertDeleted(true, content("a", 300, 1), tombstone("b", null));
    // Deleted by the end of day 12, which is hour 303 in Shanghai.
    assertDeleted(true, content("a", 303, 1), tombstone("b", null).exported(12));
    assertDeleted(false, content("a", 304, 1), tombstone("b", null).exported(12));
    assertDeleted(true, content("a", null, 1).exported(12), tombstone("b", null).exported(12));
    assertDeleted(false, content("a", null, 1).exported(13), tombstone("b", null).exported(12));
  }

  /**
   * Day 12 begins in hour 280 in Shanghai and ends with hour 303; content of that day was read
   * nobody knows when.
   */
  @Test
  void contentIsNewerThanADeletionOnlyIfItsDayOfExportBeginsLater() {
    for (int hour : new int[] {280, 282, 299, 301, 303}) {
      assertDeleted(true, content("a", null, 1).exported(12), tombstone("b", hour));
      assertDeleted(true, tombstone("b", hour), content("a", null, 1).exported(12));
      assertDeleted(false, tombstone("b", hour), content("a", null, 1).exported(13));
    }
    assertDeleted(false, content("a", null, 1).exported(12), tombstone("b", 279));
    assertDeleted(true, content("a", null, 1).exported(13), tombstone("b", 304));
  }

  /** East of +12 h a day ends before noon in UTC: day 12 with hour 297 at +14 h. */
  @Test
  void daysOfExportAreThoseOfThePlatformWhereverThatIs() {
    merge = new ReviewMerge((platform, day) -> micros(day * 24 - 14));
    assertDeleted(true, content("a", null, 1).exported(12), tombstone("b", 297));
    assertDeleted(false, content("a", null, 1).exported(13), tombstone("b", 297));
    merge = new ReviewMerge((platform, day) -> micros(day * 24 + 12));
    assertDeleted(true, content("a", null, 1).exported(12), tombstone("b", 301));
    assertDeleted(false, content("a", null, 1).exported(12), tombstone("b", 299));
  }

  private void assertDeleted(boolean expected, ReviewRecord... records) {
    for (int cuts = 0; cuts < 2; cuts++) {
      assertEquals(
          expected,
          value(merged(List.of(records), cuts), "is_deleted"),
          List.of(records).toString());
    }
  }

  @Test
  void whatAFileSaidBeforeAndNoLongerSaysIsWithdrawn() {
    InternalRow held = merged(List.of(V1, content("d2", 200, 2).with(50, "x").deleted(true)), 1);
    assertEquals(true, value(held, "is_deleted"));
    InternalRow corrected = merge.merge(content("d2", 200, 2).toRow(), held);
    assertEquals(said(content("d2", 200, 2).toRow()), said(corrected));

    InternalRow other = merge.merge(content("d9", 200, 2).toRow(), held);
    assertEquals(true, value(other, "is_deleted"), "another file withdraws nothing");
    assertEquals("x", value(other, "appended_text").toString());
  }

  @Test
  void whatAFileSaysNowCountsAlsoOfAnAddition() {
    InternalRow held = merged(List.of(V1, addition("d3", 250, "call 555-0100")), 1);
    InternalRow now = merge.merge(addition("d3", 250, "call ***").toRow(), held);
    assertEquals("call ***", value(now, "appended_text").toString());
    assertSame(held, merge.merge(addition("d3", 250, "call 555-0100").toRow(), held));
  }

  @Test
  void aRowOfBeforeWasWrittenWithOneVersion() {
    // No file of its deletion and no version of its content: both are of updated_at.
    InternalRow held = row(content("d1", 100, 1).toRow(), "is_deleted", true);
    assertSame(held, merge.merge(content("d0", 100, 2).toRow(), held), "not newer");
    InternalRow back = merge.merge(content("d2", 101, 2).toRow(), held);
    assertEquals(false, value(back, "is_deleted"));
    assertEquals(micros(100), value(back, "deleted_at"));
    InternalRow again = merge.merge(addition("d3", 250, "x").toRow(), held);
    assertEquals(true, value(again, "is_deleted"));
    assertEquals(micros(100), value(again, "content_updated_at"));
    assertEquals("d1", value(again, "deleted_file").toString());
  }

  @Test
  void aRecordContributesWhatTheRowHasFromIt() {
    List<ReviewRecord> records = List.of(V1, V2, ADDED, DELETED);
    InternalRow row = merged(records, 7);
    assertEquals(
        List.of(false, true, true, true),
        records.stream().map(r -> merge.contributes(r.toRow(), row, row)).toList());
    InternalRow older = addition("d0", 240, "first").toRow();
    assertFalse(merge.contributes(older, merge.merge(older, row), row));
    InternalRow donor = V1.replied(150).toRow();
    InternalRow replied = merge.merge(donor, row);
    assertNotSame(row, replied);
    assertTrue(merge.contributes(donor, replied, row), "its reply was not known before");
    assertFalse(merge.contributes(donor, replied, replied));
  }

  /** Batches in the order of the records; a bit of {@code cuts} ends one after its record. */
  private InternalRow merged(List<ReviewRecord> order, int cuts) {
    return mergedFiles(order.stream().map(List::of).toList(), cuts);
  }

  private InternalRow mergedFiles(List<List<ReviewRecord>> files, int cuts) {
    InternalRow held = null;
    List<ReviewRecord> batch = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      batch.addAll(files.get(i));
      if (i == files.size() - 1 || (cuts >> i & 1) != 0) {
        InternalRow now = combined(batch);
        held = held == null ? now : merge.merge(now, held);
        batch.clear();
      }
    }
    return held;
  }

  private InternalRow combined(List<ReviewRecord> batch) {
    return batch.size() == 1
        ? batch.get(0).toRow()
        : merge.combine(batch.stream().map(ReviewRecord::toRow).toList());
  }

  /** Few values, so that there are ties and gaps of all kinds. */
  private static List<List<ReviewRecord>> files(Random random) {
    List<List<ReviewRecord>> files = new ArrayList<>();
    int n = 2 + random.nextInt(5);
    for (int f = 0; f < n; f++) {
      List<ReviewRecord> records = new ArrayList<>();
      Integer day = random.nextInt(3) == 0 ? null : 12 + random.nextInt(2);
      for (int r = 0; r <= random.nextInt(2); r++) {
        records.add(record(random, "f" + f, r + 1).exported(day));
      }
      files.add(records);
    }
    return files;
  }

  private static ReviewRecord record(Random random, String file, long number) {
    int kind = random.nextInt(10);
    Integer updated = random.nextInt(4) == 0 ? null : (Integer) (297 + 3 * random.nextInt(4));
    ReviewRecord record =
        kind < 4
            ? content(file, updated, 1 + random.nextInt(5))
            : kind < 7 ? tombstone(file, updated) : addition(file, null, file + number);
    if (kind >= 7 || random.nextInt(4) == 0) {
      Integer at = random.nextInt(4) == 0 ? null : (Integer) (299 + random.nextInt(4));
      record = record.with(at, file + number);
    }
    if (kind < 4 && random.nextInt(4) == 0) {
      record = record.deleted(true);
    }
    return (random.nextInt(4) == 0 ? record.replied(280 + random.nextInt(5)) : record).at(number);
  }

  /** The rules, word for word, over all records at once. */
  private static InternalRow oracle(List<ReviewRecord> records) {
    Comparator<Integer> unknownFirst = nullsFirst(naturalOrder());
    Comparator<ReviewRecord> place =
        comparing(ReviewRecord::file).thenComparing(ReviewRecord::number);
    ReviewRecord content =
        newest(
            records,
            ReviewRecord::hasContent,
            comparing(ReviewRecord::updated, unknownFirst)
                .thenComparing(ReviewRecord::exportedDay, unknownFirst)
                .thenComparing(place));
    ReviewRecord added =
        newest(
            records,
            ReviewRecord::hasAddition,
            comparing(ReviewRecord::appended, unknownFirst).thenComparing(place));
    ReviewRecord deleted =
        newest(
            records,
            ReviewRecord::deleted,
            comparing(ReviewRecord::deletedAt, unknownFirst).thenComparing(place));
    ReviewRecord origin = content != null ? content : added != null ? added : deleted;
    InternalRow row = origin.deleted(false).with(null, null).toRow();
    Integer newest = content == null ? null : content.updated();
    if (added != null) {
      String file = added.file().equals(origin.file()) ? null : added.file();
      row(row, "appended_at", micros(added.appended()), "appended_text", added.added());
      row(row, "appended_file", file);
      newest = ReviewRecord.newest(newest, added.appended());
    }
    boolean isDeleted = deleted != null;
    if (deleted != null) {
      row(row, "deleted_at", micros(deleted.deletedAt()), "deleted_file", deleted.file());
      newest = ReviewRecord.newest(newest, deleted.deletedAt());
      Integer then = content == null ? null : content.updated();
      if (content != null && then == null && content.exportedDay() != null) {
        then = content.exportedDay() * 24 - 8;
      }
      isDeleted = then == null || deleted.deletedAt() == null || then <= deleted.deletedAt();
    }
    newest = content != null && content.updated() == null ? null : newest;
    boolean older = content != null && newest != null && !newest.equals(content.updated());
    Integer replied =
        records.stream()
            .map(ReviewRecord::replied)
            .filter(r -> r != null)
            .min(naturalOrder())
            .orElse(null);
    return row(
        row,
        "is_deleted",
        content == null && !isDeleted ? null : (Boolean) isDeleted,
        "updated_at",
        micros(newest),
        "content_updated_at",
        older ? micros(content.updated()) : null,
        "replied_at",
        micros(replied));
  }

  private static ReviewRecord newest(
      List<ReviewRecord> records, Predicate<ReviewRecord> which, Comparator<ReviewRecord> order) {
    return records.stream().filter(which).max(order).orElse(null);
  }

  private static InternalRow row(InternalRow row, Object... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      Object value = changes[i + 1];
      ReviewRecord.set(
          row,
          (String) changes[i],
          value instanceof String text ? UTF8String.fromString(text) : value);
    }
    return row;
  }

  private static int column(String name) {
    return ReviewsTable.SPEC.columnNames().indexOf(name);
  }

  private static Object value(InternalRow row, String name) {
    int column = column(name);
    return row.isNullAt(column)
        ? null
        : row.get(column, ReviewsTable.SPEC.columns().get(column).type());
  }

  private static List<List<ReviewRecord>> permutations(List<ReviewRecord> records) {
    if (records.isEmpty()) {
      return List.of(List.of());
    }
    List<List<ReviewRecord>> all = new ArrayList<>();
    IntStream.range(0, records.size())
        .forEach(
            i -> {
              List<ReviewRecord> rest = new ArrayList<>(records);
              ReviewRecord first = rest.remove(i);
              for (List<ReviewRecord> tail : permutations(rest)) {
                List<ReviewRecord> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
              }
            });
    return all;
  }
}
