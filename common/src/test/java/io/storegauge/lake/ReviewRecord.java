package io.storegauge.lake;

import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A record of review r1 of store s1, in hours since 1970; null = not exported.
 *
 * @param rating null = the record has no content
 * @param appended when something was added
 * @param added what
 */
record ReviewRecord(
    String file,
    long number,
    Integer exportedDay,
    Integer updated,
    Integer rating,
    Integer appended,
    String added,
    boolean deleted,
    Integer replied) {

  private static final TableSpec TABLE = ReviewsTable.SPEC;
  private static final int CREATED_MONTH = 0;

  static ReviewRecord content(String file, Integer updated, int rating) {
    return new ReviewRecord(file, 1, null, updated, rating, null, null, false, null);
  }

  static ReviewRecord addition(String file, Integer appended, String added) {
    return new ReviewRecord(file, 1, null, null, null, appended, added, false, null);
  }

  static ReviewRecord tombstone(String file, Integer updated) {
    return new ReviewRecord(file, 1, null, updated, null, null, null, true, null);
  }

  ReviewRecord at(long place) {
    return new ReviewRecord(
        file, place, exportedDay, updated, rating, appended, added, deleted, replied);
  }

  ReviewRecord exported(Integer day) {
    return new ReviewRecord(file, number, day, updated, rating, appended, added, deleted, replied);
  }

  ReviewRecord with(Integer appendedAt, String words) {
    return new ReviewRecord(
        file, number, exportedDay, updated, rating, appendedAt, words, deleted, replied);
  }

  ReviewRecord deleted(boolean is) {
    return new ReviewRecord(
        file, number, exportedDay, updated, rating, appended, added, is, replied);
  }

  ReviewRecord replied(Integer at) {
    return new ReviewRecord(
        file, number, exportedDay, updated, rating, appended, added, deleted, at);
  }

  boolean hasContent() {
    return rating != null;
  }

  boolean hasAddition() {
    return appended != null || added != null;
  }

  /** Else the last hour of its day of export, in Shanghai. */
  Integer deletedAt() {
    return updated != null || exportedDay == null ? updated : (Integer) (exportedDay * 24 + 15);
  }

  /** As the parser writes it. */
  InternalRow toRow() {
    Integer ofContent = hasContent() ? updated : null;
    Integer newest = newest(ofContent, newest(appended, deleted ? deletedAt() : null));
    newest = hasContent() && updated == null ? null : newest;
    InternalRow row = new GenericInternalRow(TABLE.columns().size());
    set(row, "platform", UTF8String.fromString("tmall"));
    set(row, "store_id", UTF8String.fromString("s1"));
    set(row, "review_id", UTF8String.fromString("r1"));
    set(row, "key_hash", 77L);
    set(row, "source_file", UTF8String.fromString(file));
    set(row, "source_record", number);
    set(row, "exported_on", exportedDay);
    if (hasContent()) {
      set(row, "rating", Decimal.apply(10L * rating, 2, 1));
      set(row, "created_at", micros(1));
      set(row, "created_month", CREATED_MONTH);
    }
    set(row, "updated_at", micros(newest));
    boolean older = hasContent() && newest != null && !newest.equals(updated);
    set(row, "content_updated_at", older ? micros(updated) : null);
    set(row, "appended_at", micros(appended));
    set(row, "appended_text", added == null ? null : UTF8String.fromString(added));
    set(row, "replied_at", micros(replied));
    set(row, "is_deleted", hasContent() || deleted ? deleted : null);
    set(row, "deleted_at", deleted ? micros(deletedAt()) : null);
    set(row, "deleted_file", deleted ? UTF8String.fromString(file) : null);
    return row;
  }

  static Integer newest(Integer a, Integer b) {
    return a == null ? b : b == null ? a : (Integer) Math.max(a, b);
  }

  static Long micros(Integer hour) {
    return hour == null ? null : (Long) TimeUnit.HOURS.toMicros(hour);
  }

  static void set(InternalRow row, String column, Object value) {
    row.update(TABLE.columnNames().indexOf(column), value);
  }

  /** What a row says, a line for each column that is not null. */
  static List<String> said(InternalRow row) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < TABLE.columns().size(); i++) {
      TableSpec.Column c = TABLE.columns().get(i);
      if (!row.isNullAt(i)) {
        said.add(c.name() + "=" + row.get(i, c.type()));
      }
    }
    return said;
  }
}
