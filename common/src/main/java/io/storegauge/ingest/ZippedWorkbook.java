package io.storegauge.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook of Excel since 2007 (xlsx); its rows are streamed. */
final class ZippedWorkbook implements SheetBook {
  /** Memory for the texts that sheets share, of which a workbook keeps each but once. */
  private static final long MOST_SHARED_BYTES = 256L << 20;

  private static final long MOST_BYTES_A_BYTE = 600;
  private static final String SHARED = "xl/sharedStrings.xml";

  private final SheetCells cells = new SheetCells();
  private final Path copy;
  private final ReadableWorkbook book;
  private final Iterator<Sheet> sheets;
  private Stream<Row> rows = Stream.empty();

  /**
   * Opens a workbook.
   *
   * @throws FileFault if it is none or is too large
   */
  ZippedWorkbook(InputStream in) throws IOException {
    this.copy = copy(in);
    ReadableWorkbook opened = null;
    try {
      opened = new ReadableWorkbook(copy.toFile(), new ReadingOptions(check(copy), false));
      this.book = opened;
      this.cells.since1904(opened.isDate1904());
      this.sheets = opened.getSheets().iterator();
    } catch (IOException | RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      Files.deleteIfExists(copy);
      throw SheetBook.fault(e);
    }
  }

  private record CellRow(Row row, SheetCells cells) implements SheetRow {
    @Override
    public int count() {
      return row.getCellCount();
    }

    @Override
    public String text(int i) {
      return cells.text(row, i);
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
      CellReferences references = new CellReferences();
      for (ZipEntry e : Collections.list(zip.entries())) {
        checkEntry(zip, e, references);
      }
      references.check();
      return zip.stream().anyMatch(e -> e.getName().endsWith("styles.xml"));
    }
  }

  /** Refuses an entry that holds more than the archive's directory makes it out to. */
  private static void checkEntry(ZipFile zip, ZipEntry entry, CellReferences references)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      if (CellReferences.areIn(entry.getName())) {
        references.read(entry.getName(), in, entry.getSize());
      } else {
        in.skipNBytes(entry.getSize());
      }
      if (in.read() >= 0) {
        throw new FileFault("not_readable:an archive with wrong sizes");
      }
    } catch (EOFException e) {
      throw new FileFault("not_readable:an archive with wrong sizes");
    }
  }

  @Override
  public Iterator<SheetRow> nextSheet() throws IOException {
    rows.close();
    if (!sheets.hasNext()) {
      return null;
    }
    rows = sheets.next().openStream();
    return rows.<SheetRow>map(r -> new CellRow(r, cells)).iterator();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    book.close();
    Files.deleteIfExists(copy);
  }
}
