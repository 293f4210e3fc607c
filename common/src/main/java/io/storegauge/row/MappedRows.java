package io.storegauge.row;

import java.util.Iterator;
import java.util.function.Function;

/** What is made of each of some things, no sooner than it is asked for: rows may share a buffer. */
public final class MappedRows<S, T> implements Iterator<T> {
  private final Iterator<S> given;
  private final Function<S, T> made;

  public MappedRows(Iterator<S> given, Function<S, T> made) {
    this.given = given;
    this.made = made;
  }

  @Override
  public boolean hasNext() {
    return given.hasNext();
  }

  @Override
  public T next() {
    return made.apply(given.next());
  }
}
