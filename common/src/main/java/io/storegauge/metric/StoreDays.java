package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreDayTable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code facts.store_day}: one row per store and platform day with any fact that is not zero.
 *
 * <p>Every fact is a sum of whole numbers, so the order of the records does not matter.
 */
public final class StoreDays extends StoreFacts {
  private final DayBounds write;
  private final RowBuilder row = new RowBuilder(StoreDayTable.SPEC.columns().size());
  private final ByteWriter histogram = new ByteWriter(256);

  /**
   * The table.
   *
   * @param write days whose rows are wanted
   */
  public StoreDays(FactRules rules, DayBounds write) {
    super(rules);
    this.write = write;
  }

  /** In the order of the days. */
  @Override
  Iterator<InternalRow> finish() {
    super.finish();
    return new DayRows(days, write) {
      @Override
      InternalRow row(long day, long[] counters) {
        return build(day, counters);
      }
    };
  }

  private InternalRow build(long day, long[] counters) {
    int column = 0;
    row.start()
        .set(column++, store.platformId())
        .set(column++, store.id())
        .setInt(column++, (int) day);
    for (int fact = 0; fact < OrderFacts.HISTOGRAM; fact++) {
      row.set(column++, counters[fact]);
    }
    if (counters[Fact.DELIVERED_ORDERS.ordinal()] > 0) {
      histogram.clear();
      DeliveryHistogram.encode(counters, OrderFacts.HISTOGRAM, histogram);
      row.setBinary(column, histogram.bytes(), 0, histogram.size());
    }
    int month = DaySet.firstOfMonth(day);
    return row.setInt(column + 1, month).build();
  }
}
