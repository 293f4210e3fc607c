package io.storegauge.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * One store on one as-of day: what its score, volatility and risk index are made of. Names and
 * units are those of the gold tables; null means what it means there.
 *
 * @param noChanges why no score has {@code changes}; null = they have
 * @param noRules if there is no score: which schemes have no rules yet on the day
 */
record Explanation(
    String platform,
    @JsonProperty("store_id") String storeId,
    @JsonProperty("as_of") String asOf,
    Profile store,
    List<Score> scores,
    @JsonProperty("no_changes") String noChanges,
    @JsonProperty("no_rules") List<String> noRules,
    Volatility volatility,
    Risk risk) {

  /** Who the store is. */
  record Profile(
      @JsonProperty("store_name") String name,
      @JsonProperty("store_type") String type,
      String brand,
      String category) {
    static final Profile UNKNOWN = new Profile(null, null, null, null);
  }

  /**
   * A score of one scheme and its dimensions.
   *
   * @param promotion null = the scheme asks no mean of stores in campaigns, or it is not computed
   */
  record Score(
      String scheme,
      @JsonProperty("scheme_version") String version,
      String stage,
      BigDecimal score,
      @JsonProperty("score_before_gate") BigDecimal beforeGate,
      @JsonProperty("top_score") Double top,
      BigDecimal bonus,
      String bonuses,
      BigDecimal deduction,
      String deductions,
      String gate,
      String grade,
      @JsonProperty("display_score") Double display,
      @JsonProperty("peer_percentile") Double peerPercentile,
      @JsonProperty("assessed_on") String assessedOn,
      @JsonProperty("effective_from") String effectiveFrom,
      Double coverage,
      Promotion promotion,
      List<Dimension> dimensions,
      List<ExplainedChange> changes) {}

  /** Whether the store may take part in campaigns; null values = no score in the window. */
  record Promotion(
      @JsonProperty("window_days") int windowDays,
      @JsonProperty("scored_days") int scoredDays,
      @JsonProperty("mean_score") BigDecimal mean,
      @JsonProperty("required_mean") BigDecimal required,
      BigDecimal margin,
      @JsonProperty("is_open") Boolean open,
      @JsonProperty("next_score_needed") BigDecimal nextScoreNeeded) {}

  /** A dimension: its score, and its indicators, the heaviest first. */
  record Dimension(String dimension, Double score, List<Indicator> indicators) {
    BigDecimal contribution() {
      return sum(indicators.stream().map(Indicator::contribution).toList());
    }

    BigDecimal pointsLost() {
      return sum(indicators.stream().map(Indicator::pointsLost).toList());
    }

    double weight() {
      return indicators.stream().mapToDouble(i -> i.weight() == null ? 0 : i.weight()).sum();
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
      return parts.stream()
          .map(p -> p == null ? BigDecimal.ZERO : p)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * An indicator.
   *
   * @param leftOut days of its window that do not count, as {@code first..last} by commas; null =
   *     all count
   */
  record Indicator(
      String indicator,
      String unit,
      Double value,
      Double points,
      Double weight,
      BigDecimal contribution,
      @JsonProperty("points_lost") BigDecimal pointsLost,
      @JsonProperty("peer_median") Double peerMedian,
      @JsonProperty("peer_percentile") Double peerPercentile,
      @JsonProperty("left_out") String leftOut) {}

  /** Volatility over 90 days. */
  record Volatility(
      @JsonProperty("window_days") int windowDays,
      @JsonProperty("rated_days") Integer ratedDays,
      Double ratings,
      @JsonProperty("rating_mean") Double ratingMean,
      Double volatility,
      @JsonProperty("raw_volatility") Double raw,
      @JsonProperty("ewma_volatility") Double ewma,
      @JsonProperty("downside_deviation") Double downside,
      @JsonProperty("max_drawdown") Double maxDrawdown,
      @JsonProperty("shewhart_signals") Integer shewhartSignals,
      @JsonProperty("ewma_signals") Integer ewmaSignals,
      @JsonProperty("cusum_signals") Integer cusumSignals) {}

  /** Risk index and the known inputs of its drivers, the largest contribution first. */
  record Risk(
      @JsonProperty("risk_index") BigDecimal index,
      String band,
      @JsonProperty("band_by") String bandBy,
      String gate,
      Double priority,
      @JsonProperty("priority_rank") Integer priorityRank,
      Double coverage,
      List<Driver> drivers) {}

  /** What a driver of the risk index looks at. */
  record Driver(
      String driver,
      String input,
      Double value,
      Double percentile,
      Double weight,
      BigDecimal contribution) {}
}
