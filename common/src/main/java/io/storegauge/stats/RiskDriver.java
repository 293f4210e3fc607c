package io.storegauge.stats;

import java.util.Locale;

/** What a risk index is made of, in the order of {@code gold.risk_drivers}. */
public enum RiskDriver {
  /** Mean of the shares of orders picked up late and delivered late, of those known. */
  LOGISTICS,
  /** Share of reviews rated 2 or less. */
  QUALITY,
  /** Speed of replies: not among the data ingested, always unknown. */
  RESPONSE,
  /** Complaints: not among the data ingested, always unknown. */
  COMPLAINT,
  /** How far the mean rating of 30 days lies below that of 90 days, stars. */
  RATING_TREND,
  /** Noise-corrected volatility of 90 days, stars. */
  VOLATILITY;

  /** As in configuration and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
