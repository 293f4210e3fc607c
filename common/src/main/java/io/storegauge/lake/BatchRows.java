package io.storegauge.lake;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Rows of batches of columns, one after another: those that are wanted and not marked as deleted.
 * One loop does it all, since a row that passes from one iterator to the next costs more than to
 * look at it. A row is valid until the next one is asked for.
 */
final class BatchRows implements Iterator<InternalRow> {

  /**
   * A batch some rows of which are marked as deleted.
   *
   * @param place column that numbers the rows of the file
   */
  record Marked(ColumnarBatch batch, MarkedRows rows, int place) {}

  private final Iterator<?> batches;
  private final RowFilter filter;
  private ColumnarBatch batch;
  private Marked marked;
  private int rows;
  private int next;
  private boolean found;

  /**
   * @param batches {@link ColumnarBatch} or {@link Marked}
   * @param filter null = all rows are wanted
   */
  BatchRows(Iterator<?> batches, RowFilter filter) {
    this.batches = batches;
    this.filter = filter;
  }

  @Override
  public boolean hasNext() {
    while (!found) {
      while (next < rows && !isWanted()) {
        next++;
      }
      found = next < rows;
      if (!found) {
        if (!batches.hasNext()) {
          return false;
        }
        take(batches.next());
      }
    }
    return true;
  }

  private void take(Object taken) {
    marked = taken instanceof Marked m ? m : null;
    batch = marked == null ? (ColumnarBatch) taken : marked.batch();
    rows = batch.numRows();
    next = 0;
  }

  private boolean isWanted() {
    boolean live =
        marked == null || !marked.rows().hold(batch.column(marked.place()).getLong(next));
    return live && (filter == null || filter.keeps(batch.getRow(next)));
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    found = false;
    return batch.getRow(next++);
  }
}
