package io.storegauge.row;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of one iterator and then those of another, which is not made before the first one ends. */
public final class RowSequence implements Iterator<InternalRow> {
  private Iterator<InternalRow> rows;
  private Supplier<Iterator<InternalRow>> next;

  public RowSequence(Iterator<InternalRow> first, Supplier<Iterator<InternalRow>> second) {
    this.rows = first;
    this.next = second;
  }

  @Override
  public boolean hasNext() {
    if (!rows.hasNext() && next != null) {
      rows = next.get();
      next = null;
    }
    return rows.hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
