package io.storegauge.stats;

import io.storegauge.model.Touchpoint;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoresTable;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From shrunken metrics to what each brand's touchpoints are worth on one platform and day.
 *
 * <p>Rows in: as {@link PeerDays} takes them, with the shrunken value of each metric in order, and
 * the store's brand as its text. Rows out: {@link #SCHEMA}, one for each brand and touchpoint with
 * a percentile.
 *
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record BrandTouchpoints(List<MetricColumn> metrics, int minPeers) implements Serializable {
  static final int BRAND = 0;
  static final int AS_OF = 1;
  static final int PLATFORM = 2;
  static final int TOUCHPOINT = 3;
  static final int STORES = 4;
  static final int ORDERS = 5;
  static final int METRICS = 6;
  static final int PERCENTILE = 7;
  static final int WEAKEST_METRIC = 8;
  static final int WEAKEST = 9;
  static final int MONTH = 10;

  /** Percentiles in millionths. */
  public static final StructType SCHEMA =
      new StructType()
          .add(StoresTable.BRAND, DataTypes.StringType)
          .add(Columns.AS_OF, DataTypes.DateType)
          .add(Columns.PLATFORM, DataTypes.StringType)
          .add("touchpoint", DataTypes.IntegerType)
          .add("stores", DataTypes.IntegerType)
          .add("orders", DataTypes.LongType)
          .add("metrics", DataTypes.IntegerType)
          .add("percentile", DataTypes.LongType)
          .add("weakest_metric", DataTypes.StringType)
          .add("weakest", DataTypes.LongType)
          .add(Columns.AS_OF_MONTH, DataTypes.DateType);

  public Iterator<InternalRow> rows(Iterator<InternalRow> peerRows) {
    Iterator<RowBlock> blocks =
        PeerDays.gather(peerRows, Collections.nCopies(metrics.size(), PeerDays.Value.REAL), 1)
            .stream()
            .map(day -> (RowBlock) new Block(new BrandDay(day, metrics, minPeers)))
            .iterator();
    return new RowBlocks(blocks, SCHEMA.size());
  }

  /** Rows of one platform and day: by brand, then by touchpoint. */
  private final class Block implements RowBlock {
    private final BrandDay day;
    private final int[] filled;

    Block(BrandDay day) {
      this.day = day;
      this.filled = day.filled();
    }

    @Override
    public int rows() {
      return filled.length;
    }

    @Override
    public void write(int row, RowBuilder out) {
      int brand = filled[row] / Touchpoint.values().length;
      int touchpoint = filled[row] % Touchpoint.values().length;
      int weakest = day.weakest(brand, touchpoint);
      out.set(BRAND, day.brand(brand));
      out.setInt(AS_OF, day.day().asOf());
      out.set(PLATFORM, day.day().platform());
      out.setInt(TOUCHPOINT, touchpoint);
      out.setInt(STORES, day.stores(brand, touchpoint));
      out.set(ORDERS, day.orders(brand, touchpoint));
      out.setInt(METRICS, day.metrics(brand, touchpoint));
      out.set(PERCENTILE, day.percentile(brand, touchpoint));
      out.set(WEAKEST_METRIC, UTF8String.fromString(metrics.get(weakest).name()));
      out.set(WEAKEST, day.percentileOf(weakest, brand));
      out.setInt(MONTH, day.day().month());
    }
  }
}
