package io.storegauge.stats;

import java.util.Locale;

/** What a risk index is made of; each is made of one or more of {@link RiskInput}. */
public enum RiskDriver {
  /** Late pickup and delivery, and what went wrong on the way. */
  LOGISTICS,
  /** Bad reviews, returns and refunds with a reason. */
  QUALITY,
  /** Speed of the store's answers in chats, to refunds and to disputes. */
  RESPONSE,
  /** Complaints, cases taken to the platform, and penalties. */
  COMPLAINT,
  /** Fall of the mean rating. */
  RATING_TREND,
  /** Unsteadiness of the daily rating. */
  VOLATILITY;

  /** As in configuration and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
