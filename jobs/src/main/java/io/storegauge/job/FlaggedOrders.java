package io.storegauge.job;

import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.KeyFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LongHashSet;
import io.storegauge.lake.RowFilter;
import io.storegauge.model.DaySet;
import io.storegauge.suspect.BuyerOrders;
import io.storegauge.suspect.BuyerOrders.Placed;
import io.storegauge.suspect.FlaggedReview;
import io.storegauge.suspect.Hashes;
import io.storegauge.suspect.ReviewPacker;
import io.storegauge.suspect.SuspectRules;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/** Looks up the orders of flagged reviews and of their buyers: a few among millions. */
final class FlaggedOrders {
  private static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          OrdersTable.BUYER_KEY,
          OrdersTable.ORDERED_AT,
          OrdersTable.DELIVERED_AT,
          KeyFilter.HASH);

  private static final int BUYER = 1;
  private static final int ORDERED = 2;
  private static final int DELIVERED = 3;
  private static final int HASH = 4;

  private final Lake lake;
  private final ReviewPacker.Keys keys;

  FlaggedOrders(JobContext context, ReviewPacker.Keys keys) {
    this.lake = context.lake();
    this.keys = keys;
  }

  /**
   * Orders that reviews of some days can speak of.
   *
   * @param days on which the reviews were written
   */
  BuyerOrders of(JavaRDD<FlaggedReview> flagged, DaySet days) {
    LongHashSet orders = new LongHashSet();
    LongHashSet buyers = new LongHashSet();
    for (long[] pair : flagged.map(f -> new long[] {f.order(), f.buyer()}).collect()) {
      add(pair[0], orders);
      add(pair[1], buyers);
    }
    if (orders.isEmpty() && buyers.isEmpty() || !lake.exists(OrdersTable.SPEC)) {
      return new BuyerOrders(List.of());
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    Broadcast<LongHashSet> wantedOrders = spark.broadcast(orders);
    Broadcast<LongHashSet> wantedBuyers = spark.broadcast(buyers);
    ReviewPacker.Keys clock = keys;
    DaySet near = days.withDaysBefore(SuspectRules.ORDER_DAYS);
    return new BuyerOrders(
        lake.scan(OrdersTable.SPEC, COLUMNS)
            .where(InstantFilter.any(List.of(OrdersTable.ORDERED_AT), near, 1))
            .where(new Wanted(wantedOrders, wantedBuyers))
            .rows()
            .map(row -> placed(row, clock))
            .collect());
  }

  /** 0 stands for none. */
  private static void add(long hash, LongHashSet to) {
    if (hash != 0) {
      to.add(hash);
    }
  }

  /** Asks the broadcasts once a task: to ask costs more than to look a hash up. */
  private static final class Wanted implements RowFilter {
    private static final long serialVersionUID = 1L;

    private final Broadcast<LongHashSet> orders;
    private final Broadcast<LongHashSet> buyers;
    private transient LongHashSet orderHashes;
    private transient LongHashSet buyerHashes;

    Wanted(Broadcast<LongHashSet> orders, Broadcast<LongHashSet> buyers) {
      this.orders = orders;
      this.buyers = buyers;
    }

    @Override
    public boolean keeps(InternalRow row) {
      if (orderHashes == null) {
        orderHashes = orders.value();
        buyerHashes = buyers.value();
      }
      return orderHashes.contains(row.getLong(HASH))
          || !row.isNullAt(BUYER) && buyerHashes.contains(buyer(row));
    }
  }

  private static long buyer(InternalRow row) {
    return row.isNullAt(BUYER)
        ? 0
        : Hashes.onPlatform(row.getUTF8String(0), row.getUTF8String(BUYER));
  }

  private static Placed placed(InternalRow row, ReviewPacker.Keys clock) {
    long orderedAt = row.getLong(ORDERED);
    return new Placed(
        row.getLong(HASH),
        buyer(row),
        orderedAt,
        (int) clock.day(row.getUTF8String(0), orderedAt),
        row.isNullAt(DELIVERED) ? BuyerOrders.NOT_DELIVERED : row.getLong(DELIVERED));
  }
}
