package io.storegauge.stats;

import static io.storegauge.stats.BrandTouchpoints.AS_OF;
import static io.storegauge.stats.BrandTouchpoints.BRAND;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.PlatformBenchmarksTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * From a brand's touchpoints on single platforms to rows of {@code gold.platform_benchmarks}.
 *
 * <p>Rows in: {@link BrandTouchpoints#SCHEMA}, all of a brand and day in a row, by platform.
 */
public final class PlatformBenchmarkRows implements Iterator<RowBlock> {
  private final Iterator<InternalRow> touchpoints;
  private InternalRow pending;

  private PlatformBenchmarkRows(Iterator<InternalRow> touchpoints) {
    this.touchpoints = touchpoints;
  }

  public static Iterator<InternalRow> rows(Iterator<InternalRow> touchpoints) {
    return new RowBlocks(
        new PlatformBenchmarkRows(touchpoints), PlatformBenchmarksTable.SPEC.columns().size());
  }

  @Override
  public boolean hasNext() {
    if (pending == null && touchpoints.hasNext()) {
      pending = touchpoints.next().copy();
    }
    return pending != null;
  }

  @Override
  public RowBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow first = pending;
    List<InternalRow> ofBrand = new ArrayList<>();
    while (hasNext()
        && pending.getInt(AS_OF) == first.getInt(AS_OF)
        && pending.getUTF8String(BRAND).equals(first.getUTF8String(BRAND))) {
      ofBrand.add(pending);
      pending = null;
    }
    return new BrandBlock(ofBrand);
  }
}
