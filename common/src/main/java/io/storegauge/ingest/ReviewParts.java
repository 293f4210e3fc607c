package io.storegauge.ingest;

import io.storegauge.row.RowBuilder;
import io.storegauge.table.ReviewsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What a record of a review carries: its content, an addition to it, its deletion, a reply. Each of
 * them has a version of its own, so that the newest of each is kept, whichever record it came with.
 *
 * <p>A record without rating and text that tells of an addition or a deletion has no content: of
 * the required columns it needs its key alone, and what else it says of the review is not taken.
 */
final class ReviewParts {
  /** Parts that a record can carry. */
  static final int MOST = 4;

  /** Put into the second hash of a key, so that parts of one kind compete among themselves. */
  private static final long APPENDED = 0xC2B2AE3D27D4EB4FL;

  private static final long DELETED = 0x165667B19E3779F9L;
  private static final long REPLIED = 0x27D4EB2F165667C5L;

  private static final String MISSING_RATING = "missing_value:" + ReviewsTable.RATING;

  /** Columns that records without content have, beside their key. */
  private static final Set<String> OF_EVENTS =
      Set.of(
          ReviewsTable.IS_DELETED,
          ReviewsTable.APPENDED_TEXT,
          ReviewsTable.APPENDED_AT,
          ReviewsTable.REPLIED_AT);

  private final int rating;
  private final int text;
  private final int updatedAt;
  private final int appendedText;
  private final int appendedAt;
  private final int repliedAt;
  private final int isDeleted;
  private final int[] contentColumns;
  private final Set<String> neededByContent = new HashSet<>();

  private final int updatedIndex;
  private final int contentUpdatedIndex;
  private final int deletedIndex;
  private final int deletedFileIndex;

  /** Last instant of the day of the export; {@link TimeParser#BAD} = not known. */
  private final long exported;

  private boolean content;
  private boolean appended;
  private boolean deleted;
  private boolean replied;
  private long updated;
  private long appendedInstant;
  private long deletedInstant;
  private long repliedInstant;

  private ReviewParts(Target target, List<String> names, long exported) {
    this.exported = exported;
    this.rating = names.indexOf(ReviewsTable.RATING);
    this.text = names.indexOf(ReviewsTable.TEXT);
    this.updatedAt = names.indexOf(ReviewsTable.UPDATED_AT);
    this.appendedText = names.indexOf(ReviewsTable.APPENDED_TEXT);
    this.appendedAt = names.indexOf(ReviewsTable.APPENDED_AT);
    this.repliedAt = names.indexOf(ReviewsTable.REPLIED_AT);
    this.isDeleted = names.indexOf(ReviewsTable.IS_DELETED);
    List<Integer> ofContent = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      boolean ofKey = Arrays.stream(target.key()).anyMatch(k -> k == column);
      if (!ofKey && !OF_EVENTS.contains(names.get(i))) {
        ofContent.add(i);
        neededByContent.add("missing_value:" + names.get(i));
      }
    }
    this.contentColumns = ofContent.stream().mapToInt(Integer::intValue).toArray();
    List<String> all = target.spec().columnNames();
    this.updatedIndex = all.indexOf(ReviewsTable.UPDATED_AT);
    this.contentUpdatedIndex = all.indexOf(ReviewsTable.CONTENT_UPDATED_AT);
    this.deletedIndex = all.indexOf(ReviewsTable.DELETED_AT);
    this.deletedFileIndex = all.indexOf(ReviewsTable.DELETED_FILE);
  }

  /** Whether records of a target have parts. */
  static boolean has(Target target) {
    return target.spec().qualifiedName().equals(ReviewsTable.SPEC.qualifiedName());
  }

  /**
   * The parts of a file's records; null if they have none.
   *
   * @param names of the mapped columns
   * @param exported last instant of the day of the export; {@link TimeParser#BAD} = not known
   */
  static ReviewParts of(Target target, List<String> names, long exported) {
    return has(target) ? new ReviewParts(target, names, exported) : null;
  }

  /**
   * Looks at the columns of a record once they are read. Of one without content it forgets what is
   * not its own to say, and the reasons that content alone would have given.
   */
  void read(boolean[] known, long[] numbers, List<String> reasons) {
    content = is(rating, known) || is(text, known);
    deleted = is(isDeleted, known) && numbers[isDeleted] != 0;
    appended = is(appendedAt, known) || is(appendedText, known);
    replied = is(repliedAt, known);
    updated = instant(updatedAt, known, numbers);
    appendedInstant = instant(appendedAt, known, numbers);
    repliedInstant = instant(repliedAt, known, numbers);
    deletedInstant = updated == TimeParser.BAD ? exported : updated;
    if (content) {
      return;
    }
    if (!deleted && !appended) {
      if (reasons.isEmpty()) {
        reasons.add(MISSING_RATING);
      }
      return;
    }
    for (int i : contentColumns) {
      known[i] = false;
    }
    if (!deleted && isDeleted >= 0) {
      known[isDeleted] = false; // of what has no content nobody can say that it is not deleted
    }
    reasons.removeAll(neededByContent);
  }

  /** Whether the current record has content. */
  boolean hasContent() {
    return content;
  }

  private static boolean is(int column, boolean[] known) {
    return column >= 0 && known[column];
  }

  private static long instant(int column, boolean[] known, long[] numbers) {
    return is(column, known) ? numbers[column] : TimeParser.BAD;
  }

  /** Adds the version of each part, under hashes of the record's key. */
  void add(
      NewestVersions.Chunks chunks,
      long hash,
      long second,
      int exportedOn,
      int file,
      long record,
      long place) {
    chunks.together(hash, MOST);
    if (content) {
      chunks.add(hash, second, updated, exportedOn, file, record, place);
    }
    if (appended) {
      chunks.addEvent(hash, second ^ APPENDED, appendedInstant, file, record, place);
    }
    if (deleted) {
      chunks.addEvent(hash, second ^ DELETED, deletedInstant, file, record, place);
    }
    if (replied) {
      // The first reply is the one that counts.
      chunks.addEvent(hash, second ^ REPLIED, -repliedInstant, file, record, place);
    }
  }

  /**
   * Writes what follows from the parts into a row that has the record's own columns. {@code
   * updated_at} is the newest of what the record tells; unknown if that of its content is.
   */
  void write(RowBuilder row, UTF8String path) {
    if (deleted) {
      row.set(deletedFileIndex, path);
      if (deletedInstant != TimeParser.BAD) {
        row.set(deletedIndex, deletedInstant);
      }
    }
    if (content && updated == TimeParser.BAD) {
      return;
    }
    long newest = content ? updated : TimeParser.BAD;
    newest = appended ? Math.max(newest, appendedInstant) : newest;
    newest = deleted ? Math.max(newest, deletedInstant) : newest;
    if (newest != TimeParser.BAD) {
      row.set(updatedIndex, newest);
    }
    if (content && newest != updated) {
      row.set(contentUpdatedIndex, updated);
    }
  }
}
