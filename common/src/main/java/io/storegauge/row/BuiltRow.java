package io.storegauge.row;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGettersReader;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A row as {@link RowBuilder} fills it: a word of 64 bits or a reference a column. Texts are not
 * copied: nearly all rows go straight to a file, column by column, and Spark makes its own form of
 * those that it takes.
 */
final class BuiltRow extends InternalRow {
  private static final long serialVersionUID = 1L;

  private final boolean[] known;

  /** Whole numbers, yes as 1, the bits of doubles, decimals as their unscaled value. */
  private final long[] words;

  /** Texts and byte strings. */
  private final Object[] references;

  BuiltRow(int columns) {
    this(new boolean[columns], new long[columns], new Object[columns]);
  }

  private BuiltRow(boolean[] known, long[] words, Object[] references) {
    this.known = known;
    this.words = words;
    this.references = references;
  }

  /** Lets go of what the row before refers to: it may be a slice of something large. */
  void clear() {
    Arrays.fill(known, false);
    Arrays.fill(references, null);
  }

  void put(int column, long word) {
    known[column] = true;
    words[column] = word;
  }

  void put(int column, Object reference) {
    known[column] = true;
    references[column] = reference;
  }

  @Override
  public int numFields() {
    return known.length;
  }

  @Override
  public boolean isNullAt(int column) {
    return !known[column];
  }

  @Override
  public boolean getBoolean(int column) {
    return words[column] != 0;
  }

  @Override
  public byte getByte(int column) {
    return (byte) words[column];
  }

  @Override
  public short getShort(int column) {
    return (short) words[column];
  }

  @Override
  public int getInt(int column) {
    return (int) words[column];
  }

  @Override
  public long getLong(int column) {
    return words[column];
  }

  @Override
  public float getFloat(int column) {
    return (float) getDouble(column);
  }

  @Override
  public double getDouble(int column) {
    return Double.longBitsToDouble(words[column]);
  }

  @Override
  public Decimal getDecimal(int column, int precision, int scale) {
    return known[column] ? Decimal.createUnsafe(words[column], precision, scale) : null;
  }

  @Override
  public UTF8String getUTF8String(int column) {
    return known[column] ? (UTF8String) references[column] : null;
  }

  @Override
  public byte[] getBinary(int column) {
    return known[column] ? (byte[]) references[column] : null;
  }

  @Override
  public Object get(int column, DataType type) {
    return SpecializedGettersReader.read(this, column, type, true, true);
  }

  /** Texts with it: they may lie in a buffer that is used again. */
  @Override
  public InternalRow copy() {
    Object[] own = new Object[references.length];
    for (int i = 0; i < own.length; i++) {
      if (known[i]) {
        own[i] = references[i] instanceof UTF8String text ? text.copy() : references[i];
      }
    }
    return new BuiltRow(known.clone(), words.clone(), own);
  }

  @Override
  public void setNullAt(int column) {
    known[column] = false;
  }

  @Override
  public void update(int column, Object value) {
    throw noSuch("setter of any type");
  }

  @Override
  public CalendarInterval getInterval(int column) {
    throw noSuch("interval");
  }

  @Override
  public InternalRow getStruct(int column, int fields) {
    throw noSuch("struct");
  }

  @Override
  public ArrayData getArray(int column) {
    throw noSuch("array");
  }

  @Override
  public MapData getMap(int column) {
    throw noSuch("map");
  }

  private static UnsupportedOperationException noSuch(String what) {
    return new UnsupportedOperationException("built rows have no " + what);
  }
}
