package io.storegauge.lake;

import io.storegauge.row.Flags;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What becomes of a review of which several records tell: its content, the addition to it and its
 * deletion are each taken from the record that has the newest version of it, its reply is the first
 * that is known. So the same row results whatever the order of arrival and however the records are
 * cut into batches.
 *
 * <p>It is deleted unless its content is known to be newer than the deletion.
 */
final class ReviewMerge {
  private static final TableSpec TABLE = ReviewsTable.SPEC;
  private static final int PLATFORM = ordinal(Columns.PLATFORM);
  private static final int CREATED_AT = ordinal(ReviewsTable.CREATED_AT);
  private static final int UPDATED_AT = ordinal(ReviewsTable.UPDATED_AT);
  private static final int CONTENT_UPDATED_AT = ordinal(ReviewsTable.CONTENT_UPDATED_AT);
  private static final int APPENDED_TEXT = ordinal(ReviewsTable.APPENDED_TEXT);
  private static final int APPENDED_AT = ordinal(ReviewsTable.APPENDED_AT);
  private static final int APPENDED_FILE = ordinal(ReviewsTable.APPENDED_FILE);
  private static final int REPLIED_AT = ordinal(ReviewsTable.REPLIED_AT);
  private static final int IS_DELETED = ordinal(ReviewsTable.IS_DELETED);
  private static final int DELETED_AT = ordinal(ReviewsTable.DELETED_AT);
  private static final int DELETED_FILE = ordinal(ReviewsTable.DELETED_FILE);
  private static final int EXPORTED_ON = ordinal("exported_on");
  private static final int SOURCE_FILE = ordinal("source_file");
  private static final int SOURCE_RECORD = ordinal("source_record");

  /** Columns of the parts beside the content. */
  private static final List<String> NOT_CONTENT =
      List.of(
          ReviewsTable.APPENDED_TEXT,
          ReviewsTable.APPENDED_AT,
          ReviewsTable.REPLIED_AT,
          ReviewsTable.IS_DELETED);

  private final RowVersions versions = new RowVersions(TABLE);
  private final int[] content = versions.contentWithout(NOT_CONTENT);
  private final ExportDays exportDays;

  ReviewMerge(ExportDays exportDays) {
    this.exportDays = exportDays;
  }

  private static int ordinal(String column) {
    return TABLE.columnNames().indexOf(column);
  }

  /** Rows that the parts of a review are taken from; null = it has no such part. */
  private record Parts(
      InternalRow content, InternalRow appended, InternalRow deleted, Long replied) {
    boolean isOnly(InternalRow row) {
      return (content == null || content == row)
          && (appended == null || appended == row)
          && (deleted == null || deleted == row)
          && Objects.equals(replied, ReviewMerge.replied(row));
    }
  }

  /**
   * What the records of one key in a batch tell together.
   *
   * @param records as they were read, in any order
   */
  InternalRow combine(List<InternalRow> records) {
    Parts parts = new Parts(null, null, null, null);
    for (InternalRow r : records) {
      Parts p = parts;
      parts =
          new Parts(
              hasContent(r) && isNewer(r, p.content(), this::content) ? r : p.content(),
              hasAddition(r) && isNewer(r, p.appended(), this::addition) ? r : p.appended(),
              hasDeletion(r) && isNewer(r, p.deleted(), this::deletion) ? r : p.deleted(),
              first(replied(r), p.replied()));
    }
    return row(parts);
  }

  private interface Order {
    int compare(InternalRow a, InternalRow b);
  }

  /** In one file a later record is newer. */
  private boolean isNewer(InternalRow record, InternalRow other, Order order) {
    if (other == null) {
      return true;
    }
    int compared = order.compare(record, other);
    return compared == 0 ? versions.compare(SOURCE_RECORD, record, other) > 0 : compared > 0;
  }

