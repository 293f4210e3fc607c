package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.VolatilitySignalsTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * From rated days of stores to rows of {@code gold.store_volatility} and {@code
 * gold.volatility_signals}, month by month.
 *
 * <p>Rows in: as {@link RatedStore#gather} takes them, each store whole.
 *
 * @param asOfDays epoch days to write, ascending; of a month all that the table is to hold
 * @param windows trailing windows in days
 */
public record VolatilityRows(RatingVolatility statistic, int[] asOfDays, int[] windows)
    implements Serializable {

  /** What is written of a store and month. */
  private interface Maker {
    RowBlock block(RatedStore store, AsOfMonth month);
  }

  /** Rows of store_volatility: one for each store, as-of day and window with a rated day. */
  public Iterator<InternalRow> rows(Iterator<InternalRow> facts) {
    return new RowBlocks(
        blocks(facts, (store, month) -> new VolatilityBlock(store, month, windows, statistic)),
        StoreVolatilityTable.SPEC.columns().size());
  }

  /**
   * Rows of volatility_signals: one for each signal that the last as-of day of a month counts, by
   * store and window.
   */
  public Iterator<InternalRow> signals(Iterator<InternalRow> facts) {
    return new RowBlocks(
        blocks(facts, (store, month) -> new SignalBlock(store, month, windows, statistic)),
        VolatilitySignalsTable.SPEC.columns().size());
  }

  private Iterator<RowBlock> blocks(Iterator<InternalRow> facts, Maker maker) {
    List<RatedStore> stores = RatedStore.gather(facts);
    List<AsOfMonth> months = AsOfMonth.of(asOfDays);
    return new Iterator<>() {
      private int month;
      private int store;

      @Override
      public boolean hasNext() {
        return month < months.size() && !stores.isEmpty();
      }

      @Override
      public RowBlock next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        RowBlock block = maker.block(stores.get(store), months.get(month));
        if (++store == stores.size()) {
          store = 0;
          month++;
        }
        return block;
      }
    };
  }
}
