package io.storegauge.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.storegauge.scheme.ScoreChange;
import io.storegauge.scheme.ScoreChange.Line;
import java.math.BigDecimal;
import java.util.List;

/**
 * What changed a score since an earlier as-of day; exact, so that parts sum to their change in
 * either direction.
 *
 * @param since day, week or month
 * @param from the earlier day
 * @param version rules of that day; null = none known
 * @param score of that day by those rules; null = none
 * @param change since then; null = there is none to tell of, likewise its parts
 * @param note what a reader has to know of it; null = nothing
 */
record ExplainedChange(
    String since,
    String from,
    @JsonProperty("scheme_version") String version,
    BigDecimal score,
    BigDecimal change,
    @JsonProperty("value_changed") BigDecimal valueChanged,
    @JsonProperty("peers_moved") BigDecimal peersMoved,
    @JsonProperty("rule_changed") BigDecimal ruleChanged,
    String note,
    List<Part> parts) {

  private static final int MILLIONTHS = 6;

  /** What one indicator, or what is none, changed; null values = unknown, or no indicator. */
  record Part(
      String part,
      String unit,
      @JsonProperty("value_then") Double valueThen,
      @JsonProperty("value_now") Double valueNow,
      @JsonProperty("peer_median_then") Double medianThen,
      @JsonProperty("peer_median_now") Double medianNow,
      @JsonProperty("value_changed") BigDecimal valueChanged,
      @JsonProperty("peers_moved") BigDecimal peersMoved,
      @JsonProperty("rule_changed") BigDecimal ruleChanged,
      BigDecimal change) {

    @JsonIgnore
    boolean isZero() {
      return valueChanged.signum() == 0 && peersMoved.signum() == 0 && ruleChanged.signum() == 0;
    }
  }

  static ExplainedChange of(String since, ScoreChange c, String note) {
    boolean both = c.scoreThen() != null && c.scoreNow() != null;
    boolean split = c.unsplit() == null;
    Line total = c.total();
    return new ExplainedChange(
        since,
        c.from().toString(),
        c.versionThen(),
        c.scoreThen() == null ? null : points(c.scoreThen()),
        both ? points(c.scoreNow() - c.scoreThen()) : null,
        split ? points(total.byValue()) : null,
        split ? points(total.byPeers()) : null,
        split ? points(total.byRule()) : null,
        note,
        c.lines().stream().map(ExplainedChange::part).toList());
  }

  private static Part part(Line l) {
    return new Part(
        l.name(),
        l.unit(),
        known(l.valueThen()),
        known(l.valueNow()),
        known(l.medianThen()),
        known(l.medianNow()),
        points(l.byValue()),
        points(l.byPeers()),
        points(l.byRule()),
        points(l.change()));
  }

  static BigDecimal points(long millionths) {
    return BigDecimal.valueOf(millionths, MILLIONTHS);
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
