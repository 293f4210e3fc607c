package io.storegauge.row;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Builds one row after another in place: {@link #start()}, a setter for each known column in any
 * order, {@link #build()}. A column that is not set is null.
 *
 * <p>The row is valid until the next {@code start()}, and as long as the bytes of its texts are
 * left alone, for they are not copied. Where they are those of a row of an iterator, that ends when
 * the iterator is asked for more, be it by {@code hasNext()}: a row is read before.
 */
public final class RowBuilder {
  private final BuiltRow row;

  public RowBuilder(int columns) {
    this.row = new BuiltRow(columns);
  }

  public RowBuilder start() {
    row.clear();
    return this;
  }

  public RowBuilder set(int column, long value) {
    row.put(column, value);
    return this;
  }

  public RowBuilder setInt(int column, int value) {
    row.put(column, value);
    return this;
  }

  public RowBuilder set(int column, boolean value) {
    row.put(column, value ? 1 : 0);
    return this;
  }

  /** NaN is left null: "not known" has one form in our tables. */
  public RowBuilder set(int column, double value) {
    if (!Double.isNaN(value)) {
      // −0.0 and 0.0 are one value to a reader; keep one form, so that tables compare equal.
      row.put(column, Double.doubleToRawLongBits(value + 0.0));
    }
    return this;
  }

  public RowBuilder set(int column, UTF8String value) {
    if (value != null) {
      row.put(column, value);
    }
    return this;
  }

  /** A text in UTF-8. */
  public RowBuilder setText(int column, byte[] bytes, int offset, int length) {
    row.put(column, UTF8String.fromBytes(bytes, offset, length));
    return this;
  }

  /** A byte string, which is copied. */
  public RowBuilder setBinary(int column, byte[] bytes, int offset, int length) {
    row.put(column, Arrays.copyOfRange(bytes, offset, offset + length));
    return this;
  }

  /** A decimal of up to 18 digits, as its unscaled value. */
  public RowBuilder setDecimal(int column, long unscaled) {
    row.put(column, unscaled);
    return this;
  }

  public InternalRow build() {
    return row;
  }
}
