package io.storegauge.ingest;

import java.util.ArrayList;
import java.util.List;

/** The header of a table, and where in it the columns of a mapping are. */
final class Headers {
  private final List<String> names = new ArrayList<>();
  private final int[] fields;
  private final String[] found;
  private final List<String> missing = new ArrayList<>();

  /**
   * Looks for columns.
   *
   * @param header names as they stand in the file
   * @param wanted names by column, the first one present wins; an empty list = not from the file
   * @param required columns without which the table cannot be read
   */
  Headers(List<String> header, List<List<String>> wanted, boolean[] required) {
    header.forEach(h -> names.add(plain(h)));
    this.fields = new int[wanted.size()];
    this.found = new String[wanted.size()];
    for (int c = 0; c < fields.length; c++) {
      fields[c] = -1;
      for (String name : wanted.get(c)) {
        if (fields[c] < 0) {
          fields[c] = names.indexOf(plain(name));
          found[c] = name;
        }
      }
      if (fields[c] < 0 && required[c] && !wanted.get(c).isEmpty()) {
        missing.add(String.join("|", wanted.get(c)));
      }
    }
  }

  /**
   * A name without what differs from export to export: spaces and tabs around it, back-quotes that
   * keep them, a byte order mark, and whether brackets are wide or narrow.
   */
  static String plain(String name) {
    return name.replace("\uFEFF", "").replace("`", "").replace('（', '(').replace('）', ')').strip();
  }

  /** Required columns that are not there, each with the names it goes by. */
  List<String> missing() {
    return missing;
  }

  int size() {
    return names.size();
  }

  /** Field of each column, −1 = not there. */
  int[] fields() {
    return fields;
  }

  /** Name by which each column was found, as the mapping has it. */
  String[] found() {
    return found;
  }
}
