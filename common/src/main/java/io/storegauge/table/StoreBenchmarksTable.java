package io.storegauge.table;

/** {@code gold.store_benchmarks}: where a store stands among its peers. */
public final class StoreBenchmarksTable {
  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "store_benchmarks",
                  "Standing among peers; one row per store, as-of day and metric with a value"))
          .string("metric", "Metric over its window, as the column in store_metrics")
          .real("value", "metric's unit", "Shrunken value that is compared")
          .string(
              "peer_group",
              "platform/category, or the platform where the category has too few peers")
          .integer("peer_count", "stores", "Stores of the group with a value, this one included")
          .real("percentile", "0–100", "Share of peers that are worse, ties by half; 100 is best")
          .real("peer_median", "metric's unit", "Median of the group")
          .real(
              "gap_to_median",
              "metric's unit",
              "Better than the median is positive, whatever the direction")
          .real("peer_top10", "metric's unit", "90th percentile of the group in the good direction")
          .real("gap_to_top10", "metric's unit", "Better is positive")
          .real("target", "metric's unit", "Target line of conf/storegauge.yaml; null = none")
          .real("gap_to_target", "metric's unit", "Better is positive; null = no target")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "metric")
          .build();

  private StoreBenchmarksTable() {}
}
