package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Negation;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.table.EmergingPhrasesTable;
import io.storegauge.table.EscalationsTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TopicMentionsTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsJobTest {
  private static final TopicsJob JOB = new TopicsJob();
  private static final ReviewSentimentJob SENTIMENT = new ReviewSentimentJob();

  /** A Sunday; the week is the 24th to the 30th of March. */
  private static final LocalDate SUNDAY = LocalDate.of(2025, 3, 30);

  private static final Taxonomy TOPICS =
      new Taxonomy(
          List.of(
              new Topic("logistics", "late", List.of("物流…慢", "发货慢")),
              new Topic("product", "smell", List.of("臭"))),
          List.of(
              new Topic(Taxonomy.ESCALATION, "deceived", List.of("骗人")),
              new Topic(Taxonomy.ESCALATION, "urgency", List.of("急"))),
          List.of(),
          Map.of("zh", new Negation(List.of("不"), List.of())));

  @TempDir Path folder;

  private static Instant noon(LocalDate day) {
    return Instant.parse(day + "T04:00:00Z");
  }

  private static ReviewRow review(String id, LocalDate day, String stars, String text) {
    return new ReviewRow("douyin", "s1", id, noon(day)).set("text", text).rate("rating", stars);
  }

  private static SilverRow chat(String id, LocalDate day, Integer stars, String text) {
    return new SilverRow(ServiceSessionsTable.SPEC, "douyin", "s1")
        .set("session_id", id)
        .set("started_at", noon(day))
        .set("satisfaction", stars)
        .set("text", text);
  }

  private static DaySet day(LocalDate day) {
    return DaySet.between(day, day.plusDays(1));
  }

  private SampleLake lake(String name, List<ReviewRow> reviews, SilverRow... chats) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.topics = TOPICS;
    lake.interval = DaySet.between(SUNDAY.minusDays(40), SUNDAY.plusDays(3));
    reviews(lake, reviews, DaySet.ALL);
    if (chats.length > 0) {
      ConsoleRows rows = new ConsoleRows();
      rows.rows.put(ServiceSessionsTable.SPEC, List.of(chats));
      lake.console(rows, DaySet.ALL);
    }
    return lake;
  }

  private static void reviews(SampleLake lake, List<ReviewRow> reviews, DaySet changed) {
    lake.reviews(reviews, Map.of(CommitNote.CHANGED, changed, CommitNote.PUBLISHED, changed));
  }

  private static StageResult run(SampleLake lake) {
    SENTIMENT.run(lake.context());
    return JOB.run(lake.context());
  }

  private static Row row(SampleLake lake, TableSpec table, String where) {
    List<Row> rows = lake.lake.read(table).where(where).collectAsList();
    assertEquals(1, rows.size(), where);
    return rows.get(0);
  }

  private static List<String> mentions(SampleLake lake, String where) {
    return lake
        .lake
        .read(TopicMentionsTable.SPEC)
        .where(where)
        .selectExpr(
            "source_id || ' ' || topic || ' ' || coalesce(string(is_negative), 'unknown') m")
        .orderBy("m")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  private List<ReviewRow> aMonth() {
    List<ReviewRow> reviews = new ArrayList<>();
    // The 28 days before: 2 of 8 negative reviews are about the parcel.
    for (int i = 0; i < 8; i++) {
      String text = i < 2 ? "发货慢" : "不好看";
      reviews.add(review("b" + i, SUNDAY.minusDays(7 + 3 * i), "1", text));
    }
    for (int i = 0; i < 20; i++) {
      reviews.add(review("c" + i, SUNDAY.minusDays(7 + i), "5", "很好"));
    }
    // The week: 6 of 7 negative ones, and one that is content all the same.
    for (int i = 0; i < 7; i++) {
      reviews.add(review("w" + i, SUNDAY.minusDays(i), "2", i < 6 ? "物流真慢，第" + i + "天" : "臭"));
    }
    reviews.add(review("fine", SUNDAY, "5", "物流慢，东西好"));
    reviews.add(review("no", SUNDAY, "5", "不急，不臭"));
    // 35 days before: out of sight.
    reviews.add(review("old", SUNDAY.minusDays(35), "1", "臭"));
    return reviews;
  }

  @Test
  void aMentionIsNegativeByItsStarsElseItsTextAndByAnAddition() {
    SampleLake lake =
        lake(
            "lake",
            List.of(
                review("one", SUNDAY, "1", "物流慢"),
                review("three", SUNDAY, "3", "物流慢，太差了，垃圾"),
                review("calm", SUNDAY, "3", "物流慢"),
                review("five", SUNDAY, "5", "太差了，垃圾，臭"),
                review("added", SUNDAY, "5", "很好").set("appended_text", "太差，垃圾，很臭"),
                review("default", SUNDAY, "5", "物流慢").set("is_default", true),
                review("deleted", SUNDAY, "1", "物流慢").set("is_deleted", true),
                review("nothing", SUNDAY, "1", null)),
            chat("c1", SUNDAY, 2, "急急急，臭"),
            chat("c2", SUNDAY, 3, "急"),
            chat("c3", SUNDAY, null, "急"),
            chat("c4", SUNDAY, null, null));
    run(lake);
    assertEquals(
        List.of(
            "added smell true",
            "calm late false",
            "five smell false",
            "one late true",
            "three late true"),
        mentions(lake, "source = 'review'"));
    assertEquals(
        List.of("c1 smell true", "c1 urgency true", "c2 urgency false", "c3 urgency unknown"),
        mentions(lake, "source = 'chat'"));
    Row one = row(lake, TopicMentionsTable.SPEC, "source_id = 'one'");
    assertEquals("物流…慢", one.getAs("phrase"));
    assertEquals("物流慢", one.getAs("excerpt"));
    assertEquals("logistics", one.getAs("topic_group"));
    assertEquals(java.sql.Date.valueOf(SUNDAY), one.getAs("written_date"));
  }

  @Test
  void aWeekTellsTheShareAmongNegativesAndByHowMuchItRose() {
    SampleLake lake = lake("lake", aMonth());
    run(lake);
    Row late = row(lake, ReviewTopicsTable.SPEC, "topic = 'late' AND as_of = '2025-03-30'");
    assertEquals(9L, late.<Long>getAs("review_count"));
    assertEquals(28L, late.<Long>getAs("review_count_before"));
    assertEquals(7L, late.<Long>getAs("mention_count"));
    assertEquals(7L, late.<Long>getAs("negative_count"));
    assertEquals(6L, late.<Long>getAs("negative_mention_count"));
    assertEquals(6 / 7.0, late.<Double>getAs("share"), 1e-12);
    assertEquals(8L, late.<Long>getAs("negative_count_before"));
    assertEquals(2L, late.<Long>getAs("negative_mention_count_before"));
    assertEquals(0.25, late.<Double>getAs("share_before"), 1e-12);
    assertEquals(6 / 7.0 - 0.25, late.<Double>getAs("change"), 1e-12);
    // Wilson: 0.4869 to 0.9743 of 6/7, 0.0715 to 0.5907 of 2/8.
    assertEquals(
        0.6071 - Math.hypot(0.8571 - 0.4869, 0.5907 - 0.25),
        late.<Double>getAs("change_low"),
        2e-4);
    assertEquals(
        0.6071 + Math.hypot(0.9743 - 0.8571, 0.25 - 0.0715),
        late.<Double>getAs("change_high"),
        2e-4);
    assertEquals(true, late.getAs("is_rising"));
    assertEquals("物流…慢", late.getAs("typical_phrases"));
    for (String example : List.of("example_1", "example_2", "example_3")) {
      assertTrue(late.<String>getAs(example).matches("物流真慢，第[0-5]天"), late.<String>getAs(example));
    }
    Row smell = row(lake, ReviewTopicsTable.SPEC, "topic = 'smell' AND as_of = '2025-03-30'");
    assertEquals(1L, smell.<Long>getAs("negative_mention_count"));
    assertEquals(0L, smell.<Long>getAs("negative_mention_count_before"));
    assertEquals(false, smell.getAs("is_rising"));
    assertNull(smell.getAs("example_2"));
    // Week-ends, and the newest day.
    assertEquals(
        List.of(
            "2025-02-23",
            "2025-03-02",
            "2025-03-09",
            "2025-03-16",
            "2025-03-23",
            "2025-03-30",
            "2025-04-01"),
        lake
            .lake
            .read(ReviewTopicsTable.SPEC)
            .selectExpr("string(as_of) d")
            .distinct()
            .orderBy("d")
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .toList());
  }

  @Test
  void pressureIsCountedByKindAndEachTextOnce() {
    SampleLake lake =
        lake(
            "lake",
            List.of(
                review("a", SUNDAY, "1", "骗人，急"),
                review("b", SUNDAY, "5", "急"),
                review("c", SUNDAY.minusDays(10), "1", "骗人"),
                review("d", SUNDAY.minusDays(10), "1", "不好")),
            chat("c1", SUNDAY, null, "急"),
            chat("c2", SUNDAY, null, "你好"));
    run(lake);
    String sunday = "as_of = '2025-03-30' AND ";
    Row any = row(lake, EscalationsTable.SPEC, sunday + "source = 'review' AND kind = 'any'");
    assertEquals(2L, any.<Long>getAs("text_count"));
    assertEquals(2L, any.<Long>getAs("escalated_count"));
    assertEquals(1.0, any.<Double>getAs("share"));
    assertEquals(0.5, any.<Double>getAs("share_before"));
    Row deceived = row(lake, EscalationsTable.SPEC, sunday + "kind = 'deceived'");
    assertEquals(1L, deceived.<Long>getAs("escalated_count"));
    assertEquals("骗人", deceived.getAs("typical_phrases"));
    Row chats = row(lake, EscalationsTable.SPEC, sunday + "source = 'chat' AND kind = 'urgency'");
    assertEquals(2L, chats.<Long>getAs("text_count"));
    assertEquals(0.5, chats.<Double>getAs("share"));
    assertNull(chats.getAs("change"), "no chat before");
    assertEquals(0, lake.lake.read(ReviewTopicsTable.SPEC).count(), "pressure is no topic");
  }

  @Test
  void aRerunWritesNothingAndAChangeOnlyWhatItReaches() {
    List<ReviewRow> reviews = aMonth();
    SampleLake lake = lake("lake", reviews);
    run(lake);
    assertEquals(StageResult.UNCHANGED, run(lake));
    LocalDate changed = SUNDAY.minusDays(6);
    reviews.add(review("new", changed, "1", "臭"));
    reviews(lake, reviews, day(changed));
    StageResult result = run(lake);
    // The day itself, the week's end and the newest day.
    assertEquals(3, result.daysChanged());
    SampleLake fresh = lake("fresh", reviews);
    run(fresh);
    for (TableSpec table :
        List.of(TopicMentionsTable.SPEC, ReviewTopicsTable.SPEC, EscalationsTable.SPEC)) {
      assertEquals(fresh.table(table), lake.table(table), table.name());
    }
    lake.topics = new Taxonomy(List.of(), TOPICS.escalation(), List.of(), Map.of());
    assertEquals(-1, run(lake).daysChanged());
    assertEquals(0, lake.lake.read(ReviewTopicsTable.SPEC).count());
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<ReviewRow> reviews = aMonth();
    SampleLake one = lake("one", reviews);
    run(one);
    Collections.shuffle(reviews, new Random(5));
    SampleLake other = lake("other", reviews);
    run(other);
    assertEquals(one.table(ReviewTopicsTable.SPEC), other.table(ReviewTopicsTable.SPEC));
    assertEquals(one.table(TopicMentionsTable.SPEC), other.table(TopicMentionsTable.SPEC));
  }

  @Test
  void aLakeWithoutTextsHasEmptyTables() {
    SampleLake lake = new SampleLake(folder.resolve("empty"));
    lake.topics = TOPICS;
    lake.interval = day(SUNDAY);
    run(lake);
    assertEquals(0, lake.lake.read(TopicMentionsTable.SPEC).count());
    assertEquals(0, lake.lake.read(ReviewTopicsTable.SPEC).count());
    assertEquals(StageResult.UNCHANGED, run(lake));
  }

  @Test
  void aPhraseOutsideTheTopicsThatNegativeReviewsHaveOfLateEmerges() {
    List<ReviewRow> reviews = new ArrayList<>();
    for (int d = 0; d < 35; d++) {
      for (int i = 0; i < 3; i++) {
        String text = d < 7 ? "开机闪退" : "不好看";
        reviews.add(review("n" + d + "-" + i, SUNDAY.minusDays(d), "1", text));
        reviews.add(review("p" + d + "-" + i, SUNDAY.minusDays(d), "5", "很满意"));
      }
    }
    SampleLake lake = lake("lake", reviews);
    run(lake);
    Row crash = row(lake, EmergingPhrasesTable.SPEC, "as_of = '2025-03-30'");
    assertEquals("开机闪退", crash.getAs("phrase"));
    assertEquals(1, crash.<Integer>getAs("place"));
    assertEquals(21L, crash.<Long>getAs("mention_count"));
    assertEquals(21L, crash.<Long>getAs("negative_count"));
    assertEquals(84L, crash.<Long>getAs("negative_count_before"));
    assertEquals(0.0, crash.<Double>getAs("share_before"));
    assertEquals(1, crash.<Integer>getAs("store_count"));
    assertEquals("开机闪退", crash.getAs("example_1"));
    List<List<Object>> before = lake.table(EmergingPhrasesTable.SPEC);
    assertEquals(StageResult.UNCHANGED, run(lake));
    Collections.shuffle(reviews, new Random(4));
    SampleLake other = lake("other", reviews);
    run(other);
    assertEquals(before, other.table(EmergingPhrasesTable.SPEC));
  }
}
