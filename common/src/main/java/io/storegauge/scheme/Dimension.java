package io.storegauge.scheme;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.StoregaugeException;
import java.util.Locale;

/** What an indicator speaks of. */
public enum Dimension {
  PRODUCT,
  LOGISTICS,
  SERVICE,
  AFTER_SALES;

  /**
   * @throws StoregaugeException if there is no such dimension
   */
  static Dimension of(String id) {
    for (Dimension d : values()) {
      if (d.id().equals(id)) {
        return d;
      }
    }
    throw new StoregaugeException(
        USAGE,
        String.format(
            "No dimension %s in a scheme. Use product, logistics, service or after_sales", id));
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
