package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.table.StagedTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What records of a staged feed tell of: content, a deletion, or both. One that says that it was
 * deleted and lacks something that is required tells of the deletion alone, and needs its key.
 *
 * <p>As with the parts of reviews ({@link ReviewParts}) a deletion is as new as its {@code
 * updated_at}, else as the end of its day of export; a record of a deletion alone may say better.
 * Content is as old as its {@code updated_at}, else as the beginning of that day, so that a
 * deletion gives way only to what is known to be newer.
 */
final class Deletions {
  private static final byte[] CONTENT = bytes(StagedTable.CONTENT);
  private static final byte[] DELETION = bytes(StagedTable.DELETION);
  private static final byte[] BOTH = bytes(StagedTable.BOTH);

  private final int[] flags;
  private final int tells;
  private final int deletedAt;
  private final int updatedAt;
  private final int asOf;

  /** First instant of the day of the export; {@link TimeParser#BAD} = not known. */
  private final long exportedFrom;

  /** Last instant of the day of the export; {@link TimeParser#BAD} = not known. */
  private final long exported;

  private final Set<String> neededByContent = new HashSet<>();

  private Deletions(Feed feed, List<String> names, long exportedFrom, long exported) {
    this.flags = feed.deletion().stream().mapToInt(names::indexOf).toArray();
    this.tells = names.indexOf(StagedTable.TELLS);
    this.deletedAt = names.indexOf(StagedTable.DELETED_AT);
    this.updatedAt = names.indexOf("updated_at");
    this.asOf = names.indexOf(StagedTable.AS_OF);
    this.exportedFrom = exportedFrom;
    this.exported = exported;
    List<String> content = new ArrayList<>(names);
    content.removeAll(feed.key());
    content.forEach(c -> neededByContent.add("missing_value:" + c));
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Of the records of a file; null if the feed knows no deletions.
   *
   * @param names of its columns
   * @param exportedFrom first instant of the day of the export; {@link TimeParser#BAD} = not known
   * @param exported last instant of that day; {@link TimeParser#BAD} = not known
   */
  static Deletions of(Feed feed, List<String> names, long exportedFrom, long exported) {
    return feed.deletion().isEmpty() ? null : new Deletions(feed, names, exportedFrom, exported);
  }

  /**
   * Looks at the columns of a record once they are read, fills in what it tells of, and forgets the
   * reasons that content alone would have given.
   */
  void read(RecordValues values, List<String> reasons) {
    boolean deleted = isDeleted(values);
    boolean alone = deleted && reasons.removeAll(neededByContent);
    byte[] word = alone ? DELETION : deleted ? BOTH : CONTENT;
    values.text(tells, word, 0, word.length);
    set(values, asOf, alone ? TimeParser.BAD : updatedAt(values, exportedFrom));
    if (!deleted) {
      values.known[deletedAt] = false;
      return;
    }
    if (!(alone && values.known[deletedAt])) {
      set(values, deletedAt, updatedAt(values, exported));
    }
    if (alone && updatedAt >= 0 && values.known[deletedAt]) {
      // Of two records of a deletion the one of the later deletion is the newer version.
      values.number(updatedAt, values.numbers[deletedAt]);
    }
  }

  private long updatedAt(RecordValues values, long otherwise) {
    return updatedAt >= 0 && values.known[updatedAt] ? values.numbers[updatedAt] : otherwise;
  }

  private static void set(RecordValues values, int column, long instant) {
    values.known[column] = instant != TimeParser.BAD;
    values.numbers[column] = instant;
  }

  /**
   * A record that gives the time of a deletion and does not say that there was none tells of one.
   */
  private boolean isDeleted(RecordValues values) {
    boolean said = false;
    for (int f : flags) {
      if (values.known[f] && values.numbers[f] != 0) {
        return true;
      }
      said |= values.known[f];
    }
    return !said && values.known[deletedAt];
  }
}
