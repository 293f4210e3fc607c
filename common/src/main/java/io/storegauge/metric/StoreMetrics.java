package io.storegauge.metric;

import io.storegauge.model.ExemptDays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_metrics}: one row per store and as-of day with any fact in the last 180 days.
 *
 * <p>Facts, changes of buyer counts and traits of stores are packed where they are read and meet by
 * store. Each store is gone through twice: {@link #peerSums} adds up what its peers are like,
 * {@link #compute} writes its rows with values drawn to them. Both leave the same days out.
 */
public final class StoreMetrics {
  /** Columns of facts.store_day that {@link #packDays} can do with, in this order. */
  public static final List<String> DAY_COLUMNS = StoreHistory.DAY_COLUMNS;

  /** Columns of facts.repurchase_day that {@link #packChanges} reads, in this order. */
  public static final List<String> CHANGE_COLUMNS = StoreHistory.CHANGE_COLUMNS;

  /** Columns of silver.stores that {@link #packTraits} reads, in this order. */
  public static final List<String> TRAIT_COLUMNS = StoreTraits.COLUMNS;

  /** Facts this many days before the first as-of day are needed. */
  public static final int REACH_DAYS = Measures.LONGEST_DAYS - 1;

  static final int TRAITS = 0;
  static final int DAYS = 1;
  static final int CHANGES = 2;

  private StoreMetrics() {}

  /**
   * Rows of facts.store_day to {@link Packed} rows.
   *
   * @param columns of the rows: {@link #DAY_COLUMNS}, or those of them that are not zero in every
   *     row
   */
  public static Iterator<InternalRow> packDays(Iterator<InternalRow> rows, List<String> columns) {
    return new StorePacker(rows, DAYS, StoreHistory.dayEncoder(columns));
  }

  /** Rows of facts.repurchase_day to {@link Packed} rows. */
  public static Iterator<InternalRow> packChanges(Iterator<InternalRow> rows) {
    return new StorePacker(rows, CHANGES, StoreHistory::encodeChange);
  }

  /** Rows of silver.stores to {@link Packed} rows. */
  public static Iterator<InternalRow> packTraits(Iterator<InternalRow> rows) {
    return new StorePacker(rows, TRAITS, StoreTraits::encode);
  }

  /**
   * {@link Packed} rows, sorted by platform, store and kind, to sums by platform, category and
   * as-of day ({@link PeerGroups#SCHEMA}).
   */
  public static Iterator<InternalRow> peerSums(
      Iterator<InternalRow> packed, DayBounds asOf, ExemptDays exempt) {
    return new ByStore<>(packed, new PeerSumWorker(asOf, exempt));
  }

  /**
   * {@link Packed} rows, sorted by platform, store and kind, to rows of gold.store_metrics, sorted
   * by store and day.
   */
  public static Iterator<InternalRow> compute(
      Iterator<InternalRow> packed,
      DayBounds asOf,
      ExemptDays exempt,
      Priors priors,
      int minDenominator) {
    return new ByStore<>(packed, new MetricRowWorker(asOf, exempt, priors, minDenominator));
  }
}
