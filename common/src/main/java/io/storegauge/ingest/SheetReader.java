package io.storegauge.ingest;

import io.storegauge.config.Feed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Records of an Excel workbook. All sheets with the header are read, one behind the other; others
 * hold something else (a legend, a cover). The header is among the first rows of a sheet.
 */
final class SheetReader extends HeldRecords {
  private final SheetBook book;
  private final List<List<String>> wanted;
  private final boolean[] required;
  private final boolean console;
  private final ExtraColumns extras;

  /** Unknown names of all sheets so far, and the columns that some sheet has. */
  private final Set<String> unknown = new LinkedHashSet<>();

  private final boolean[] has;

  /** Fields of the current sheet that are kept though no column takes them. */
  private int[] kept;

  /** Rows of the current sheet behind its header; empty before the first. */
  private Iterator<SheetRow> rows = Collections.emptyIterator();

  private SheetRow current;
  private Headers headers;

  /** The row of all sheets so far that is most of a header. */
  private Headers nearest;

  /**
   * Finds the first sheet with the header.
   *
   * @param book which this closes
   * @throws FileFault if it is not sound, or no sheet has the header
   */
  SheetReader(
      SheetBook book,
      List<List<String>> wanted,
      boolean[] required,
      Feed.Cells cells,
      ExtraColumns extras)
      throws IOException {
    super(wanted.size());
    this.book = book;
    this.extras = extras;
    this.wanted = wanted;
    this.required = required;
    this.console = cells == Feed.Cells.CONSOLE;
    this.has = new boolean[wanted.size()];
    try {
      if (!nextSheet()) {
        throw nearest == null ? new FileFault("empty_file") : nearest.fault();
      }
    } catch (IOException | RuntimeException e) {
      book.close();
      throw SheetBook.fault(e);
    }
  }

  /** First rows of the sheet that is widest, as texts. */
  static List<List<String>> firstRows(SheetBook book, int most) throws IOException {
    try (book) {
      List<List<String>> widest = List.of();
      for (Iterator<SheetRow> sheet = book.nextSheet(); sheet != null; sheet = book.nextSheet()) {
        List<List<String>> first = new ArrayList<>();
        while (first.size() < most && sheet.hasNext()) {
          first.add(sheet.next().texts());
        }
        widest = width(first) > width(widest) ? first : widest;
      }
      return widest;
    } catch (IOException | RuntimeException e) {
      throw SheetBook.fault(e);
    }
  }

  private static int width(List<List<String>> rows) {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  private boolean nextSheet() throws IOException {
    for (rows = book.nextSheet(); rows != null; rows = book.nextSheet()) {
      for (int r = 0; r < Headers.TITLE_ROWS && rows.hasNext(); r++) {
        Headers found = new Headers(rows.next().texts(), wanted, required);
        if (found.missing().isEmpty()) {
          take(found);
          return true;
        }
        nearest = Headers.nearer(nearest, found);
      }
    }
    rows = Collections.emptyIterator();
    return false;
  }

  private void take(Headers found) {
    headers = found;
    unknown.addAll(found.unknown(extras));
    kept = found.kept(extras);
    for (int c = 0; c < has.length; c++) {
      has[c] |= found.has(c);
    }
  }

  @Override
  public boolean next() throws IOException {
    try {
      SheetRow row;
      do {
        while (!rows.hasNext()) {
          if (!nextSheet()) {
            return false;
          }
        }
        row = rows.next();
      } while (row.isBlank() || console && Headers.isSum(row.text(0)));
      take(row);
      return true;
    } catch (RuntimeException e) {
      throw SheetBook.fault(e); // what the library makes of cells that it did not expect
    }
  }

  private void take(SheetRow row) {
    begin();
    current = row;
    for (int c = 0; c < headers.fields().length; c++) {
      if (headers.has(c)) {
        take(c, row.text(headers.fields()[c]));
      }
    }
  }

  @Override
  public String field(int column) {
    return headers.has(column) ? headers.found()[column] : null;
  }

  @Override
  public boolean has(int column) {
    return has[column];
  }

  @Override
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  @Override
  public void extras(ExtraJson out) {
    for (int field : kept) {
      byte[] value = current.text(field).getBytes(StandardCharsets.UTF_8);
      out.add(headers.name(field), value, 0, value.length);
    }
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
