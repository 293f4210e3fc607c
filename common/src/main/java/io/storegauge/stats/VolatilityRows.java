package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreVolatilityTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From rated days of stores to rows of {@code gold.store_volatility}, month by month.
 *
 * <p>Rows in, in any order, each store whole: platform, store id, day, and the facts rating weight
 * (above 0), sum and squared sum. Rows out: one for each store, as-of day and window with a rated
 * day.
 *
 * @param asOfDays epoch days to write, ascending
 * @param windows trailing windows in days
 */
public record VolatilityRows(RatingVolatility statistic, int[] asOfDays, int[] windows)
    implements Serializable {

  /** Identity of a store. */
  private record Store(UTF8String platform, UTF8String id) {}

  /** A store with its rated days. */
  private record Rated(Store store, RatedDays days) {}

  /** As-of days of one month, as positions [from, to) of {@code asOfDays}. */
  private record Month(int first, int from, int to) {}

  public Iterator<InternalRow> rows(Iterator<InternalRow> facts) {
    List<Rated> stores = gather(facts);
    Iterator<RowBlock> blocks =
        new Iterator<>() {
          private final List<Month> months = months();
          private int month;
          private int store;

          @Override
          public boolean hasNext() {
            return month < months.size() && !stores.isEmpty();
          }

          @Override
          public RowBlock next() {
            RowBlock block = block(stores.get(store), months.get(month));
            if (++store == stores.size()) {
              store = 0;
              month++;
            }
            return block;
          }
        };
    return new RowBlocks(blocks, StoreVolatilityTable.SPEC.columns().size());
  }

  private static List<Rated> gather(Iterator<InternalRow> facts) {
    Map<Store, RatedDays.Builder> building = new HashMap<>();
    while (facts.hasNext()) {
      InternalRow f = facts.next();
      Store key = new Store(f.getUTF8String(0), f.getUTF8String(1));
      RatedDays.Builder days = building.get(key);
      if (days == null) {
        days = new RatedDays.Builder();
        building.put(new Store(key.platform().clone(), key.id().clone()), days);
      }
      days.add(f.getInt(2), f.getLong(3), f.getLong(4), f.getLong(5));
    }
    List<Rated> stores = new ArrayList<>(building.size());
    building.forEach((store, days) -> stores.add(new Rated(store, days.build())));
    stores.sort(
        Comparator.comparing((Rated r) -> r.store().platform()).thenComparing(r -> r.store().id()));
    return stores;
  }

  private List<Month> months() {
    List<Month> months = new ArrayList<>();
    int from = 0;
    while (from < asOfDays.length) {
      LocalDate first = LocalDate.ofEpochDay(asOfDays[from]).withDayOfMonth(1);
      long next = first.plusMonths(1).toEpochDay();
      int to = from;
      while (to < asOfDays.length && asOfDays[to] < next) {
        to++;
      }
      months.add(new Month((int) first.toEpochDay(), from, to));
      from = to;
    }
    return months;
  }

  private Block block(Rated store, Month month) {
    Block block = new Block(store.store(), month.first());
    RatedDays days = store.days();
    for (int d = month.from(); d < month.to(); d++) {
      int to = days.firstFrom(asOfDays[d] + 1);
      for (int window : windows) {
        int from = days.firstFrom(asOfDays[d] - window + 1);
        if (from < to) {
          block.rows.add(new Block.Result(asOfDays[d], window, statistic.over(days, from, to)));
        }
      }
    }
    return block;
  }

  /** Rows of one store and month. */
  private static final class Block implements RowBlock {
    private record Result(int asOf, int window, Volatility volatility) {}

    private final Store store;
    private final int month;
    private final List<Result> rows = new ArrayList<>();

    Block(Store store, int month) {
      this.store = store;
      this.month = month;
    }

    @Override
    public int rows() {
      return rows.size();
    }

    /** In the order of {@link StoreVolatilityTable}. */
    @Override
    public void write(int row, RowBuilder out) {
      Result r = rows.get(row);
      Volatility v = r.volatility();
      int c = 0;
      out.set(c++, store.platform());
      out.set(c++, store.id());
      out.setInt(c++, r.asOf());
      out.setInt(c++, r.window());
      out.setInt(c++, v.ratedDays());
      out.set(c++, v.ratings());
      out.set(c++, v.mean());
      out.set(c++, v.raw());
      out.set(c++, v.within());
      out.set(c++, v.corrected());
      out.set(c++, v.ewma());
      out.set(c++, v.downside());
      out.set(c++, v.drawdown());
      ControlCharts.Signals s = v.signals();
      if (s != null) {
        out.setInt(c, s.shewhart());
        out.setInt(c + 1, s.ewma());
        out.setInt(c + 2, s.cusum());
      }
      out.setInt(c + 3, month);
    }
  }
}
