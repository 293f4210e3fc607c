package io.storegauge.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The columns of an export in the order the console writes them. A column nobody fills is empty, as
 * most of a console's are.
 *
 * @param <T> what a row tells of
 */
final class Sheet<T> {

  /** Columns that a fault may strike. */
  enum Role {
    ID,
    DATE,
    NUMBER,
    WORD,
    /** Free text of buyers or sellers. */
    TEXT,
    /** A mapped column that no record needs, and whose absence is told. */
    OPTIONAL
  }

  /**
   * Where a role stands.
   *
   * @param at position of the column
   * @param column its name in Storegauge's table, as reasons of refused records quote it
   * @param badCode reason of a value that cannot be read
   */
  record Mark(int at, String column, String badCode) {}

  private final List<String> headers;
  private final List<Function<T, String>> cells;
  private final Map<Role, Mark> marks = new EnumMap<>(Role.class);
  private Function<T, String> key = thing -> "";

  private Sheet(List<String> headers) {
    this.headers = headers;
    this.cells = new ArrayList<>(Collections.nCopies(headers.size(), null));
  }

  /** Headers as they stand in the file, by commas; spaces belong to them. */
  static <T> Sheet<T> of(String headers) {
    return new Sheet<>(List.of(headers.split(",")));
  }

  /** What stands in a column; null in a row = nothing. */
  Sheet<T> with(String header, Function<T, String> cell) {
    cells.set(position(header), cell);
    return this;
  }

  /** Names the column of a role. */
  Sheet<T> mark(Role role, String header, String column, String badCode) {
    marks.put(role, new Mark(position(header), column, badCode));
    return this;
  }

  /** How a row is called once it is read. */
  Sheet<T> keyed(Function<T, String> rowKey) {
    this.key = rowKey;
    return this;
  }

  private int position(String header) {
    int at = headers.indexOf(header);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + header);
    }
    return at;
  }

  List<String> headers() {
    return headers;
  }

  /** The column of a role; null if the sheet has none. */
  Mark mark(Role role) {
    return marks.get(role);
  }

  DumpRecord record(T thing) {
    String[] row = new String[headers.size()];
    Arrays.setAll(row, i -> cells.get(i) == null ? null : cells.get(i).apply(thing));
    return new DumpRecord(key.apply(thing), row);
  }
}
