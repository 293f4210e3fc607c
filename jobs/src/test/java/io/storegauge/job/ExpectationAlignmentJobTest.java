package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Counted;
import io.storegauge.job.GoldLake.Sold;
import io.storegauge.job.GoldLake.Written;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.table.ExpectationAlignmentTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationAlignmentJobTest {
  private static final TableSpec TABLE = ExpectationAlignmentTable.SPEC;
  private static final ExpectationAlignmentJob JOB = new ExpectationAlignmentJob();
  private static final long UNIT = Fact.WEIGHT_UNIT;

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(2));
  }

  private static LocalDate month(int m) {
    return GoldLake.START.plusMonths(m);
  }

  /** Orders, mismatches, returns, then one rating of so many half stars. */
  private static Sold sold(String store, String product, int m, long... counts) {
    long half = counts[3];
    return new Sold(
        store,
        product,
        month(m),
        counts[0],
        counts[1],
        counts[2],
        UNIT,
        half * UNIT,
        half * half * UNIT);
  }

  private static List<Sold> months() {
    List<Sold> months = new ArrayList<>();
    for (int m = 0; m < 4; m++) {
      months.add(sold("s1", "over", m, 20, 6, 8, 2));
      months.add(sold("s1", "fair", m, 20, 1, 2, 10));
      months.add(sold("s1", "", m, 5, 0, 0, 8));
      months.add(sold("s2", "only", m, 40, 2, 4, 9));
    }
    return months;
  }

  private static void write(GoldLake lake, List<Sold> months) {
    lake.writeProductMonths(DaySet.ALL, months);
    lake.writeProductDays(
        DaySet.ALL,
        List.of(
            new Sold("s1", "over", month(0).plusDays(3), 400, 60),
            new Sold("s1", "over", month(2).plusDays(30), 100, 15),
            new Sold("s1", "fair", month(1).plusDays(9), 500, 25)));
    lake.writeCounts(
        DaySet.ALL,
        List.of(
            new Counted(
                "s1",
                month(1).plusDays(5),
                Map.of(Fact.VISITORS, 2000L, Fact.VISITOR_ORDERS, 100L)),
            new Counted(
                "s2",
                month(1).plusDays(5),
                Map.of(Fact.VISITORS, 1000L, Fact.VISITOR_ORDERS, 80L))));
  }

  @Test
  void aRowSumsThreeMonthsOfAProductAndOfItsStore() {
    GoldLake lake = lake("lake");
    write(lake, months());
    lake.run(JOB, GoldLake.days(90));
    String march = " AND as_of = DATE'2025-03-31'";
    Row over = lake.row(TABLE, "product_id = 'over'" + march);
    assertEquals(60L, over.<Long>getAs("delivered_orders"));
    assertEquals(500L, over.<Long>getAs("visitors"));
    assertEquals(0.15, over.<Double>getAs("conversion_rate"), 1e-12);
    assertEquals(0.3, over.<Double>getAs("mismatch_rate"), 1e-12);
    assertEquals(0.4, over.<Double>getAs("return_rate"), 1e-12);
    assertEquals(3.0, over.<Double>getAs("rated_orders"), 1e-12);
    assertEquals(1.0, over.<Double>getAs("rating_mean"), 1e-12);
    // Two products have a conversion rate: the better of two stands at 75, and it disappoints most
    // of three.
    assertEquals(75, over.<Double>getAs("conversion_percentile"), 1e-9);
    assertEquals(250 / 3.0, over.<Double>getAs("disappointment"), 1e-9);
    assertEquals(0.75 * 250 / 3.0, over.<Double>getAs("over_promise_score"), 1e-9);
    // Whatever the product: 45 orders a month, of which the unknown are 5.
    Row store = lake.row(TABLE, "store_id = 's1' AND product_id = ''" + march);
    assertEquals(135L, store.<Long>getAs("delivered_orders"));
    assertEquals(2000L, store.<Long>getAs("visitors"));
    assertEquals(0.05, store.<Double>getAs("conversion_rate"), 1e-12);
    assertEquals(25, store.<Double>getAs("conversion_percentile"), 1e-9);
    // Nobody knows the visitors of this product.
    Row only = lake.row(TABLE, "product_id = 'only'" + march);
    assertNull(only.getAs("conversion_rate"));
    assertNull(only.getAs("over_promise_score"));
    assertTrue(only.getAs("disappointment") != null);
    // In January the products have 20 orders each, below the least 30; another has 40.
    assertEquals(
        List.of("", "", "only"),
        lake.rows(TABLE).stream()
            .filter(r -> r.getAs("as_of").toString().equals("2025-01-31"))
            .map(r -> r.<String>getAs("product_id"))
            .sorted()
            .toList());
  }

  @Test
  void aChangedMonthReachesItsOwnAndTheNextTwoAndASecondRunWritesNothing() {
    GoldLake lake = lake("lake");
    write(lake, months());
    lake.run(JOB, GoldLake.days(120));
    long version = lake.lake().version(TABLE);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, GoldLake.days(120)));
    assertEquals(version, lake.lake().version(TABLE));

    List<Sold> restated = new ArrayList<>(months());
    restated.add(sold("s3", "late", 0, 50, 1, 1, 10));
    lake.writeProductMonths(
        DaySet.between(GoldLake.START.plusDays(7), GoldLake.START.plusDays(8)), restated);
    assertEquals(3, lake.run(JOB, DaySet.EMPTY).daysChanged());
    GoldLake fresh = lake("fresh");
    write(fresh, restated);
    fresh.run(JOB, GoldLake.days(120));
    assertEquals(fresh.rows(TABLE), lake.rows(TABLE));
    assertTrue(lake.rows(TABLE).stream().anyMatch(r -> r.getAs("store_id").equals("s3")));
  }

  private static Written written(
      String store, String product, LocalDate day, int stores, String sentiment, String added) {
    return new Written(store, product, day, stores, sentiment, added);
  }

  private static List<Written> texts() {
    List<Written> texts = new ArrayList<>();
    for (int m = 0; m < 4; m++) {
      LocalDate last = month(m + 1).minusDays(1);
      texts.add(written("s1", "over", month(m), 1, "negative", null));
      texts.add(written("s1", "over", last, 1, "positive", "negative"));
      texts.add(written("s1", "over", last, 2, "positive", null));
      texts.add(written("s1", "fair", month(m), 1, "positive", null));
      texts.add(written("s1", null, month(m), 1, "negative", null));
      texts.add(written("s2", "only", month(m), 1, "neutral", null));
    }
    return texts;
  }

  @Test
  void negativeTextsCountForTheirProductAndItsStore() {
    GoldLake lake = lake("lake");
    write(lake, months());
    lake.writeSentiments(DaySet.ALL, texts());
    lake.run(JOB, GoldLake.days(90));
    String march = " AND as_of = DATE'2025-03-31'";
    // A month has two negative ones and half a positive one.
    Row over = lake.row(TABLE, "product_id = 'over'" + march);
    assertEquals(7.5, over.<Double>getAs("text_reviews"), 1e-12);
    assertEquals(0.8, over.<Double>getAs("negative_text_rate"), 1e-12);
    // It disappoints most of three in all four ways.
    assertEquals(250 / 3.0, over.<Double>getAs("negative_text_percentile"), 1e-9);
    assertEquals(250 / 3.0, over.<Double>getAs("disappointment"), 1e-9);
    Row fair = lake.row(TABLE, "product_id = 'fair'" + march);
    assertEquals(0.0, fair.<Double>getAs("negative_text_rate"), 1e-12);
    // With those of a product that nobody knows: 3 of 4.5 a month.
    Row store = lake.row(TABLE, "store_id = 's1' AND product_id = ''" + march);
    assertEquals(13.5, store.<Double>getAs("text_reviews"), 1e-12);
    assertEquals(2 / 3.0, store.<Double>getAs("negative_text_rate"), 1e-12);
    // January looks at one month.
    Row january =
        lake.row(TABLE, "store_id = 's1' AND product_id = '' AND as_of = DATE'2025-01-31'");
    assertEquals(4.5, january.<Double>getAs("text_reviews"), 1e-12);
  }

  @Test
  void aChangedSentimentReachesTheRowsOfItsMonthAndOfTheNextTwo() {
    GoldLake lake = lake("lake");
    write(lake, months());
    lake.run(JOB, GoldLake.days(120));
    // Before there was a sentiment.
    Row before = lake.row(TABLE, "product_id = 'over' AND as_of = DATE'2025-03-31'");
    assertEquals(0.0, before.<Double>getAs("text_reviews"));
    assertNull(before.getAs("negative_text_rate"));
    assertNull(before.getAs("negative_text_percentile"));
    lake.writeSentiments(DaySet.ALL, texts());
    assertEquals(-1, lake.run(JOB, DaySet.EMPTY).daysChanged(), "all");
    long version = lake.lake().version(TABLE);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, DaySet.EMPTY));
    assertEquals(version, lake.lake().version(TABLE));

    List<Written> changed = new ArrayList<>(texts());
    changed.set(3, written("s1", "fair", month(0), 1, "negative", null));
    lake.writeSentiments(DaySet.between(month(0), month(0).plusDays(1)), changed);
    List<Row> april = lake.rows(TABLE).stream().filter(r -> isAsOf(r, "2025-04-30")).toList();
    assertEquals(3, lake.run(JOB, DaySet.EMPTY).daysChanged());
    assertEquals(
        1 / 3.0,
        lake.row(TABLE, "product_id = 'fair' AND as_of = DATE'2025-03-31'")
            .<Double>getAs("negative_text_rate"),
        1e-12);
    assertEquals(april, lake.rows(TABLE).stream().filter(r -> isAsOf(r, "2025-04-30")).toList());
    GoldLake fresh = lake("fresh");
    write(fresh, months());
    fresh.writeSentiments(DaySet.ALL, changed);
    fresh.run(JOB, GoldLake.days(120));
    assertEquals(fresh.rows(TABLE), lake.rows(TABLE));
  }

  private static boolean isAsOf(Row row, String day) {
    return row.getAs("as_of").toString().equals(day);
  }

  @Test
  void withoutFactsThereIsNothingToDo() {
    assertEquals(StageResult.UNCHANGED, lake("empty").run(JOB));
  }
}
