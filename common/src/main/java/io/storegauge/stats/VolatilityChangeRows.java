package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.VolatilityChangeTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From rated days of stores to rows of {@code gold.volatility_change}: panels of some stores first,
 * which add up, then a row for each whole panel.
 *
 * @param asOfDays epoch days to write, ascending; of a month all that the table is to hold
 * @param holidays first and last epoch days of what counts in no window, in turn
 * @param seed of the draws
 */
public record VolatilityChangeRows(int[] asOfDays, long[] holidays, long seed)
    implements Serializable {
  /** Days of the window after, and of the one before it. */
  public static final int WINDOW_DAYS = 90;

  // What a store needs in each window to be in the panel.
  static final int MIN_RATED_DAYS = 30;
  static final int MIN_RATINGS = 200;

  /**
   * Panels of the stores of some rows.
   *
   * @param facts as {@link RatedStore#gather} takes them, each store whole
   */
  public Iterator<StorePanel> panels(Iterator<InternalRow> facts) {
    Map<StorePanel.Key, PanelSums> panels = new HashMap<>();
    DayBlocks first = new DayBlocks(seed, WINDOW_DAYS);
    DayBlocks second = new DayBlocks(~seed, WINDOW_DAYS);
    int[] lastDays = AsOfMonth.of(asOfDays).stream().mapToInt(AsOfMonth::last).toArray();
    for (RatedStore store : RatedStore.gather(facts)) {
      for (int asOf : lastDays) {
        WindowSums before = window(store.days(), asOf - 2 * WINDOW_DAYS + 1);
        WindowSums after = window(store.days(), asOf - WINDOW_DAYS + 1);
        if (isEnough(before) && isEnough(after)) {
          PanelSums one = new PanelSums();
          one.add(before, after, first, second);
          panel(panels, store.platform().toString(), asOf).add(one);
          panel(panels, StorePanel.ALL, asOf).add(one);
        }
      }
    }
    List<StorePanel> all = new ArrayList<>();
    panels.forEach((key, sums) -> all.add(new StorePanel(key, sums)));
    return all.iterator();
  }

  private static PanelSums panel(Map<StorePanel.Key, PanelSums> panels, String platform, int asOf) {
    return panels.computeIfAbsent(new StorePanel.Key(platform, asOf), k -> new PanelSums());
  }

  private WindowSums window(RatedDays days, int first) {
    return new WindowSums(days, first, WINDOW_DAYS, isHoliday());
  }

  private static boolean isEnough(WindowSums window) {
    return window.ratedDays() >= MIN_RATED_DAYS && window.ratings() >= MIN_RATINGS;
  }

  private IntPredicate isHoliday() {
    return day -> {
      for (int i = 0; i < holidays.length; i += 2) {
        if (holidays[i] <= day && day <= holidays[i + 1]) {
          return true;
        }
      }
      return false;
    };
  }

  /** Rows of volatility_change, one for each panel. */
  public Iterator<InternalRow> rows(Iterator<StorePanel> panels) {
    List<StorePanel> sorted = new ArrayList<>();
    panels.forEachRemaining(sorted::add);
    sorted.sort(
        Comparator.comparingInt((StorePanel p) -> p.key().asOf())
            .thenComparing(p -> p.key().platform()));
    return new RowBlocks(
        sorted.stream().map(Block::new).iterator(), VolatilityChangeTable.SPEC.columns().size());
  }

  private int holidaysFrom(int first) {
    return (int) IntStream.range(first, first + WINDOW_DAYS).filter(isHoliday()).count();
  }

  /** The row of one panel. */
  private final class Block implements RowBlock {
    private final StorePanel panel;

    Block(StorePanel panel) {
      this.panel = panel;
    }

    @Override
    public int rows() {
      return 1;
    }

    /** In the order of {@link VolatilityChangeTable}. */
    @Override
    public void write(int row, RowBuilder out) {
      int asOf = panel.key().asOf();
      PanelSums sums = panel.sums();
      VolatilityChange change = VolatilityChange.of(sums);
      int c = 0;
      out.set(c++, UTF8String.fromString(panel.key().platform()));
      out.setInt(c++, asOf);
      out.set(c++, sums.stores());
      out.set(c++, sums.ratings());
      out.set(c++, Math.sqrt(Math.max(0, sums.before())));
      out.set(c++, Math.sqrt(Math.max(0, sums.after())));
      out.set(c++, change.reduction());
      out.set(c++, change.low());
      out.set(c++, change.high());
      out.set(c++, UTF8String.fromString(change.conclusion().id()));
      out.setInt(c++, holidaysFrom(asOf - 2 * WINDOW_DAYS + 1));
      out.setInt(c++, holidaysFrom(asOf - WINDOW_DAYS + 1));
      out.setInt(c++, DayBlocks.REPLICATES);
      out.set(c++, seed);
      out.setInt(c, DaySet.firstOfMonth(asOf));
    }
  }
}
