package io.storegauge.job;

import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.table.StoreMetricsTable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The metrics of one platform on a few days, as schemes score them. */
public final class PlatformMetrics {
  private static final int PLATFORM = 0;

  private PlatformMetrics() {}

  /** Columns the schemes need that an earlier release did not write; empty = all are there. */
  public static List<String> missing(Lake lake, PlatformSchemes schemes) {
    return lake.missingColumns(StoreMetricsTable.SPEC, schemes.rowColumns());
  }

  /**
   * Rows as {@link io.storegauge.scheme.ScoreRows} takes them, all in one partition. A row is valid
   * until the next one is taken. The table must have been written.
   */
  public static JavaRDD<InternalRow> of(
      Lake lake, String platform, DaySet days, PlatformSchemes schemes) {
    UTF8String wanted = UTF8String.fromString(platform);
    return PeerFrames.metrics(lake, days, schemes.rowColumns())
        .where(row -> row.getUTF8String(PLATFORM).equals(wanted))
        .rows()
        .coalesce(1);
  }
}
