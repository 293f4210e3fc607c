package io.storegauge.stats;

import io.storegauge.model.Friction;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.BottlenecksTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From the windows of stores to rows of {@code gold.bottlenecks}, by platform and as-of day.
 *
 * <p>Rows in, in any order, all of a platform and day together: {@link FrictionWindows#SCHEMA}.
 */
public final class BottleneckRows {
  private BottleneckRows() {}

  /** A platform and day. */
  private record Key(UTF8String platform, int asOf) {}

  /** Rows of bottlenecks, one for each row in and friction. */
  public static Iterator<InternalRow> rows(Iterator<InternalRow> windows) {
    Map<Key, List<StoreFrictions>> peers = new HashMap<>();
    while (windows.hasNext()) {
      InternalRow row = windows.next();
      peers
          .computeIfAbsent(
              new Key(row.getUTF8String(0).clone(), row.getInt(2)), k -> new ArrayList<>())
          .add(StoreFrictions.read(row));
    }
    List<Key> keys = new ArrayList<>(peers.keySet());
    keys.sort(Comparator.comparingInt(Key::asOf).thenComparing(Key::platform));
    return new RowBlocks(
        keys.stream()
            .map(k -> new PeerBottlenecks(k.platform(), k.asOf(), peers.get(k)))
            .iterator(),
        BottlenecksTable.SPEC.columns().size());
  }

  /** What is known of one store before it is compared. */
  record StoreFrictions(
      UTF8String id,
      double rated,
      double ratingMean,
      long[] known,
      long[] exposed,
      double[] ratedExposed,
      double[] comparable,
      double[] effects,
      double[] variances) {

    private static StoreFrictions read(InternalRow row) {
      int n = Friction.values().length;
      StoreFrictions s =
          new StoreFrictions(
              row.getUTF8String(1).clone(),
              row.getDouble(FrictionWindows.RATED),
              real(row, FrictionWindows.RATING_MEAN),
              new long[n],
              new long[n],
              new double[n],
              new double[n],
              new double[n],
              new double[n]);
      for (int f = 0; f < n; f++) {
        int c = FrictionWindows.FIRST_FRICTION + f * FrictionWindows.FRICTION_COLUMNS;
        s.known[f] = row.getLong(c);
        s.exposed[f] = row.getLong(c + 1);
        s.ratedExposed[f] = row.getDouble(c + 2);
        s.comparable[f] = row.getDouble(c + 3);
        s.effects[f] = real(row, c + 4);
        s.variances[f] = real(row, c + 5);
      }
      return s;
    }

    private static double real(InternalRow row, int column) {
      return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    /** Stars that the mean rating lacks; NaN if nothing is rated. */
    double gap() {
      return 5 - ratingMean;
    }
  }
}
