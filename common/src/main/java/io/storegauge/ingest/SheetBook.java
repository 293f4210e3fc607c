package io.storegauge.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** Sheets of a workbook, one behind the other. */
interface SheetBook extends Closeable {
  /** Rows of the next sheet, which ends those of the one before; null = there is none. */
  Iterator<SheetRow> nextSheet() throws IOException;

  /** What a workbook that cannot be read is refused for. */
  static IOException fault(Exception e) {
    if (e instanceof FileFault f) {
      return f;
    }
    return new FileFault("not_readable:no sound workbook (" + e.getClass().getSimpleName() + ")");
  }
}
