package io.storegauge.row;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Rows of one iterator after the other, none of which is made before the one ahead of it ends: they
 * may share a buffer.
 */
public final class RowSequence<T> implements Iterator<T> {
  private final Iterator<Supplier<Iterator<T>>> parts;
  private Iterator<T> rows = Collections.emptyIterator();

  public RowSequence(List<Supplier<Iterator<T>>> parts) {
    this.parts = parts.iterator();
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && parts.hasNext()) {
      rows = parts.next().get();
    }
    return rows.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
