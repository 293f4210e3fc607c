package io.storegauge.row;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Builds one row after another in a reused buffer: {@link #start()}, a setter for each known column
 * in any order, {@link #build()}. A column that is not set is null. The row is valid until the next
 * {@code start()}.
 */
public final class RowBuilder {
  private final UnsafeRowWriter writer;
  private final boolean[] known;

  public RowBuilder(int columns) {
    this.writer = new UnsafeRowWriter(columns, 64 * columns);
    this.known = new boolean[columns];
  }

  public RowBuilder start() {
    writer.reset();
    writer.zeroOutNullBytes();
    Arrays.fill(known, false);
    return this;
  }

  public RowBuilder set(int column, long value) {
    known[column] = true;
    writer.write(column, value);
    return this;
  }

  public RowBuilder setInt(int column, int value) {
    known[column] = true;
    writer.write(column, value);
    return this;
  }

  public RowBuilder set(int column, boolean value) {
    known[column] = true;
    writer.write(column, value);
    return this;
  }

  /** NaN is left null: "not known" has one form in our tables. */
  public RowBuilder set(int column, double value) {
    if (!Double.isNaN(value)) {
      known[column] = true;
      // −0.0 and 0.0 are one value to a reader; keep one form, so that tables compare equal.
      writer.write(column, value + 0.0);
    }
    return this;
  }

  public RowBuilder set(int column, UTF8String value) {
    if (value != null) {
      known[column] = true;
      writer.write(column, value);
    }
    return this;
  }

  public RowBuilder set(int column, byte[] bytes, int offset, int length) {
    known[column] = true;
    writer.write(column, bytes, offset, length);
    return this;
  }

  /** A decimal of up to 18 digits, as its unscaled value. */
  public RowBuilder setDecimal(int column, long unscaled, int precision, int scale) {
    known[column] = true;
    writer.write(column, Decimal.createUnsafe(unscaled, precision, scale), precision, scale);
    return this;
  }

  public InternalRow build() {
    for (int i = 0; i < known.length; i++) {
      if (!known[i]) {
        writer.setNullAt(i);
      }
    }
    return writer.getRow();
  }
}
