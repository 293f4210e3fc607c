package io.storegauge.stats;

import java.util.Locale;

/** Bands of the risk index, by the day's index alone. */
public enum RiskBand {
  LOW(25),
  WATCH(50),
  HIGH(75),
  CRITICAL(Double.POSITIVE_INFINITY);

  private final double below;

  RiskBand(double below) {
    this.below = below;
  }

  public static RiskBand of(double index) {
    for (RiskBand band : values()) {
      if (index < band.below) {
        return band;
      }
    }
    return CRITICAL;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
