package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Batch;
import io.storegauge.ingest.BuyerHash;
import io.storegauge.ingest.Target;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

/** Queries look at what is new and what belongs to it, and give what they give over everything. */
class StagedNewsTest {
  private static final String NOTES = "note,store,stars,said,more\n";
  private static final String LINES = "line,order,store,sum\n";

  private static final String SILVER =
      """
      reviews: |
        SELECT note_id AS review_id, store_id, stars AS rating, said AS text, more AS appended_text,
          TIMESTAMP'2025-01-01 10:00:00' AS created_at
        FROM notes
      orders: |
        SELECT order_id, store_id, 'paid' AS status, CAST(SUM(amount) AS DECIMAL(18, 2)) AS amount,
          TIMESTAMP'2025-01-01 10:00:00' AS ordered_at
        FROM lines GROUP BY order_id, store_id
      """;

  @TempDir static Path dir;
  private static LandingLake fixture;
  private static long rowsRead;
  private static int rowsGiven;
  private static List<String> missing;

  private static LandingLake shop(Path folder) throws IOException {
    LandingLake lake = new LandingLake(folder, "shop");
    return lake.conf(
            "sources/shop/notes.yaml",
            """
            files: notes*.csv
            format: csv
            platform: jd
            key: [note_id]
            columns:
              note_id: {from: note, type: string, required: true}
              store_id: {from: store, type: string}
              stars: {from: stars, type: string}
              said: {from: said, type: text}
              more: {from: more, type: text}
            """)
        .conf(
            "sources/shop/lines.yaml",
            """
            files: lines*.csv
            format: csv
            platform: jd
            key: [line_id]
            columns:
              line_id: {from: line, type: string, required: true}
              order_id: {from: order, type: string, required: true}
              store_id: {from: store, type: string, required: true}
              amount: {from: sum, type: money}
            """)
        .conf("sources/shop/silver.yaml", SILVER);
  }

  /** Notes n0 to n199 of five stars; orders o0 to o99 of two lines of 1.00 each. */
  private static void landMany(LandingLake lake) throws IOException {
    StringBuilder notes = new StringBuilder(NOTES);
    StringBuilder lines = new StringBuilder(LINES);
    for (int i = 0; i < 200; i++) {
      notes.append(String.format("n%d,s1,5,fine,\n", i));
      lines.append(String.format("l%d,o%d,s1,1.00\n", i, i / 2));
    }
    lake.land("notes1.csv", notes.toString());
    lake.land("lines1.csv", lines.toString());
  }

  @BeforeAll
  static void ingestTwice() throws Exception {
    fixture = shop(dir);
    landMany(fixture);
    fixture.ingest();
    // One note gets an addition, three are new.
    fixture.land(
        "notes2.csv", NOTES + "n7,s1,5,fine,broke\nn200,s1,1,bad,\nn201,s2,4,ok,\nn202,s2,3,so,\n");
    // l0 moves from o0 to o50, and o99 gets a third line.
    fixture.land("lines2.csv", LINES + "l0,o50,s1,1.00\nl200,o99,s1,5.00\n");
    fixture.ingest();

    missing = FullDerivation.missingFromSilver(fixture, "shop");

    // Records that are staged and of which nothing is derived yet.
    fixture.land("notes3.csv", NOTES + "n8,s1,2,fine,no\nn300,s1,5,new,\n");
    Source source = fixture.conf().sources().get("shop");
    stage(source, "notes");
    StagedNews news = new StagedNews(fixture.context(), source);
    news.showAll();
    Optional<Dataset<Row>> rows = news.plan(new SilverQuery(fixture.context(), source, "reviews"));
    rowsGiven = rows.orElseThrow().collectAsList().size();
    rowsRead = rowsRead(rows.get());
  }

  private static void stage(Source source, String name) {
    JobContext context = fixture.context();
    Feed feed =
        source.feeds().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    NewFiles files =
        new NewFiles(context, List.of("shop"), fixture.landing.toString(), seconds -> {});
    FeedIngest ingest =
        new FeedIngest(
            context, new BuyerHash(LandingLake.BUYER_KEY.getBytes(StandardCharsets.UTF_8)));
    ingest.commit(
        ingest.read(
            new Batch(
                feed,
                Target.of(feed),
                files.files(source).get(name),
                context.conf().platforms(),
                1 << 20)));
  }

  /** Rows that came out of files or other places where they lie, when the plan ran. */
  private static long rowsRead(Dataset<Row> rows) {
    long read = 0;
    for (SparkPlan leaf :
        JavaConverters.seqAsJavaList(rows.queryExecution().executedPlan().collectLeaves())) {
      read += leaf.metrics().apply("numOutputRows").value();
    }
    return read;
  }

  private static List<String> account(LandingLake lake) {
    return lake
        .lake
        .read(RunLogFilesTable.SPEC)
        .where("file = 'conf/sources/shop/silver.yaml'")
        .orderBy("modified_at")
        .selectExpr("concat_ws('|', feed, received, accepted, duplicate, rejected)")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  @Test
  void aQueryReadsNoMoreRecordsThanCame() {
    assertEquals(2, rowsRead);
    assertEquals(2, rowsGiven);
  }

  @Test
  void theAccountIsThatOfTheRowsThatTheNewRecordsTouch() {
    // 4 notes; o0, which lost a line, o50 and o99.
    List<String> account = account(fixture);
    assertEquals(List.of("orders|100|100|0|0", "reviews|200|200|0|0"), account.subList(0, 2));
    assertEquals(List.of("orders|3|3|0|0", "reviews|4|4|0|0"), account.subList(2, 4));
  }

  @Test
  void silverIsWhatTheQueriesGiveOverEverything() {
    assertEquals(List.of(), missing);
    List<String> rows = fixture.rows(ReviewsTable.SPEC, "review_id", "rating", "appended_text");
    assertEquals(203, rows.size());
    assertTrue(rows.contains("n7|5.0|broke"), rows.toString());
    assertTrue(rows.contains("n202|3.0|null"), rows.toString());
    List<String> orders = fixture.rows(OrdersTable.SPEC, "order_id", "amount");
    assertEquals(100, orders.size());
    assertTrue(orders.containsAll(List.of("o0|1.00", "o50|3.00", "o99|7.00", "o98|2.00")));
  }

  /** Whether too many rows are refused is a question of all of them. */
  @Test
  void aRefusedRowIsCountedAmongAllAndLooksAtAllAgain(@TempDir Path other) throws IOException {
    LandingLake lake = shop(other);
    landMany(lake);
    lake.ingest();
    lake.land("notes2.csv", NOTES + "n200,s1,9,bad,\n");
    IngestJob job = lake.ingest();
    assertEquals("reviews|201|200|0|1", account(lake).get(2));
    assertTrue(job.refusals().isEmpty(), job.refusals().toString());
    assertEquals(
        List.of("bad_rating:rating=9"),
        lake.rows(QuarantineTable.SPEC, "array_join(reasons, ' ')"));
    // What is mended leaves quarantine.
    lake.land("notes3.csv", NOTES + "n200,s1,1,bad,\n");
    lake.ingest();
    assertEquals("reviews|201|201|0|0", account(lake).get(3));
    assertEquals(List.of(), lake.rows(QuarantineTable.SPEC, "record_number"));
    // Another query says something else of every record.
    lake.land("notes4.csv", NOTES + "n201,s1,1,bad,\n");
    lake.edit("sources/shop/silver.yaml", "said AS text", "UPPER(said) AS text");
    lake.ingest();
    assertEquals(202, lake.lake.read(ReviewsTable.SPEC).where("text = UPPER(text)").count());
  }
}
