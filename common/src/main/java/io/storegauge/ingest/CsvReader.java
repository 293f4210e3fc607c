package io.storegauge.ingest;

import io.storegauge.config.Feed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CSV after RFC 4180: quoted fields may hold separators, doubled quotes and line breaks; lines end
 * in LF or CR LF. Columns are found by header, never by position.
 */
final class CsvReader implements RecordReader {
  private final ByteFeed feed;
  private final byte delimiter;
  private final boolean console;
  private final int[] columnToField;
  private final Headers headers;
  private final List<String> unknown;

  /** Fields that are kept though no column takes them. */
  private final int[] kept;

  private final byte[][] keptNames;
  private final int expectedFields;

  /** Whether the header ends in a separator. */
  private final boolean headerEndsInComma;

  private int[] offsets = new int[64];
  private int[] lengths = new int[64];
  private byte[] unescaped = new byte[256];
  private int unescapedEnd;
  private int fields;
  private long number;
  private String fault;

  /** Whether the last scan ran out of bytes inside quotes. */
  private boolean quoteIsOpen;

  /**
   * Reads the header.
   *
   * @param wanted headers by column, the first one present wins; an empty list = not from the file
   * @param required columns without which the file cannot be read
   * @param cells consoles put titles above the header and sums below the records
   * @param extras what becomes of columns that are not wanted
   * @throws FileFault if there is no header, or it lacks a required column
   */
  CsvReader(
      ByteFeed feed,
      char delimiter,
      List<List<String>> wanted,
      boolean[] required,
      Feed.Cells cells,
      ExtraColumns extras)
      throws IOException {
    this.feed = feed;
    this.delimiter = (byte) delimiter;
    this.console = cells == Feed.Cells.CONSOLE;
    if (!nextRecord()) {
      throw new FileFault("empty_file");
    }
    Headers found = headers(wanted, required);
    Headers nearest = found;
    for (int row = 1; !found.missing().isEmpty(); row++) {
      if (!console || row == Headers.TITLE_ROWS || !nextRecord()) {
        throw nearest.fault();
      }
      found = headers(wanted, required);
      nearest = Headers.nearer(nearest, found);
    }
    this.headers = found;
    this.expectedFields = found.size();
    this.headerEndsInComma = found.endsBlank();
    this.columnToField = found.fields();
    this.unknown = found.unknown(extras);
    this.kept = found.kept(extras);
    this.keptNames = new byte[kept.length][];
    for (int k = 0; k < kept.length; k++) {
      keptNames[k] = found.name(kept[k]);
    }
    number = 0;
  }

  private Headers headers(List<List<String>> wanted, boolean[] required) throws FileFault {
    if (fault != null) {
      throw new FileFault(fault); // without a header nothing can be read
    }
    return new Headers(cells(), wanted, required);
  }

  /**
   * Every cell of the current record, or of the header before the first; no column is asked for.
   */
  List<String> cells() {
    List<String> cells = new ArrayList<>();
    for (int f = 0; f < fields; f++) {
      int length = Math.max(lengths[f], -lengths[f] - 1);
      String cell = new String(feed.buffer, offsets[f], length, StandardCharsets.UTF_8);
      cells.add(lengths[f] < 0 ? cell.replace("\"\"", "\"") : cell);
    }
    return cells;
  }

  @Override
  public boolean next() throws IOException {
    do {
      if (!nextRecord()) {
        return false;
      }
    } while (fault == null && (fields == 1 && lengths[0] == 0 || console && isSum()));
    number++;
    if (fault == null && fields != expectedFields && !(console && differsByOneComma())) {
      fault = "field_count:" + fields + " instead of " + expectedFields;
    }
    return true;
  }

  /** Some exports end their records in a comma and not their header, or the other way round. */
  private boolean differsByOneComma() {
    return fields == expectedFields + 1 && lengths[fields - 1] == 0
        || fields == expectedFields - 1 && headerEndsInComma;
  }

  /** Whether the line says what all records come to; like a blank one it is none itself. */
  private boolean isSum() {
    int length = Math.abs(lengths[0]);
    return length >= 6
        && length <= 12
        && Headers.isSum(new String(feed.buffer, offsets[0], length, StandardCharsets.UTF_8));
  }

  /** Finds the next record; afterwards the fields are slices of the buffer. */
  private boolean nextRecord() throws IOException {
    fault = null;
    unescapedEnd = 0;
    while (true) {
      int end = scan(false);
      if (end >= 0) {
        feed.start = end;
        return true;
      }
      if (feed.more()) {
        continue; // the record starts over, now with more bytes
      }
      if (feed.isFull()) {
        return tooLong();
      }
      if (feed.start == feed.end) {
        return false;
      }
      feed.start = scan(true); // the last line has no line break
      return true;
    }
  }

