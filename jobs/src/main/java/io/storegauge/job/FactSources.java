package io.storegauge.job;

import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.FactRecords;
import io.storegauge.metric.FactRecords.Source;
import io.storegauge.metric.FactRules;
import io.storegauge.metric.Repurchase;
import io.storegauge.model.DaySet;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import io.storegauge.table.WaybillsTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * Tables beside orders and reviews that facts are made of, and which of their rows the facts of
 * some days need.
 *
 * @param records what of its rows facts need; null = facts are not made of it
 * @param ownDays instants, or the one date, by which a row counts for days of its own
 * @param nearOrder instants near which the order's days lie that a row also counts for; none = it
 *     counts for no order
 * @param orderInstants of the order, on whose days it counts
 * @param orderDays how near
 */
record FactSources(
    TableSpec table,
    Source records,
    List<String> ownDays,
    List<String> nearOrder,
    List<String> orderInstants,
    int orderDays) {

  /**
   * Days between a record's instants and the days of its facts: due 48 h after, and time zones. A
   * dispute falls due later, but cases are read as far around the days as they count for orders.
   */
  private static final int SLACK_DAYS = 3;

  /** Instants by which an order counts for days. */
  private static final List<String> ORDER_INSTANTS =
      List.of(
          OrdersTable.ORDERED_AT,
          OrdersTable.PAID_AT,
          OrdersTable.SHIP_DUE_AT,
          OrdersTable.PICKED_UP_AT,
          OrdersTable.SHIPPED_AT,
          OrdersTable.DELIVERY_DUE_AT,
          OrdersTable.DELIVERED_AT,
          OrdersTable.COMPLETED_AT,
          OrdersTable.CANCELLED_AT);

  static final List<FactSources> ALL =
      List.of(
          new FactSources(
              AfterSalesTable.SPEC,
              Source.CASES,
              List.of(
                  AfterSalesTable.OPENED_AT,
                  AfterSalesTable.SELLER_RESPONDED_AT,
                  AfterSalesTable.RESOLVED_AT),
              List.of(AfterSalesTable.OPENED_AT),
              List.of(
                  OrdersTable.ORDERED_AT,
                  OrdersTable.PAID_AT,
                  OrdersTable.DELIVERED_AT,
                  OrdersTable.COMPLETED_AT,
                  OrdersTable.CANCELLED_AT),
              FactRecords.CASE_DAYS),
          new FactSources(
              ServiceSessionsTable.SPEC,
              Source.SESSIONS,
              List.of(ServiceSessionsTable.STARTED_AT),
              List.of(ServiceSessionsTable.STARTED_AT),
              List.of(OrdersTable.PAID_AT, OrdersTable.DELIVERED_AT, OrdersTable.CANCELLED_AT),
              FactRecords.CHAT_DAYS),
          dated(ServiceAgentDaysTable.SPEC, Source.AGENT_DAYS, ServiceAgentDaysTable.SERVICE_DATE),
          dated(ViolationsTable.SPEC, Source.VIOLATIONS, ViolationsTable.OCCURRED_AT),
          dated(TrafficTable.SPEC, Source.TRAFFIC, TrafficTable.TRAFFIC_DATE),
          new FactSources(
              WaybillsTable.SPEC,
              Source.WAYBILLS,
              ParcelDays.INSTANTS,
              ParcelDays.INSTANTS,
              List.of(
                  OrdersTable.PAID_AT,
                  OrdersTable.SHIP_DUE_AT,
                  OrdersTable.PICKED_UP_AT,
                  OrdersTable.SHIPPED_AT,
                  OrdersTable.DELIVERY_DUE_AT,
                  OrdersTable.DELIVERED_AT,
                  OrdersTable.CANCELLED_AT),
              // Each lies so near to the payment, on either side; platform days may add one.
              2 * FactRecords.WAYBILL_DAYS + 1),
          dated(ProductsTable.SPEC, Source.PRODUCTS, ProductsTable.SNAPSHOT_DATE),
          dated(ServiceAgentsTable.SPEC, Source.AGENTS, ServiceAgentsTable.SNAPSHOT_DATE));

  private static FactSources dated(TableSpec table, Source records, String day) {
    return new FactSources(table, records, List.of(day), List.of(), List.of(), 0);
  }

  /** What facts are not made of, but gold follows day by day. */
  static final FactSources OFFICIAL =
      dated(OfficialScoresTable.SPEC, null, OfficialScoresTable.SCORE_DATE);

  /** Every table that facts are made of. */
  static List<TableSpec> tables() {
    return Stream.concat(
            Stream.of(OrdersTable.SPEC, ReviewsTable.SPEC), ALL.stream().map(FactSources::table))
        .toList();
  }

  /** The orders that facts of some days need; waybills tell of days that orders do not know. */
  static InstantFilter orders(Lake lake, DaySet days) {
    InstantFilter own = InstantFilter.any(ORDER_INSTANTS, days, SLACK_DAYS);
    return lake.version(WaybillsTable.SPEC) < 0
        ? own
        : own.or(
            InstantFilter.any(
                List.of(OrdersTable.PAID_AT), days, FactRecords.WAYBILL_DAYS + SLACK_DAYS));
  }

  /** The orders that decide on some days whether a buyer came again. */
  static InstantFilter paidNear(DaySet days) {
    return InstantFilter.any(
        List.of(OrdersTable.PAID_AT), days, Repurchase.WINDOW_DAYS + SLACK_DAYS);
  }

  /**
   * The reviews that facts of some days need: from the first of a month on, because those before a
   * review in its month decide whether it is among its buyer's first three.
   */
  static InstantFilter reviews(DaySet days, FactRules rules) {
    return InstantFilter.any(
        List.of(ReviewsTable.CREATED_AT),
        days.withMonthsBegun(),
        rules.reviewWindowDays() + SLACK_DAYS);
  }

  boolean hasDate() {
    return table.schema().apply(ownDays.get(0)).dataType().equals(DataTypes.DateType);
  }

  /** The rows that facts of some days need. */
  TableScan scan(Lake lake, DaySet days) {
    return scan(lake, records.columns(), days);
  }

  /**
   * The same rows.
   *
   * @param columns those of the records, and any others behind them
   */
  TableScan scan(Lake lake, List<String> columns, DaySet days) {
    TableScan scan = lake.scan(table, columns);
    if (hasDate()) {
      return scan.days(ownDays.get(0), days);
    }
    InstantFilter own = InstantFilter.any(ownDays, days, SLACK_DAYS);
    return scan.where(
        nearOrder.isEmpty()
            ? own
            : own.or(InstantFilter.any(nearOrder, days, orderDays + SLACK_DAYS)));
  }
}
