package io.storegauge.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A workbook of Excel 97 to 2003 (xls). Its texts are held: a sheet has 65,536 rows at most, and
 * what such a file is made of lies in no order that could be streamed.
 */
final class BinaryWorkbook implements SheetBook {
  private final Iterator<Sheet> sheets;

  /**
   * Reads a workbook.
   *
   * @throws FileFault if it is none, has a password, or is older
   */
  BinaryWorkbook(InputStream in) throws IOException {
    Reading reading = new Reading();
    try (POIFSFileSystem files = new POIFSFileSystem(in)) {
      HSSFRequest request = new HSSFRequest();
      request.addListenerForAllRecords(reading.formats);
      new HSSFEventFactory().processWorkbookEvents(request, files);
    } catch (EncryptedDocumentException e) {
      throw new FileFault("not_readable:a workbook with a password; save it without");
    } catch (OldFileFormatException e) {
      throw new FileFault("not_readable:a workbook older than Excel 97; save it as xlsx or csv");
    } catch (IOException | RuntimeException e) {
      throw SheetBook.fault(e);
    }
    this.sheets = reading.sheets.iterator();
  }

  /** Rows by their number; null = there is none. */
  private static final class Sheet {
    final List<HeldRow> rows = new ArrayList<>();

    void set(int row, int column, String text) {
      while (rows.size() <= row) {
        rows.add(null);
      }
      if (rows.get(row) == null) {
        rows.set(row, new HeldRow());
      }
      rows.get(row).set(column, text);
    }
  }

  private static final class HeldRow implements SheetRow {
    private String[] cells = new String[16];
    private int count;

    void set(int column, String text) {
      if (column >= cells.length) {
        cells = Arrays.copyOf(cells, Math.max(column + 1, 2 * cells.length));
      }
      cells[column] = text;
      count = Math.max(count, column + 1);
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public String text(int i) {
      return i < count && cells[i] != null ? cells[i] : "";
    }
  }

  /** Takes the records of the file as they come. */
  private static final class Reading implements HSSFListener {
    final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this, Locale.ROOT);
    final List<Sheet> sheets = new ArrayList<>();
    private final SheetCells cells = new SheetCells();

    /** Kinds of the parts that have begun: charts lie within sheets, and have numbers as well. */
    private final Deque<Integer> parts = new ArrayDeque<>();

    private SSTRecord shared;

    /** Whose text stands in the next record. */
    private FormulaRecord formula;

    @Override
    public void processRecord(Record next) {
      if (next instanceof BOFRecord begin) {
        parts.push(begin.getType());
        if (begin.getType() == BOFRecord.TYPE_WORKSHEET) {
          sheets.add(new Sheet());
        }
      } else if (next instanceof EOFRecord) {
        parts.poll();
      } else if (next instanceof SSTRecord texts) {
        shared = texts;
      } else if (next instanceof DateWindow1904Record window) {
        cells.since1904(window.getWindowing() == 1);
      } else if (Objects.equals(parts.peek(), BOFRecord.TYPE_WORKSHEET)) {
        cell(next);
      }
    }

    private void cell(Record next) {
      if (next instanceof LabelSSTRecord label) {
        set(label, shared.getString(label.getSSTIndex()).getString());
      } else if (next instanceof LabelRecord label) {
        set(label, label.getValue());
      } else if (next instanceof NumberRecord number) {
        set(number, number(number.getValue(), number));
      } else if (next instanceof RKRecord number) {
        set(number, number(number.getRKNumber(), number));
      } else if (next instanceof BoolErrRecord flag) {
        set(flag, flag.isBoolean() ? String.valueOf(flag.getBooleanValue()) : "");
      } else if (next instanceof FormulaRecord computed) {
        formula = computed.hasCachedResultString() ? computed : null;
        set(computed, result(computed));
      } else if (next instanceof StringRecord text && formula != null) {
        set(formula, text.getString());
        formula = null;
      }
    }

    private void set(CellValueRecordInterface cell, String text) {
      sheets.get(sheets.size() - 1).set(cell.getRow(), cell.getColumn(), text);
    }

    /**
     * What a formula came to when the file was saved; "" of an error, and of a text, which follows.
     */
    private String result(FormulaRecord computed) {
      return switch (computed.getCachedResultTypeEnum()) {
        case NUMERIC -> number(computed.getValue(), computed);
        case BOOLEAN -> String.valueOf(computed.getCachedBooleanValue());
        default -> "";
      };
    }

    private String number(double value, CellValueRecordInterface cell) {
      if (!Double.isFinite(value)) {
        return "";
      }
      String format = formats.getFormatString(cell);
      boolean unknown = format != null && format.startsWith("reserved-");
      return cells.number(BigDecimal.valueOf(value), unknown ? null : format);
    }
  }

  @Override
  public Iterator<SheetRow> nextSheet() {
    return sheets.hasNext()
        ? sheets.next().rows.stream().filter(Objects::nonNull).map(SheetRow.class::cast).iterator()
        : null;
  }

  @Override
  public void close() {}
}
