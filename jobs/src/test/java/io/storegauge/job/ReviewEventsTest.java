package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.StoreDayTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews that are edited, added to, deleted and restored by records of their own. */
class ReviewEventsTest {
  private static final String V1 =
      "\"rating\":1,\"text\":\"broken\",\"created_at\":\"2025-01-04 12:00:00\","
          + "\"updated_at\":\"2025-01-04 12:00:00\",\"is_deleted\":false";
  private static final String V2 =
      "\"rating\":2,\"text\":\"mended\",\"created_at\":\"2025-01-04 12:00:00\","
          + "\"updated_at\":\"2025-01-05 12:00:00\",\"replied_at\":\"2025-01-05 13:00:00\"";
  private static final String ADDED =
      "\"appended_text\":\"still works\",\"appended_at\":\"2025-01-06 12:00:00\"";
  private static final String DELETED =
      "\"is_deleted\":true,\"updated_at\":\"2025-01-07 12:00:00\"";
  private static final String V3 =
      "\"rating\":4,\"text\":\"fine\",\"created_at\":\"2025-01-04 12:00:00\","
          + "\"updated_at\":\"2025-01-08 12:00:00\",\"is_deleted\":false";

  private static final String[] ALL = {V1, V2, ADDED, DELETED, V3};

  private static final String[] WHOLE_ROW =
      ReviewsTable.SPEC.columnNames().stream()
          .filter(c -> !c.equals("key_hash"))
          .map(c -> c.endsWith("_at") ? "date_format(" + c + ", 'd HH:mm')" : c)
          .toArray(String[]::new);

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
  }

  /** Lands a record of review r1 as the file of the day after {@code n + 4} January. */
  private static void land(LandingLake to, int n) throws IOException {
    to.land(file(n), record("r1", ALL[n]));
  }

  private static String file(int n) {
    return "tmall/reviews/2025-01-0" + (n + 5) + "/reviews-0.jsonl";
  }

  private static String record(String id, String what) {
    return "{\"review_id\":\"" + id + "\",\"store_id\":\"s1\"," + what + "}\n";
  }

  private List<String> reviews(String... expressions) {
    return fixture.rows(ReviewsTable.SPEC, expressions);
  }

  private List<String> accounts() {
    return fixture.rows(
        RunLogFilesTable.SPEC, "file", "received", "accepted", "duplicate", "rejected");
  }

  @Test
  void theSameRowResultsFromEveryOrderOfFilesAndBatches() throws IOException {
    int[][][] cuts = {
      {{0, 1, 2, 3, 4}},
      {{4}, {3}, {2}, {1}, {0}},
      {{3}, {2, 0}, {4, 1}},
      {{2, 3}, {1, 4}, {0}},
    };
    for (int cut = 0; cut < cuts.length; cut++) {
      fixture = new LandingLake(dir.resolve("lake" + cut));
      for (int[] batch : cuts[cut]) {
        for (int n : batch) {
          land(fixture, n);
        }
        fixture.ingest();
      }
      // Times of Shanghai are 8 hours ahead. The content is V3's, the reply V2's.
      assertEquals(
          List.of(
              "r1|tmall|s1|null|null|null|4.0|null|null|null|null|null|null|fine|4 04:00|still"
                  + " works|6 04:00|"
                  + file(2)
                  + "|5 05:00|false|7 04:00|"
                  + file(3)
                  + "|null|null|8 04:00|2025-01-09|"
                  + file(4)
                  + "|1|null|2025-01-01"),
          reviews(WHOLE_ROW),
          "cut " + cut);
      List<String> wrong =
          fixture.rows(
              RunLogFilesTable.SPEC, "received = 1 AND accepted + duplicate + rejected = 1");
      assertEquals(List.of("true", "true", "true", "true", "true"), wrong);
    }
  }

  @Test
  void aRecordIsAcceptedForThePartItGivesAlsoByARunThatWasKilled() throws IOException {
    for (int n = 0; n < ALL.length; n++) {
      land(fixture, n);
    }
    fixture.ingest();
    // V1 gives nothing; V2 gives the reply that V3 does not know.
    List<String> expected =
        List.of(
            file(0) + "|1|0|1|0",
            file(1) + "|1|1|0|0",
            file(2) + "|1|1|0|0",
            file(3) + "|1|1|0|0",
            file(4) + "|1|1|0|0");
    assertEquals(expected, accounts());
    List<String> before = reviews(WHOLE_ROW);
    long version = fixture.lake.version(ReviewsTable.SPEC);

    forgetFiles();
    fixture.ingest();
    assertEquals(before, reviews(WHOLE_ROW));
    assertEquals(version, fixture.lake.version(ReviewsTable.SPEC));
    List<String> again = accounts();
    // Whose the reply was is not kept: V2 counts as a duplicate now.
    assertEquals(file(1) + "|1|0|1|0", again.get(1));
    for (int n : new int[] {0, 2, 3, 4}) {
      assertEquals(expected.get(n), again.get(n));
    }
  }

  /** As if the run had been killed before it registered its files. */
  private void forgetFiles() {
    fixture.lake.replaceAll(
        RunLogFilesTable.SPEC,
        fixture.lake.read(RunLogFilesTable.SPEC).limit(0),
        fixture.lake.lastNote(RunLogFilesTable.SPEC).orElseThrow());
  }

  private DaySet changed() {
    return fixture.lake.lastNote(ReviewsTable.SPEC).orElseThrow().days(CommitNote.CHANGED);
  }

  private List<String> reviewsByDay() {
    new FactsJob().run(fixture.context());
    return fixture.rows(StoreDayTable.SPEC, "date", "reviews", "rating_sum / rating_weight");
  }

  @Test
  void aDeletedReviewIsNotCountedOnItsDayAndARestoredOneIsAgain() throws IOException {
    fixture.land(
        "tmall/orders/2025-01-05/orders-0.csv",
        "order_id,store_id,status,amount,ordered_at\no1,s1,unpaid,1,2024-12-01 10:00:00\n");
    fixture.land(
        "tmall/reviews/2025-01-05/reviews-0.jsonl",
        record("r0", V1.replace("rating\":1", "rating\":5")) + record("r1", V1));
    fixture.ingest();
    // Five stars and one, in half stars: (10 + 2) / 2.
    assertEquals(List.of("2025-01-04|2|6.0"), ofJanuary(reviewsByDay()));

    land(fixture, 3);
    fixture.ingest();
    assertEquals(DaySet.parse("2025-01-04..2025-01-04"), changed());
    assertEquals(List.of("2025-01-04|1|10.0"), ofJanuary(reviewsByDay()));
    assertEquals(
        List.of("1.0|broken|null", "5.0|broken|null"),
        reviews("rating", "text", "if(is_deleted, null, deleted_at)"));

    land(fixture, 4);
    fixture.ingest();
    assertEquals(DaySet.parse("2025-01-04..2025-01-04"), changed());
    // Five stars and four.
    assertEquals(List.of("2025-01-04|2|9.0"), ofJanuary(reviewsByDay()));
  }

  private static List<String> ofJanuary(List<String> days) {
    return days.stream().filter(d -> d.startsWith("2025-01")).toList();
  }

  @Test
  void whatComesBeforeItsReviewWaitsAndCountsNothing() throws IOException {
    fixture.land(
        "tmall/orders/2025-01-05/orders-0.csv",
        "order_id,store_id,status,amount,ordered_at\no1,s1,unpaid,1,2024-12-01 10:00:00\n");
    land(fixture, 2);
    fixture.ingest();
    assertEquals(
        List.of("null|null|still works|null|null"),
        reviews("created_at", "rating", "appended_text", "is_deleted", "created_month"));
    assertEquals(List.of(), ofJanuary(reviewsByDay()));
    land(fixture, 3);
    fixture.ingest();
    assertEquals(DaySet.EMPTY, changed());
    assertEquals(
        List.of("null|still works|true"), reviews("rating", "appended_text", "is_deleted"));

    land(fixture, 1);
    fixture.ingest();
    assertEquals(List.of("2.0|still works|true"), reviews("rating", "appended_text", "is_deleted"));
    assertEquals(List.of(), ofJanuary(reviewsByDay()));
    land(fixture, 4);
    fixture.ingest();
    assertEquals(DaySet.parse("2025-01-04..2025-01-04"), changed());
    assertEquals(List.of("2025-01-04|1|8.0"), ofJanuary(reviewsByDay()));
  }

  @Test
  void aListOfDeletedReviewsIsDatedByItsDayOfExport() throws IOException {
    fixture.conf(
        "sources/generic/deletions.yaml",
        """
        entity: reviews
        files: "{platform}/deleted/{exported_on}/*.csv"
        format: csv
        columns:
          review_id: {from: id, type: string, required: true}
          store_id: {from: shop, type: string, required: true}
          is_deleted: {constant: "true", type: boolean}
        """);
    land(fixture, 1);
    fixture.land("tmall/deleted/2025-01-07/ids.csv", "id,shop\nr1,s1\nr2,s1\nr2,s1\n,s1\n");
    fixture.ingest();
    // The end of 7 January in Shanghai; r2 is known by nothing else.
    assertEquals(
        List.of("r1|2.0|true|2025-01-07 15:59:59", "r2|null|true|2025-01-07 15:59:59"),
        reviews("review_id", "rating", "is_deleted", "string(deleted_at)"));
    assertEquals(
        List.of("tmall/deleted/2025-01-07/ids.csv|4|2|1|1", file(1) + "|1|1|0|0"), accounts());
  }

  /**
   * Of content without updated_at nobody knows at which time of its day of export it was read. In
   * Shanghai the 7th begins at 16:00 UTC of the 6th.
   */
  @Test
  void aDeletionWithATimeGivesWayToContentOfALaterDayOfExportAlone() throws IOException {
    String content = "\"rating\":2,\"text\":\"x\",\"created_at\":\"2025-01-04 12:00:00\"";
    String deleted = "\"is_deleted\":true,\"updated_at\":";
    for (int order = 0; order < 3; order++) {
      fixture = new LandingLake(dir.resolve("lake" + order));
      if (order != 1) {
        fixture.land(
            "tmall/reviews/2025-01-07/reviews-0.jsonl",
            record("r1", content) + record("r2", content));
      }
      if (order == 0) {
        fixture.ingest();
      }
      fixture.land(
          "tmall/reviews/2025-01-08/reviews-0.jsonl",
          record("r1", deleted + "\"2025-01-07 10:00:00\"")
              + record("r2", deleted + "\"2025-01-06 23:59:59\""));
      fixture.ingest();
      if (order == 1) {
        fixture.land(
            "tmall/reviews/2025-01-07/reviews-0.jsonl",
            record("r1", content) + record("r2", content));
        fixture.ingest();
      }
      assertEquals(
          List.of("r1|true|2025-01-07 02:00:00", "r2|null|2025-01-06 15:59:59"),
          reviews("review_id", "is_deleted", "string(deleted_at)"),
          "order " + order);
    }
  }

  @Test
  void aRecordThatTellsOfNothingIsRefused() throws IOException {
    fixture.land(
        "tmall/reviews/2025-01-09/reviews-0.jsonl",
        record("r1", "\"is_deleted\":false,\"updated_at\":\"2025-01-04 12:00:00\"")
            + record("r2", "\"text\":\"no stars\",\"is_deleted\":true")
            + record("r3", "\"rating\":3,\"appended_text\":\"no day\"")
            + record("r4", "\"rating\":4.2,\"is_deleted\":true")
            + "{\"review_id\":\"r5\",\"is_deleted\":true}\n"
            + record("r6", "\"is_deleted\":true,\"created_at\":\"2025-01-04 12:00:00\""));
    fixture.ingest();
    assertEquals(List.of("r6|null|true"), reviews("review_id", "created_at", "is_deleted"));
    assertEquals(
        List.of(
            "1|missing_value:rating, missing_value:created_at",
            "2|missing_value:rating, missing_value:created_at",
            "3|missing_value:created_at",
            "4|bad_rating:rating=4.2",
            "5|missing_value:store_id"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void aFileThatWasCorrectedInPlaceTakesItsDeletionBack() throws IOException {
    String path = "tmall/reviews/2025-01-09/reviews-0.jsonl";
    fixture.land(path, record("r1", V1.replace("false", "true")));
    fixture.ingest();
    assertEquals(List.of("true"), reviews("is_deleted"));
    fixture.land(path, record("r1", V1 + " "));
    fixture.ingest();
    assertEquals(List.of("false|null|null"), reviews("is_deleted", "deleted_at", "deleted_file"));
    assertTrue(changed().contains(LocalDate.parse("2025-01-04")));
  }
}
