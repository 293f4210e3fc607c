package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.OlderTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreScoresJobTest {
  private static final TableSpec SCORES = StoreScoresTable.SPEC;
  private static final TableSpec COMPONENTS = ScoreComponentsTable.SPEC;
  private static final StoreScoresJob JOB = new StoreScoresJob();

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(20));
  }

  private static Metrics metrics(
      String store, LocalDate asOf, long paid, Double rating, Double inTime) {
    Map<String, Double> values = new java.util.HashMap<>();
    values.put("rating_mean_90d_shrunk", rating);
    values.put("delivery_sla_rate_90d", inTime);
    values.put("completeness_30d", paid == 0 ? null : 0.75);
    return new Metrics("jd", store, asOf, "shoes", paid, "10.00", values);
  }

  /** Random stores over a number of days; some values are missing. */
  private static List<Metrics> metrics(int days) {
    Random random = new Random(17);
    List<Metrics> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int s = 0; s < 25; s++) {
        Double rating = random.nextInt(5) == 0 ? null : 1 + 4 * random.nextDouble();
        Double inTime = random.nextInt(5) == 0 ? null : random.nextDouble();
        all.add(metrics("s" + s, GoldLake.START.plusDays(d), s, rating, inTime));
      }
    }
    return all;
  }

  @Test
  void aScoreIsExplainedByItsComponents() {
    GoldLake lake = lake("lake");
    LocalDate day = GoldLake.START;
    lake.writeMetrics(
        DaySet.ALL,
        GoldLake.days(1),
        List.of(
            metrics("a", day, 30, 4.6, 0.8),
            metrics("b", day, 29, 4.2, null),
            metrics("c", day, 0, null, null)));
    StageResult result = lake.run(JOB);
    assertEquals(3 + 6, result.rows());
    assertEquals(-1, result.daysChanged());

    // 4.6 stars are 90 points, 80 % in time 80: 0.6 × 90 + 0.4 × 80.
    Row a = lake.row(SCORES, "store_id = 'a'");
    assertEquals(new BigDecimal("86.000000"), a.getAs("score"));
    assertEquals(a.<BigDecimal>getAs("score"), a.getAs("score_before_gate"));
    assertEquals("plain", a.getAs("scheme"));
    assertEquals("1", a.getAs("scheme_version"));
    assertEquals("formal", a.getAs("stage"));
    assertEquals(90.0, a.<Double>getAs("product_score"), 1e-12);
    assertEquals(80.0, a.<Double>getAs("logistics_score"), 1e-12);
    assertTrue(a.isNullAt(a.fieldIndex("service_score")));
    assertEquals(new BigDecimal("0.000000"), a.getAs("bonus"));
    assertEquals(new BigDecimal("0.000000"), a.getAs("deduction"));
    assertTrue(a.isNullAt(a.fieldIndex("gate")) && a.isNullAt(a.fieldIndex("grade")));
    assertEquals(1.0, a.<Double>getAs("coverage"));
    assertEquals(0.75, a.<Double>getAs("completeness_30d"));
    assertEquals("2025-01-01", a.getAs("as_of_month").toString());

    Row b = lake.row(SCORES, "store_id = 'b'");
    assertEquals("newcomer", b.getAs("stage"));
    assertEquals(new BigDecimal("80.000000"), b.getAs("score"));
    assertEquals(0.6, b.<Double>getAs("coverage"), 1e-15);
    Row c = lake.row(SCORES, "store_id = 'c'");
    assertTrue(c.isNullAt(c.fieldIndex("score")));
    assertEquals(0.0, c.<Double>getAs("coverage"));
    assertTrue(c.isNullAt(c.fieldIndex("completeness_30d")));

    // b is a newcomer: it is not ranked, and a is the only peer.
    Row rating = lake.row(COMPONENTS, "store_id = 'b' AND indicator = 'rating_mean_90d'");
    assertEquals("product", rating.getAs("dimension"));
    assertEquals(4.2, rating.<Double>getAs("value"));
    assertEquals(1.0, rating.<Double>getAs("weight"));
    assertEquals(new BigDecimal("80.000000"), rating.getAs("contribution"));
    assertTrue(rating.isNullAt(rating.fieldIndex("peer_percentile")));
    assertEquals(4.6, rating.<Double>getAs("peer_median"));
    assertEquals(
        50.0,
        lake.row(COMPONENTS, "store_id = 'a' AND indicator = 'rating_mean_90d'")
            .<Double>getAs("peer_percentile"));
    assertEquals(new BigDecimal("20.000000"), rating.getAs("points_lost"));
    Row missing = lake.row(COMPONENTS, "store_id = 'b' AND indicator = 'delivery_sla_rate_90d'");
    assertTrue(missing.isNullAt(missing.fieldIndex("value")));
    assertTrue(missing.isNullAt(missing.fieldIndex("points")));
    assertTrue(missing.isNullAt(missing.fieldIndex("peer_percentile")));
    assertEquals(0.0, missing.<Double>getAs("weight"));
    assertEquals(new BigDecimal("0.000000"), missing.getAs("contribution"));
    assertEquals(0.8, missing.<Double>getAs("peer_median"));
  }

  /** Two schemes for one platform; the second asks what a store offers. */
  private static Conf twoSchemes() {
    Conf conf = GoldLake.conf(20);
    Scheme plain = conf.schemes().get("plain");
    Scheme.Version v = plain.versions().get(0);
    Scheme.Condition insured =
        new Scheme.Condition(null, null, null, null, null, null, "return_insurance", null);
    Scheme.Condition often =
        new Scheme.Condition("paid_orders_30d", null, 30.0, null, null, null, null, null);
    Scheme rewarding =
        new Scheme(
            "rewarding",
            List.of(
                new Scheme.Version(
                    "1",
                    v.from(),
                    v.alsoBefore(),
                    v.range(),
                    v.stages(),
                    Map.of(),
                    v.indicators(),
                    List.of(new Scheme.Bonus("insured", 5, null, List.of(insured, often))),
                    List.of(
                        new Scheme.Deduction("misconduct", List.of("misconduct_acts_30d"), 3, 15)),
                    List.of(),
                    Scheme.GradedBy.SCORE,
                    List.of(),
                    List.of(),
                    null)),
            List.of(
                new Scheme.Override(
                    List.of("1"),
                    "toys",
                    null,
                    "other",
                    Map.of(),
                    Map.of("rating_mean_90d", 100.0, "delivery_sla_rate_90d", 0.0))));
    Platform jd =
        new Platform(
            "jd",
            ZoneOffset.UTC,
            "CNY",
            List.of("plain", "rewarding"),
            Platform.PositiveReviews.RATING,
            Platform.PlatformHelp.PAID,
            Platform.QualityReturns.QUALITY);
    return new Conf(
        conf.settings(),
        Map.of("jd", jd),
        Map.of("plain", plain, "rewarding", rewarding),
        Map.of());
  }

  @Test
  void aPlatformOfTwoSchemesHasARowOfEachAndTheMainOneIsMarked() {
    GoldLake lake = new GoldLake(folder.resolve("two"), twoSchemes());
    Map<String, Object> values = new java.util.HashMap<>();
    values.put("rating_mean_90d_shrunk", 4.6);
    values.put("delivery_sla_rate_90d", 0.8);
    values.put("misconduct_acts_30d", 2.0);
    values.put("industry", "toys");
    values.put("store_type", "other");
    values.put("services", "home_installation,return_insurance");
    lake.writeMetrics(
        DaySet.ALL,
        GoldLake.days(1),
        List.of(new Metrics("jd", "a", GoldLake.START, "shoes", 30, "10.00", values)));
    lake.run(JOB);
    Row plain = lake.row(SCORES, "scheme = 'plain'");
    assertEquals(new BigDecimal("86.000000"), plain.getAs("score"));
    assertEquals(true, plain.getAs("is_main"));
    // Toys weigh the rating alone: 90 + 5 − 2 × 3.
    Row rewarding = lake.row(SCORES, "scheme = 'rewarding'");
    assertEquals(new BigDecimal("89.000000"), rewarding.getAs("score"));
    assertEquals(false, rewarding.getAs("is_main"));
    assertEquals("insured 5", rewarding.getAs("bonuses"));
    assertEquals("misconduct 6", rewarding.getAs("deductions"));
    assertEquals(4, lake.rows(COMPONENTS).size());
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  /** The schemes with another weight of the rating, in the scheme itself or in its override. */
  private static Conf edited(Conf conf, double weight, double overridden) {
    Scheme rewarding = conf.schemes().get("rewarding");
    Scheme.Version v = rewarding.versions().get(0);
    List<Scheme.Indicator> indicators = new ArrayList<>();
    for (Scheme.Indicator i : v.indicators()) {
      double changed = i.dimension().equals("product") ? weight : 100 - weight;
      indicators.add(
          new Scheme.Indicator(
              i.name(),
              i.dimension(),
              i.metric(),
              i.windowDays(),
              i.use(),
              i.minDenominator(),
              changed,
              i.curve(),
              i.smallSample()));
    }
    Scheme changed =
        new Scheme(
            "rewarding",
            List.of(new Scheme.Version("1", v.from(), indicators)),
            List.of(
                new Scheme.Override(
                    List.of("1"),
                    "toys",
                    null,
                    "other",
                    Map.of(),
                    Map.of(
                        "rating_mean_90d",
                        overridden,
                        "delivery_sla_rate_90d",
                        100 - overridden))));
    return new Conf(
        conf.settings(),
        conf.platforms(),
        Map.of("plain", conf.schemes().get("plain"), "rewarding", changed),
        Map.of());
  }

  private static Conf inOtherOrder(Conf conf) {
    Platform jd = conf.platforms().get("jd");
    List<String> schemes = new ArrayList<>(jd.schemes());
    Collections.reverse(schemes);
    Platform other =
        new Platform(
            jd.id(),
            jd.zone(),
            jd.currency(),
            schemes,
            jd.positiveReviews(),
            jd.platformHelp(),
            jd.qualityReturns());
    return new Conf(conf.settings(), Map.of("jd", other), conf.schemes(), Map.of());
  }

  @Test
  void platformsOfDifferentSchemesEachHaveTheirColumns() {
    Conf conf = GoldLake.conf(20);
    Scheme.Version plain = conf.schemes().get("plain").versions().get(0);
    Scheme stars =
        new Scheme(
            "stars",
            List.of(
                new Scheme.Version(
                    "1",
                    plain.from(),
                    List.of(
                        new Scheme.Indicator(
                            "product",
                            "rating_mean",
                            30,
                            Scheme.Use.RAW,
                            100,
                            List.of(new Scheme.Point(1, 0), new Scheme.Point(5, 100)))))));
    Platform shop =
        new Platform("shop", ZoneOffset.UTC, "CNY", "stars", Platform.PositiveReviews.RATING);
    GoldLake lake =
        new GoldLake(
            folder.resolve("platforms"),
            new Conf(
                conf.settings(),
                Map.of("jd", conf.platforms().get("jd"), "shop", shop),
                Map.of("plain", conf.schemes().get("plain"), "stars", stars),
                Map.of()));
    Map<String, Object> values = new java.util.HashMap<>();
    values.put("rating_mean_30d", 3.0);
    values.put("rating_mean_90d_shrunk", 4.6);
    values.put("delivery_sla_rate_90d", 0.8);
    lake.writeMetrics(
        DaySet.ALL,
        GoldLake.days(1),
        List.of(
            new Metrics("jd", "a", GoldLake.START, "shoes", 30, "10.00", values),
            new Metrics("shop", "b", GoldLake.START, "shoes", 30, "10.00", values)));
    lake.run(JOB);
    // 0.6 × 90 + 0.4 × 80, and 50 for three stars.
    assertEquals(new BigDecimal("86.000000"), lake.row(SCORES, "store_id = 'a'").getAs("score"));
    assertEquals(new BigDecimal("50.000000"), lake.row(SCORES, "store_id = 'b'").getAs("score"));
  }

  @Test
  void anEditedSchemeRecomputesEveryDay() {
    Path folder = this.folder.resolve("edited");
    Conf conf = edited(twoSchemes(), 60, 100);
    GoldLake lake = new GoldLake(folder, conf);
    Map<String, Object> toys = new java.util.HashMap<>();
    toys.put("rating_mean_90d_shrunk", 4.6);
    toys.put("delivery_sla_rate_90d", 0.8);
    Map<String, Object> other = new java.util.HashMap<>(toys);
    toys.put("industry", "toys");
    toys.put("store_type", "other");
    LocalDate day = GoldLake.START;
    lake.writeMetrics(
        DaySet.ALL,
        GoldLake.days(1),
        List.of(
            new Metrics("jd", "toys", day, "shoes", 30, "10.00", toys),
            new Metrics("jd", "other", day, "shoes", 30, "10.00", other)));
    lake.run(JOB);
    // 90 and 80 points by 60 to 40, and by 100 to 0.
    assertEquals(new BigDecimal("86.000000"), score(lake, "other"));
    assertEquals(new BigDecimal("90.000000"), score(lake, "toys"));
    assertEquals(
        StageResult.UNCHANGED, new GoldLake(folder, edited(twoSchemes(), 60, 100)).run(JOB));

    lake = new GoldLake(folder, edited(conf, 50, 100));
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(new BigDecimal("85.000000"), score(lake, "other"));
    assertEquals(new BigDecimal("90.000000"), score(lake, "toys"));
    lake = new GoldLake(folder, edited(conf, 50, 20));
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(new BigDecimal("85.000000"), score(lake, "other"));
    assertEquals(new BigDecimal("82.000000"), score(lake, "toys"));
    lake = new GoldLake(folder, inOtherOrder(edited(conf, 50, 20)));
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(
        true, lake.row(SCORES, "scheme = 'rewarding' AND store_id = 'toys'").getAs("is_main"));
  }

  private static Object score(GoldLake lake, String store) {
    return lake.row(SCORES, "scheme = 'rewarding' AND store_id = '" + store + "'").getAs("score");
  }

  @Test
  void aLakeOfBeforeWithOtherTypesIsBroughtUpToDate() {
    GoldLake lake = lake("older");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(40), metrics(40));
    lake.run(JOB);
    List<Row> scores = lake.rows(SCORES);
    // Amounts were doubles, and nothing said which scheme is the main one.
    TableSpec older =
        OlderTable.typed(
            DataTypes.DoubleType,
            Set.of("bonus", "deduction"),
            OlderTable.without(Set.of("is_main"), SCORES));
    CommitNote note =
        new CommitNote("older", "older", Map.of(), Map.of("covered", GoldLake.days(40)));
    lake.lake().reshape(older, lake.lake().read(SCORES), note);
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(scores, lake.rows(SCORES));
    assertTrue(lake.lake().hasShapeOf(SCORES));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void contributionsAddUpToEveryScore() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(3), metrics(3));
    lake.run(JOB);
    Map<String, BigDecimal> sums = new java.util.HashMap<>();
    for (Row r : lake.rows(COMPONENTS)) {
      sums.merge(
          r.getAs("store_id") + "/" + r.getAs("as_of"), r.getAs("contribution"), BigDecimal::add);
    }
    List<Row> scores = lake.rows(SCORES);
    assertEquals(75, scores.size());
    for (Row r : scores) {
      BigDecimal score = r.getAs("score");
      BigDecimal sum = sums.get(r.getAs("store_id") + "/" + r.getAs("as_of"));
      assertEquals(score == null ? new BigDecimal("0.000000") : score, sum);
    }
  }

  @Test
  void aRunKilledBetweenTheTablesIsCompletedByTheNext() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(3), metrics(3));
    lake.run(JOB);
    List<Metrics> restated = new ArrayList<>(metrics(3));
    LocalDate second = GoldLake.START.plusDays(1);
    restated.removeIf(m -> m.asOf().equals(second) && m.store().equals("s3"));
    restated.add(metrics("s3", second, 100, 1.0, 0.0));
    lake.writeMetrics(DaySet.of(List.of(second)), GoldLake.days(3), restated);
    lake.run(JOB);
    List<Row> components = lake.rows(COMPONENTS);
    long scores = lake.lake().version(SCORES);

    lake.undoLastCommit(COMPONENTS);
    StageResult result = lake.run(JOB);
    assertEquals(1, result.daysChanged());
    assertEquals(components, lake.rows(COMPONENTS));
    assertEquals(scores, lake.lake().version(SCORES));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void newDaysGiveWhatAFullRunWouldHave() {
    List<Metrics> all = metrics(40);
    GoldLake full = lake("full");
    full.writeMetrics(DaySet.ALL, GoldLake.days(40), all);
    full.run(JOB);

    GoldLake daily = lake("daily");
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(35), GoldLake.START.plusDays(40));
    daily.writeMetrics(
        DaySet.ALL,
        GoldLake.days(35),
        all.stream().filter(m -> !fresh.contains(m.asOf())).toList());
    daily.run(JOB);
    daily.writeMetrics(fresh, GoldLake.days(40), all);
    assertEquals(5, daily.run(JOB).daysChanged());
    assertEquals(full.rows(SCORES), daily.rows(SCORES));
    assertEquals(full.rows(COMPONENTS), daily.rows(COMPONENTS));
  }

  @Test
  void daysThatMetricsDoNotHoldAreNotClaimed() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(2), metrics(2));
    lake.run(JOB, GoldLake.days(300));
    assertEquals(50, lake.rows(SCORES).size());
    assertEquals(GoldLake.days(2), lake.lake().lastNote(SCORES).orElseThrow().days("covered"));
  }

  @Test
  void withoutMetricsThereIsNothingToDo() {
    assertEquals(StageResult.UNCHANGED, lake("empty").run(JOB));
  }
}
