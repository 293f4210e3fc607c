package io.storegauge.stats;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Walks rows that stand store by store, with the platform in column 0 and the store in column 1,
 * and makes one thing of each store.
 */
abstract class StoreWalk<T> implements Iterator<T> {
  private final Iterator<InternalRow> rows;
  private InternalRow ahead;

  StoreWalk(Iterator<InternalRow> rows) {
    this.rows = rows;
    advance();
  }

  abstract void start();

  abstract void take(InternalRow row);

  abstract T finish(UTF8String platform, UTF8String store);

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public T next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    UTF8String platform = ahead.getUTF8String(0).clone();
    UTF8String store = ahead.getUTF8String(1).clone();
    start();
    do {
      take(ahead);
      advance();
    } while (ahead != null
        && ahead.getUTF8String(1).equals(store)
        && ahead.getUTF8String(0).equals(platform));
    return finish(platform, store);
  }

  private void advance() {
    ahead = rows.hasNext() ? rows.next() : null;
  }
}
