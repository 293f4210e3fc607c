package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.ScoreFidelityTable;
import io.storegauge.table.StoreFidelityTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From pairs of scores to rows of {@code gold.score_fidelity} and {@code gold.store_fidelity}.
 *
 * <p>Rows in, in any order: platform, store id, as-of day, scheme, its version, dimension, highest
 * score of the scheme, our score, the platform's; none of them null. All pairs that go into a row
 * are in one partition.
 */
public final class FidelityRows {
  private static final int PLATFORM = 0;
  private static final int STORE = 1;
  private static final int AS_OF = 2;
  private static final int SCHEME = 3;
  private static final int VERSION = 4;
  private static final int DIMENSION = 5;
  private static final int TOP_SCORE = 6;
  private static final int OURS = 7;
  private static final int THEIRS = 8;

  /** Ours: 2 points of 100. */
  private static final double TOLERANCE = 0.02;

  /**
   * What is compared together.
   *
   * @param store null = all stores
   * @param day as-of day, or first day of the month
   */
  private record Group(
      UTF8String platform,
      UTF8String store,
      int day,
      UTF8String scheme,
      UTF8String version,
      UTF8String dimension) {

    static Group of(InternalRow row, boolean byStore) {
      int asOf = row.getInt(AS_OF);
      return new Group(
          row.getUTF8String(PLATFORM),
          byStore ? row.getUTF8String(STORE) : null,
          byStore ? DaySet.firstOfMonth(asOf) : asOf,
          row.getUTF8String(SCHEME),
          row.getUTF8String(VERSION),
          row.getUTF8String(DIMENSION));
    }

    /** Rows share a buffer: what is kept is copied. */
    Group kept() {
      return new Group(
          platform.clone(),
          store == null ? null : store.clone(),
          day,
          scheme.clone(),
          version.clone(),
          dimension.clone());
    }
  }

  /** Pairs of a group, in millionths. */
  private static final class Pairs {
    private final long tolerance;
    private long[] ours = new long[8];
    private long[] theirs = new long[8];
    private int count;
    private int lastDay = Integer.MIN_VALUE;

    Pairs(double topScore) {
      this.tolerance = Millionths.of(TOLERANCE * topScore);
    }

    void add(InternalRow row) {
      if (count == ours.length) {
        ours = Arrays.copyOf(ours, 2 * count);
        theirs = Arrays.copyOf(theirs, 2 * count);
      }
      ours[count] = Millionths.of(row.getDouble(OURS));
      theirs[count++] = Millionths.of(row.getDouble(THEIRS));
      lastDay = Math.max(lastDay, row.getInt(AS_OF));
    }

    Agreement agreement() {
      return Agreement.of(Arrays.copyOf(ours, count), Arrays.copyOf(theirs, count), tolerance);
    }
  }

  private FidelityRows() {}

  /** Rows of score_fidelity, one for each platform, day, scheme, version and dimension. */
  public static Iterator<InternalRow> days(Iterator<InternalRow> pairs) {
    return rows(pairs, false, ScoreFidelityTable.SPEC.columns().size());
  }

  /** Rows of store_fidelity, one for each store, month, scheme, version and dimension. */
  public static Iterator<InternalRow> stores(Iterator<InternalRow> pairs) {
    return rows(pairs, true, StoreFidelityTable.SPEC.columns().size());
  }

  private static Iterator<InternalRow> rows(
      Iterator<InternalRow> pairs, boolean byStore, int columns) {
    Map<Group, Pairs> groups = new HashMap<>();
    while (pairs.hasNext()) {
      InternalRow row = pairs.next();
      Group group = Group.of(row, byStore);
      Pairs found = groups.get(group);
      if (found == null) {
        found = new Pairs(row.getDouble(TOP_SCORE));
        groups.put(group.kept(), found);
      }
      found.add(row);
    }
    return new RowBlocks(
        groups.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())).iterator(), columns);
  }

  /** One row of either table, in the order of its columns. */
  private record Row(Group group, Pairs pairs) implements RowBlock {
    @Override
    public int rows() {
      return 1;
    }

    @Override
    public void write(int row, RowBuilder out) {
      boolean byStore = group.store() != null;
      Agreement agreement = pairs.agreement();
      int c = 0;
      out.set(c++, group.platform());
      if (byStore) {
        out.set(c++, group.store());
      } else {
        out.setInt(c++, group.day());
      }
      out.set(c++, group.scheme());
      out.set(c++, group.version());
      out.set(c++, group.dimension());
      if (byStore) {
        out.setInt(c++, pairs.lastDay);
      }
      out.set(c++, (long) agreement.pairs());
      out.set(c++, agreement.bias());
      out.set(c++, agreement.mae());
      out.set(c++, agreement.rmse());
      out.set(c++, Millionths.toDouble(pairs.tolerance));
      out.set(c++, agreement.within());
      if (!byStore) {
        out.set(c++, agreement.rankCorrelation());
      }
      out.setInt(c, byStore ? group.day() : DaySet.firstOfMonth(group.day()));
    }
  }
}
