package io.storegauge.metric;

import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreDayTable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code facts.store_day}: one row per store and platform day with any fact that is not zero.
 *
 * <p>Every fact is a sum of whole numbers, so the order of the records does not matter.
 */
public final class StoreDays {
  private StoreDays() {}

  /**
   * {@link FactRecords}, sorted by platform, store and kind, to rows of facts.store_day, sorted by
   * store and day.
   *
   * @param write days whose rows are wanted
   */
  public static Iterator<InternalRow> compute(
      Iterator<InternalRow> packed, FactRules rules, DayBounds write) {
    return new ByStore(packed, new Worker(rules, write));
  }

  private static final class Worker implements ByStore.Worker {
    private final FactRules rules;
    private final DayBounds write;
    private final Map<String, LocalClock> clocks = new HashMap<>();
    private final DayTable days = new DayTable(OrderFacts.WIDTH);
    private final DayTable traffic = new DayTable(ConsoleFacts.TRAFFIC_WIDTH);
    private final Order order = new Order();
    private final RowBuilder row = new RowBuilder(StoreDayTable.SPEC.columns().size());
    private final ByteWriter histogram = new ByteWriter(256);
    private UTF8String platformId;
    private UTF8String storeId;
    private StoreFacts facts;

    Worker(FactRules rules, DayBounds write) {
      this.rules = rules;
      this.write = write;
    }

    @Override
    public void start(UTF8String platformId, UTF8String storeId) {
      this.platformId = platformId;
      this.storeId = storeId;
      Platform platform = rules.platform(platformId.toString());
      LocalClock clock =
          clocks.computeIfAbsent(platform.id(), id -> new LocalClock(platform.zone()));
      days.clear();
      traffic.clear();
      facts = new StoreFacts(platform, rules, clock, days, traffic);
    }

    @Override
    public void take(int kind, ByteReader records) {
      facts.take(kind, records, order);
    }

    @Override
    public Iterator<InternalRow> finish() {
      facts.finish();
      return new DayRows(days, write) {
        @Override
        InternalRow row(long day, long[] counters) {
          return build(day, counters);
        }
      };
    }

    private InternalRow build(long day, long[] counters) {
      int column = 0;
      row.start().set(column++, platformId).set(column++, storeId).setInt(column++, (int) day);
      for (int fact = 0; fact < OrderFacts.HISTOGRAM; fact++) {
        row.set(column++, counters[fact]);
      }
      if (counters[Fact.DELIVERED_ORDERS.ordinal()] > 0) {
        histogram.clear();
        DeliveryHistogram.encode(counters, OrderFacts.HISTOGRAM, histogram);
        row.set(column, histogram.bytes(), 0, histogram.size());
      }
      int month = DaySet.firstOfMonth(day);
      return row.setInt(column + 1, month).build();
    }
  }
}
