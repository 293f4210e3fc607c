package io.storegauge.parquet;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.BooleanStatistics;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** Numbers, days, instants, decimals of up to 18 digits and booleans, each as 64 bits. */
final class FixedPages extends ColumnPages {
  /** How a value is read from a row and written to a page. */
  private enum Kind {
    BOOLEAN,
    INT,
    LONG,
    DOUBLE,
    INT_DECIMAL,
    LONG_DECIMAL
  }

  private final Kind kind;
  private final int precision;
  private final int scale;
  private final LongDictionary dictionary = new LongDictionary();
  private long[] values = new long[INITIAL_ROWS];
  private int[] ids = new int[INITIAL_ROWS];

  /** Of the whole file; an empty range if there is no value. */
  private long least = Long.MAX_VALUE;

  private long greatest = Long.MIN_VALUE;

  FixedPages(ColumnDescriptor descriptor, int ordinal, DataType type) {
    super(descriptor, ordinal);
    boolean wide = descriptor.getPrimitiveType().getPrimitiveTypeName().javaType.equals(long.class);
    if (type instanceof DecimalType) {
      precision = ((DecimalType) type).precision();
      scale = ((DecimalType) type).scale();
      kind = wide ? Kind.LONG_DECIMAL : Kind.INT_DECIMAL;
    } else {
      precision = 0;
      scale = 0;
      kind =
          switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case INT32 -> Kind.INT;
            case INT64 -> Kind.LONG;
            case DOUBLE -> Kind.DOUBLE;
            default -> throw new IllegalArgumentException(descriptor.toString());
          };
    }
  }

  @Override
  void addValue(InternalRow row, int ordinal, int index) {
    if (index == values.length) {
      values = Arrays.copyOf(values, 2 * index);
      ids = Arrays.copyOf(ids, 2 * index);
    }
    long value = read(row, ordinal);
    values[index] = value;
    if (hasDictionary()) {
      ids[index] = index > 0 && values[index - 1] == value ? ids[index - 1] : dictionary.id(value);
    }
  }

  private long read(InternalRow row, int ordinal) {
    return switch (kind) {
      case BOOLEAN -> row.getBoolean(ordinal) ? 1 : 0;
      case INT -> row.getInt(ordinal);
      case LONG -> row.getLong(ordinal);
      case DOUBLE -> Double.doubleToRawLongBits(row.getDouble(ordinal));
      case INT_DECIMAL, LONG_DECIMAL -> row.getDecimal(ordinal, precision, scale).toUnscaledLong();
    };
  }

  @Override
  int dictionaryEntries() {
    return dictionary.size();
  }

  @Override
  int dictionaryBytes() {
    return dictionary.size() * Long.BYTES;
  }

  @Override
  int[] ids() {
    return ids;
  }

  @Override
  void unfold(int count) {
    // The values are kept beside their ids.
  }

  @Override
  void putPlain(int count, PageBytes out) {
    switch (kind) {
      case BOOLEAN -> putBits(count, out);
      case INT, INT_DECIMAL -> out.putInts(values, count);
      default -> out.putLongs(values, count);
    }
  }

  private void putBits(int count, PageBytes out) {
    int at = out.grow((count + Byte.SIZE - 1) / Byte.SIZE);
    Arrays.fill(out.array(), at, out.size(), (byte) 0);
    for (int i = 0; i < count; i++) {
      out.array()[at + i / Byte.SIZE] |= (byte) (values[i] << i % Byte.SIZE);
    }
  }

  @Override
  void putDictionary(PageBytes out) {
    for (int id = 0; id < dictionary.size(); id++) {
      if (kind == Kind.INT || kind == Kind.INT_DECIMAL) {
        out.putInt((int) dictionary.entry(id));
      } else {
        out.putLong(dictionary.entry(id));
      }
    }
  }

  @Override
  void bound(Statistics<?> statistics, int count) {
    if (kind == Kind.DOUBLE) {
      boundDoubles((DoubleStatistics) statistics, count);
      return;
    }
    long low = values[0];
    long high = low;
    for (int i = 1; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    least = Math.min(least, low);
    greatest = Math.max(greatest, high);
    switch (kind) {
      case BOOLEAN -> ((BooleanStatistics) statistics).setMinMax(low != 0, high != 0);
      case INT, INT_DECIMAL -> ((IntStatistics) statistics).setMinMax((int) low, (int) high);
      default -> ((LongStatistics) statistics).setMinMax(low, high);
    }
  }

  /**
   * NaN counts as the greatest, as it does when Parquet merges the bounds of pages: so the least
   * bound stays true for the other values, and a greatest of NaN is taken for unknown.
   */
  private void boundDoubles(DoubleStatistics statistics, int count) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean zero = false;
    boolean negativeZero = false;
    boolean nan = false;
    for (int i = 0; i < count; i++) {
      long bits = values[i];
      double value = Double.longBitsToDouble(bits);
      low = value < low ? value : low;
      high = value > high ? value : high;
      zero |= bits == 0;
      negativeZero |= bits == Long.MIN_VALUE;
      nan |= Double.isNaN(value);
    }
    // The comparisons above know neither the order of zeros, in which -0.0 is the lesser, nor NaN.
    low = low == 0 && negativeZero ? -0.0 : low;
    high = high == 0 && zero ? 0.0 : high;
    boolean isOnlyNaN = low > high;
    statistics.setMinMax(isOnlyNaN ? Double.NaN : low, nan ? Double.NaN : high);
  }

  @Override
  long openBytes() {
    return (long) values.length * (Long.BYTES + Integer.BYTES);
  }

  @Override
  void clearPage() {
    // The next page overwrites it.
  }

  @Override
  void release() {
    values = new long[INITIAL_ROWS];
    ids = new int[INITIAL_ROWS];
  }

  @Override
  void clearDictionary() {
    dictionary.clear();
  }

  /** Whether every row of the file has the whole number 0. */
  boolean isZero() {
    return least == 0 && greatest == 0 && nulls() == 0;
  }

  /** Values of the whole file; only for types whose order is that of whole numbers. */
  WrittenFile.Range range(String column) {
    boolean any = least <= greatest;
    return new WrittenFile.Range(column, any ? least : null, any ? greatest : null, nulls());
  }
}
