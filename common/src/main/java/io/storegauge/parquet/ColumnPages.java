package io.storegauge.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * One column of the row group that is being gathered: values of the page that is not full yet, and
 * the encoded pages before it.
 *
 * <p>A column starts with a dictionary. It is dropped when the first page shows that values hardly
 * repeat, and closed when it has grown too large: later pages then hold the values themselves.
 */
abstract class ColumnPages {
  /** Rows that a column has room for at first; it grows by doubling. */
  static final int INITIAL_ROWS = 1 << 8;

  /** A dictionary that has seen so many values may be judged. */
  private static final int JUDGE_FROM = 1024;

  /** Then it is judged again after so many more. */
  private static final int JUDGE_EACH = 256;

  /** Fewer values tell nothing about those to come: a dictionary of them costs as little. */
  private static final int TELLING = 64;

  /** Entries of a dictionary: ids of more than 16 bits gain little over the value. */
  private static final int MAX_ENTRIES = 1 << 16;

  private static final int MAX_DICTIONARY_BYTES = 1 << 20;

  private record Page(
      byte[] compressed, int rawSize, int rows, Statistics<?> statistics, Encoding encoding) {}

  private final ColumnDescriptor descriptor;
  private final int ordinal;
  private final List<Page> pages = new ArrayList<>();
  private long pageBytes;

  /** 1 = there is a value, 0 = null: Parquet's definition levels. */
  private int[] levels = new int[INITIAL_ROWS];

  private int rows;
  private int values;
  private boolean dictionary;
  private boolean dictionaryUsed;

  /** Booleans need none. */
  private final boolean dictionaryWanted;

  /** Nulls of the whole file. */
  private long nulls;

  ColumnPages(ColumnDescriptor descriptor, int ordinal) {
    this.descriptor = descriptor;
    this.ordinal = ordinal;
    this.dictionaryWanted =
        descriptor.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BOOLEAN;
    this.dictionary = dictionaryWanted;
  }

  /** Adds the column's value of a row. */
  final void add(InternalRow row) {
    if (rows == levels.length) {
      levels = Arrays.copyOf(levels, 2 * rows);
    }
    if (row.isNullAt(ordinal)) {
      levels[rows++] = 0;
      nulls++;
      return;
    }
    levels[rows++] = 1;
    addValue(row, ordinal, values++);
    if ((values & JUDGE_EACH - 1) == 0
        && dictionary
        && !dictionaryUsed
        && values >= JUDGE_FROM
        && hardlyRepeats()) {
      dropDictionary();
    }
  }

  private boolean hardlyRepeats() {
    return dictionaryEntries() > values / 2;
  }

  private void dropDictionary() {
    dictionary = false;
    unfold(values);
    clearDictionary();
  }

  /** Takes a value, into the dictionary if {@link #hasDictionary()}. */
  abstract void addValue(InternalRow row, int ordinal, int index);

  abstract int dictionaryEntries();

  abstract int dictionaryBytes();

  /** Ids of the page's values. */
  abstract int[] ids();

  /** Makes plain values of the page's values so far, which are ids of the dictionary. */
  abstract void unfold(int values);

  abstract void putPlain(int values, PageBytes out);

  abstract void putDictionary(PageBytes out);

  /** Least and greatest value of the page; with a dictionary bounds of them suffice. */
  abstract void bound(Statistics<?> statistics, int values);

  /** Bytes that the page that is not full yet takes, with the room it has. */
  abstract long openBytes();

  abstract void clearPage();

  /** Gives back the memory that full pages took. */
  abstract void release();

  abstract void clearDictionary();

  final boolean hasDictionary() {
    return dictionary;
  }

  final long nulls() {
    return nulls;
  }

  /** Bytes this column holds: what waits for its page, and pages. */
  final long heldBytes() {
    return pageBytes + openBytes() + dictionaryBytes() + (long) levels.length * Integer.BYTES;
  }

  /** Ends a page. */
  final void endPage(PageBytes scratch, PageCompressor compressor) throws IOException {
    if (rows == 0) {
      return;
    }
    if (dictionary && !dictionaryUsed && values > TELLING && hardlyRepeats()) {
      dropDictionary();
    }
    Statistics<?> statistics = Statistics.createStats(descriptor.getPrimitiveType());
    statistics.setNumNulls(rows - values);
    if (values > 0) {
      bound(statistics, values);
    }
    scratch.clear();
    putLevels(scratch);
    Encoding encoding = Encoding.PLAIN;
    if (dictionary && values > 0) {
      encoding = Encoding.PLAIN_DICTIONARY;
      int width = HybridRle.width(Math.max(0, dictionaryEntries() - 1));
      scratch.putByte(width);
      HybridRle.encode(ids(), values, width, scratch);
      dictionaryUsed = true;
    } else {
      putPlain(values, scratch);
    }
    byte[] compressed = compressor.compress(scratch);
    pages.add(new Page(compressed, scratch.size(), rows, statistics, encoding));
    pageBytes += compressed.length;
    clearPage();
    rows = 0;
    values = 0;
    if (dictionary
        && (dictionaryEntries() > MAX_ENTRIES || dictionaryBytes() > MAX_DICTIONARY_BYTES)) {
      dictionary = false;
    }
  }

  private void putLevels(PageBytes out) {
    int at = out.grow(Integer.BYTES);
    if (values == rows || values == 0) {
      HybridRle.putRun(values == 0 ? 0 : 1, rows, 1, out);
    } else {
      HybridRle.encode(levels, rows, 1, out);
    }
    out.setInt(at, out.size() - at - Integer.BYTES);
  }

  /** Hands the row group's pages to the file and starts anew; the last page must have ended. */
  final void endRowGroup(ParquetFileWriter file, PageBytes scratch, PageCompressor compressor)
      throws IOException {
    long total = pages.stream().mapToLong(Page::rows).sum();
    file.startColumn(descriptor, total, compressor.codec());
    if (dictionaryUsed) {
      scratch.clear();
      putDictionary(scratch);
      byte[] compressed = compressor.compress(scratch);
      file.writeDictionaryPage(
          new DictionaryPage(
              BytesInput.from(compressed),
              scratch.size(),
              dictionaryEntries(),
              Encoding.PLAIN_DICTIONARY));
    }
    for (Page p : pages) {
      file.writeDataPage(
          p.rows(),
          p.rawSize(),
          BytesInput.from(p.compressed()),
          p.statistics(),
          p.rows(),
          Encoding.RLE,
          Encoding.RLE,
          p.encoding());
    }
    file.endColumn();
    pages.clear();
    pageBytes = 0;
    dictionary = dictionaryWanted;
    dictionaryUsed = false;
    clearDictionary();
    release();
    levels = new int[INITIAL_ROWS];
  }
}
