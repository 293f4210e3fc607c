package io.storegauge.table;

/** {@code gold.platform_benchmarks}: where a brand is weak, across platforms. */
public final class PlatformBenchmarksTable {
  private static final String PERCENTILE = "0–100";

  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "platform_benchmarks",
              "A brand's touchpoints across platforms; one row per brand, week-end or newest as-of"
                  + " day, platform and touchpoint with a percentile")
          .string(StoresTable.BRAND, "Brand, as in silver.stores")
          .date(Columns.AS_OF, "Platform day the row speaks of; windows end here, inclusive")
          .string(Columns.PLATFORM, "Platform id, as in conf/platforms.yaml")
          .string("touchpoint", "listing, product, logistics, service, after_sales or conduct")
          .integer(
              "stores", "stores", "Formal stores of the brand there with a percentile; never null")
          .count("paid_orders_30d", "orders", "Their valid paid orders of 30 days; never null")
          .integer("metrics", "metrics", "Metrics of the touchpoint with a percentile; never null")
          .decimal(
              "percentile",
              9,
              6,
              PERCENTILE,
              "Mean over the metrics of the stores' percentiles among their peers on the platform,"
                  + " weighted by orders; 100 is best; never null")
          .string("weakest_metric", "Metric over its window with the lowest of them; never null")
          .decimal("weakest_percentile", 9, 6, PERCENTILE, "The lowest of them; never null")
          .integer(
              "weakness_rank",
              "place",
              "1 = the lowest percentile of the brand's touchpoints on all platforms, equal ones"
                  + " share a place; never null")
          .integer(
              "platforms", "platforms", "Platforms where the brand has the touchpoint; never null")
          .decimal(
              "gap_to_best",
              9,
              6,
              PERCENTILE,
              "Percentile less the brand's best at this touchpoint, at most 0; null = one platform")
          .decimal(
              "inconsistency",
              9,
              6,
              PERCENTILE,
              "Twice the standard deviation of the touchpoint's percentiles between platforms: 0 ="
                  + " the same everywhere; null = one platform")
          .decimal(
              "brand_inconsistency",
              9,
              6,
              PERCENTILE,
              "Mean of it over the brand's touchpoints; null = none on two platforms")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(StoresTable.BRAND, Columns.AS_OF, Columns.PLATFORM, "touchpoint")
          .build();

  private PlatformBenchmarksTable() {}
}
