package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Alerts;
import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.model.Taxonomy;
import io.storegauge.table.AlertsTable;
import io.storegauge.table.TopicMentionsTable;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsJobTest {
  private static final AlertsJob JOB = new AlertsJob();

  /** In Shanghai, where it begins at 16:00 UTC of the day before. */
  private static final LocalDate DAY = LocalDate.of(2025, 4, 10);

  private static final Instant FIRST_MOMENT = Instant.parse("2025-04-09T16:00:00Z");

  private static final Alerts ALERTS =
      new Alerts(
          28,
          7,
          new TreeMap<>(
              Map.of(
                  "day", rule(Alerts.Of.NEGATIVE_STARS, 1),
                  "text", rule(Alerts.Of.NEGATIVE_TEXT, 1))));

  @TempDir Path folder;

  private static Alerts.Rule rule(Alerts.Of of, int windowDays) {
    return new Alerts.Rule(of, windowDays, 3, 0.0005, Alerts.Severity.WARNING);
  }

  private SampleLake lake(String name) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.alerts = ALERTS;
    return lake;
  }

  private static ReviewRow review(String id, int days, String stars, String text) {
    return new ReviewRow("douyin", "s1", id, FIRST_MOMENT.plus(days, ChronoUnit.DAYS))
        .rate("rating", stars)
        .set("text", text);
  }

  /** Two good ones a day over ten days, then five bad ones on the day: 1 ÷ C(25, 5) by chance. */
  private static List<ReviewRow> wave() {
    List<ReviewRow> reviews = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      reviews.add(review("g" + i, -1 - i / 2, "5", "质量很好，很满意"));
    }
    for (int i = 0; i < 5; i++) {
      reviews.add(review("b" + i, 0, "1", "太差了，垃圾"));
    }
    return reviews;
  }

  private static DaySet all() {
    return DaySet.between(DAY.minusDays(12), DAY.plusDays(3));
  }

  /** As one ingestion does it, the later stages included. */
  private static StageResult ingest(SampleLake lake, List<ReviewRow> reviews, DaySet changed) {
    lake.reviews(reviews, Map.of(CommitNote.CHANGED, changed, CommitNote.EVENTS, all()));
    new ReviewSentimentJob().run(lake.context());
    return JOB.run(lake.context());
  }

  private static List<String> alerts(SampleLake lake) {
    return lake
        .lake
        .read(AlertsTable.SPEC)
        .selectExpr("concat_ws(' ', store_id, rule, as_of, observed, reviews, is_first)")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void aWaveRaisesAlertsOnTheDaysOfItsPlatform() {
    SampleLake lake = lake("wave");
    ingest(lake, wave(), DaySet.ALL);
    assertEquals(
        List.of("s1 day 2025-04-10 5 5 true", "s1 text 2025-04-10 5 5 true"), alerts(lake));
    assertTrue(JOB.run(lake.context()).unchanged());
  }

  @Test
  void whatNobodyWroteAndWhatIsGoneCountsForNothing() {
    List<ReviewRow> reviews = wave();
    reviews.stream()
        .filter(r -> r.text("review_id").equals("b0"))
        .forEach(r -> r.set("is_deleted", true));
    reviews.stream()
        .filter(r -> r.text("review_id").startsWith("g"))
        .forEach(r -> r.set("is_default", true));
    SampleLake lake = lake("nobody");
    ingest(lake, reviews, DaySet.ALL);
    assertEquals(List.of(), alerts(lake), "bad ones are all there is");
  }

  @Test
  void aLakeThatGrewInPiecesHasTheAlertsOfOneThatWasFilledAtOnce() {
    SampleLake whole = lake("whole");
    ingest(whole, wave(), DaySet.ALL);
    List<ReviewRow> shuffled = new ArrayList<>(wave());
    Collections.shuffle(shuffled, new Random(3));
    SampleLake grown = lake("grown");
    for (int n = 5; n <= shuffled.size(); n += 5) {
      List<LocalDate> changed =
          shuffled.subList(n - 5, n).stream()
              .map(
                  r -> LocalDate.ofInstant(r.createdAt().plus(8, ChronoUnit.HOURS), ZoneOffset.UTC))
              .toList();
      ingest(grown, shuffled.subList(0, n), n == 5 ? DaySet.ALL : DaySet.of(changed));
    }
    assertEquals(alerts(whole), alerts(grown));
  }

  @Test
  void otherRulesMakeTheTableAnew() {
    SampleLake lake = lake("rules");
    ingest(lake, wave(), DaySet.ALL);
    lake.alerts = ALERTS.with(Map.of("stars", rule(Alerts.Of.ONE_STAR, 1)));
    JOB.run(lake.context());
    assertEquals(List.of("s1 stars 2025-04-10 5 5 true"), alerts(lake));
    lake.alerts = ALERTS.with(Map.of());
    JOB.run(lake.context());
    assertEquals(List.of(), alerts(lake));
  }

  @Test
  void wordsOfPressureRaiseAnAlertOfTheReviewsThatHaveThem() {
    SampleLake lake = lake("pressure");
    Alerts.Rule one = new Alerts.Rule(Alerts.Of.ESCALATION, 1, 1, null, Alerts.Severity.CRITICAL);
    lake.alerts = ALERTS.with(Map.of("pressure", one));
    lake.reviews(wave(), Map.of(CommitNote.CHANGED, DaySet.ALL, CommitNote.EVENTS, all()));
    lake.lake.replaceAll(
        TopicMentionsTable.SPEC,
        SparkSuite.spark()
            .createDataFrame(
                List.of(
                    mention("b0", "review", Taxonomy.ESCALATION, "regulator"),
                    mention("b1", "review", "quality", "broken"),
                    mention("c1", "chat", Taxonomy.ESCALATION, "regulator")),
                TopicMentionsTable.SPEC.schema()),
        new CommitNote("topics", "f", Map.of(), Map.of(CommitNote.CHANGED, DaySet.ALL)));
    JOB.run(lake.context());
    assertEquals(List.of("s1 pressure 2025-04-10 1 5 true"), alerts(lake));
  }

  private static Row mention(String id, String source, String group, String topic) {
    return new SilverRow(TopicMentionsTable.SPEC, "douyin", "s1")
        .set(TopicMentionsTable.SOURCE, source)
        .set(TopicMentionsTable.SOURCE_ID, id)
        .set(TopicMentionsTable.TOPIC_GROUP, group)
        .set(TopicMentionsTable.TOPIC, topic)
        .set(TopicMentionsTable.IS_NEGATIVE, true)
        .set(TopicMentionsTable.WRITTEN_DATE, DAY)
        .set(TopicMentionsTable.WRITTEN_MONTH, DAY.withDayOfMonth(1))
        .row();
  }
}
