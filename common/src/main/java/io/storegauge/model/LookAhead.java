package io.storegauge.model;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An iterator that has to look for its next element to know whether there is one. */
public abstract class LookAhead<T> implements Iterator<T> {
  private T next;

  /** Looks for the next element; null = there is none any more, and it may be asked again. */
  protected abstract T find();

  @Override
  public final boolean hasNext() {
    if (next == null) {
      next = find();
    }
    return next != null;
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T found = next;
    next = null;
    return found;
  }
}
