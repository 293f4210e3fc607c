package io.storegauge.lake;

/** Rows of a file that are marked as deleted; its rows are asked for in their order. */
final class MarkedRows {
  private final long[] places;
  private int next;

  /**
   * @param places ascending
   */
  MarkedRows(long[] places) {
    this.places = places;
  }

  /** Whether the row at a place, not before the last one that was asked for, is among them. */
  boolean hold(long place) {
    while (next < places.length && places[next] < place) {
      next++;
    }
    return next < places.length && places[next] == place;
  }
}
