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
            """)
        .assertProblems(
            """
            platforms.yaml:1: JD: not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            platforms.yaml:2: jd.currency = "NO": no such currency; allowed: ISO 4217 codes such as CNY, USD, BRL. Change it.
            platforms.yaml:2: jd.positive_reviews = "yes": unknown value; allowed: rating, description. Change it, or remove it for the default "rating".
            platforms.yaml:2: jd.scheme = "generic-composit": no such scheme; allowed: generic-composite. Did you mean generic-composite?
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
            schemes/generic-composite.yaml:4: versions[0].indicators = []: too few entries; allowed: list of at least 1 (map with keys dimension, metric, window_days, use, weight, curve). Change it.
            schemes/generic-composite.yaml:5: versions[1].version = 2: wrong type (a number); allowed: text, not empty. Put it in quotes.
            schemes/generic-composite.yaml:7: versions[1].colour = "red": unknown key; allowed: version, from, indicators. Remove it.
            schemes/generic-composite.yaml:8: versions[1].indicators: the weights sum to 99.5; allowed: a sum of 100. Add 0.5.
            schemes/generic-composite.yaml:11: versions[2].version = "1": 1 stands already in versions[0].version; allowed: each once. Remove one.
            schemes/generic-composite.yaml:12: versions[2].from = "2024-01-01": not after the version before it, from 2024-01-01; allowed: a later day. Sort the versions by day, no two on the same.
            schemes/generic-composite.yaml:14: versions[2].indicators[0].use = "rawest": unknown value; allowed: raw, shrunk. Change it, or remove it for the default "raw".
            schemes/generic-composite.yaml:15: versions[2].indicators[1].metric = "rating_mean": rating_mean over 90 days stands already in versions[2].indicators[0].metric; allowed: each once. Remove one.
            """);
  }

  @Test
  void theRepurchaseRateCanBeScoredOverItsWindow() throws Exception {
    String rate = "{dimension: product, metric: repurchase_rate, weight: 50, " + CURVE;
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
                    weight: 0
                    curve: [{value: 2, points: 0}, {value: 1, points: 101}, {value: 3}]
            """)
        .assertProblems(
            """
            schemes/generic-composite.yaml:5: versions[0].indicators[0].dimension = "price": unknown value; allowed: product, logistics, service. Change it.
            schemes/generic-composite.yaml:6: versions[0].indicators[0].metric = "rating_men": no such metric; allowed: %s. Did you mean rating_mean?
            schemes/generic-composite.yaml:9: versions[0].indicators[0].curve = [{"value":1,"points":0}]: too few entries; allowed: list of at least 2 (map with keys value, points). Change it.
            schemes/generic-composite.yaml:12: versions[0].indicators[1].window_days = 60: no such window of rating_mean; allowed: 30, 90. Change it.
            schemes/generic-composite.yaml:13: versions[0].indicators[1].weight = 0: too small; allowed: number, above 0, at most 100. Change it.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[1].points = 101: too large; allowed: number, 0 to 100. Change it.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[1].value = 1: not above the point before it (2); allowed: values that increase. Sort the points by value.
            schemes/generic-composite.yaml:14: versions[0].indicators[1].curve[2].points: missing; allowed: number, 0 to 100. Add it.
            """
                .formatted(metrics));
  }
}
