package io.storegauge.metric;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Hands {@link Packed} rows, sorted by platform, store and kind, to a worker store by store.
 *
 * @param <T> what the worker makes of them
 */
final class ByStore<T> implements Iterator<T> {

  /** Turns one store's records into rows. */
  interface Worker<T> {
    void start(UTF8String platform, UTF8String storeId);

    void take(int kind, ByteReader records);

    /** Rows of the store, after its last record; each is valid until the next one is taken. */
    Iterator<T> finish();

    /** Rows after the last store. */
    default Iterator<T> end() {
      return Collections.emptyIterator();
    }
  }

  private final Iterator<InternalRow> packed;
  private final Worker<T> worker;
  private InternalRow ahead;
  private boolean ended;
  private Iterator<T> out = Collections.emptyIterator();

  ByStore(Iterator<InternalRow> packed, Worker<T> worker) {
    this.packed = packed;
    this.worker = worker;
    advance();
  }

  @Override
  public boolean hasNext() {
    while (!out.hasNext()) {
      if (ended) {
        return false;
      }
      ended = ahead == null;
      out = ended ? worker.end() : nextStore();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.next();
  }

  private Iterator<T> nextStore() {
    UTF8String platform = ahead.getUTF8String(Packed.PLATFORM_AT).clone();
    UTF8String store = ahead.getUTF8String(Packed.STORE_AT).clone();
    worker.start(platform, store);
    do {
      worker.take(ahead.getInt(Packed.KIND_AT), new ByteReader(ahead.getBinary(Packed.RECORDS_AT)));
      advance();
    } while (ahead != null
        && ahead.getUTF8String(Packed.STORE_AT).equals(store)
        && ahead.getUTF8String(Packed.PLATFORM_AT).equals(platform));
    return worker.finish();
  }

  private void advance() {
    ahead = packed.hasNext() ? packed.next() : null;
  }
}
