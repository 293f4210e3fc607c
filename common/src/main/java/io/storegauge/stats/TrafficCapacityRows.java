package io.storegauge.stats;

import io.storegauge.model.Fact;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.TrafficCapacityTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From daily facts to rows of {@code gold.traffic_capacity}.
 *
 * <p>Rows in, all of a store together and in the order of their days: platform, store id, day, then
 * {@link #FACTS}. Rows out: one for each store and as-of day with a fact in its window.
 *
 * @param asOfDays epoch days to write, ascending
 * @param windowDays length of the window
 */
public record TrafficCapacityRows(int[] asOfDays, int windowDays) implements Serializable {
  /** Facts of a day that are looked at, in this order. */
  public static final List<Fact> FACTS = LoadDays.FACTS;

  private static final int FIRST_FACT = 3;

  public Iterator<InternalRow> rows(Iterator<InternalRow> facts) {
    Iterator<Store> stores =
        new StoreWalk<>(facts) {
          private List<Integer> days;
          private List<long[]> figures;

          @Override
          void start() {
            days = new ArrayList<>();
            figures = new ArrayList<>();
          }

          @Override
          void take(InternalRow row) {
            long[] day = new long[FACTS.size()];
            for (int f = 0; f < day.length; f++) {
              day[f] = row.getLong(FIRST_FACT + f);
            }
            days.add(row.getInt(2));
            figures.add(day);
          }

          @Override
          Store finish(UTF8String platform, UTF8String store) {
            return new Store(platform, store, capacities(days, figures));
          }
        };
    return new RowBlocks(stores, TrafficCapacityTable.SPEC.columns().size());
  }

  private List<TrafficCapacity> capacities(List<Integer> days, List<long[]> figures) {
    List<TrafficCapacity> capacities = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (int asOf : asOfDays) {
      while (to < days.size() && days.get(to) <= asOf) {
        to++;
      }
      while (from < to && days.get(from) <= asOf - windowDays) {
        from++;
      }
      if (from < to) {
        LoadDays window = new LoadDays(figures.subList(from, to).toArray(long[][]::new));
        capacities.add(new TrafficCapacity(asOf, window));
      }
    }
    return capacities;
  }

  /** Rows of one store. */
  private record Store(UTF8String platform, UTF8String id, List<TrafficCapacity> capacities)
      implements RowBlock {
    @Override
    public int rows() {
      return capacities.size();
    }

    @Override
    public void write(int row, RowBuilder out) {
      capacities.get(row).write(out.set(0, platform).set(1, id), 2);
    }
  }
}