  /**
   * The row of a review after a batch.
   *
   * @param now what all of the batch tells of it
   * @param held the table's row
   * @return {@code held} if nothing changes, {@code now} if nothing of it remains
   */
  InternalRow merge(InternalRow now, InternalRow held) {
    Parts parts =
        new Parts(
            newestContent(now, held),
            newestAddition(now, held),
            newestDeletion(now, held),
            first(replied(now), replied(held)));
    if (parts.isOnly(now)) {
      return now;
    }
    boolean same =
        parts.isOnly(held)
            && hasAddition(held) == (parts.appended() != null)
            && hasDeletion(held) == (parts.deleted() != null);
    return same ? held : row(parts);
  }

  private InternalRow newestContent(InternalRow now, InternalRow held) {
    if (!hasContent(now) || !hasContent(held)) {
      return hasContent(now) ? now : hasContent(held) ? held : null;
    }
    int order = content(now, held);
    if (order != 0) {
      return order > 0 ? now : held;
    }
    // The same file once more: what it says now counts.
    boolean same = versions.compare(SOURCE_RECORD, now, held) == 0;
    return same && versions.same(content, now, held) ? held : now;
  }

  private InternalRow newestAddition(InternalRow now, InternalRow held) {
    if (!hasAddition(held)) {
      return hasAddition(now) ? now : null;
    }
    if (!hasAddition(now)) {
      return tellsOf(now, appendedFile(held)) ? null : held;
    }
    int order = addition(now, held);
    boolean other = versions.compare(APPENDED_TEXT, now, held) != 0;
    return order > 0 || order == 0 && other ? now : held;
  }

  private InternalRow newestDeletion(InternalRow now, InternalRow held) {
    if (!hasDeletion(held)) {
      return hasDeletion(now) ? now : null;
    }
    if (!hasDeletion(now)) {
      return tellsOf(now, deletedFile(held)) ? null : held;
    }
    return deletion(now, held) > 0 ? now : held;
  }

  /**
   * Whether something of a batch's row is from a file. Then the file was read again as a whole, and
   * what it told before and tells no longer is withdrawn.
   */
  private static boolean tellsOf(InternalRow now, UTF8String file) {
    return now.getUTF8String(SOURCE_FILE).equals(file)
        || hasAddition(now) && appendedFile(now).equals(file)
        || hasDeletion(now) && deletedFile(now).equals(file);
  }

  /**
   * Whether a part of the row is this record's own.
   *
   * @param record of the batch
   * @param row of the table after it
   * @param before it; null = there was none
   */
  boolean contributes(InternalRow record, InternalRow row, InternalRow before) {
    if (record == row) {
      return true;
    }
    boolean ofContent = hasContent(record) && hasContent(row) && versions.sameOrigin(record, row);
    boolean ofAddition = hasAddition(record) && hasAddition(row) && addition(record, row) == 0;
    boolean ofDeletion = hasDeletion(record) && hasDeletion(row) && deletion(record, row) == 0;
    Long reply = replied(row);
    boolean ofReply =
        reply != null
            && reply.equals(replied(record))
            && (before == null || !reply.equals(replied(before)));
    return ofContent || ofAddition || ofDeletion || ofReply;
  }

  private static boolean hasContent(InternalRow row) {
    return !row.isNullAt(CREATED_AT);
  }

  private static boolean hasAddition(InternalRow row) {
    return !row.isNullAt(APPENDED_AT) || !row.isNullAt(APPENDED_TEXT);
  }

  private static boolean hasDeletion(InternalRow row) {
    return !row.isNullAt(DELETED_FILE) || Flags.isTrue(row, IS_DELETED);
  }

  private static Long instant(InternalRow row, int column) {
    return row.isNullAt(column) ? null : (Long) row.getLong(column);
  }

  private static Long replied(InternalRow row) {
    return instant(row, REPLIED_AT);
  }

  private static Long first(Long a, Long b) {
    return a == null ? b : b == null ? a : (Long) Math.min(a, b);
  }

  private static Long contentUpdatedAt(InternalRow row) {
    return instant(row, row.isNullAt(CONTENT_UPDATED_AT) ? UPDATED_AT : CONTENT_UPDATED_AT);
  }

  private static UTF8String appendedFile(InternalRow row) {
    return row.getUTF8String(row.isNullAt(APPENDED_FILE) ? SOURCE_FILE : APPENDED_FILE);
  }

