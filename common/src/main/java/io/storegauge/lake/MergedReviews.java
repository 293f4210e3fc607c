package io.storegauge.lake;

import io.storegauge.model.LookAhead;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows that become of records of reviews, of which several of a batch may be of one key: see
 * {@link ReviewMerge}. Only these wait for each other, all others go by one at a time.
 */
final class MergedReviews extends LookAhead<InternalRow> {
  private final ReviewMerge merge;
  private final Iterator<InternalRow> batch;
  private final HeldRows held;
  private final LongHashSet sharedKeys;
  private final RowVersions versions;
  private final ChangeMarks.Rule marks;
  private final Merged merged;
  private final int hash;
  private final int sourceFile;
  private final int path;
  private final Map<Long, List<List<InternalRow>>> waiting = new HashMap<>();
  private Iterator<List<InternalRow>> complete;

  MergedReviews(
      TableSpec table,
      Iterator<InternalRow> batch,
      HeldRows held,
      LongHashSet sharedKeys,
      ExportDays exportDays,
      RowVersions versions,
      ChangeMarks.Rule marks,
      Merged merged) {
    this.merge = new ReviewMerge(exportDays);
    this.batch = batch;
    this.held = held;
    this.sharedKeys = sharedKeys;
    this.versions = versions;
    this.marks = marks;
    this.merged = merged;
    this.hash = table.columnNames().indexOf(KeyFilter.HASH);
    this.sourceFile = table.columnNames().indexOf("source_file");
    this.path = table.columns().size();
  }

  @Override
  protected InternalRow find() {
    while (true) {
      List<InternalRow> records = recordsOfOneKey();
      InternalRow row = records == null ? null : taken(records);
      if (records == null || row != null) {
        return row;
      }
    }
  }

  private List<InternalRow> recordsOfOneKey() {
    while (batch.hasNext()) {
      InternalRow record = batch.next();
      merged.countReceived();
      if (!sharedKeys.contains(record.getLong(hash))) {
        return List.of(record);
      }
      await(record.copy());
    }
    if (complete == null) {
      complete = waiting.values().stream().flatMap(List::stream).iterator();
    }
    return complete.hasNext() ? complete.next() : null;
  }

  private void await(InternalRow record) {
    List<List<InternalRow>> ofHash =
        waiting.computeIfAbsent(record.getLong(hash), h -> new ArrayList<>(1));
    for (List<InternalRow> ofKey : ofHash) {
      if (versions.sameKey(ofKey.get(0), record)) {
        ofKey.add(record);
        return;
      }
    }
    List<InternalRow> ofKey = new ArrayList<>(2);
    ofKey.add(record);
    ofHash.add(ofKey);
  }

  /** The row to write; null if the table's stays as it is. */
  private InternalRow taken(List<InternalRow> records) {
    InternalRow now = records.size() == 1 ? records.get(0) : merge.combine(records);
    InternalRow before = held.of(now);
    InternalRow after = before == null ? now : merge.merge(now, before);
    for (InternalRow record : records) {
      if (merge.contributes(record, after, before)) {
        merged.countKept(record.getUTF8String(sourceFile).toString());
      }
    }
    if (after == before) {
      return null;
    }
    if (before != null) {
      merged.replaced(before.getUTF8String(path).toString(), before.getLong(path + 1));
    }
    if (before == null || !versions.sameContent(after, before)) {
      marks.mark(after, before, merged.marks());
    }
    return after;
  }
}