  /**
   * Passes over a record that does not fit into memory, up to the next line break. If a quote is
   * open there, nobody knows how many records it has swallowed: the file is refused.
   */
  private boolean tooLong() throws IOException {
    if (quoteIsOpen) {
      throw new FileFault("record_too_long:with an open quote, record " + (number + 1));
    }
    fields = 0;
    fault = "record_too_long";
    feed.passLine();
    return true;
  }

  /**
   * Splits one record from {@code feed.start} on.
   *
   * @param atEnd the end of the bytes ends the record too
   * @return position behind the record, or −1 if it is not complete in the buffer
   */
  private int scan(boolean atEnd) throws FileFault {
    quoteIsOpen = false;
    final byte[] b = feed.buffer;
    final int end = feed.end;
    final byte sep = delimiter;
    int n = 0;
    int i = feed.start;
    while (true) {
      if (n == offsets.length) {
        offsets = Arrays.copyOf(offsets, n * 2);
        lengths = Arrays.copyOf(lengths, n * 2);
      }
      if (i < end && b[i] == '"') {
        int close = closingQuote(i + 1, end);
        if (close < 0) {
          if (atEnd) {
            throw new FileFault("unterminated_quote:record " + (number + 1));
          }
          quoteIsOpen = true;
          return -1;
        }
        offsets[n] = i + 1;
        lengths[n] = quotedLength(i + 1, close);
        i = close + 1;
        boolean more = false;
        while (i < end && b[i] != sep && b[i] != '\n') {
          more |= b[i] > ' ' || b[i] < 0;
          i++; // what stands between a closing quote and the separator is not data
        }
        if (more) {
          int lineEnd = lineBreak(offsets[n], close);
          if (lineEnd >= 0) {
            // The quote that seems to close this field opens another, lines below: only the line
            // with the stray quote is lost, and the next one is read as a record of its own.
            fault = "unterminated_quote";
            fields = 0;
            return lineEnd + 1;
          }
        }
      } else {
        int from = i;
        while (i < end && b[i] != sep && b[i] != '\n') {
          i++;
        }
        offsets[n] = from;
        lengths[n] = i - from;
        if (i > from && b[i - 1] == '\r' && (i >= end || b[i] == '\n')) {
          lengths[n]--;
        }
      }
      if (i >= end && !atEnd) {
        return -1;
      }
      boolean endOfRecord = i >= end || b[i] == '\n';
      n++;
      i++;
      if (endOfRecord) {
        fields = n;
        return Math.min(i, end);
      }
    }
  }

  private int lineBreak(int from, int to) {
    for (int i = from; i < to; i++) {
      if (feed.buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Position of the quote that ends a field, −1 if it is not in the buffer. */
  private int closingQuote(int from, int end) {
    final byte[] b = feed.buffer;
    for (int i = from; i < end; i++) {
      if (b[i] == '"') {
        if (i + 1 < end && b[i + 1] == '"') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  /** Length of a quoted field; −1 − length if it holds doubled quotes that must be made single. */
  private int quotedLength(int from, int to) {
    final byte[] b = feed.buffer;
    for (int i = from; i < to; i++) {
      if (b[i] == '"') {
        return -(to - from) - 1;
      }
    }
    return to - from;
  }

  /** Makes doubled quotes single, in a buffer of its own: the record's bytes stay as received. */
  private void unescape(int f) {
    byte[] b = feed.buffer;
    int from = offsets[f];
    int to = from - lengths[f] - 1;
    if (unescaped.length < unescapedEnd + to - from) {
      unescaped =
          Arrays.copyOf(unescaped, Math.max(unescaped.length * 2, unescapedEnd + to - from));
    }
    int n = unescapedEnd;
    for (int i = from; i < to; i++) {
      unescaped[n++] = b[i];
      if (b[i] == '"') {
        i++; // its twin
      }
    }
    offsets[f] = -unescapedEnd - 1; // marked as a place in the other buffer
    lengths[f] = n - unescapedEnd;
    unescapedEnd = n;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public byte[] bytes(int column) {
    return bytesOf(columnToField[column]);
  }

  private byte[] bytesOf(int field) {
    return offsets[field] < 0 ? unescaped : feed.buffer;
  }

  @Override
  public int offset(int column) {
    return offsetOf(columnToField[column]);
  }

  private int offsetOf(int field) {
    int at = offsets[field];
    return at < 0 ? -at - 1 : at;
  }

  @Override
  public int length(int column) {
    return lengthOf(columnToField[column]);
  }

  private int lengthOf(int field) {
    if (field < 0 || field >= fields) {
      return -1;
    }
    if (lengths[field] < 0) {
      unescape(field);
    }
    return lengths[field];
  }

  @Override
  public String field(int column) {
    return has(column) ? headers.found()[column] : null;
  }

  @Override
  public boolean has(int column) {
    return headers.has(column);
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  @Override
  public void extras(ExtraJson out) {
    for (int k = 0; k < kept.length; k++) {
      int length = lengthOf(kept[k]);
      if (length > 0) {
        out.add(keptNames[k], bytesOf(kept[k]), offsetOf(kept[k]), length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
