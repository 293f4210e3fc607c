package io.storegauge.sim;

import java.util.Locale;

/**
 * Something that goes wrong at a store for a while.
 *
 * @param firstDay and
 * @param lastDay epoch days, both inclusive
 * @param effect strength, in the unit of its kind
 * @param defect of a bad batch: its own one, which buyers name, among those of {@link Phrases};
 *     {@link #NO_DEFECT} = they complain as of any faulty goods
 */
record Incident(Kind kind, int firstDay, int lastDay, double effect, int defect) {
  static final int NO_DEFECT = -1;

  Incident(Kind kind, int firstDay, int lastDay, double effect) {
    this(kind, firstDay, lastDay, effect, NO_DEFECT);
  }

  /** What goes wrong, and the unit of how much. */
  enum Kind {
    /** Orders paid on these days wait. */
    WAREHOUSE_STRIKE("mean extra hours to pickup"),
    /** Orders paid on these days carry faulty goods. */
    BAD_BATCH("share of faulty orders"),
    /** Reviews written on these days tell of poor service, and replies take long. */
    SLOW_SUPPORT("share of poorly served buyers");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    String unit() {
      return unit;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean hasDefect() {
    return defect != NO_DEFECT;
  }

  boolean covers(int epochDay) {
    return epochDay >= firstDay && epochDay <= lastDay;
  }
}
