package io.storegauge.sim;

import java.util.Arrays;

/** One record of a dump before it becomes text; null cells are empty. */
final class DumpRecord {
  private final String key;
  private String[] cells;
  private boolean cutOff;

  DumpRecord(String key, String[] cells) {
    this.key = key;
    this.cells = cells;
  }

  DumpRecord copy() {
    return with(cells.clone());
  }

  /** The same record with other cells. */
  DumpRecord with(String[] other) {
    DumpRecord record = new DumpRecord(key, other);
    record.cutOff = cutOff;
    return record;
  }

  String key() {
    return key;
  }

  String[] cells() {
    return cells;
  }

  String get(int at) {
    return cells[at] == null ? "" : cells[at];
  }

  void set(int at, String value) {
    cells[at] = value;
  }

  /** Stray separators: two cells more than there are headers, for one may be a console's habit. */
  void addCells() {
    cells = Arrays.copyOf(cells, cells.length + 2);
    cells[cells.length - 2] = "x";
    cells[cells.length - 1] = "x";
  }

  void cutOff() {
    cutOff = true;
  }

  /** Whether only the first half of it is written. */
  boolean isCutOff() {
    return cutOff;
  }
}
