package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.table.ReviewSentimentTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewSentimentJobTest {
  private static final ReviewSentimentJob JOB = new ReviewSentimentJob();
  private static final LocalDate DAY = LocalDate.of(2025, 3, 31);

  @TempDir Path folder;

  /** On the 31st of March in Los Angeles, the first of April in Shanghai. */
  private static ReviewRow review(String id, String stars, String text) {
    ReviewRow row =
        new ReviewRow("douyin", "s1", id, Instant.parse("2025-03-31T20:00:00Z")).set("text", text);
    return stars == null ? row : row.rate("rating", stars);
  }

  private static DaySet day(LocalDate day) {
    return DaySet.between(day, day.plusDays(1));
  }

  private SampleLake lake(List<ReviewRow> reviews) {
    SampleLake lake = new SampleLake(folder.resolve("lake"));
    lake.reviews(reviews, DaySet.ALL, day(DAY));
    return lake;
  }

  private static Row row(SampleLake lake, String id) {
    return lake.lake
        .read(ReviewSentimentTable.SPEC)
        .where("review_id = '" + id + "'")
        .collectAsList()
        .get(0);
  }

  private static List<String> ids(SampleLake lake) {
    return lake
        .lake
        .read(ReviewSentimentTable.SPEC)
        .selectExpr("review_id")
        .orderBy("review_id")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  @Test
  void reviewsThatSayNothingAndThoseThatNobodyWroteHaveNoRow() {
    SampleLake lake =
        lake(
            List.of(
                review("good", "5", "质量很好，很满意").set("product_id", "p7").set("store_count", 2),
                review("none", "5", null),
                review("blank", "5", " \u200b"),
                review("default", "5", "质量很好").set("is_default", true),
                review("deleted", "1", "太差了").set("is_deleted", true),
                review("added", "5", null).set("appended_text", "用了几天坏了，太差，垃圾")));
    assertEquals(2, JOB.run(lake.context()).rows());
    assertEquals(List.of("added", "good"), ids(lake));
    Row good = row(lake, "good");
    assertEquals("positive", good.getAs("sentiment"));
    assertEquals("p7", good.getAs("product_id"));
    assertEquals(2, good.<Integer>getAs("store_count"));
    assertEquals("lexicon-4", good.getAs("model_version"));
    assertEquals(Date.valueOf("2025-04-01"), good.getAs("created_date"));
    assertEquals(Date.valueOf("2025-04-01"), good.getAs("created_month"));
    assertEquals(false, good.getAs("contradicts_stars"));
    assertNull(good.getAs("appended_sentiment"));
    Row added = row(lake, "added");
    assertNull(added.getAs("sentiment"));
    assertNull(added.getAs("probability"));
    assertNull(added.getAs("product_id"));
    assertNull(added.getAs("store_count"));
    assertEquals("negative", added.getAs("appended_sentiment"));
    assertEquals(true, added.getAs("contradicts_stars"), "five stars, and then blame");
  }

  @Test
  void aTextContradictsItsStarsOnlyWhereBothAreClear() {
    SampleLake lake =
        lake(
            List.of(
                review("a", "5", "太差了，垃圾"),
                review("b", "1.5", "质量很好，很满意"),
                review("c", "3", "太差了，垃圾"),
                review("d", null, "太差了，垃圾"),
                review("e", "5", "昨天收到的"),
                review("f", "1", "太差了").set("appended_text", "换了新的，质量很好，很满意")));
    JOB.run(lake.context());
    assertEquals(true, row(lake, "a").getAs("contradicts_stars"));
    assertEquals(true, row(lake, "b").getAs("contradicts_stars"));
    assertEquals(false, row(lake, "c").getAs("contradicts_stars"));
    assertNull(row(lake, "d").getAs("contradicts_stars"));
    assertEquals(false, row(lake, "e").getAs("contradicts_stars"));
    assertEquals("neutral", row(lake, "e").getAs("sentiment"));
    assertEquals(false, row(lake, "f").getAs("contradicts_stars"), "a change of mind");
  }

  @Test
  void onlyMonthsWithAChangedReviewAreWrittenAndARerunWritesNothing() {
    ReviewRow may =
        new ReviewRow("douyin", "s1", "may", Instant.parse("2025-05-10T03:00:00Z"))
            .set("text", "不错");
    SampleLake lake = lake(List.of(review("a", "5", "很好"), review("b", "1", "很差"), may));
    JOB.run(lake.context());
    List<List<Object>> before = lake.table(ReviewSentimentTable.SPEC);
    assertEquals(StageResult.UNCHANGED, JOB.run(lake.context()));
    // a is deleted, b rewritten: both of the first of April.
    LocalDate changed = LocalDate.of(2025, 4, 1);
    lake.reviews(
        List.of(review("a", "5", "很好").set("is_deleted", true), review("b", "1", "很满意"), may),
        day(changed),
        day(changed));
    StagePlan plan = JOB.plan(lake.context()).get(0);
    assertEquals(List.of(LocalDate.of(2025, 4, 1)), List.copyOf(plan.months()));
    assertEquals(1, JOB.run(lake.context()).daysChanged());
    assertEquals(List.of("b", "may"), ids(lake));
    assertEquals("positive", row(lake, "b").getAs("sentiment"));
    List<List<Object>> after = lake.table(ReviewSentimentTable.SPEC);
    assertEquals(
        before.stream().filter(r -> r.contains("may")).toList(),
        after.stream().filter(r -> r.contains("may")).toList());
    assertEquals(StageResult.UNCHANGED, JOB.run(lake.context()));
  }

  @Test
  void daysOfTheOrdersOfChangedReviewsAreNoReason() {
    SampleLake lake = lake(List.of(review("a", "5", "很好")));
    JOB.run(lake.context());
    LocalDate published = LocalDate.of(2025, 4, 1);
    lake.reviews(
        List.of(review("a", "1", "很差")),
        Map.of(
            CommitNote.CHANGED,
            DaySet.between(LocalDate.of(2025, 1, 3), published.plusDays(1)),
            CommitNote.PUBLISHED,
            day(published)));
    StagePlan plan = JOB.plan(lake.context()).get(0);
    assertEquals(List.of(published), List.copyOf(plan.months()));
    assertEquals(1, JOB.run(lake.context()).daysChanged());
    assertEquals("negative", row(lake, "a").getAs("sentiment"));
  }

  @Test
  void aLakeWithEnoughStarsLearnsItsOwnModelAndKeepsIt() {
    // Words that no lexicon knows: only the stars say what they are worth.
    List<ReviewRow> reviews = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 2 * ReviewSentimentJob.LEAST_TO_LEARN_FROM + 20; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < 10; c++) {
        text.append((char) (0x5000 + random.nextInt(300)));
      }
      reviews.add(
          review("r" + i, i % 2 == 0 ? "5" : "1", text.append(i % 2 == 0 ? '龘' : '靐').toString()));
    }
    reviews.add(review("odd", "5", "龘刚买").set("appended_text", "用了以后靐"));
    SampleLake lake = lake(reviews);
    JOB.run(lake.context());
    assertEquals("positive", row(lake, "r0").getAs("sentiment"));
    assertEquals("negative", row(lake, "r1").getAs("sentiment"));
    assertEquals(true, row(lake, "odd").getAs("contradicts_stars"));
    String version = row(lake, "r0").getAs("model_version");
    assertTrue(version.matches("[0-9a-f]{12}"), version);
    assertEquals(StageResult.UNCHANGED, JOB.run(lake.context()));
    assertEquals(version, new OwnModels(lake.lake).newest().orElseThrow().read().version());
    assertTrue(new OwnModels(lake.lake).newest().orElseThrow().toString().endsWith("/1"));
  }

  @Test
  void aLakeWithoutReviewsHasAnEmptyTable() {
    SampleLake lake = new SampleLake(folder.resolve("lake"));
    JOB.run(lake.context());
    assertEquals(0, lake.lake.read(ReviewSentimentTable.SPEC).count());
    assertEquals(StageResult.UNCHANGED, JOB.run(lake.context()));
  }
}
