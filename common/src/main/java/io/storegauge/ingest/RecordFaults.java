package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with the current record of a file, in words that show no buyer. */
final class RecordFaults {
  private static final int SHOWN_VALUE = 60;

  private final FeedColumn[] columns;
  private final String[] names;

  /** Columns that are never shown: buyers, and others from the same cells. */
  private final boolean[] hidden;

  private final List<String> reasons = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private String breach;

  RecordFaults(FeedColumn[] columns, String[] names) {
    this.columns = columns;
    this.names = names;
    this.hidden = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      hidden[i] = isFromBuyer(columns[i]);
    }
  }

  private boolean isFromBuyer(FeedColumn column) {
    return Stream.of(columns)
        .filter(c -> c.type() == Feed.Type.BUYER)
        .anyMatch(c -> c == column || c.from().stream().anyMatch(column.from()::contains));
  }

  /** Another record begins. */
  void clear() {
    reasons.clear();
    warnings.clear();
    breach = null;
  }

  /** Every reason to refuse the record, in the order they were found. */
  List<String> reasons() {
    return reasons;
  }

  /**
   * Reasons against values that were dropped, and rules that were broken, where the rest is kept.
   */
  List<String> warnings() {
    return warnings;
  }

  /** Why the run must stop; null = it need not. */
  String breach() {
    return breach;
  }

  /** A reason against the record as a whole. */
  void refuse(String reason) {
    reasons.add(reason);
  }

  /** A fault, as grave as the mapping says. */
  void add(Feed.OnBad severity, String reason) {
    switch (severity) {
      case REJECT -> reasons.add(reason);
      case WARN -> warnings.add(reason);
      case FAIL -> breach = breach == null ? reason : breach;
    }
  }

  /**
   * A fault of a column.
   *
   * @param b the value is {@code length} bytes of it from {@code at} on; null = there is none
   */
  void add(String code, int column, byte[] b, int at, int length) {
    String reason = code + ":" + names[column];
    if (b != null && !hidden[column]) {
      reason += "=" + shown(column, b, at, length, SHOWN_VALUE);
    }
    add(columns[column].onBad(), reason);
  }

  /**
   * The beginning of a cell, without personal data. Where a number, a time or one of a few words is
   * expected a name says only that columns have moved.
   */
  private String shown(int column, byte[] b, int at, int length, int maxChars) {
    String value = FreeText.excerpt(b, at, length, maxChars);
    FeedColumn c = columns[column];
    boolean expected = c.values().isEmpty() ? c.type().isText() : isLikeOne(c, value);
    return !expected && ReceiverNames.isPerson(value) ? FreeText.NAME : value;
  }

  /** Whether a word shares two characters in a row with one that the mapping knows. */
  private static boolean isLikeOne(FeedColumn column, String word) {
    return IntStream.range(0, word.length() - 1)
        .mapToObj(i -> word.substring(i, i + 2))
        .anyMatch(two -> column.values().keySet().stream().anyMatch(k -> k.contains(two)));
  }

  /**
   * What the mapping takes from the current record, as {@code header=cell, …}: enough to find and
   * mend it, and nothing that is not kept elsewhere. Buyers are left out and other personal data
   * marked; null if the record could not be split, because then nobody knows what stands where.
   */
  String mappedCells(RecordReader reader, int maxChars) {
    if (reader.fault() != null) {
      return null;
    }
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < columns.length && cells.length() < maxChars; i++) {
      int length = columns[i].from().isEmpty() ? -1 : reader.length(i);
      if (length >= 0 && !hidden[i]) {
        cells.append(cells.length() == 0 ? "" : ", ").append(reader.field(i)).append('=');
        cells.append(shown(i, reader.bytes(i), reader.offset(i), length, maxChars));
      }
    }
    cells.setLength(Math.min(cells.length(), maxChars));
    return cells.toString();
  }
}
