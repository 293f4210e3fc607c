package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreVolatilityTable;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code gold.store_volatility} of one store and month. */
final class VolatilityBlock implements RowBlock {
  private record Result(int asOf, int window, Volatility volatility) {}

  private final RatedStore store;
  private final AsOfMonth month;
  private final List<Result> rows = new ArrayList<>();

  VolatilityBlock(RatedStore store, AsOfMonth month, int[] windows, RatingVolatility statistic) {
    this.store = store;
    this.month = month;
    RatedDays days = store.days();
    for (int asOf : month.days()) {
      int to = days.firstFrom(asOf + 1);
      for (int window : windows) {
        int from = days.firstFrom(asOf - window + 1);
        if (from < to) {
          rows.add(new Result(asOf, window, statistic.over(days, from, to)));
        }
      }
    }
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
    out.setInt(c + 3, month.first());
  }
}
