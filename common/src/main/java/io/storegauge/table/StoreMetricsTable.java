package io.storegauge.table;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import java.util.List;

/** {@code gold.store_metrics}: every metric over its windows, one row per store and as-of day. */
public final class StoreMetricsTable {
  public static final String PAID_ORDERS_30D = "paid_orders_30d";
  public static final String GMV_30D = "gmv_30d";
  public static final String COMPLETENESS_30D = "completeness_30d";
  public static final String DELIVERY_HOURS_P50_30D = "delivery_hours_p50_30d";
  public static final String DELIVERY_HOURS_P90_30D = "delivery_hours_p90_30d";
  public static final String REPURCHASE_RATE_90D = "repurchase_rate_90d";
  public static final String NUMERATOR = "_num";
  public static final String DENOMINATOR = "_den";
  public static final String SHRUNK = "_shrunk";

  public static final TableSpec SPEC = spec();

  private StoreMetricsTable() {}

  private static TableSpec spec() {
    TableSpec.Builder b =
        Columns.storeAsOf(
                TableSpec.of(
                    "gold",
                    "store_metrics",
                    "Every metric with numerator, denominator and shrunken value; one row per store"
                        + " and as-of day with any fact in the last 180 days"))
            .string(Columns.CATEGORY, "Category of the store; null = unknown")
            .string(StoresTable.STORE_TYPE, "Type of the store; null = unknown")
            .string(StoresTable.INDUSTRY, "Industry of the store; null = unknown")
            .string(StoresTable.SERVICES, "What the store offers, by commas; null = unknown")
            .date(StoresTable.OPENED_ON, "First day of trade; null = unknown")
            .count(PAID_ORDERS_30D, "orders", "Valid orders paid in 30 days; never null")
            .decimal(GMV_30D, 18, 2, "platform currency", "Amount of these orders; never null")
            .real(
                COMPLETENESS_30D,
                "share 0–1",
                "Share of these orders whose outcome is known (delivered, completed, cancelled);"
                    + " null = no paid order");
    for (Metric.Windowed w : Metric.sampled()) {
      String range = w.metric().comment() + ", last " + w.windowDays() + " days";
      String untold = w.metric().evidence().isEmpty() ? "" : ", or not told";
      b.real(
              w.column(),
              w.metric().unit(),
              range + "; null = below the minimum denominator" + untold)
          .real(
              w.column() + NUMERATOR,
              numeratorUnit(w.metric()),
              "Numerator of " + w.column() + "; 0 = no evidence; never null")
          .real(
              w.column() + DENOMINATOR,
              denominatorUnit(w.metric()),
              "Denominator of " + w.column() + "; 0 = no evidence; never null")
          .real(
              w.column() + SHRUNK,
              w.metric().unit(),
              w.column()
                  + " drawn to the peers by how little evidence there is; null = no evidence");
    }
    b.real(
            DELIVERY_HOURS_P50_30D,
            "hours",
            "Median payment-to-delivery time, within 5 %; null = below the minimum denominator")
        .real(DELIVERY_HOURS_P90_30D, "hours", "90th percentile of it, within 5 %; null likewise")
        .real(
            REPURCHASE_RATE_90D,
            "share 0–1",
            "Buyers with more than one valid order in 90 days per buyer; null = below the minimum"
                + " denominator")
        .count(
            REPURCHASE_RATE_90D + NUMERATOR,
            "buyers",
            "Buyers with more than one order; never null")
        .count(REPURCHASE_RATE_90D + DENOMINATOR, "buyers", "Buyers with an order; never null")
        .real(
            REPURCHASE_RATE_90D + SHRUNK,
            "share 0–1",
            REPURCHASE_RATE_90D + " drawn to the peers; null = no evidence");
    Metric.unsampled().forEach(w -> unsampled(b, w));
    return b.month(Columns.AS_OF_MONTH, Columns.AS_OF)
        .byHalfMonth()
        .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF)
        .build();
  }

  private static void unsampled(TableSpec.Builder b, Metric.Windowed w) {
    Metric metric = w.metric();
    if (!metric.kind().isSnapshot()) {
      b.real(
          w.column(),
          metric.unit(),
          String.format(
              "%s, last %d days; 0 = none known; null = nobody on the platform tells of any violation",
              metric.comment(), w.windowDays()));
      return;
    }
    b.real(
        w.column(),
        metric.unit(),
        String.format(
            "%s, by the newest snapshot of %d days; null = none, or not told by it",
            metric.comment(), w.windowDays()));
    if (!metric.kind().isCount()) {
      b.real(
              w.column() + NUMERATOR,
              numeratorUnit(metric),
              "Numerator of " + w.column() + "; never null")
          .real(
              w.column() + DENOMINATOR,
              denominatorUnit(metric),
              "Denominator of " + w.column() + "; 0 = no snapshot; never null");
    }
  }

  private static String numeratorUnit(Metric metric) {
    return switch (metric.kind()) {
      case STARS, CASE_STARS -> "stars";
      case HOURS -> "hours";
      case SECONDS -> "seconds";
      default -> whole(metric.numerator());
    };
  }

  private static String denominatorUnit(Metric metric) {
    return whole(metric.denominator());
  }

  /** Reviews, orders…: the fact's own unit, of which one row of facts may count small parts. */
  private static String whole(List<Metric.Term> terms) {
    Fact fact = terms.get(0).fact();
    return fact.unit().substring(fact.unit().indexOf(' ') + 1);
  }
}
