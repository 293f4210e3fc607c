package io.storegauge.cli;

import io.storegauge.table.MetricColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Row;

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

  /** A change, with its sign. */
  static String signed(BigDecimal change, int places) {
    return change == null
        ? UNKNOWN
        : (change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "")
            + fixed(change.abs(), places);
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

  /** Unit of a row of score_components; empty where its metric is not in the dictionary. */
  static String unit(Row component) {
    String metric = component.getAs("metric");
    // Rows of before the column was there: indicators were named after their metrics.
    String named = metric == null ? component.getAs("indicator") : metric;
    return MetricColumn.ALL.stream()
        .filter(c -> c.name().equals(named))
        .map(MetricColumn::unit)
        .findFirst()
        .orElse("");
  }
}
