package io.storegauge.scheme;

import io.storegauge.table.OfficialScoresTable;

/** What platforms published. */
@FunctionalInterface
public interface OfficialScores {
  /** Places of a store's day: the total, then the dimensions in their order. */
  int SIZE = 1 + Dimension.values().length;

  /**
   * The score of a store's day and those of its dimensions; NaN = not published, null = nothing
   * was.
   *
   * @param asOf epoch day
   */
  double[] of(String platform, String store, int asOf);

  /** Place of a dimension as the platform names it; −1 = it is none of them. */
  static int place(String dimension) {
    if (dimension.equals(OfficialScoresTable.TOTAL)) {
      return 0;
    }
    for (Dimension d : Dimension.values()) {
      if (d.id().equals(dimension)) {
        return 1 + d.ordinal();
      }
    }
    return -1;
  }
}
