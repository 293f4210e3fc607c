package io.storegauge.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An aligned table: a header, a rule, rows; numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> headers;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  private TextTable(List<String> headers, boolean[] right) {
    this.headers = headers;
    this.right = right;
  }

  /** Headers; one that starts with {@code >} has its column aligned to the right. */
  static TextTable of(String... headers) {
    boolean[] right = new boolean[headers.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < headers.length; i++) {
      right[i] = headers[i].startsWith(">");
      names.add(right[i] ? headers[i].substring(1) : headers[i]);
    }
    return new TextTable(names, right);
  }

  static TextTable of(List<String> headers, boolean[] right) {
    return new TextTable(headers, right);
  }

  /** A row; null is an empty cell. */
  void add(String... cells) {
    String[] row = new String[headers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = i < cells.length && cells[i] != null ? printable(cells[i]) : "";
    }
    rows.add(row);
  }

  /** Data may hold anything; a cell stays on its line and cannot steer the terminal. */
  private static String printable(String cell) {
    StringBuilder safe = new StringBuilder(cell.length());
    for (char c : cell.toCharArray()) {
      switch (c) {
        case '\n' -> safe.append("\\n");
        case '\t' -> safe.append("\\t");
        case '\r' -> safe.append("\\r");
        default -> safe.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return safe.toString();
  }

  void print(PrintStream out) {
    lines().forEach(out::println);
  }

  List<String> lines() {
    int[] widths = new int[headers.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = DisplayWidth.of(headers.get(i));
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headers.toArray(new String[0]), widths));
    lines.add(String.join(GAP, Arrays.stream(widths).mapToObj("─"::repeat).toArray(String[]::new)));
    rows.forEach(r -> lines.add(line(r, widths)));
    return lines;
  }

  private String line(String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String space = " ".repeat(widths[i] - DisplayWidth.of(cells[i]));
      line.append(i == 0 ? "" : GAP).append(right[i] ? space + cells[i] : cells[i] + space);
    }
    return line.toString().stripTrailing();
  }
}
