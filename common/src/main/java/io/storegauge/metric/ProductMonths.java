package io.storegauge.metric;

import io.storegauge.metric.AfterSalesCase.Reason;
import io.storegauge.model.DaySet;
import io.storegauge.row.MappedRows;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.ProductMonthTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code facts.product_month}: one row per store, primary product and month in which an order
 * arrived.
 *
 * <p>Every figure is a sum of whole numbers, so the order of the records does not matter.
 */
public final class ProductMonths extends RatedOrders {
  /** What cases tell of an order, as {@link OrderEvents} keeps it. */
  private static final int MISMATCH = 1;

  private static final int RETURNED = 2;

  /** Counters of a product in a month, by its first day. */
  private record Cell(UTF8String product, int month, long[] sums) {}

  /** First day of the month of a day. */
  private final Map<Long, Integer> months = new HashMap<>();

  /** Counters by product and month. */
  private final TreeMap<UTF8String, TreeMap<Integer, long[]>> products = new TreeMap<>();

  private final RowBuilder row = new RowBuilder(ProductMonthTable.SPEC.columns().size());
  private OrderEvents cases;

  /**
   * The table.
   *
   * @param write days whose months are wanted, each with all its days
   */
  public ProductMonths(FactRules rules, DayBounds write) {
    super(rules, write);
  }

  @Override
  void start(Store next) {
    super.start(next);
    products.clear();
    cases = new OrderEvents(OrderCases.WINDOW_DAYS);
  }

  @Override
  void take(AfterSalesCase c) {
    int told =
        (c.reason() == Reason.MISMATCH ? MISMATCH : 0)
            | (c.isReturn() && c.reason() != Reason.NO_REASON ? RETURNED : 0);
    if (c.order() != null && told != 0) {
      cases.add(c.order().high(), c.order().low(), store.clock().day(c.openedAt()), told);
    }
  }

  @Override
  long countedAt(Order o) {
    return o.paidAt == Order.NONE ? Order.NONE : o.deliveredAt;
  }

  @Override
  void add(Order o, long day, long weight, long rating) {
    int told = cases.of(o, day);
    long[] sums = sums(o.product, day);
    sums[0]++;
    sums[1] += (told & MISMATCH) != 0 ? 1 : 0;
    sums[2] += (told & RETURNED) != 0 ? 1 : 0;
    sums[3] += weight;
    sums[4] += weight * rating;
    sums[5] += weight * rating * rating;
  }

  private long[] sums(UTF8String product, long day) {
    int month = months.computeIfAbsent(day, DaySet::firstOfMonth);
    TreeMap<Integer, long[]> ofProduct = products.get(product);
    if (ofProduct == null) {
      ofProduct = new TreeMap<>();
      products.put(product.clone(), ofProduct);
    }
    return ofProduct.computeIfAbsent(month, m -> new long[ProductMonthTable.COUNTERS.size()]);
  }

  /** Rows share a buffer, so each is built no sooner than it is asked for. */
  @Override
  Iterator<InternalRow> finish() {
    List<Cell> cells = new ArrayList<>();
    products.forEach(
        (product, ofProduct) ->
            ofProduct.forEach((month, sums) -> cells.add(new Cell(product, month, sums))));
    return new MappedRows<>(cells.iterator(), this::build);
  }

  private InternalRow build(Cell cell) {
    long[] sums = cell.sums();
    int month = cell.month();
    row.start()
        .set(0, store.platformId())
        .set(1, store.id())
        .set(2, cell.product())
        .setInt(3, month);
    for (int c = 0; c < sums.length; c++) {
      row.set(4 + c, sums[c]);
    }
    return row.setInt(4 + sums.length, month).build();
  }
}
