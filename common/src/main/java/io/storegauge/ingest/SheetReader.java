package io.storegauge.ingest;

import io.storegauge.config.Feed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Rows of an Excel workbook, streamed. All sheets with the header are read, one behind the other;
 * others hold something else (a legend, a cover). The header is among the first rows of a sheet.
 */
final class SheetReader extends HeldRecords {
  /** Memory for the texts that sheets share, of which a workbook keeps each but once. */
  private static final long MOST_SHARED_BYTES = 256L << 20;

  private static final long MOST_BYTES_A_BYTE = 600;
  private static final String SHARED = "xl/sharedStrings.xml";

  private final Path copy;
  private final ReadableWorkbook book;
  private final Iterator<Sheet> sheets;
  private final List<List<String>> wanted;
  private final boolean[] required;
  private final boolean console;
  private final ExtraColumns extras;
  private final SheetCells cells;

  /** Unknown names of all sheets so far, and the columns that some sheet has. */
  private final Set<String> unknown = new LinkedHashSet<>();

  private final boolean[] has;

  /** Fields of the current sheet that are kept though no column takes them. */
  private int[] kept;

  /** Rows of the current sheet behind its header; empty before the first. */
  private Iterator<Row> rows = Collections.emptyIterator();

  private Row current;
  private Stream<Row> stream = Stream.empty();
  private Headers headers;

  /** The row of all sheets so far that is most of a header. */
  private Headers nearest;

  /**
   * Opens a workbook and finds the first sheet with the header.
   *
   * @throws FileFault if it is none, is too large, or no sheet has the header
   */
  SheetReader(
      InputStream in,
      List<List<String>> wanted,
      boolean[] required,
      Feed.Cells cells,
      ExtraColumns extras)
      throws IOException {
    super(wanted.size());
    this.extras = extras;
    this.wanted = wanted;
    this.required = required;
    this.console = cells == Feed.Cells.CONSOLE;
    this.cells = new SheetCells();
    this.has = new boolean[wanted.size()];
    this.copy = copy(in);
    ReadableWorkbook opened = null;
    try {
      opened = open(copy);
      this.book = opened;
      this.cells.since1904(opened.isDate1904());
      this.sheets = opened.getSheets().iterator();
      if (!nextSheet()) {
        throw nearest == null ? new FileFault("empty_file") : nearest.fault();
      }
    } catch (IOException | RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      Files.deleteIfExists(copy);
      throw fault(e);
    }
  }

  /** A zip is read from its end, so the bytes must lie in a file. */
  private static Path copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("storegauge", ".xlsx");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static ReadableWorkbook open(Path copy) throws IOException {
    boolean styled = check(copy);
    return new ReadableWorkbook(copy.toFile(), new ReadingOptions(styled, false));
  }

  /** First rows of the sheet that is widest, as texts. */
  static List<List<String>> firstRows(InputStream in, int most) throws IOException {
    Path copy = copy(in);
    try (ReadableWorkbook book = open(copy)) {
      SheetCells cells = new SheetCells();
      cells.since1904(book.isDate1904());
      List<List<String>> widest = List.of();
      for (Sheet sheet : book.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          List<List<String>> first = rows.limit(most).map(cells::texts).toList();
          widest = width(first) > width(widest) ? first : widest;
        }
      }
      return widest;
    } catch (IOException | RuntimeException e) {
      throw fault(e);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static int width(List<List<String>> rows) {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  /** Refuses what is too large; whether the workbook has formats of cells, which not all have. */
  private static boolean check(Path copy) throws IOException {
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      long unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();
      ZipEntry shared = zip.getEntry(SHARED);
      if (unpacked / MOST_BYTES_A_BYTE > Files.size(copy)) {
        throw new FileFault(
            "not_readable:unpacks to more than " + MOST_BYTES_A_BYTE + " times its size");
      }
      if (shared != null && shared.getSize() > MOST_SHARED_BYTES) {
        throw new FileFault("not_readable:a workbook of too many texts; save it as csv");
      }
      for (ZipEntry e : Collections.list(zip.entries())) {
        checkSize(zip, e);
      }
      return zip.stream().anyMatch(e -> e.getName().endsWith("styles.xml"));
    }
  }

  /** Refuses an entry that holds more than the archive's directory makes it out to. */
  private static void checkSize(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      in.skipNBytes(entry.getSize());
      if (in.read() >= 0) {
        throw new FileFault("not_readable:an archive with wrong sizes");
      }
    } catch (EOFException e) {
      throw new FileFault("not_readable:an archive with wrong sizes");
    }
  }

  private static IOException fault(Exception e) {
    if (e instanceof FileFault f) {
      return f;
    }
    return new FileFault("not_readable:no sound workbook (" + e.getClass().getSimpleName() + ")");
  }

  private boolean nextSheet() throws IOException {
    stream.close();
    while (sheets.hasNext()) {
      stream = sheets.next().openStream();
      rows = stream.iterator();
      for (int r = 0; r < Headers.TITLE_ROWS && rows.hasNext(); r++) {
        Headers found = new Headers(cells.texts(rows.next()), wanted, required);
        if (found.missing().isEmpty()) {
          take(found);
          return true;
        }
        nearest = Headers.nearer(nearest, found);
      }
      stream.close();
    }
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
      Row row;
      do {
        while (!rows.hasNext()) {
          if (!nextSheet()) {
            return false;
          }
        }
        row = rows.next();
      } while (cells.isBlank(row) || console && Headers.isSum(cells.text(row, 0)));
      take(row);
      return true;
    } catch (ExcelReaderException
        | UncheckedIOException
        | NoSuchElementException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw fault(e);
    }
  }

  private void take(Row row) {
    begin();
    current = row;
    for (int c = 0; c < headers.fields().length; c++) {
      if (headers.has(c)) {
        take(c, cells.text(row, headers.fields()[c]));
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
      byte[] value = cells.text(current, field).getBytes(StandardCharsets.UTF_8);
      out.add(headers.name(field), value, 0, value.length);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
    Files.deleteIfExists(copy);
  }
}
