package io.storegauge.stats;

import static io.storegauge.stats.BrandTouchpoints.AS_OF;
import static io.storegauge.stats.BrandTouchpoints.BRAND;
import static io.storegauge.stats.BrandTouchpoints.METRICS;
import static io.storegauge.stats.BrandTouchpoints.MONTH;
import static io.storegauge.stats.BrandTouchpoints.ORDERS;
import static io.storegauge.stats.BrandTouchpoints.PERCENTILE;
import static io.storegauge.stats.BrandTouchpoints.PLATFORM;
import static io.storegauge.stats.BrandTouchpoints.STORES;
import static io.storegauge.stats.BrandTouchpoints.TOUCHPOINT;
import static io.storegauge.stats.BrandTouchpoints.WEAKEST;
import static io.storegauge.stats.BrandTouchpoints.WEAKEST_METRIC;

import io.storegauge.model.Touchpoint;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.PlatformBenchmarksTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of platform_benchmarks of one brand and day. */
final class BrandBlock implements RowBlock {
  private static final Touchpoint[] TOUCHPOINTS = Touchpoint.values();
  private static final UTF8String[] NAMES =
      Stream.of(TOUCHPOINTS).map(t -> UTF8String.fromString(t.id())).toArray(UTF8String[]::new);

  private final List<InternalRow> rows;
  // By touchpoint.
  private final long[][] percentiles = new long[TOUCHPOINTS.length][];
  private final double[] inconsistency = new double[TOUCHPOINTS.length];
  private final double ofBrand;

  /**
   * @param rows by platform, since the order of sums must not vary
   */
  BrandBlock(List<InternalRow> rows) {
    this.rows = rows;
    for (int t = 0; t < TOUCHPOINTS.length; t++) {
      int touchpoint = t;
      percentiles[t] =
          rows.stream()
              .filter(r -> r.getInt(TOUCHPOINT) == touchpoint)
              .mapToLong(r -> r.getLong(PERCENTILE))
              .toArray();
      inconsistency[t] = inconsistency(percentiles[t]);
    }
    DoubleStream known = Arrays.stream(inconsistency).filter(i -> !Double.isNaN(i));
    this.ofBrand = known.average().orElse(Double.NaN);
  }

  /** Twice the standard deviation, in millionths; NaN = fewer than two. */
  private static double inconsistency(long[] percentiles) {
    if (percentiles.length < 2) {
      return Double.NaN;
    }
    double mean = (double) Arrays.stream(percentiles).sum() / percentiles.length;
    double squares = 0;
    for (long p : percentiles) {
      squares += (p - mean) * (p - mean);
    }
    return 2 * Math.sqrt(squares / percentiles.length);
  }

  @Override
  public int rows() {
    return rows.size();
  }

  /** In the order of {@link PlatformBenchmarksTable}. */
  @Override
  public void write(int row, RowBuilder out) {
    InternalRow in = rows.get(row);
    int touchpoint = in.getInt(TOUCHPOINT);
    long percentile = in.getLong(PERCENTILE);
    long[] everywhere = percentiles[touchpoint];
    int c = 0;
    out.set(c++, in.getUTF8String(BRAND));
    out.setInt(c++, in.getInt(AS_OF));
    out.set(c++, in.getUTF8String(PLATFORM));
    out.set(c++, NAMES[touchpoint]);
    out.setInt(c++, in.getInt(STORES));
    out.set(c++, in.getLong(ORDERS));
    out.setInt(c++, in.getInt(METRICS));
    Millionths.set(out, c++, percentile);
    out.set(c++, in.getUTF8String(WEAKEST_METRIC));
    Millionths.set(out, c++, in.getLong(WEAKEST));
    out.setInt(c++, weaknessRank(percentile));
    out.setInt(c++, everywhere.length);
    if (everywhere.length > 1) {
      Millionths.set(out, c, percentile - Arrays.stream(everywhere).max().orElseThrow());
      Millionths.set(out, c + 1, Math.round(inconsistency[touchpoint]));
    }
    if (!Double.isNaN(ofBrand)) {
      Millionths.set(out, c + 2, Math.round(ofBrand));
    }
    out.setInt(c + 3, in.getInt(MONTH));
  }

  private int weaknessRank(long percentile) {
    return 1 + (int) rows.stream().filter(r -> r.getLong(PERCENTILE) < percentile).count();
  }
}
