package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.MetricColumn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsProblemsTest {
  @TempDir Path dir;

  @Test
  void everyWrongSettingIsToldWithItsLineValueRangeAndRemedy() throws Exception {
    ConfCopy.in(dir)
        .write(
            "storegauge.yaml",
            """
            ingest:
              max_rejected_shar: 0.05
              max_record_bytes: many
              multi_seller_reviews: splitt
            facts:
              review_window_days: 400
            metrics:
              min_denominator: 0
              min_denominator: 3
            volatility:
              windows_days: [90, 30]
              min_rated_days:
              target_rating: [4.8]
              min_ratings: 3.5
            benchmarks:
              min_peers: true
              targets: {rating_mean_90d: 48}
            risk:
              weights: {logistics: 30.5, respons: 3}
            text: {model: 3, neutral_band: 0.5}
            privacy: {buyer_key_file: 7}
            extra: 1
            """)
        .assertProblems(
            """
storegauge.yaml:2: ingest.max_rejected_shar = 0.05: unknown key; allowed: max_rejected_share, max_record_bytes, settle_seconds, needs_success, multi_seller_reviews. Did you mean max_rejected_share?
storegauge.yaml:3: ingest.max_record_bytes = "many": wrong type (text); allowed: whole number, 1024 to 1073741824. Change it, or remove it for the default 16777216.
storegauge.yaml:4: ingest.multi_seller_reviews = "splitt": unknown value; allowed: split, full, exclude. Did you mean split?
storegauge.yaml:6: facts.review_window_days = 400: too large; allowed: whole number, 0 to 365. Change it, or remove it for the default 90.
storegauge.yaml:8: metrics.min_denominator = 0: too small; allowed: whole number, 1 to 100000. Change it, or remove it for the default 30.
storegauge.yaml:9: metrics.min_denominator: stands twice, first on line 8; keep one of them.
storegauge.yaml:11: volatility.windows_days = [90,30]: not in order; allowed: each window longer than the one before. Sort them.
storegauge.yaml:12: volatility.min_rated_days = (empty): no value; allowed: whole number, 3 to 365. Change it, or remove it for the default 10.
storegauge.yaml:13: volatility.target_rating = [4.8]: wrong type (a list); allowed: number, 1 to 5. Change it, or remove it for the default 4.8.
storegauge.yaml:14: volatility.min_ratings = 3.5: wrong type (a number); allowed: whole number, 3 to 100000. Change it, or remove it for the default 30.
storegauge.yaml:16: benchmarks.min_peers = true: wrong type (true or false); allowed: whole number, 2 to 10000. Change it, or remove it for the default 20.
storegauge.yaml:17: benchmarks.targets: unknown key; allowed: metrics, weekly_metrics, min_peers. Remove it.
storegauge.yaml:19: risk.weights.respons = 3: unknown key; allowed: logistics, quality, response, complaint, rating_trend, volatility. Did you mean response?
storegauge.yaml:19: risk.weights: the weights sum to 108.5; allowed: a sum of 100. Take away 8.5.
storegauge.yaml:20: text.model = 3: wrong type (a number); allowed: text. Put it in quotes.
storegauge.yaml:20: text.neutral_band = 0.5: too large; allowed: number, 0 to 0.45. Change it, or remove it for the default 0.15.
storegauge.yaml:21: privacy.buyer_key_file = 7: wrong type (a number); allowed: text. Put it in quotes.
storegauge.yaml:22: extra = 1: unknown key; allowed: ingest, facts, metrics, volatility, benchmarks, risk, text, journey, suspects, privacy. Remove it.
""");
  }

  @Test
  void weightsThatDoNotSumTo100AreToldByHowMuch() throws Exception {
    // 30.5 in place of 25: 105.5 in all.
    ConfCopy.in(dir)
        .write("storegauge.yaml", "risk:\n  weights: {logistics: 30.5}\n")
        .assertProblems(
            "storegauge.yaml:2: risk.weights: the weights sum to 105.5; allowed: a sum of 100. Take"
                + " away 5.5.");
  }

  @Test
  void holidaysAreDaysFromTheFirstToTheLast() throws Exception {
    ConfCopy.in(dir)
        .write(
            "storegauge.yaml",
            "volatility:\n  holidays: [2025-01-28, 2025-02-30..2025-03-01, 2025-03-02..2025-03-01,"
                + " 2025-03-01..2025-03-01]\n")
        .assertProblems(
            """
            storegauge.yaml:2: volatility.holidays[0] = "2025-01-28": no days; allowed: first..last, each yyyy-MM-dd, the first not after the last. Change it.
            storegauge.yaml:2: volatility.holidays[1] = "2025-02-30..2025-03-01": no days; allowed: first..last, each yyyy-MM-dd, the first not after the last. Change it.
            storegauge.yaml:2: volatility.holidays[2] = "2025-03-02..2025-03-01": no days; allowed: first..last, each yyyy-MM-dd, the first not after the last. Change it.
            """);
  }

  @Test
  void anUnknownMetricColumnIsToldWithTheNearestOne() throws Exception {
    ConfCopy conf =
        ConfCopy.in(dir).write("storegauge.yaml", "benchmarks:\n  metrics: [rating_mean_9d]\n");
    assertEquals(
        List.of(
            "storegauge.yaml:2: benchmarks.metrics[0] = \"rating_mean_9d\": no such metric column"
                + " of gold.store_metrics; allowed: "
                + String.join(", ", MetricColumn.names())
                + ". Did you mean rating_mean_90d?"),
        conf.problems());
  }

  @Test
  void aWordThatIsNoListOfMetricsIsToldWhatIsOne() throws Exception {
    ConfCopy.in(dir)
        .write("storegauge.yaml", "benchmarks: {metrics: al, weekly_metrics: [rating_mean_9d]}\n")
        .assertProblems(
            "storegauge.yaml:1: benchmarks.metrics = \"al\": neither all nor a list; allowed: all,"
                + " or metric columns of gold.store_metrics such as [rating_mean_90d]. Change it.\n"
                + "storegauge.yaml:1: benchmarks.weekly_metrics[0] = \"rating_mean_9d\": no such"
                + " metric column of gold.store_metrics; allowed: "
                + String.join(", ", MetricColumn.names())
                + ". Did you mean rating_mean_90d?");
  }

  @Test
  void aFolderThatIsNotThereIsToldWithTheOptionThatNamesIt() {
    Path missing = dir.resolve("nowhere");
    StoregaugeException e =
        assertThrows(StoregaugeException.class, () -> ConfLoader.load(missing, List.of()));
    assertEquals(
        "No configuration folder " + missing + ". Name the right one with --conf.", e.getMessage());
  }
}
