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
          .real("value", "metric's unit", "Shrunken value that is compared; never null")
          .string(
              "peer_group",
              "platform/category, or the platform where the category has too few peers; never null")
          .integer(
              "peer_count",
              "stores",
              "Formal stores of the group with a value, this one included if formal; never null")
          .bool(
              "widened",
              "Whether the group is the platform because the category has too few peers; false ="
                  + " the category, or none is known; never null")
          .real(
              "percentile",
              "0–100",
              "Share of peers that are worse, ties by half; 100 is best; null = a newcomer, not ranked")
          .real("peer_median", "metric's unit", "Median of the group; null = no formal peer")
          .real(
              "gap_to_median",
              "metric's unit",
              "Better than the median is positive, whatever the direction; null = no formal peer")
          .real(
              "peer_top10",
              "metric's unit",
              "90th percentile of the group in the good direction; null = no formal peer")
          .real("gap_to_top10", "metric's unit", "Better is positive; null = no formal peer")
          .real("target", "metric's unit", "Target line of conf/targets.yaml; null = none")
          .real("gap_to_target", "metric's unit", "Better is positive; null = no target")
          .string("target_source", "Where the line comes from: default = ours; null = no target")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "metric")
          .build();

  private StoreBenchmarksTable() {}
}
