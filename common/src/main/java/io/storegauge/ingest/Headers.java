package io.storegauge.ingest;

import io.storegauge.model.NearNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The header of a table, and where in it the columns of a mapping are. */
final class Headers {
  /** The header of a console's export is among so many first lines. */
  static final int TITLE_ROWS = 15;

  private static final Set<String> SUMS = Set.of("总计", "合计", "汇总", "均值", "平均", "平均值");

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

  /** Whether a first cell says that its line is what all records come to, and none itself. */
  static boolean isSum(String firstCell) {
    return SUMS.contains(firstCell.strip());
  }

  /** Of two lines, neither of which is the header: the one that is more of it. */
  static Headers nearer(Headers a, Headers b) {
    return a == null || b.recognised() > a.recognised() ? b : a;
  }

  private long recognised() {
    return Arrays.stream(fields).filter(f -> f >= 0).count();
  }

  /**
   * What a file is refused for if this is the most of a header that it has. A line of which no cell
   * is known is somebody's record, and is counted, not quoted.
   */
  FileFault fault() {
    String lacks = "no_header:lacks " + String.join(", ", missing);
    if (recognised() == 0) {
      return new FileFault(lacks + "; cells found: " + names.size());
    }
    List<String> hints = new ArrayList<>();
    for (String alternatives : missing) {
      for (String name : alternatives.split("\\|")) {
        NearNames.of(plain(name), names).forEach(n -> hints.add(n + " for " + name));
      }
    }
    String near = hints.isEmpty() ? "" : "; perhaps " + String.join(", ", hints);
    return new FileFault(lacks + near + "; columns found: " + String.join(", ", names));
  }

  /** Whether a column is in the file. */
  boolean has(int column) {
    return fields[column] >= 0;
  }

  /** Names that no column takes and that are new to the mapping, in the file's order. */
  List<String> unknown(ExtraColumns extras) {
    Set<Integer> taken = Arrays.stream(fields).boxed().collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      if (!taken.contains(f) && extras.isUnknown(names.get(f))) {
        unknown.add(names.get(f));
      }
    }
    return unknown;
  }

  /** Fields that are kept though no column takes them. */
  int[] kept(ExtraColumns extras) {
    return unknown(extras).stream().filter(extras::keeps).mapToInt(names::indexOf).toArray();
  }

  /** Name of a field as JSON needs it: UTF-8. */
  byte[] name(int field) {
    return names.get(field).getBytes(StandardCharsets.UTF_8);
  }

  /** Required columns that are not there, each with the names it goes by. */
  List<String> missing() {
    return missing;
  }

  int size() {
    return names.size();
  }

  /** Whether nothing stands behind the last separator. */
  boolean endsBlank() {
    return names.size() > 1 && names.get(names.size() - 1).isEmpty();
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
