package io.storegauge.cli;

import io.storegauge.table.MetricColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as a reader likes them; an unknown one is a dash. */
final class Figures {
  static final String UNKNOWN = "–";

  private Figures() {}

  static String fixed(Number n, int places) {
    if (n == null) {
      return UNKNOWN;
    }
    BigDecimal exact = n instanceof BigDecimal d ? d : BigDecimal.valueOf(n.doubleValue());
    return exact.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** A share 0–1 as percent. */
  static String percent(Double share, int places) {
    return share == null ? UNKNOWN : fixed(share * 100, places) + " %";
  }

  /** In the unit a reader thinks in: shares as percent. */
  static String withUnit(Double value, String unit) {
    if (value == null) {
      return UNKNOWN;
    }
    return switch (unit) {
      case "share 0–1" -> percent(value, 1);
      case "hours" -> fixed(value, 1) + " h";
      case "seconds" -> fixed(value, 0) + " s";
      case "stars" -> fixed(value, 2) + " ★";
      default -> fixed(value, 2);
    };
  }

  /** Unit of a metric over its window; empty where it is not in the dictionary. */
  static String unit(String indicator) {
    return MetricColumn.ALL.stream()
        .filter(c -> c.name().equals(indicator))
        .map(MetricColumn::unit)
        .findFirst()
        .orElse("");
  }
}
