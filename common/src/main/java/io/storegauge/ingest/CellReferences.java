package io.storegauge.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Columns and shared texts that the cells of a workbook name, held against those that there are.
 * The reader makes room for whatever number stands there before it looks, and takes a text that is
 * missing for an empty one.
 *
 * <p>Looks at bytes, not at XML: parsing every sheet twice would double the time of reading it.
 */
final class CellReferences {
  /** XFD. */
  private static final int LAST_COLUMN = 16_384;

  private static final int CELL = 'c';
  private static final int VALUE = 'v';
  private static final int TEXT_ITEM = 's' << 8 | 'i';
  private static final int REFERENCE = 'r';
  private static final int TYPE = 't';

  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private InputStream in;
  private long left;

  /** Whether the entry that is read is the one of the shared texts, and whether one was. */
  private boolean isOfTexts;

  private boolean hasTexts;
  private long texts;
  private long lastText = -1;

  /** Whether the cell that was begun last names a shared text. */
  private boolean isText;

  /** What ended the last name. */
  private int delimiter;

  static boolean areIn(String entry) {
    return isSheet(entry) || isTexts(entry);
  }

  private static boolean isSheet(String entry) {
    String name = entry.toLowerCase(Locale.ROOT);
    return name.startsWith("xl/worksheets/") && name.endsWith(".xml");
  }

  private static boolean isTexts(String entry) {
    return entry.equalsIgnoreCase("xl/sharedStrings.xml");
  }

  /**
   * Goes through an entry of the workbook.
   *
   * @param size so many bytes are read
   * @throws EOFException if it has fewer
   * @throws FileFault if a cell names what cannot be
   */
  void read(String entry, InputStream xml, long size) throws IOException {
    in = xml;
    left = size;
    at = 0;
    end = 0;
    isText = false;
    isOfTexts = isTexts(entry);
    hasTexts |= isOfTexts;
    for (int b = next(); b >= 0; b = next()) {
      if (b == '<') {
        element(name());
      }
    }
    if (left > 0) {
      throw new EOFException();
    }
  }

  /** Once all entries were read. */
  void check() throws FileFault {
    if (hasTexts && lastText >= texts) {
      throw missingText();
    }
  }

  private static FileFault missingText() {
    return new FileFault("not_readable:a workbook with a cell whose text is not there");
  }

  private void element(int name) throws IOException {
    if (isOfTexts) {
      texts += name == TEXT_ITEM ? 1 : 0;
    } else if (name == CELL) {
      isText = false;
      while (delimiter != '>' && delimiter >= 0) {
        attribute(name());
      }
    } else if (name == VALUE && isText) {
      value();
    }
  }

  private void attribute(int name) throws IOException {
    if (delimiter != '=') {
      return;
    }
    int quote = next();
    while (isSpace(quote)) {
      quote = next();
    }
    if (name == REFERENCE) {
      reference(quote);
    } else if (name == TYPE) {
      int first = next();
      int more = first == quote ? 0 : skip(quote, next());
      isText = first == 's' && more == 0;
    } else {
      skip(quote, next());
    }
  }

  /** Column of a cell, up to its row. */
  private void reference(int quote) throws IOException {
    long column = 0;
    int b = next();
    for (; b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '$'; b = next()) {
      column = b == '$' ? column : Math.min(column * 26 + (b & 0x1F), Integer.MAX_VALUE);
    }
    if (column > LAST_COLUMN) {
      throw new FileFault("not_readable:a workbook with a cell beyond its last column");
    }
    skip(quote, b);
  }

  /** How many bytes there are before the quote. */
  private int skip(int quote, int first) throws IOException {
    int skipped = 0;
    for (int b = first; b != quote && b >= 0; b = next()) {
      skipped++;
    }
    return skipped;
  }

  /** Number of a text; one that is not written in digits alone is none. */
  private void value() throws IOException {
    int before = delimiter;
    for (int b = delimiter; b != '>' && b >= 0; b = next()) {
      before = b;
    }
    if (before == '/') {
      return; // there is none
    }
    long number = -1;
    int b = next();
    for (; b >= '0' && b <= '9'; b = next()) {
      number = Math.min(Math.max(number, 0) * 10 + b - '0', Integer.MAX_VALUE);
    }
    if (b != '<') {
      throw missingText();
    }
    lastText = Math.max(lastText, number);
    if (name() == '!') {
      throw missingText();
    }
  }

  /**
   * A name without its prefix, as the number that its last four bytes make; what stands behind it
   * is the {@link #delimiter}.
   */
  private int name() throws IOException {
    int name = 0;
    int b = next();
    while (isSpace(b)) {
      b = next();
    }
    for (; b > ' ' && b != '>' && b != '=' && b != '/'; b = next()) {
      name = b == ':' ? 0 : name << 8 | b;
      if (b == '!') {
        break; // a comment, or text that is marked as such
      }
    }
    delimiter = isSpace(b) ? behindSpaces() : b;
    return name;
  }

  /** An equals sign or the end of the tag; a space if another name follows. */
  private int behindSpaces() throws IOException {
    int b = next();
    while (isSpace(b)) {
      b = next();
    }
    if (b == '=' || b == '>' || b == '/' || b < 0) {
      return b;
    }
    at--; // the name is read anew
    return ' ';
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private int next() throws IOException {
    if (at == end) {
      at = 0;
      end = left == 0 ? 0 : Math.max(0, in.read(buffer, 0, (int) Math.min(left, buffer.length)));
      left -= end;
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xFF;
  }
}
