package io.storegauge.config;

import io.storegauge.table.MetricColumn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeProblemsTest {
  private static final String SCHEME = "schemes/generic-composite.yaml";
  private static final String CURVE = "curve: [{value: 1, points: 0}, {value: 2, points: 10}]";

  @TempDir Path dir;

  @Test
  void everyWrongPlatformIsTold() throws Exception {
    ConfCopy.in(dir)
        .write(
            "platforms.yaml",
            """
            JD: {zone: Asia/Shanghai, currency: CNY}
            jd: {zone: Asia/Shangai, currency: NO, scheme: generic-composit, positive_reviews: yes}
            olist: {currency: BRL, zone: +08:00}
            douyin: {zone: Asia/Shanghai, currency: CNY}
            taobao: {zone: Asia/Shanghai, currency: CNY}
            pinduoduo: {zone: Asia/Shanghai, currency: CNY}
            xiaohongshu: {zone: Asia/Shanghai, currency: CNY}
            aliexpress: {zone: America/Los_Angeles, currency: USD}
            tmall: {zone: Asia/Shanghai, currency: CNY}
            """)
        .assertProblems(
            """
            platforms.yaml:1: JD: not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            platforms.yaml:2: jd.currency = "NO": no such currency; allowed: ISO 4217 codes such as CNY, USD, BRL. Change it.
            platforms.yaml:2: jd.positive_reviews = "yes": unknown value; allowed: rating, description. Change it, or remove it for the default "rating".
            platforms.yaml:2: jd.scheme = "generic-composit": no such scheme; allowed: aliexpress-daily-service, aliexpress-service-level, douyin-experience, generic-composite, jd-store-star, pinduoduo-experience, taobao-dsr, tmall-dsr, tmall-experience, xiaohongshu-store. Did you mean generic-composite?
            platforms.yaml:2: jd.zone = "Asia/Shangai": no such time zone; allowed: IANA names such as Asia/Shanghai, not offsets. Did you mean Asia/Shanghai?
            platforms.yaml:3: olist.zone = "+08:00": no such time zone; allowed: IANA names such as Asia/Shanghai, not offsets. Change it.
            """);
  }

  @Test
  void versionsAreInOrderOfTheirDayAndWeightsSumTo100() throws Exception {
    String half = "{dimension: product, metric: rating_mean, window_days: 90, weight: 50, " + CURVE;
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2024-13-01
                indicators: []
              - version: 2
                from: 2024-01-01
                colour: red
                indicators:
                  - %1$s}
                  - {dimension: product, metric: rating_mean, window_days: 30, weight: 49.5, %2$s}
              - version: "1"
                from: 2024-01-01
                indicators:
                  - %1$s, use: rawest}
                  - %1$s}
            """
                .formatted(half, CURVE))
        .assertProblems(
            """
            schemes/generic-composite.yaml:3: versions[0].from = "2024-13-01": not a day; allowed: yyyy-MM-dd. Change it.
            schemes/generic-composite.yaml:4: versions[0].indicators = []: too few entries; allowed: list of at least 1 (map with keys name, dimension, metric, window_days, use, min_denominator, weight, curve, tiers, peer, identity, small_sample). Change it.
            schemes/generic-composite.yaml:5: versions[1].version = 2: wrong type (a number); allowed: text, not empty. Put it in quotes.
            schemes/generic-composite.yaml:7: versions[1].colour = "red": unknown key; allowed: version, from, also_before, range, stages, dimensions, indicators, bonuses, deductions, gates, graded_by, grades, display, publication, promotion. Remove it.
            schemes/generic-composite.yaml:8: versions[1].indicators: the weights sum to 99.5; allowed: a sum of 100. Add 0.5.
            schemes/generic-composite.yaml:11: versions[2].version = "1": 1 stands already in versions[0].version; allowed: each once. Remove one.
            schemes/generic-composite.yaml:12: versions[2].from = "2024-01-01": not after the version before it, from 2024-01-01; allowed: a later day. Sort the versions by day, no two on the same.
            schemes/generic-composite.yaml:14: versions[2].indicators[0].use = "rawest": unknown value; allowed: raw, shrunk. Change it, or remove it for the default "raw".
            schemes/generic-composite.yaml:15: versions[2].indicators[1].metric = "rating_mean": rating_mean_90d stands already in versions[2].indicators[0].metric; allowed: each once. Remove one.
            """);
  }

  @Test
  void theRepurchaseRateCanBeScoredOverItsWindow() throws Exception {
    String rate =
        "{dimension: product, metric: repurchase_rate, weight: 50, curve: [{value: 0, points: 0},"
            + " {value: 1, points: 10}]";
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2000-01-01
                indicators:
                  - %1$s, window_days: 90}
                  - %1$s, window_days: 30}
            """
                .formatted(rate))
        .assertProblems(
            """
            schemes/generic-composite.yaml:6: versions[0].indicators[1].window_days = 30: no such window of repurchase_rate; allowed: 90. Change it.
            """);
  }

  @Test
  void indicatorsNameAMetricAWindowOfItAndARisingCurve() throws Exception {
    String metrics = String.join(", ", MetricColumn.ids());
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2000-01-01
                indicators:
                  - dimension: price
                    metric: rating_men
                    window_days: 90
                    weight: 100
                    curve: [{value: 1, points: 0}]
                  - dimension: product
                    metric: rating_mean
                    window_days: 60
                    weight: -1
                    curve: [{value: 2, points: 0}, {value: 1, points: 101}, {value: 3}]
            """)
        .assertProblems(
            """
            schemes/generic-composite.yaml:4: versions[0].indicators: the weights sum to 99; allowed: a sum of 100. Add 1.
            schemes/generic-composite.yaml:5: versions[0].indicators[0].dimension = "price": unknown value; allowed: product, logistics, service, after_sales. Change it.
            schemes/generic-composite.yaml:6: versions[0].indicators[0].metric = "rating_men": no such metric; allowed: %s. Did you mean rating_mean?
            schemes/generic-composite.yaml:9: versions[0].indicators[0].curve = [{"value":1,"points":0}]: too few entries; allowed: list of at least 2 (map with keys value, points). Change it.
            schemes/generic-composite.yaml:12: versions[0].indicators[1].window_days = 60: no such window of rating_mean; allowed: 30, 90. Change it.
            schemes/generic-composite.yaml:13: versions[0].indicators[1].weight = -1: too small; allowed: number, 0 to 100. Change it.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[1].points = 101: too large; allowed: number, 0 to 100. Change it.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[1].value = 1: not above the point before it (2); allowed: values that increase. Sort the points by value.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[2].points: missing; allowed: number, 0 to 100. Add it.
            """
                .formatted(metrics));
  }

  private static final String ONE =
      "{dimension: product, metric: rating_mean, window_days: 90, weight: 100, ";

  private int copies;

  /** A scheme of one version whose indicator and other keys follow. */
  private ConfCopy version(String indicator, String more) throws Exception {
    return ConfCopy.in(dir.resolve("conf" + copies++))
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2000-01-01
            %s
                indicators:
                  - %s
            """
                .formatted(more.stripTrailing().indent(4).stripTrailing(), indicator));
  }

  private void assertProblems(String indicator, String more, String expected) throws Exception {
    StringBuilder lines = new StringBuilder();
    expected.lines().forEach(l -> lines.append(SCHEME).append(':').append(l).append('\n'));
    version(indicator, more).assertProblems(lines.toString());
  }

  @Test
  void anIndicatorHasOneCurve() throws Exception {
    assertProblems(
        ONE + "use: raw}",
        "",
        "6: versions[0].indicators[0]: no curve; allowed: one of curve, tiers, peer, identity. Add"
            + " one.");
    assertProblems(
        ONE + "peer: {low: 0, high: 1}, identity: {scale: 20}}",
        "",
        "6: versions[0].indicators[0]: several curves (peer, identity); allowed: one of curve,"
            + " tiers, peer, identity. Remove the others.");
  }

  @Test
  void aCurveDoesNotRewardWorseValues() throws Exception {
    assertProblems(
        ONE + "curve: [{value: 1, points: 100}, {value: 5, points: 0}]}",
        "",
        "6: versions[0].indicators[0].curve[1].points = 0: gives more points for worse values;"
            + " allowed: no fewer points for a higher rating_mean. Change it.");
    String late = "{dimension: product, metric: pickup_hours_mean, window_days: 30, weight: 100, ";
    assertProblems(
        late + "tiers: [{value: 0, points: 50}, {value: 9, points: 60}]}",
        "",
        "6: versions[0].indicators[0].tiers[1].points = 60: gives more points for worse values;"
            + " allowed: no more points for a higher pickup_hours_mean. Change it.");
    assertProblems(
        late + "identity: {scale: 1}}",
        "",
        "6: versions[0].indicators[0].identity: gives more points for worse values; allowed: no"
            + " more points for a higher pickup_hours_mean. Use another curve.");
    assertProblems(
        ONE + "peer: {low: 9, high: 8}}",
        "",
        "6: versions[0].indicators[0].peer.low = 9: not below high; allowed: fewer points at the"
            + " worst. Change one.");
  }

  @Test
  void everyStepCanBeReached() throws Exception {
    assertProblems(
        ONE + "tiers: [{value: 2, points: 0}, {value: 6, points: 10}]}",
        "",
        """
        6: versions[0].indicators[0].tiers[0].value = 2: values below it have no step; allowed for the first one: 1. Change it.
        6: versions[0].indicators[0].tiers[1].value = 6: rating_mean is never so; allowed: 1 to 5, so that the step can be reached. Change it.
        """);
    assertProblems(
        ONE + "peer: {low: 0, high: 1}}",
        """
        grades: [{at_least: 101, grade: A}, {at_least: 90, grade: B}, {at_least: 90, grade: C}, {at_least: 10, grade: B}]
        display: [{at_least: 0, shows: 3}, {at_least: 50, shows: 4}]
        """,
        """
        4: versions[0].grades[0].at_least = 101: never reached; allowed: at most 100. Lower it.
        4: versions[0].grades[0].at_least = 101: too large; allowed: number, 0 to 100. Change it.
        4: versions[0].grades[2].at_least = 90: not below the step before it, so it is never reached. Sort them, best first.
        4: versions[0].grades[3].at_least = 10: nothing is left for less; allowed for the last one: 0.
        4: versions[0].grades[3].grade = "B": B stands already in versions[0].grades[1].grade; allowed: each once. Remove one.
        5: versions[0].display[1].at_least = 50: not below the step before it, so it is never reached. Sort them, best first.
        """);
  }

  @Test
  void pointsStayInsideTheRange() throws Exception {
    assertProblems(
        ONE + "peer: {low: 0, high: 9}}",
        "range: {from: 1, to: 5}",
        """
        6: versions[0].indicators[0].peer.high = 9: outside the range of the score; allowed: 1 to 5. Change it, or the range.
        6: versions[0].indicators[0].peer.low = 0: outside the range of the score; allowed: 1 to 5. Change it, or the range.
        """);
    assertProblems(
        ONE + "peer: {low: 5, high: 6}}",
        "range: {from: 50, to: 5}",
        """
        4: versions[0].range.from = 50: not below range.to; allowed: a range of more than one number. Change one.
        6: versions[0].indicators[0].peer.high = 6: outside the range of the score; allowed: 50 to 5. Change it, or the range.
        6: versions[0].indicators[0].peer.low = 5: outside the range of the score; allowed: 50 to 5. Change it, or the range.
        """);
  }

  @Test
  void aPromotionHasDaysAndAMeanInsideTheRange() throws Exception {
    String peer = ONE + "peer: {low: 1, high: 5}}";
    assertProblems(
        peer,
        "range: {from: 1, to: 5}\npromotion: {days: 7, mean_at_least: 70}",
        """
        5: versions[0].promotion.mean_at_least = 70: outside the range of the score; allowed: 1 to 5. Change it, or the range.
        """);
    assertProblems(
        peer,
        "promotion: {days: 91, mean_at_least: -1, mean: 3}",
        """
        4: versions[0].promotion.days = 91: too large; allowed: whole number, 1 to 90. Change it.
        4: versions[0].promotion.mean = 3: unknown key; allowed: days, mean_at_least. Did you mean mean_at_least?
        4: versions[0].promotion.mean_at_least = -1: too small; allowed: number, 0 to 100. Change it.
        """);
    assertProblems(
        peer,
        "promotion: {days: 0}",
        """
        4: versions[0].promotion.days = 0: too small; allowed: whole number, 1 to 90. Change it.
        4: versions[0].promotion.mean_at_least: missing; allowed: number, 0 to 100. Add it.
        """);
  }

  @Test
  void dimensionsWeigh100AndHaveIndicatorsThatDo() throws Exception {
    assertProblems(
        "{dimension: product, metric: rating_mean, window_days: 90, weight: 90, " + CURVE + "}",
        "dimensions: {logistics: 50, service: 40}",
        """
        4: versions[0].dimensions.logistics = 50: no indicator belongs to it; add one, or remove it.
        4: versions[0].dimensions.service = 40: no indicator belongs to it; add one, or remove it.
        4: versions[0].dimensions: product has indicators and no weight; add it, or remove them.
        4: versions[0].dimensions: the weights sum to 90; allowed: a sum of 100. Add 10.
        5: versions[0].indicators: the weights of product sum to 90; allowed: a sum of 100. Add 10.
        """);
  }

  @Test
  void newcomersHaveADefaultOrNone() throws Exception {
    String peer = ONE + "peer: {low: 0, high: 1}}";
    assertProblems(
        peer,
        "stages: {newcomer: computed, score: 70}",
        "4: versions[0].stages.score = 70: of no effect; allowed with newcomer: default. Remove it.");
    assertProblems(
        peer,
        "stages: {newcomer: default, after_violation: 60, violations: []}",
        """
        4: versions[0].stages.after_violation = 60: there are no violations; list the columns that count them under violations.
        4: versions[0].stages.newcomer = "default": there is no default; allowed with score or grade. Add one.
        """);
    assertProblems(
        peer,
        "stages: {newcomer: default, grade: A}",
        "4: versions[0].stages.grade = \"A\": not among the grades []; use one of them.");
  }

  @Test
  void conditionsCompareAColumnOrAskForAService() throws Exception {
    assertProblems(
        ONE + "peer: {low: 0, high: 1}}",
        """
        bonuses:
          - {name: a, points: 1, when: [{column: paid_orders_30d}]}
          - {name: b, points: 1, when: [{service: x, at_least: 1}]}
          - {name: c, points: 1, when: [{at_least: 1}]}
          - {name: d, points: 1, when: [{column: rating_mean_90d, at_least: 4, below: 3}]}
          - {name: e, points: 1, when: [{column: rating_mean_90d, peer_top: 50, below: 3}]}
        gates:
          - {name: a, when: [{column: repurchase_rate_90d, above: 0}]}
        deductions:
          - {name: f, columns: [violation_points_30d], points: 5, at_most: 4}
        """,
        """
        5: versions[0].bonuses[0].when[0]: allowed: a column with above, at_least, below, at_most or peer_top, or a service alone. Change it.
        6: versions[0].bonuses[1].when[0]: allowed: a column with above, at_least, below, at_most or peer_top, or a service alone. Change it.
        7: versions[0].bonuses[2].when[0]: allowed: one of column and service. Add one.
        8: versions[0].bonuses[3].when[0]: no value satisfies it. Change one of its limits.
        9: versions[0].bonuses[4].when[0].peer_top = 50: stands beside a value; allowed: one of them. Remove one.
        11: versions[0].gates[0].name = "a": a stands already in versions[0].bonuses[0].name; allowed: each once. Remove one.
        11: versions[0].gates[0]: allowed: one of score and grade. Add one.
        13: versions[0].deductions[0].at_most = 4: less than the points of one; allowed: at least these. Raise it.
        """);
  }

  @Test
  void someStoresSatisfyAConditionAndOthersDoNot() throws Exception {
    assertProblems(
        ONE + "peer: {low: 0, high: 1}}",
        """
        bonuses:
          - {name: a, points: 1, when: [{column: low_info_product_share_30d, above: 30}]}
          - {name: b, points: 1, when: [{column: rating_mean_90d, below: 1}]}
          - {name: c, points: 1, when: [{column: paid_orders_30d, at_most: -1}]}
          - {name: d, points: 1, when: [{column: rating_mean_90d, below: 3, above: 3}]}
          - {name: e, points: 1, when: [{column: rating_mean_90d, at_least: 3, below: 3}]}
          - {name: f, points: 1, when: [{column: rating_mean_90d, at_least: 3, at_most: 3}]}
          - {name: g, points: 1, when: [{column: rating_mean_90d, at_least: 5}]}
        """,
        """
        5: versions[0].bonuses[0].when[0].above = 30: low_info_product_share_30d is 0 to 1; allowed: a limit that some values satisfy and others do not. Change it.
        6: versions[0].bonuses[1].when[0].below = 1: rating_mean_90d is 1 to 5; allowed: a limit that some values satisfy and others do not. Change it.
        7: versions[0].bonuses[2].when[0].at_most = -1: paid_orders_30d is 0 to any; allowed: a limit that some values satisfy and others do not. Change it.
        8: versions[0].bonuses[3].when[0]: no value satisfies it. Change one of its limits.
        9: versions[0].bonuses[4].when[0]: no value satisfies it. Change one of its limits.
        """);
  }

  @Test
  void theWorstPlaceAmongPeersIsBelowTheBest() throws Exception {
    assertProblems(
        ONE + "peer: {low: 0, high: 1, worst: 90}}",
        "",
        "6: versions[0].indicators[0].peer.worst = 90: not below best; allowed: less of the peers"
            + " than at the best. Change one.");
    assertProblems(
        ONE + "peer: {low: 0, high: 1, worst: 20, best: 101}}",
        "",
        "6: versions[0].indicators[0].peer.best = 101: too large; allowed: number, 0 to 100. Change"
            + " it, or remove it for the default 90.");
    version(ONE + "peer: {low: 0, high: 1, worst: 0, best: 100}}", "").load();
  }

  @Test
  void stepsOfAPeerCurveReachItsEnd() throws Exception {
    for (String step : new String[] {"60", "15"}) {
      assertProblems(
          ONE + "peer: {low: 50, high: 100, step: " + step + "}}",
          "",
          "6: versions[0].indicators[0].peer.step = "
              + step
              + ": never reaches high; allowed: a step that divides high − low (50). Change one.");
    }
    // Whatever binary sums make of a third of 0.3.
    version(ONE + "peer: {low: 0, high: 0.3, step: 0.1}}", "").load();
  }

  @Test
  void aFloorOfItsOwnIsForSampledMetricsAndReplacesUse() throws Exception {
    assertProblems(
        ONE + "use: raw, min_denominator: 1, peer: {low: 0, high: 1}}",
        "",
        "6: versions[0].indicators[0].min_denominator = 1: stands beside use; allowed: one of them."
            + " Remove one.");
    assertProblems(
        "{dimension: product, metric: gold_agent_share, window_days: 30, weight: 100,"
            + " min_denominator: 1, peer: {low: 0, high: 1}}",
        "",
        "6: versions[0].indicators[0].min_denominator = 1: the metric counts all there is; remove"
            + " it.");
  }

  @Test
  void onlyTheOldestVersionStandsInForDaysBeforeIt() throws Exception {
    String indicators = "indicators: [" + ONE + "peer: {low: 0, high: 1}}]";
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - {version: "1", from: 2025-01-01, also_before: true, %1$s}
              - {version: "2", from: 2026-01-01, also_before: true, %1$s}
            """
                .formatted(indicators))
        .assertProblems(
            """
            schemes/generic-composite.yaml:3: versions[1].also_before = true: of no effect, an older version holds before it; allowed in the oldest. Remove it.
            """);
  }

  @Test
  void overridesWeighDimensionsThatAVersionHas() throws Exception {
    String indicator = "metric: rating_mean, weight: 100, peer: {low: 0, high: 1}";
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2025-01-01
                indicators:
                  - {dimension: product, window_days: 90, %1$s}
              - version: "2"
                from: 2026-01-01
                dimensions: {product: 60, logistics: 40}
                indicators:
                  - {dimension: product, window_days: 90, %1$s}
                  - {dimension: logistics, window_days: 30, %1$s}
            overrides:
              - {versions: ["1"], store_type: other, dimensions: {product: 50, logistics: 50}}
              - {versions: ["2"], store_type: other, dimensions: {logistics: 0, after_sales: 40}}
            """
                .formatted(indicator))
        .assertProblems(
            """
            schemes/generic-composite.yaml:13: overrides[0].dimensions: of no effect in version 1, which has no dimensions; remove them.
            schemes/generic-composite.yaml:14: overrides[1].dimensions.after_sales = 40: no indicator of version 2 belongs to it; remove it.
            """);
  }

  @Test
  void anUnknownColumnIsToldWithTheNearest() throws Exception {
    String told =
        version(
                ONE + "peer: {low: 0, high: 1}}",
                "gates: [{name: g, score: 50, when: [{column: violation_point_30d, above: 0}]}]")
            .problems()
            .get(0);
    org.junit.jupiter.api.Assertions.assertTrue(
        told.contains("no such column; allowed: ")
            && told.endsWith("Did you mean violation_points_30d?"),
        told);
  }

  @Test
  void overridesNameStoresAndKeepTheSums() throws Exception {
    ConfCopy.in(dir)
        .write(
            SCHEME,
            """
            versions:
              - version: "1"
                from: 2000-01-01
                indicators:
                  - {dimension: product, metric: rating_mean, window_days: 90, weight: 60, peer: {low: 0, high: 1}}
                  - {dimension: product, metric: rating_mean, window_days: 30, weight: 40, peer: {low: 0, high: 1}}
            overrides:
              - {versions: ["1"], weights: {rating_mean_90d: 50}}
              - {versions: ["1", "later"], industry: a, category: b, weights: {rating_mean_90d: 50, rating_mean_30d: 50}}
              - {versions: ["1"], industry: a}
              - {versions: ["1"], store_type: other, weights: {rating_mean_90: 60}}
              - {versions: ["1"], store_type: other, weights: {rating_mean_90d: 10, rating_mean_30d: 90}}
            """)
        .assertProblems(
            """
            schemes/generic-composite.yaml:8: overrides[0]: is for no store in particular; add industry, category or store_type.
            schemes/generic-composite.yaml:8: overrides[0]: with it the weights of all sum to 90 in version 1; allowed: a sum of 100. Change them.
            schemes/generic-composite.yaml:9: overrides[1].category = "b": stands beside an industry; allowed: one. Remove one.
            schemes/generic-composite.yaml:9: overrides[1].versions[1] = "later": no such version; allowed: 1. Change it.
            schemes/generic-composite.yaml:10: overrides[2]: changes nothing; add dimensions or weights.
            schemes/generic-composite.yaml:11: overrides[3].weights.rating_mean_90 = 60: no such indicator in version 1; allowed: rating_mean_30d, rating_mean_90d. Change it.
            schemes/generic-composite.yaml:12: overrides[4].versions[0] = "1": stores of store_type other stand already in overrides[3].versions[0]; allowed: once. Remove one.
            """);
  }
}
