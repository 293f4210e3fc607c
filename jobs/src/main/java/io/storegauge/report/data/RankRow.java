package io.storegauge.report.data;

/**
 * A row of {@code gold.rank_changes} of a main scheme.
 *
 * @param before place among the peers a week before; NaN = not ranked then
 * @param now likewise
 * @param peers ranked now
 * @param driver what moved it most; null = it did not move, or nothing is known of it
 */
public record RankRow(StoreKey store, double before, double now, long peers, String driver) {

  public boolean isRankedOnBoth() {
    return !Double.isNaN(before) && !Double.isNaN(now);
  }
}
