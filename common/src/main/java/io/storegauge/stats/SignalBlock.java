package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.ControlCharts.Chart;
import io.storegauge.table.VolatilitySignalsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of {@code gold.volatility_signals} of one store and month: those of its last as-of day. */
final class SignalBlock implements RowBlock {
  private static final UTF8String UP = UTF8String.fromString("up");
  private static final UTF8String DOWN = UTF8String.fromString("down");
  private static final UTF8String[] CHARTS =
      Stream.of(Chart.values()).map(c -> UTF8String.fromString(c.id())).toArray(UTF8String[]::new);

  private record Signal(
      int window, Chart chart, int day, boolean isUp, double value, double limit) {}

  private final RatedStore store;
  private final AsOfMonth month;
  private final List<Signal> rows = new ArrayList<>();

  SignalBlock(RatedStore store, AsOfMonth month, int[] windows, RatingVolatility statistic) {
    this.store = store;
    this.month = month;
    RatedDays days = store.days();
    int to = days.firstFrom(month.last() + 1);
    for (int window : windows) {
      int from = days.firstFrom(month.last() - window + 1);
      Volatility v = from < to ? statistic.over(days, from, to) : null;
      if (v != null && v.signals() != null) {
        ControlCharts.walk(
            days,
            from,
            to,
            v.mean(),
            v.within(),
            (chart, i, isUp, value, limit) ->
                rows.add(new Signal(window, chart, days.day(i), isUp, value, limit)));
      }
    }
  }

  @Override
  public int rows() {
    return rows.size();
  }

  /** In the order of {@link VolatilitySignalsTable}. */
  @Override
  public void write(int row, RowBuilder out) {
    Signal s = rows.get(row);
    int c = 0;
    out.set(c++, store.platform());
    out.set(c++, store.id());
    out.setInt(c++, month.last());
    out.setInt(c++, s.window());
    out.set(c++, CHARTS[s.chart().ordinal()]);
    out.setInt(c++, s.day());
    out.set(c++, s.isUp() ? UP : DOWN);
    out.set(c++, s.value());
    out.set(c++, s.limit());
    out.setInt(c, month.first());
  }
}
