package io.storegauge.table;

import io.storegauge.model.Fact;

/** {@code facts.store_day}: additive facts, one row per store and platform day. */
public final class StoreDayTable {
  public static final String DATE = "date";
  public static final String FACT_MONTH = "fact_month";

  /**
   * Additive histogram of delivery hours; see {@code metric.DeliveryHistogram} for the encoding.
   */
  public static final String DELIVERY_HISTOGRAM = "delivery_histogram";

  public static final TableSpec SPEC = spec();

  private StoreDayTable() {}

  private static TableSpec spec() {
    TableSpec.Builder b =
        Columns.store(
                TableSpec.of(
                    "facts",
                    "store_day",
                    "Additive facts; one row per store and platform day with any fact"))
            .date(DATE, "Platform day (cohort day of each fact)");
    for (Fact f : Fact.values()) {
      b.count(f.column(), f.unit(), f.comment() + "; never null");
    }
    return b.add(
            DELIVERY_HISTOGRAM,
            org.apache.spark.sql.types.DataTypes.BinaryType,
            "varint pairs (bin, orders)",
            "Payment-to-delivery time in log-spaced bins; null = no delivery")
        .month(FACT_MONTH, DATE)
        .byHalfMonth()
        .key(Columns.PLATFORM, Columns.STORE_ID, DATE)
        .build();
  }
}
