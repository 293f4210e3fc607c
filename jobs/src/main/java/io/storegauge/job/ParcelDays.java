package io.storegauge.job;

import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.KeyFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LongHashSet;
import io.storegauge.lake.RowFilter;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.FactRecords;
import io.storegauge.model.DaySet;
import io.storegauge.model.LocalClock;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.WaybillsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Platform days of orders whose parcels changed, and of the parcels of such orders: an order counts
 * on days that its waybills know, and a waybill decides what its order and the other parcels of the
 * order count for.
 */
final class ParcelDays {
  /** Platform days are not UTC days. */
  private static final int SLACK_DAYS = 1;

  /** Of a waybill. */
  static final List<String> INSTANTS =
      List.of(WaybillsTable.PICKED_UP_AT, WaybillsTable.PROMISED_AT, WaybillsTable.DELIVERED_AT);

  private final Lake lake;
  private final PlatformClocks clocks;
  private final LongHashSet orders;

  /**
   * @param orders by the hash of their key
   */
  ParcelDays(Lake lake, PlatformClocks clocks, LongHashSet orders) {
    this.lake = lake;
    this.clocks = clocks;
    this.orders = orders;
  }

  /**
   * Days of the orders' parcels.
   *
   * @param instants of a waybill whose days are wanted
   * @param near days to one of which one of them must be near
   * @param reach how near
   */
  DaySet of(List<String> instants, DaySet near, int reach) {
    if (orders.isEmpty() || lake.version(WaybillsTable.SPEC) < 0) {
      return DaySet.EMPTY;
    }
    List<String> columns = new ArrayList<>(instants);
    columns.addAll(List.of(Columns.PLATFORM, OrdersTable.ORDER_ID, Columns.STORE_ID));
    int platform = instants.size();
    TableScan parcels =
        lake.scan(WaybillsTable.SPEC, columns)
            .where(InstantFilter.any(instants, near, reach + SLACK_DAYS))
            .where(new OfOrders(broadcast(), platform));
    return InstantDays.of(parcels, platform, platform, clocks);
  }

  /**
   * Days of the orders themselves.
   *
   * @param instants of an order on whose days its parcels count, its payment first: something is
   *     due 24 and 48 hours after it, too
   * @param near days of their waybills
   */
  DaySet ofOrders(List<String> instants, DaySet near) {
    if (orders.isEmpty()) {
      return DaySet.EMPTY;
    }
    List<String> columns = new ArrayList<>(instants);
    columns.addAll(List.of(KeyFilter.HASH, Columns.PLATFORM));
    int hash = instants.size();
    TableScan found =
        lake.scan(OrdersTable.SPEC, columns)
            .where(
                InstantFilter.any(
                    instants.subList(0, 1), near, FactRecords.WAYBILL_DAYS + SLACK_DAYS))
            .where(KeyFilter.among(lake.spark(), orders, hash));
    return InstantDays.of(
        found, hash, hash + 1, clocks, LocalClock.DAY_MICROS, 2 * LocalClock.DAY_MICROS);
  }

  private Broadcast<LongHashSet> broadcast() {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(orders);
  }

  /** Keeps the waybills of some orders. Asks the broadcast once a task, since that alone costs. */
  private static final class OfOrders implements RowFilter {
    private static final long serialVersionUID = 1L;

    private final Broadcast<LongHashSet> wanted;
    private final int platform;
    private transient LongHashSet orders;

    /**
     * @param platform its place among the columns; the order's id and the store follow it
     */
    OfOrders(Broadcast<LongHashSet> wanted, int platform) {
      this.wanted = wanted;
      this.platform = platform;
    }

    @Override
    public boolean keeps(InternalRow row) {
      if (orders == null) {
        orders = wanted.value();
      }
      return orders.contains(
          DayMarks.orderHash(
              row.getUTF8String(platform),
              row.getUTF8String(platform + 1),
              row.getUTF8String(platform + 2)));
    }
  }
}
