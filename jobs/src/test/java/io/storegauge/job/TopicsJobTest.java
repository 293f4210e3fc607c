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
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TopicMentionsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lake, in which each test has stores of its own, and copies of it that change. */
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

  private static final List<TableSpec> TABLES =
      List.of(
          ReviewSentimentTable.SPEC,
          TopicMentionsTable.SPEC,
          ReviewTopicsTable.SPEC,
          EscalationsTable.SPEC,
          EmergingPhrasesTable.SPEC);

  @TempDir private static Path folder;
  private static SampleLake shared;

  @BeforeAll
  static void fillALake() {
    shared = lake("shared");
    shared.stores(STORES);
    reviews(shared, reviews(), DaySet.ALL);
    ConsoleRows rows = new ConsoleRows();
    rows.rows.put(ServiceSessionsTable.SPEC, chats());
    shared.console(rows, DaySet.ALL);
    run(shared);
    assertEquals(StageResult.UNCHANGED, run(shared));
  }

  private static final List<String[]> STORES =
      List.of(
          new String[] {"douyin", "month", "bags"},
          new String[] {"douyin", "other", "bags"},
          new String[] {"douyin", "mentions", "food"},
          new String[] {"tmall", "new", "food"});

  private static Instant noon(LocalDate day) {
    return Instant.parse(day + "T04:00:00Z");
  }

  private static ReviewRow review(
      String store, String id, LocalDate day, String stars, String text) {
    String platform = store.equals("new") ? "tmall" : "douyin";
    return new ReviewRow(platform, store, id, noon(day)).set("text", text).rate("rating", stars);
  }

  private static SilverRow chat(
      String store, String id, LocalDate day, Integer stars, String text) {
    return new SilverRow(ServiceSessionsTable.SPEC, "douyin", store)
        .set("session_id", id)
        .set("started_at", noon(day))
        .set("satisfaction", stars)
        .set("text", text);
  }

  private static SampleLake lake(String name) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.topics = TOPICS;
    lake.interval = DaySet.between(SUNDAY.minusDays(40), SUNDAY.plusDays(3));
    return lake;
  }

  private static void reviews(SampleLake lake, List<ReviewRow> reviews, DaySet changed) {
    lake.reviews(reviews, Map.of(CommitNote.CHANGED, changed, CommitNote.PUBLISHED, changed));
  }

  private static StageResult run(SampleLake lake) {
    SENTIMENT.run(lake.context());
    return JOB.run(lake.context());
  }

  private static Row row(TableSpec table, String where) {
    List<Row> rows = shared.lake.read(table).where(where).collectAsList();
    assertEquals(1, rows.size(), where);
    return rows.get(0);
  }

  private static List<String> mentions(String where) {
    return shared
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

  private static List<ReviewRow> reviews() {
    List<ReviewRow> reviews = new ArrayList<>(aMonth());
    reviews.addAll(ofAnotherStore());
    reviews.addAll(ofMentions());
    reviews.addAll(
        List.of(
            review("pressure", "a", SUNDAY, "1", "骗人，急"),
            review("pressure", "b", SUNDAY, "5", "急"),
            review("pressure", "c", SUNDAY.minusDays(10), "1", "骗人"),
            review("pressure", "d", SUNDAY.minusDays(10), "1", "不好")));
    reviews.addAll(ofANewPhrase());
    return reviews;
  }

  private static List<SilverRow> chats() {
    return List.of(
        chat("mentions", "c1", SUNDAY, 2, "急急急，臭"),
        chat("mentions", "c2", SUNDAY, 3, "急"),
        chat("mentions", "c3", SUNDAY, null, "急"),
        chat("mentions", "c4", SUNDAY, null, null),
        chat("pressure", "p1", SUNDAY, null, "急"),
        chat("pressure", "p2", SUNDAY, null, "你好"));
  }

  private static List<ReviewRow> aMonth() {
    List<ReviewRow> reviews = new ArrayList<>();
    // The 28 days before: 2 of 8 negative reviews are about the parcel.
    for (int i = 0; i < 8; i++) {
      String text = i < 2 ? "发货慢" : "不好看";
      reviews.add(review("month", "b" + i, SUNDAY.minusDays(7 + 3 * i), "1", text));
    }
    for (int i = 0; i < 20; i++) {
      reviews.add(review("month", "p" + i, SUNDAY.minusDays(7 + i), "5", "很好"));
    }
    // The week: 6 of 7 negative ones, and one that is content all the same.
    for (int i = 0; i < 7; i++) {
      String text = i < 6 ? "物流真慢，第" + i + "天" : "臭";
      reviews.add(review("month", "w" + i, SUNDAY.minusDays(i), "2", text));
    }
    reviews.add(review("month", "fine", SUNDAY, "5", "物流慢，东西好"));
    reviews.add(review("month", "no", SUNDAY, "5", "不急，不臭"));
    // 35 days before: out of sight.
    reviews.add(review("month", "old", SUNDAY.minusDays(35), "1", "臭"));
    return reviews;
  }

  /** The week: 2 of 3 negative ones about the parcel; before it 1 of 4. */
  private static List<ReviewRow> ofAnotherStore() {
    List<ReviewRow> reviews = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      reviews.add(review("other", "x" + i, SUNDAY.minusDays(i), "1", i < 2 ? "物流慢" : "不好看"));
    }
    reviews.add(review("other", "x3", SUNDAY, "5", "很好"));
    for (int i = 0; i < 4; i++) {
      reviews.add(review("other", "y" + i, SUNDAY.minusDays(9), "1", i < 1 ? "发货慢" : "不好看"));
    }
    reviews.add(review("other", "y4", SUNDAY.minusDays(9), "5", "很好"));
    reviews.add(review("other", "y5", SUNDAY.minusDays(9), "5", "很好"));
    return reviews;
  }

  private static List<ReviewRow> ofMentions() {
    String store = "mentions";
    return List.of(
        review(store, "one", SUNDAY, "1", "物流慢"),
        review(store, "three", SUNDAY, "3", "物流慢，太差了，垃圾"),
        review(store, "calm", SUNDAY, "3", "物流慢"),
        review(store, "five", SUNDAY, "5", "太差了，垃圾，臭"),
        review(store, "added", SUNDAY, "5", "很好").set("appended_text", "太差，垃圾，很臭"),
        review(store, "default", SUNDAY, "5", "物流慢").set("is_default", true),
        review(store, "deleted", SUNDAY, "1", "物流慢").set("is_deleted", true),
        review(store, "nothing", SUNDAY, "1", null));
  }

  private static List<ReviewRow> ofANewPhrase() {
    List<ReviewRow> reviews = new ArrayList<>();
    for (int d = 0; d < 35; d++) {
      for (int i = 0; i < 3; i++) {
        LocalDate day = SUNDAY.minusDays(d);
        reviews.add(review("new", "n" + d + "-" + i, day, "1", d < 7 ? "开机闪退" : "不好看"));
        reviews.add(review("new", "o" + d + "-" + i, day, "5", "很满意"));
      }
    }
    return reviews;
  }

  @Test
  void aMentionIsNegativeByItsStarsElseItsTextAndByAnAddition() {
    assertEquals(
        List.of(
            "added smell true",
            "calm late false",
            "five smell false",
            "one late true",
            "three late true"),
        mentions("store_id = 'mentions' AND source = 'review'"));
    assertEquals(
        List.of("c1 smell true", "c1 urgency true", "c2 urgency false", "c3 urgency unknown"),
        mentions("store_id = 'mentions' AND source = 'chat'"));
    Row one = row(TopicMentionsTable.SPEC, "source_id = 'one'");
    assertEquals("物流…慢", one.getAs("phrase"));
    assertEquals("物流慢", one.getAs("excerpt"));
    assertEquals("logistics", one.getAs("topic_group"));
    assertEquals(java.sql.Date.valueOf(SUNDAY), one.getAs("written_date"));
  }

  @Test
  void aWeekTellsTheShareAmongNegativesAndByHowMuchItRose() {
    String ofMonth = "store_id = 'month' AND as_of = '2025-03-30' AND ";
    Row late = row(ReviewTopicsTable.SPEC, ofMonth + "topic = 'late'");
    assertEquals("store bags", late.getAs("grain") + " " + late.getAs("category"));
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
    Row smell = row(ReviewTopicsTable.SPEC, ofMonth + "topic = 'smell'");
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
        shared
            .lake
            .read(ReviewTopicsTable.SPEC)
            .where("store_id = 'month'")
            .selectExpr("string(as_of) d")
            .distinct()
            .orderBy("d")
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .toList());
  }

  @Test
  void aCategoryHasTheReviewsOfItsStoresTogether() {
    String week = "grain = 'category' AND as_of = '2025-03-30' AND topic = 'late' AND ";
    Row bags = row(ReviewTopicsTable.SPEC, week + "category = 'bags'");
    assertEquals("all", bags.getAs("store_id"));
    // 9 and 4 reviews, before them 28 and 6.
    assertEquals(13L, bags.<Long>getAs("review_count"));
    assertEquals(34L, bags.<Long>getAs("review_count_before"));
    assertEquals(9L, bags.<Long>getAs("mention_count"));
    // Of 7 + 3 negative ones 6 + 2, before them 2 + 1 of 8 + 4.
    assertEquals(10L, bags.<Long>getAs("negative_count"));
    assertEquals(8L, bags.<Long>getAs("negative_mention_count"));
    assertEquals(0.8, bags.<Double>getAs("share"), 1e-12);
    assertEquals(12L, bags.<Long>getAs("negative_count_before"));
    assertEquals(3L, bags.<Long>getAs("negative_mention_count_before"));
    assertEquals(0.25, bags.<Double>getAs("share_before"), 1e-12);
    // Wilson: 0.4902 to 0.9433 of 8/10, 0.0889 to 0.5323 of 3/12.
    double low = 0.55 - Math.hypot(0.8 - 0.4902, 0.5323 - 0.25);
    double high = 0.55 + Math.hypot(0.9433 - 0.8, 0.25 - 0.0889);
    assertEquals(low, bags.<Double>getAs("change_low"), 2e-4);
    assertEquals(high, bags.<Double>getAs("change_high"), 2e-4);
    assertEquals(true, bags.getAs("is_rising"));
    assertEquals(
        3,
        List.of(bags.getAs("example_1"), bags.getAs("example_2"), bags.getAs("example_3")).stream()
            .distinct()
            .count());
    // The only store of its category; of the chat that smells nothing is here.
    for (String grain : List.of("store", "category")) {
      String food = "platform = 'douyin' AND category = 'food' AND as_of = '2025-03-30' AND ";
      Row smell = row(ReviewTopicsTable.SPEC, food + "topic = 'smell' AND grain = '" + grain + "'");
      assertEquals(5L, smell.<Long>getAs("review_count"), grain);
      assertEquals(2L, smell.<Long>getAs("mention_count"), grain);
      assertEquals(1L, smell.<Long>getAs("negative_mention_count"), grain);
    }
  }

  @Test
  void pressureIsCountedByKindAndEachTextOnce() {
    String sunday = "store_id = 'pressure' AND as_of = '2025-03-30' AND ";
    Row any = row(EscalationsTable.SPEC, sunday + "source = 'review' AND kind = 'any'");
    assertEquals(2L, any.<Long>getAs("text_count"));
    assertEquals(2L, any.<Long>getAs("escalated_count"));
    assertEquals(1.0, any.<Double>getAs("share"));
    assertEquals(0.5, any.<Double>getAs("share_before"));
    Row deceived = row(EscalationsTable.SPEC, sunday + "kind = 'deceived'");
    assertEquals(1L, deceived.<Long>getAs("escalated_count"));
    assertEquals("骗人", deceived.getAs("typical_phrases"));
    Row chats = row(EscalationsTable.SPEC, sunday + "source = 'chat' AND kind = 'urgency'");
    assertEquals(2L, chats.<Long>getAs("text_count"));
    assertEquals(0.5, chats.<Double>getAs("share"));
    assertNull(chats.getAs("change"), "no chat before");
    assertEquals(
        0,
        shared.lake.read(ReviewTopicsTable.SPEC).where("store_id = 'pressure'").count(),
        "pressure is no topic");
  }

  @Test
  void aPhraseOutsideTheTopicsThatNegativeReviewsHaveOfLateEmerges() {
    Row crash = row(EmergingPhrasesTable.SPEC, "platform = 'tmall' AND as_of = '2025-03-30'");
    assertEquals("开机闪退", crash.getAs("phrase"));
    assertEquals(1, crash.<Integer>getAs("place"));
    assertEquals(21L, crash.<Long>getAs("mention_count"));
    assertEquals(21L, crash.<Long>getAs("negative_count"));
    assertEquals(84L, crash.<Long>getAs("negative_count_before"));
    assertEquals(0.0, crash.<Double>getAs("share_before"));
    assertEquals(1, crash.<Integer>getAs("store_count"));
    assertEquals("开机闪退", crash.getAs("example_1"));
    assertEquals(
        0,
        shared.lake.read(EmergingPhrasesTable.SPEC).where("platform = 'douyin'").count(),
        "too little before");
  }

  /** The lake of all tests in another folder, to change it. */
  private static SampleLake copy() throws IOException {
    Path from = folder.resolve("shared");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("copy").resolve(from.relativize(file)));
      }
    }
    return lake("copy");
  }

  @Test
  void aChangeWritesOnlyWhatItReachesAndWhateverTheOrderOfTheRowsTheSame() throws IOException {
    SampleLake lake = copy();
    LocalDate changed = SUNDAY.minusDays(6);
    List<ReviewRow> reviews = reviews();
    reviews.add(review("month", "later", changed, "1", "臭"));
    reviews(lake, reviews, DaySet.between(changed, changed.plusDays(1)));
    StageResult result = run(lake);
    // The day itself, the week's end and the newest day.
    assertEquals(3, result.daysChanged());
    List<String[]> moved = new ArrayList<>(STORES);
    moved.set(1, new String[] {"douyin", "other", "food"});
    lake.stores(moved);
    assertEquals(-1, run(lake).daysChanged(), "another category");

    SampleLake fresh = lake("fresh");
    fresh.stores(moved);
    Collections.shuffle(reviews, new Random(5));
    reviews(fresh, reviews, DaySet.ALL);
    ConsoleRows rows = new ConsoleRows();
    rows.rows.put(ServiceSessionsTable.SPEC, chats());
    fresh.console(rows, DaySet.ALL);
    run(fresh);
    for (TableSpec table : TABLES) {
      assertEquals(fresh.table(table), lake.table(table), table.name());
    }

    lake.topics = new Taxonomy(List.of(), TOPICS.escalation(), List.of(), Map.of());
    assertEquals(-1, run(lake).daysChanged());
    assertEquals(0, lake.lake.read(ReviewTopicsTable.SPEC).count());
  }

  @Test
  void aLakeWithoutTextsHasEmptyTables() {
    SampleLake lake = lake("empty");
    run(lake);
    assertEquals(0, lake.lake.read(TopicMentionsTable.SPEC).count());
    assertEquals(0, lake.lake.read(ReviewTopicsTable.SPEC).count());
    assertEquals(StageResult.UNCHANGED, run(lake));
  }
}