  private static UTF8String deletedFile(InternalRow row) {
    return row.getUTF8String(row.isNullAt(DELETED_FILE) ? SOURCE_FILE : DELETED_FILE);
  }

  /** A row that does not say where its deletion is from was written whole, with one version. */
  private static Long deletedAt(InternalRow row) {
    return row.isNullAt(DELETED_FILE) && row.isNullAt(DELETED_AT)
        ? contentUpdatedAt(row)
        : instant(row, DELETED_AT);
  }

  private int content(InternalRow a, InternalRow b) {
    int order = compare(contentUpdatedAt(a), contentUpdatedAt(b));
    order = order == 0 ? versions.compare(EXPORTED_ON, a, b) : order;
    return order == 0 ? versions.compare(SOURCE_FILE, a, b) : order;
  }

  private int addition(InternalRow a, InternalRow b) {
    int order = versions.compare(APPENDED_AT, a, b);
    return order == 0 ? appendedFile(a).compareTo(appendedFile(b)) : order;
  }

  private int deletion(InternalRow a, InternalRow b) {
    int order = compare(deletedAt(a), deletedAt(b));
    return order == 0 ? deletedFile(a).compareTo(deletedFile(b)) : order;
  }

  /** What is not known is oldest. */
  private static int compare(Long a, Long b) {
    return a == null || b == null ? Boolean.compare(a != null, b != null) : Long.compare(a, b);
  }

  private boolean isKnownToBeNewer(InternalRow content, Long deletedAt) {
    Long updated = contentUpdatedAt(content);
    if (updated == null && !content.isNullAt(EXPORTED_ON)) {
      // Nobody knows at which time of that day it was read.
      updated = exportDays.begin(content.getUTF8String(PLATFORM), content.getInt(EXPORTED_ON));
    }
    return updated != null && deletedAt != null && updated > deletedAt;
  }

  /** A row of the parts; the columns they do not name are the content's. */
  private InternalRow row(Parts parts) {
    InternalRow content = parts.content();
    InternalRow appended = parts.appended();
    InternalRow deleted = parts.deleted();
    InternalRow base = content != null ? content : appended != null ? appended : deleted;
    UTF8String file = base.getUTF8String(SOURCE_FILE);
    GenericInternalRow row = new GenericInternalRow(TABLE.columns().size());
    for (int i = 0; i < row.numFields(); i++) {
      row.update(i, base.isNullAt(i) ? null : base.get(i, TABLE.columns().get(i).type()));
    }
    row.update(APPENDED_TEXT, appended == null ? null : text(appended, APPENDED_TEXT));
    row.update(APPENDED_AT, appended == null ? null : instant(appended, APPENDED_AT));
    row.update(
        APPENDED_FILE,
        appended == null || appendedFile(appended).equals(file) ? null : appendedFile(appended));
    row.update(REPLIED_AT, parts.replied());
    Long deletedAt = deleted == null ? null : deletedAt(deleted);
    row.update(DELETED_AT, deletedAt);
    row.update(DELETED_FILE, deleted == null ? null : deletedFile(deleted));
    row.update(IS_DELETED, isDeleted(content, deleted, deletedAt));
    Long updated = content == null ? null : contentUpdatedAt(content);
    Long newest = newest(updated, newest(instant(row, APPENDED_AT), deletedAt));
    newest = content != null && updated == null ? null : newest;
    row.update(UPDATED_AT, newest);
    row.update(CONTENT_UPDATED_AT, Objects.equals(updated, newest) ? null : updated);
    return row;
  }

  private static UTF8String text(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column);
  }

  private static Long newest(Long a, Long b) {
    return a == null ? b : b == null ? a : (Long) Math.max(a, b);
  }

  private Boolean isDeleted(InternalRow content, InternalRow deleted, Long deletedAt) {
    if (deleted != null && (content == null || !isKnownToBeNewer(content, deletedAt))) {
      return true;
    }
    // Of what has no content nobody can say that it is not deleted.
    return content == null || content.isNullAt(IS_DELETED) ? null : (Boolean) false;
  }
}
