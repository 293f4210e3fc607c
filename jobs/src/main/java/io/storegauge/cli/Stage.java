package io.storegauge.cli;

import io.storegauge.job.AlertsJob;
import io.storegauge.job.BottlenecksJob;
import io.storegauge.job.ExpectationAlignmentJob;
import io.storegauge.job.FactsJob;
import io.storegauge.job.IngestJob;
import io.storegauge.job.Job;
import io.storegauge.job.PlatformBenchmarksJob;
import io.storegauge.job.PromotionGatesJob;
import io.storegauge.job.RankChangesJob;
import io.storegauge.job.ReviewSentimentJob;
import io.storegauge.job.ScoreFidelityJob;
import io.storegauge.job.StoreBenchmarksJob;
import io.storegauge.job.StoreMetricsJob;
import io.storegauge.job.StoreRiskJob;
import io.storegauge.job.StoreScoresJob;
import io.storegauge.job.StoreVolatilityJob;
import io.storegauge.job.SuspectReviewsJob;
import io.storegauge.job.TopicsJob;
import io.storegauge.job.TrafficCapacityJob;
import java.util.List;
import java.util.Locale;

/** Stages of the pipeline, in the order in which they run. */
enum Stage {
  INGEST("Reads new and changed dumps into the silver tables."),
  FACTS("Brings the tables of facts up to date."),
  METRICS("Brings gold.store_metrics up to date."),
  SCORES("Brings gold.store_scores and gold.score_components up to date."),
  PROMOTION("Brings gold.promotion_gates up to date."),
  FIDELITY("Brings gold.score_fidelity and gold.store_fidelity up to date."),
  VOLATILITY("Brings gold.store_volatility and the tables of its signals and change up to date."),
  BENCHMARK("Brings gold.store_benchmarks up to date."),
  RANKS("Brings gold.rank_changes up to date."),
  BRANDS("Brings gold.platform_benchmarks up to date."),
  RISK("Brings gold.store_risk and gold.risk_drivers up to date."),
  SENTIMENT("Brings gold.review_sentiment up to date."),
  TOPICS("Brings the tables of topics, escalations and emerging phrases up to date."),
  ALERTS("Brings gold.alerts up to date."),
  BOTTLENECKS("Brings gold.bottlenecks up to date."),
  CAPACITY("Brings gold.traffic_capacity up to date."),
  ALIGNMENT("Brings gold.expectation_alignment up to date."),
  SUSPECTS("Brings gold.suspect_reviews and gold.suspect_effect up to date.");

  private final String description;

  Stage(String description) {
    this.description = description;
  }

  /** Name as a command and in run_log. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  /**
   * The stage's job.
   *
   * @param sources only ingest needs them
   * @param landing likewise
   */
  Job job(List<String> sources, String landing) {
    return switch (this) {
      case INGEST -> new IngestJob(sources, landing);
      case FACTS -> new FactsJob();
      case METRICS -> new StoreMetricsJob();
      case SCORES -> new StoreScoresJob();
      case PROMOTION -> new PromotionGatesJob();
      case FIDELITY -> new ScoreFidelityJob();
      case VOLATILITY -> new StoreVolatilityJob();
      case BENCHMARK -> new StoreBenchmarksJob();
      case RANKS -> new RankChangesJob();
      case BRANDS -> new PlatformBenchmarksJob();
      case RISK -> new StoreRiskJob();
      case SENTIMENT -> new ReviewSentimentJob();
      case TOPICS -> new TopicsJob();
      case ALERTS -> new AlertsJob();
      case BOTTLENECKS -> new BottlenecksJob();
      case CAPACITY -> new TrafficCapacityJob();
      case ALIGNMENT -> new ExpectationAlignmentJob();
      case SUSPECTS -> new SuspectReviewsJob();
    };
  }
}
