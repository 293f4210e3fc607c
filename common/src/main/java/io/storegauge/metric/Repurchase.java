package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.RepurchaseDayTable;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code facts.repurchase_day}: by how much the number of buyers, and of repeat buyers, of the last
 * {@value #WINDOW_DAYS} days changes on a day. A buyer counts on every day of ∪[d, d+89] over the
 * days d of their valid orders, as a repeat buyer on every day of ∪[next d, d+89] over consecutive
 * orders. Changes add up by store and day, and a running sum gives the counts.
 */
public final class Repurchase extends FactTable {
  public static final int WINDOW_DAYS = 90;

  static final int BUYERS = 0;
  static final int REPEAT_BUYERS = 1;

  /** Makes every day positive, so that packed numbers sort like days. */
  private static final long BIAS = 1L << 31;

  private final DayBounds write;
  private final DayTable changes = new DayTable(2);
  private final RowBuilder row = new RowBuilder(RepurchaseDayTable.SPEC.columns().size());
  private Store store;
  private KeyIndex buyers;

  /** Buyer in the upper half, day in the lower. */
  private long[] orders = new long[1024];

  private int size;

  /**
   * The table. For the days to write to be right, the orders of the {@value #WINDOW_DAYS} days
   * before them must be there.
   */
  public Repurchase(DayBounds write) {
    this.write = write;
  }

  @Override
  void start(Store next) {
    store = next;
    changes.clear();
    buyers = new KeyIndex();
    size = 0;
  }

  @Override
  void take(Order order) {
    if (order.hasBuyer && order.paidAt != Order.NONE) {
      add(buyers.of(order.buyerHigh, order.buyerLow), store.clock().day(order.paidAt));
    }
  }

  @Override
  void takePaid(Order order) {
    take(order);
  }

  private void add(long buyer, long day) {
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
    }
    orders[size++] = buyer << 32 | (day + BIAS);
  }

  @Override
  Iterator<InternalRow> finish() {
    Arrays.sort(orders, 0, size);
    int from = 0;
    while (from < size) {
      long buyer = orders[from] >>> 32;
      int to = from;
      while (to < size && orders[to] >>> 32 == buyer) {
        orders[to] = (orders[to] & 0xFFFFFFFFL) - BIAS;
        to++;
      }
      addChanges(orders, from, to, changes);
      from = to;
    }
    return new DayRows(changes, write) {
      @Override
      InternalRow row(long day, long[] counters) {
        return build(day, counters);
      }
    };
  }

  private InternalRow build(long day, long[] counters) {
    int month = DaySet.firstOfMonth(day);
    return row.start()
        .set(0, store.platformId())
        .set(1, store.id())
        .setInt(2, (int) day)
        .set(3, counters[BUYERS])
        .set(4, counters[REPEAT_BUYERS])
        .setInt(5, month)
        .build();
  }

  /**
   * Adds the changes of one buyer.
   *
   * @param days days of the buyer's orders in [from, to), ascending, one entry an order
   */
  static void addChanges(long[] days, int from, int to, DayTable changes) {
    int reach = WINDOW_DAYS - 1;
    long start = days[from];
    long repeatStart = 0;
    long repeatEnd = Long.MIN_VALUE;
    for (int i = from + 1; i < to; i++) {
      long day = days[i];
      long before = days[i - 1];
      if (day > before + reach + 1) {
        change(start, before + reach, BUYERS, changes);
        start = day;
      }
      if (day <= before + reach) {
        if (repeatEnd == Long.MIN_VALUE || day > repeatEnd + 1) {
          close(repeatStart, repeatEnd, changes);
          repeatStart = day;
        }
        repeatEnd = before + reach;
      }
    }
    change(start, days[to - 1] + reach, BUYERS, changes);
    close(repeatStart, repeatEnd, changes);
  }

  private static void close(long start, long end, DayTable changes) {
    if (end != Long.MIN_VALUE) {
      change(start, end, REPEAT_BUYERS, changes);
    }
  }

  private static void change(long first, long last, int counter, DayTable changes) {
    changes.at(first)[counter]++;
    changes.at(last + 1)[counter]--;
  }
}
