package io.storegauge.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as SVG writes them. */
final class Percent {
  private static final int PLACES = 2;

  private Percent() {}

  /** 0.5 is {@code 50%}. */
  static String of(double share) {
    return plain(share * 100) + "%";
  }

  /** Without zeros at the end, and never with an exponent. */
  static String plain(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
