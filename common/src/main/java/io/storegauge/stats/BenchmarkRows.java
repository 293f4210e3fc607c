package io.storegauge.stats;

import io.storegauge.config.Targets;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreBenchmarksTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From shrunken metrics to rows of {@code gold.store_benchmarks}, by day and platform.
 *
 * <p>Rows in: as {@link PeerDays} takes them, with the shrunken value of each metric in order. Rows
 * out: one for each store, as-of day and metric with a value.
 *
 * @param targets target lines of platforms
 * @param minPeers a category with fewer formal stores with a value is compared with the whole
 *     platform
 */
public record BenchmarkRows(List<MetricColumn> metrics, Targets targets, int minPeers)
    implements Serializable {

  /** The line of the best tenth (ours, as users know it from consoles). */
  private static final double TOP_WHERE_HIGHER_IS_BETTER = 0.9;

  private static final double TOP_WHERE_LOWER_IS_BETTER = 0.1;

  private static final UTF8String SLASH = UTF8String.fromString("/");

  public Iterator<InternalRow> rows(Iterator<InternalRow> peerRows) {
    UTF8String[] names = new UTF8String[metrics.size()];
    for (int m = 0; m < names.length; m++) {
      names[m] = UTF8String.fromString(metrics.get(m).name());
    }
    List<PeerDay> days = PeerDays.gather(peerRows, names.length);
    Iterator<RowBlock> blocks =
        days.stream()
            .flatMap(
                day ->
                    IntStream.range(0, names.length)
                        .mapToObj(m -> (RowBlock) new Block(day, m, names[m])))
            .iterator();
    return new RowBlocks(blocks, StoreBenchmarksTable.SPEC.columns().size());
  }

  /** Rows of one metric, platform and day. */
  private final class Block implements RowBlock {
    private final PeerDay day;
    private final UTF8String metric;
    private final boolean higherIsBetter;
    private final double target;
    private final UTF8String targetSource;
    private final PeerColumn column;
    private final UTF8String[] groupNames;
    private final int[] stores;

    Block(PeerDay day, int metricIndex, UTF8String metric) {
      this.day = day;
      this.metric = metric;
      this.higherIsBetter = metrics.get(metricIndex).higherIsBetter();
      Targets.Line line = targets.line(day.platform().toString(), metrics.get(metricIndex).name());
      this.target = line == null ? Double.NaN : line.value();
      this.targetSource = line == null ? null : UTF8String.fromString(line.source());
      double[] values = day.column(metricIndex);
      this.column = day.rank(values, minPeers);
      this.groupNames = groupNames(day);
      int[] known = new int[values.length];
      int n = 0;
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          known[n++] = i;
        }
      }
      this.stores = Arrays.copyOf(known, n);
    }

    @Override
    public int rows() {
      return stores.length;
    }

    /** In the order of {@link StoreBenchmarksTable}. */
    @Override
    public void write(int row, RowBuilder out) {
      int store = stores[row];
      double value = column.value(store);
      MidRank peers = column.peers(store);
      double median = peers.median();
      double top =
          peers.quantile(higherIsBetter ? TOP_WHERE_HIGHER_IS_BETTER : TOP_WHERE_LOWER_IS_BETTER);
      int c = 0;
      out.set(c++, day.platform());
      out.set(c++, day.store(store));
      out.setInt(c++, day.asOf());
      out.set(c++, metric);
      out.set(c++, value);
      out.set(c++, column.withinCategory(store) ? groupNames[day.category(store)] : day.platform());
      out.setInt(c++, peers.size());
      out.set(c++, column.isWidened(store));
      out.set(c++, column.percentile(store, higherIsBetter));
      out.set(c++, median);
      out.set(c++, ahead(value, median));
      out.set(c++, top);
      out.set(c++, ahead(value, top));
      out.set(c++, target);
      out.set(c++, ahead(value, target));
      out.set(c++, targetSource);
      out.setInt(c, day.month());
    }

    /** How much better the value is than a line; NaN if there is no line. */
    private double ahead(double value, double line) {
      return higherIsBetter ? value - line : line - value;
    }
  }

  private static UTF8String[] groupNames(PeerDay day) {
    UTF8String[] names = day.categoryNames();
    for (int c = 0; c < names.length; c++) {
      names[c] = UTF8String.concat(day.platform(), SLASH, names[c]);
    }
    return names;
  }
}
