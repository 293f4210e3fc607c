package io.storegauge.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts and byte strings. */
final class BytesPages extends ColumnPages {
  private static final int MAX_PAGE_BYTES = 4 << 20;

  /** A column with more different values has not few. */
  private static final int FEW = 16;

  /** Names are short; what people wrote is not to be carried about. */
  private static final int SHORT_BYTES = 64;

  private final boolean text;

  /** See {@link #few()}. */
  private Set<String> few;

  private final BytesDictionary dictionary = new BytesDictionary();
  private int[] ids = new int[INITIAL_ROWS];

  /** Values of the page in plain encoding, once there is no dictionary. */
  private PageBytes plain = new PageBytes(1 << 10);

  /** Where the least and the greatest plain value begin. */
  private int least = -1;

  private int greatest = -1;

  /** Holds the value that was read last, from {@link #valueAt} on. */
  private byte[] value;

  private int valueAt;

  /**
   * The text before if its bytes are its own: those of a block of rows are often one object. A
   * slice is not kept, since what it is cut from may be large.
   */
  private UTF8String last;

  BytesPages(ColumnDescriptor descriptor, int ordinal, DataType type) {
    super(descriptor, ordinal);
    this.text = type.equals(DataTypes.StringType);
    this.few = text ? new TreeSet<>() : null;
  }

  @Override
  void addValue(InternalRow row, int ordinal, int index) {
    take(row, ordinal, index);
    value = null; // the source's, which is not ours to keep
  }

  private void take(InternalRow row, int ordinal, int index) {
    UTF8String before = last;
    int length = read(row, ordinal);
    if (!hasDictionary()) {
      few = null;
      putPlain(length);
      return;
    }
    if (index == ids.length) {
      ids = Arrays.copyOf(ids, 2 * index);
    }
    boolean isSame = last != null && last == before;
    if (index > 0 && (isSame || dictionary.holds(ids[index - 1], value, valueAt, length))) {
      ids[index] = ids[index - 1];
      return;
    }
    int entries = dictionary.size();
    ids[index] = dictionary.id(value, valueAt, length);
    if (few != null && dictionary.size() > entries) {
      keep(length);
    }
  }

  private void keep(int length) {
    few.add(new String(value, valueAt, length, StandardCharsets.UTF_8));
    few = few.size() > FEW || length > SHORT_BYTES ? null : few;
  }

  /** All values of the file so far; null = more than a few, a long one, or no text. */
  Set<String> few() {
    return few;
  }

  /** Finds a value; its length. */
  private int read(InternalRow row, int ordinal) {
    valueAt = 0;
    if (!text) {
      value = row.getBinary(ordinal);
      return value.length;
    }
    UTF8String string = row.getUTF8String(ordinal);
    last = null;
    if (string.getBaseObject() instanceof byte[] bytes) {
      value = bytes; // of the row itself, or of what its text is cut from
      valueAt = (int) (string.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
      last = bytes.length == string.numBytes() ? string : null;
    } else {
      value = string.getBytes();
    }
    return string.numBytes();
  }

  private void putPlain(int length) {
    int at = plain.size();
    plain.putSized(value, valueAt, length);
    order(at, length);
  }

  private void order(int at, int length) {
    if (least < 0 || compare(at, length, least) < 0) {
      least = at;
    }
    if (greatest < 0 || compare(at, length, greatest) > 0) {
      greatest = at;
    }
  }

  private int compare(int at, int length, int other) {
    byte[] bytes = plain.array();
    int from = other + Integer.BYTES;
    return Arrays.compareUnsigned(
        bytes,
        at + Integer.BYTES,
        at + Integer.BYTES + length,
        bytes,
        from,
        from + plain.getInt(other));
  }

  @Override
  int dictionaryEntries() {
    return dictionary.size();
  }

  @Override
  int dictionaryBytes() {
    return dictionary.bytes();
  }

  @Override
  int[] ids() {
    return ids;
  }

  @Override
  void unfold(int values) {
    for (int i = 0; i < values; i++) {
      int from = dictionary.start(ids[i]);
      int at = plain.size();
      int length = dictionary.end(ids[i]) - from;
      plain.put(dictionary.plain().array(), from, length);
      order(at, length - Integer.BYTES);
    }
  }

  @Override
  void putPlain(int values, PageBytes out) {
    out.put(plain.array(), 0, plain.size());
  }

  @Override
  void putDictionary(PageBytes out) {
    out.put(dictionary.plain().array(), 0, dictionary.bytes());
  }

  @Override
  void bound(Statistics<?> statistics, int values) {
    if (hasDictionary()) {
      statistics.updateStats(Binary.fromConstantByteArray(dictionary.least()));
      statistics.updateStats(Binary.fromConstantByteArray(dictionary.greatest()));
    } else {
      statistics.updateStats(Binary.fromConstantByteArray(copy(least)));
      statistics.updateStats(Binary.fromConstantByteArray(copy(greatest)));
    }
  }

  private byte[] copy(int at) {
    int from = at + Integer.BYTES;
    return Arrays.copyOfRange(plain.array(), from, from + plain.getInt(at));
  }

  /** Whether the page should end before it has all its rows: texts can be long. */
  boolean isFull() {
    return (hasDictionary() ? dictionary.bytes() : plain.size()) > MAX_PAGE_BYTES;
  }

  @Override
  long openBytes() {
    return plain.array().length + (long) ids.length * Integer.BYTES;
  }

  @Override
  void clearPage() {
    plain.clear();
    least = -1;
    greatest = -1;
  }

  @Override
  void release() {
    plain = new PageBytes(1 << 10);
    ids = new int[INITIAL_ROWS];
  }

  @Override
  void clearDictionary() {
    dictionary.clear();
  }
}
