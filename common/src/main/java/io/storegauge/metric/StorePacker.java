package io.storegauge.metric;

import io.storegauge.row.RowBuilder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Packs rows into {@link Packed} rows. Column 0 of the rows is the platform, column 1 the store;
 * the encoder packs what it needs of the rest, or nothing for a row that does not count.
 *
 * <p>Holds at most {@value #MOST_BYTES} bytes of records. Their buffers are used again, but those
 * that make more than twice as many bytes are given back when they are emptied, so memory does not
 * grow with the input.
 */
final class StorePacker implements Iterator<InternalRow> {
  private static final int MOST_BYTES = 24 << 20;
  private static final int MOST_BYTES_A_STORE = 1 << 20;

  /** What a buffer takes at first. */
  private static final int SMALLEST = 128;

  /** Appends a row's record. */
  interface Encoder {
    void encode(InternalRow row, ByteWriter out);
  }

  private final Iterator<InternalRow> rows;
  private final int kind;
  private final Encoder encoder;
  private final RowBuilder out = new RowBuilder(Packed.SCHEMA.size());
  private StoreIndex index = new StoreIndex();
  private ByteWriter[] writers = new ByteWriter[512];
  private int held;

  /** Bytes that all buffers take, full or not. */
  private long room;

  private int full = -1;
  private int drained;

  StorePacker(Iterator<InternalRow> rows, int kind, Encoder encoder) {
    this.rows = rows;
    this.kind = kind;
    this.encoder = encoder;
  }

  @Override
  public boolean hasNext() {
    while (true) {
      if (full >= 0) {
        return true;
      }
      while (drained < index.size()) {
        if (writers[drained].size() > 0) {
          return true;
        }
        drained++;
      }
      if (!rows.hasNext() && held == 0) {
        return false;
      }
      fill();
    }
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int store = full >= 0 ? full : drained;
    full = -1;
    ByteWriter w = writers[store];
    InternalRow row =
        out.start()
            .set(Packed.PLATFORM_AT, index.platform(store))
            .set(Packed.STORE_AT, index.storeId(store))
            .setInt(Packed.KIND_AT, kind)
            .setBinary(Packed.RECORDS_AT, w.bytes(), 0, w.size())
            .build();
    held -= w.size();
    if (room > 2L * MOST_BYTES) {
      room += SMALLEST - w.bytes().length;
      writers[store] = new ByteWriter(SMALLEST);
    } else {
      w.clear();
    }
    return row;
  }

  /** Takes rows until one store, or all together, has enough, or there are no more. */
  private void fill() {
    if (held == 0 && room > 2L * MOST_BYTES) {
      // Start afresh: stores that do not come again must not keep their buffers.
      index = new StoreIndex();
      writers = new ByteWriter[512];
      room = 0;
    }
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int store =
          index.of(row.getUTF8String(Packed.PLATFORM_AT), row.getUTF8String(Packed.STORE_AT));
      ByteWriter w = writer(store);
      int before = w.size();
      int roomBefore = w.bytes().length;
      encoder.encode(row, w);
      held += w.size() - before;
      room += w.bytes().length - roomBefore;
      if (w.size() >= MOST_BYTES_A_STORE) {
        full = store;
        drained = index.size();
        return;
      }
      if (held >= MOST_BYTES) {
        break;
      }
    }
    drained = 0;
  }

  private ByteWriter writer(int store) {
    if (store >= writers.length) {
      writers = Arrays.copyOf(writers, writers.length * 2);
    }
    if (writers[store] == null) {
      writers[store] = new ByteWriter(SMALLEST);
      room += SMALLEST;
    }
    return writers[store];
  }
}
