package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Metric.Windowed;
import io.storegauge.suspect.MetricsWithout;
import io.storegauge.suspect.SuspectSums;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.SuspectEffectTable;
import io.storegauge.table.SuspectReviewsTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics and scores without suspects, beside those of a lake that never had them. */
class SuspectEffectTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 90;

  @TempDir static Path folder;

  private static SampleLake lake;
  private static SampleLake honest;

  private final List<OrderRow> orders = new ArrayList<>();
  private final List<ReviewRow> reviews = new ArrayList<>();
  private final Random random = new Random(5);

  @BeforeAll
  static void runBoth() {
    SuspectEffectTest data = new SuspectEffectTest();
    data.plant();
    lake = data.lake("lake");
    run(lake, new SuspectReviewsJob());
    Set<String> suspects =
        lake.lake.read(SuspectReviewsTable.SPEC).where("is_suspect").collectAsList().stream()
            .map(r -> r.<String>getAs("review_id"))
            .collect(Collectors.toSet());
    // The planted ones, and now and then an honest review of a day of theirs.
    assertTrue(suspects.size() >= 45 && suspects.size() <= 47, suspects.toString());
    data.reviews.removeIf(r -> suspects.contains(r.text("review_id")));
    honest = data.lake("honest");
  }

  private static Instant at(int day) {
    return Instant.parse("2025-01-01T04:00:00Z").plus(Duration.ofDays(day));
  }

  private void order(String platform, String store, String id, String buyer, int day) {
    orders.add(
        new OrderRow(platform, store, id)
            .set(
                "key_hash",
                DayMarks.orderHash(
                    UTF8String.fromString(platform),
                    UTF8String.fromString(id),
                    UTF8String.fromString(store)))
            .set("buyer_key", buyer)
            .set("ordered_at", at(day))
            .set("paid_at", at(day))
            .set("delivered_at", at(day + 2)));
  }

  private ReviewRow review(String platform, String store, String id, String buyer, int day) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < 30; c++) {
      text.append((char) ('一' + random.nextInt(3000)));
    }
    ReviewRow review =
        new ReviewRow(platform, store, id, at(day))
            .set("order_id", id)
            .set("buyer_key", buyer)
            .set("image_count", random.nextInt(2))
            .set("text", text.toString());
    for (String rating :
        List.of("rating", "description_rating", "service_rating", "logistics_rating")) {
      review.rate(rating, random.nextInt(4) == 0 ? "3.5" : random.nextInt(8) == 0 ? "2" : "5");
    }
    reviews.add(review);
    return review;
  }

  private void ordinary(String platform, String store) {
    for (int day = 0; day < DAYS - 3; day++) {
      for (int n = 0; n < 6; n++) {
        String id = store + "-" + day + "-" + n;
        String buyer = "buyer-" + random.nextInt(400);
        order(platform, store, id, buyer, day);
        if (n % 3 == 0) {
          review(platform, store, id, buyer, day + 3);
        }
      }
    }
  }

  /** One star or five by buyers who come once. */
  private void campaign(String platform, String store, String name, int day, String stars) {
    for (int n = 0; n < 15; n++) {
      String id = name + n;
      order(platform, store, id, "new-" + id, day - 2);
      review(platform, store, id, "new-" + id, day)
          .rate("rating", stars)
          .rate("description_rating", stars);
    }
  }

  private void plant() {
    for (String platform : List.of("douyin", "tmall")) {
      for (int s = 0; s < 4; s++) {
        ordinary(platform, platform + s);
      }
    }
    campaign("douyin", "douyin0", "bomb", 70, "1");
    campaign("tmall", "tmall1", "praise", 58, "5");
    // Delivered in February, written in March.
    campaign("tmall", "tmall2", "late", 58, "1");
    reviews.stream()
        .filter(r -> r.text("review_id").startsWith("late"))
        .forEach(r -> r.set("created_at", at(60)));
  }

  private static JobContext context(SampleLake lake) {
    List<Point> rising = List.of(new Point(1, 0), new Point(5, 100));
    List<Point> falling = List.of(new Point(0, 100), new Point(0.5, 0));
    Scheme scheme =
        new Scheme(
            "generic-composite",
            List.of(
                new Scheme.Version(
                    "1",
                    LocalDate.of(2000, 1, 1),
                    List.of(
                        new Indicator("product", "rating_mean", 90, Use.RAW, 40, rising),
                        new Indicator("service", "description_mean", 180, Use.RAW, 30, rising),
                        new Indicator(
                            "service", "negative_order_rate", 30, Use.RAW, 30, falling)))));
    JobContext context = lake.context();
    Conf conf =
        new Conf(
            context.conf().settings(),
            SampleLake.PLATFORMS,
            Map.of("generic-composite", scheme),
            Map.of());
    return new JobContext(lake.lake, conf, DaySet.ALL, "run", Progress.SILENT);
  }

  private static StageResult run(SampleLake lake, Job job) {
    return job.run(context(lake));
  }

  private SampleLake lake(String name) {
    SampleLake made = new SampleLake(folder.resolve(name));
    made.minDenominator = 20;
    DaySet events = DaySet.between(FIRST, FIRST.plusDays(DAYS));
    made.orders(orders, DaySet.ALL, DaySet.ALL, events);
    made.reviews(reviews, DaySet.ALL, events);
    run(made, new FactsJob());
    run(made, new StoreMetricsJob());
    run(made, new StoreScoresJob());
    return made;
  }

  private static List<Row> effects() {
    return lake.lake
        .read(SuspectEffectTable.SPEC)
        .orderBy("platform", "store_id", "as_of")
        .collectAsList();
  }

  private static Row honest(TableSpec table, Row effect) {
    return honest
        .lake
        .read(table)
        .where(
            String.format(
                "platform = '%s' AND store_id = '%s' AND as_of = '%s'",
                effect.getAs("platform"), effect.getAs("store_id"), effect.<Date>getAs("as_of")))
        .first();
  }

  @Test
  void storesWithSuspectsHaveARowAMonthEndAndOneOfTheNewestDay() {
    List<String> rows =
        effects().stream()
            .map(
                r ->
                    r.<String>getAs("store_id")
                        + " "
                        + r.<Date>getAs("as_of")
                        + " "
                        + r.<Long>getAs("suspect_reviews_30d"))
            .toList();
    // With the praise of tmall1 an honest buyer's only review in two months is taken for praise
    // too.
    // As of the end of February the late ones are not written yet, but their orders are delivered.
    assertEquals(
        List.of(
            "douyin0 2025-03-31 15",
            "tmall1 2025-02-28 16",
            "tmall1 2025-03-31 0",
            "tmall2 2025-02-28 0",
            "tmall2 2025-03-31 15"),
        rows);
  }

  @Test
  void everyMetricAndScoreWithoutIsThatOfALakeWithoutTheSuspects() {
    int moved = 0;
    for (Row effect : effects()) {
      Row metrics = honest(StoreMetricsTable.SPEC, effect);
      for (Windowed w : SuspectEffectTable.METRICS) {
        Object without = effect.getAs(w.column() + "_without");
        assertEquals(metrics.<Object>getAs(w.column()), without, effect + " " + w.column());
        moved += Objects.equals(without, effect.getAs(w.column())) ? 0 : 1;
      }
      Row score = honest(StoreScoresTable.SPEC, effect);
      assertEquals(score.<Object>getAs("score"), effect.getAs("score_without"));
      assertEquals(score.<Object>getAs("peer_percentile"), effect.getAs("peer_percentile_without"));
    }
    assertTrue(moved > 20, moved + " metrics differ");
    Row bombed = effects().get(0);
    assertTrue(bombed.getDecimal(bombed.fieldIndex("score_gain")).signum() < 0);
    assertNotEquals(bombed.<Object>getAs("score"), bombed.getAs("score_without"));
  }

  @Test
  void aShrunkenValueIsDrawnToTheSameMeanAsStrongly() {
    String metric = "rating_mean_90d";
    Dataset<Row> metrics =
        lake.lake
            .read(StoreMetricsTable.SPEC)
            .where("as_of = '2025-03-31' AND platform = 'douyin'")
            .select(
                "platform",
                "store_id",
                "as_of",
                "category",
                metric,
                metric + "_num",
                metric + "_den",
                metric + "_shrunk");
    Dataset<Row> sums =
        new SuspectSums(List.of(), 30)
            .of(lake.lake.read(SuspectReviewsTable.SPEC), List.of(Date.valueOf("2025-03-31")));
    List<Row> now = metrics.orderBy("store_id").collectAsList();
    List<Row> without =
        new MetricsWithout(20, 3).applied(metrics, sums).orderBy("store_id").collectAsList();
    assertEquals(now.subList(1, 4), without.subList(1, 4), "stores without suspects");
    // shrunk · n − Σ = m · (μ₀ − shrunk) is a line through all peers: two others give m and μ₀.
    double[] s = now.stream().mapToDouble(r -> r.getDouble(7)).toArray();
    double[] y =
        now.stream().mapToDouble(r -> r.getDouble(7) * r.getDouble(6) - r.getDouble(5)).toArray();
    double strength = -(y[1] - y[2]) / (s[1] - s[2]);
    double mean = s[1] + y[1] / strength;
    Row bombed = without.get(0);
    assertEquals(
        (strength * mean + bombed.getDouble(5)) / (strength + bombed.getDouble(6)),
        bombed.getDouble(7),
        1e-6);
    assertTrue(bombed.getDouble(7) > s[0]);
  }

  @Test
  void aRerunChangesNothingAndChangedMetricsRestateTheirDays() {
    assertEquals(StageResult.UNCHANGED, run(lake, new SuspectReviewsJob()));
    List<List<Object>> before = lake.table(SuspectEffectTable.SPEC);
    DaySet day = DaySet.between(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 4, 1));
    CommitNote note = lake.lake.lastNote(StoreMetricsTable.SPEC).orElseThrow();
    lake.lake.replaceAll(
        StoreMetricsTable.SPEC,
        lake.lake.read(StoreMetricsTable.SPEC).localCheckpoint(),
        new CommitNote(
            "run",
            note.fingerprint(),
            note.inputs(),
            Map.of(CommitNote.CHANGED, day, CommitNote.COVERED, note.days(CommitNote.COVERED))));
    List<StagePlan> plans = new SuspectReviewsJob().plan(context(lake));
    assertTrue(plans.get(0).nothingToDo());
    assertTrue(plans.get(1).stale().contains(LocalDate.of(2025, 3, 31)));
    run(lake, new SuspectReviewsJob());
    assertEquals(before, lake.table(SuspectEffectTable.SPEC));
  }
}
