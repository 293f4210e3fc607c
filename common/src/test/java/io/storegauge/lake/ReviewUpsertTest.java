package io.storegauge.lake;

import static io.storegauge.lake.ReviewRecord.addition;
import static io.storegauge.lake.ReviewRecord.content;
import static io.storegauge.lake.ReviewRecord.said;
import static io.storegauge.lake.ReviewRecord.tombstone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Parts of reviews on their way into the table. */
class ReviewUpsertTest extends UpsertSuite {
  private static final long serialVersionUID = 1L;
  private static final TableSpec TABLE = ReviewsTable.SPEC;
  private static final long HASH = 77;

  private static final ReviewRecord CONTENT = content("d1", 100, 4);
  private static final ReviewRecord ADDED = addition("d2", 250, "more");
  private static final ReviewRecord DELETED = tombstone("d3", 300);

  private Merged merge(ReviewRecord... records) {
    return merge(new Upsert(lake, TABLE), Stream.of(records).map(ReviewRecord::toRow).toList());
  }

  private Merged merge(Upsert upsert, List<InternalRow> rows) {
    return upsert
        .sharedKeys(new long[] {HASH})
        .merge(
            JavaSparkContext.fromSparkContext(spark().sparkContext()).parallelize(rows, 2),
            rows.size(),
            Upsert.Rule.NEWER_VERSION,
            (now, before, marks) -> marks.add(CommitNote.CHANGED, before == null ? 1 : 2),
            this::note);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    int width = TABLE.columns().size();
    for (InternalRow r : InternalFrames.toRows(lake.read(TABLE)).map(InternalRow::copy).collect()) {
      InternalRow row = new GenericInternalRow(width);
      for (int i = 0; i < width; i++) {
        row.update(i, r.isNullAt(i) ? null : r.get(i, TABLE.columns().get(i).type()));
      }
      rows.add(said(row));
    }
    assertEquals(rows.size(), lake.log(TABLE).live().orElseThrow().rows(), "rows by the log");
    return rows;
  }

  @Test
  void theFirstBatchIsBroughtTogetherToo() {
    Merged merged = merge(ADDED, DELETED, CONTENT);
    assertTrue(merged.isFirst());
    List<List<String>> together = rows();
    assertEquals(1, together.size());

    lake = Lake.open(spark(), folder.resolve("other").toString());
    merge(DELETED);
    merge(CONTENT);
    merge(ADDED);
    assertEquals(together, rows());
  }

  @Test
  void aWaitingRowIsReplacedOnceItsContentComes() {
    merge(DELETED);
    assertEquals(List.of(said(DELETED.toRow())), rows());
    Merged merged = merge(CONTENT, ADDED);
    assertEquals(Map.of("d1", 1L, "d2", 1L), merged.kept());
    assertEquals(1, rows().size());
    long version = lake.version(TABLE);
    Merged again = merge(CONTENT, ADDED);
    assertEquals(Map.of("d1", 1L, "d2", 1L), again.kept(), "held from these very records");
    assertEquals("", days(again));
    assertEquals(Map.of("d3", 1L), merge(DELETED).kept());
    assertEquals(Map.of(), merge(tombstone("d0", 200)).kept(), "an older one adds nothing");
    assertEquals(version, lake.version(TABLE));
  }

  @Test
  void keysOfOneHashAreNotBroughtTogether() {
    InternalRow other = ADDED.toRow();
    ReviewRecord.set(other, "review_id", UTF8String.fromString("r2"));
    merge(new Upsert(lake, TABLE), List.of(CONTENT.toRow(), other, DELETED.toRow()));
    assertEquals(2, rows().size());
    assertTrue(rows().contains(said(other)));
  }

  @Test
  void monthsOfWaitingRowsAreTidiedAsOthersAre() {
    for (int i = 0; i < 4; i++) {
      InternalRow waiting = ADDED.toRow();
      ReviewRecord.set(waiting, "review_id", UTF8String.fromString("r" + i));
      merge(new Upsert(lake, TABLE, 2), List.of(waiting));
    }
    assertEquals(4, rows().size());
    assertTrue(files(TABLE) <= 2);
  }
}
