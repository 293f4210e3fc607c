package io.storegauge.stats;

import java.util.Locale;

/** Bands of the risk index. */
public enum RiskBand {
  LOW(0),
  WATCH(25),
  HIGH(50),
  CRITICAL(75);

  private final double line;

  RiskBand(double line) {
    this.line = line;
  }

  /** The band by an index alone. */
  public static RiskBand of(double index) {
    RiskBand band = LOW;
    for (RiskBand b : values()) {
      band = index >= b.line ? b : band;
    }
    return band;
  }

  /** Least index of the band. */
  public double line() {
    return line;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
