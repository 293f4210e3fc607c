package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Feed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class SheetReaderTest {
  private static final String BLANKS = "xl/media/blanks.xml";

  private static final List<List<String>> WANTED =
      List.of(List.of("订单号", "订单编号"), List.of("金额(元)"), List.of("时间"));
  private static final boolean[] REQUIRED = {true, false, false};

  @Test
  void cellsAreTheTextsThatTheSameExportHasAsCsv() throws IOException {
    byte[] book =
        workbook(
            sheet -> {
              row(sheet, 0, "订单编号", "商品", "金额（元）", "时间");
              row(sheet, 1, "6917001", "x", 1299.5, LocalDateTime.of(2026, 1, 5, 22, 2, 9));
              sheet.style(1, 3).format("yyyy-mm-dd hh:mm:ss").set();
              row(sheet, 2, 6917002, "x", 0.1 + 0.2, "2026/1/5 22:02");
              row(sheet, 3, 6917001234567890123L, null, "1.16万", null);
              row(sheet, 4, "6917004", "x", 0.125, 46027.5);
              sheet.style(4, 2).format("0.00%").set();
              sheet.style(4, 3).format("yyyy/m/d").set();
            });
    assertEquals(
        List.of(
            "1:6917001|1299.5|2026-01-05 22:02:09",
            "2:6917002|0.3|2026/1/5 22:02",
            "3:6.91700E+18|1.16万|",
            "4:6917004|12.5%|2026-01-05 12:00:00"),
        read(book));
  }

  @Test
  void titlesAboveTheHeaderSumsAndBlankRowsAreNoRecords() throws IOException {
    byte[] book =
        workbook(
            sheet -> {
              row(sheet, 0, "店铺订单报表");
              row(sheet, 2, "导出时间", "2026-01-06");
              row(sheet, 4, "订单号", "金额(元)", "时间");
              row(sheet, 5, "1", 10, null);
              row(sheet, 7, "2", 20, null);
              row(sheet, 8, "总计", 30, null);
            });
    assertEquals(List.of("1:1|10|", "2:2|20|"), read(book));
  }

  @Test
  void aWorkbookWithoutFormatsIsReadAsItStands() throws IOException {
    byte[] book =
        workbook(
            sheet -> {
              row(sheet, 0, "订单号", "金额(元)", "时间");
              row(sheet, 1, "1", 10.5, "2026-01-05 10:00:00");
            });
    assertEquals(List.of("1:1|10.5|2026-01-05 10:00:00"), read(withoutStyles(book)));
  }

  private static byte[] withoutStyles(byte[] book) throws IOException {
    Path file = Files.write(Files.createTempFile("book", ".xlsx"), book);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry e : Collections.list(from.entries())) {
        if (!e.getName().endsWith("styles.xml")) {
          to.putNextEntry(new ZipEntry(e.getName()));
          String xml = new String(from.getInputStream(e).readAllBytes(), StandardCharsets.UTF_8);
          to.write(
              xml.replaceAll("<(Override|Relationship)[^>]*styles[^>]*/>", "")
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
    } finally {
      Files.delete(file);
    }
    return out.toByteArray();
  }

  @Test
  void everySheetWithTheHeaderIsReadAndOthersAreNot() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      row(book.newWorksheet("说明"), 0, "字段", "含义");
      Worksheet first = book.newWorksheet("一月");
      row(first, 0, "订单号", "金额(元)");
      row(first, 1, "1", 10);
      Worksheet second = book.newWorksheet("二月");
      row(second, 0, "金额(元)", "订单号");
      row(second, 1, 20, "2");
    }
    assertEquals(List.of("1:1|10|null", "2:2|20|null"), read(out.toByteArray()));
  }

  @Test
  void aWorkbookWithoutTheHeaderOrWithoutSoundnessIsRefused() throws IOException {
    byte[] other = workbook(sheet -> row(sheet, 0, "编号", "金额"));
    assertEquals("no_header:lacks 订单号|订单编号; cells found: 2", fault(other));
    assertEquals("empty_file", fault(workbook(sheet -> {})));
    byte[] sound = workbook(sheet -> row(sheet, 0, "订单号"));
    byte[] cut = Arrays.copyOf(sound, sound.length / 2);
    assertTrue(fault(cut).startsWith("not_readable:"), fault(cut));
  }

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  /** With a header and one record, whose number is the first shared text behind three headers. */
  private static byte[] withNumber(String cell) throws IOException {
    byte[] book =
        workbook(
            sheet -> {
              row(sheet, 0, "订单号", "金额(元)", "时间");
              row(sheet, 1, "o1", 10, "x");
            });
    String xml = WorkbookEntries.text(book, SHEET);
    String sound = "<c r=\"A2\" t=\"s\"><v>3</v></c>";
    assertTrue(xml.contains(sound), xml);
    return WorkbookEntries.with(book, SHEET, xml.replace(sound, cell));
  }

  @Test
  void whatAFormulaCameToIsReadAndItsErrorIsNothing() throws IOException {
    assertEquals(
        List.of("1:6917001|10|x"), read(withNumber("<c r=\"A2\"><f>A1</f><v>6917001</v></c>")));
    assertEquals(
        List.of("1:o9|10|x"), read(withNumber("<c r=\"A2\" t=\"str\"><f>A1</f><v>o9</v></c>")));
    for (String error : List.of("#N/A", "#REF!", "#DIV/0!")) {
      String value = "<v>" + error + "</v></c>";
      assertEquals(List.of("1:|10|x"), read(withNumber("<c r=\"A2\" t=\"e\"><f>A1</f>" + value)));
      assertEquals(List.of("1:|10|x"), read(withNumber("<c r=\"A2\" t=\"e\">" + value)));
    }
  }

  @Test
  void cellsWithoutAnAddressStandWhereTheyCome() throws IOException {
    assertEquals(
        List.of("1:o9|10|x"),
        read(withNumber("<c t=\"inlineStr\"><is><r><t>o</t></r><r><t>9</t></r></is></c>")));
  }

  @Test
  void ofTwoCellsInOnePlaceTheLaterCounts() throws IOException {
    assertEquals(
        List.of("1:2|10|x"), read(withNumber("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>")));
  }

  /** The reader would take the first for an empty text, and fill the memory at the second. */
  @Test
  void aCellThatNamesATextThatIsNotThereIsRefused() throws IOException {
    // Five texts are shared: three of the header, o1 and x.
    assertEquals(List.of("1:x|10|x"), read(withNumber("<c r=\"A2\" t=\"s\"><v>4</v></c>")));
    for (String number : List.of("5", "2147483647", "99999999999", "-1", "x", "<![CDATA[5]]>")) {
      assertEquals(
          "not_readable:a workbook with a cell whose text is not there",
          fault(withNumber("<c t='s' s=\"0\" r = \"A2\" ><v >" + number + "</v></c>")),
          number);
    }
    assertEquals(List.of("1:|10|x"), read(withNumber("<c r=\"A2\" t=\"s\"><v/></c>")));
    assertEquals(List.of("1:|10|x"), read(withNumber("<c r=\"A2\" t=\"s\"/>")));
  }

  @Test
  void aCellBeyondTheLastColumnIsRefused() throws IOException {
    assertEquals(
        List.of("1:o1|10|x"),
        read(withNumber("<c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"XFD2\"><v>1</v></c>")));
    for (String place : List.of("XFE2", "zzzzzz2", "$ZZZZZZZZZZZZZZZZZZZZ$2")) {
      assertEquals(
          "not_readable:a workbook with a cell beyond its last column",
          fault(withNumber("<c s=\"0\" r=\"" + place + "\"><v>1</v></c>")),
          place);
    }
  }

  @Test
  void aCellOfAnUnknownKindIsRefused() throws IOException {
    for (String cell :
        List.of(
            "<c r=\"A2\" t=\"d\"><v>2026-01-05</v></c>",
            "<c r=\"A2\"><f t=\"shared\" si=\"7\"/><v>1</v></c>",
            "<c r=\"A2\" t=\"b\"><v>maybe</v></c>")) {
      assertTrue(fault(withNumber(cell)).startsWith("not_readable:no sound workbook"), cell);
    }
  }

  /** A sheet of blanks, which the archive owns up to or makes out to be small. */
  @Test
  void aWorkbookThatUnpacksToFarMoreThanItIsIsRefused() throws IOException {
    byte[] bomb = withMany(workbook(sheet -> row(sheet, 0, "订单号")));
    assertEquals("not_readable:unpacks to more than 600 times its size", fault(bomb));
    assertEquals("not_readable:an archive with wrong sizes", fault(understated(bomb)));
  }

  /** With a file of 64 MB of blanks more. */
  private static byte[] withMany(byte[] book) throws IOException {
    Path file = Files.write(Files.createTempFile("book", ".xlsx"), book);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry e : Collections.list(from.entries())) {
        zip.putNextEntry(new ZipEntry(e.getName()));
        from.getInputStream(e).transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry(BLANKS));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 64; i++) {
        zip.write(blanks);
      }
    } finally {
      Files.delete(file);
    }
    return out.toByteArray();
  }

  /** Its directory says that the file of blanks has 100 bytes. */
  private static byte[] understated(byte[] book) {
    byte[] name = BLANKS.getBytes(StandardCharsets.US_ASCII);
    byte[] lying = book.clone();
    for (int at = book.length - name.length; at > 46; at--) {
      boolean isEntry = lying[at - 46] == 'P' && lying[at - 45] == 'K' && lying[at - 44] == 1;
      if (isEntry && Arrays.equals(lying, at, at + name.length, name, 0, name.length)) {
        System.arraycopy(new byte[] {100, 0, 0, 0}, 0, lying, at - 46 + 24, 4);
        return lying;
      }
    }
    throw new IllegalArgumentException("no " + BLANKS);
  }

  private static String fault(byte[] book) {
    return assertThrows(FileFault.class, () -> read(book)).getMessage();
  }

  private static List<String> read(byte[] book) throws IOException {
    return read(new ZippedWorkbook(new ByteArrayInputStream(book)));
  }

  private static List<String> read(SheetBook book) throws IOException {
    List<String> records = new ArrayList<>();
    try (SheetReader r =
        new SheetReader(book, WANTED, REQUIRED, Feed.Cells.CONSOLE, ExtraColumns.NONE)) {
      while (r.next()) {
        List<String> values = new ArrayList<>();
        for (int c = 0; c < WANTED.size(); c++) {
          values.add(
              r.length(c) < 0
                  ? "null"
                  : new String(r.bytes(c), r.offset(c), r.length(c), StandardCharsets.UTF_8));
        }
        records.add(r.number() + ":" + String.join("|", values));
      }
    }
    return records;
  }

  private static byte[] workbook(Consumer<Worksheet> fill) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      fill.accept(book.newWorksheet("数据"));
    }
    return out.toByteArray();
  }

  private static void row(Worksheet sheet, int row, Object... cells) {
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] instanceof String text) {
        sheet.value(row, c, text);
      } else if (cells[c] instanceof Number number) {
        sheet.value(row, c, number);
      } else if (cells[c] instanceof LocalDateTime time) {
        sheet.value(row, c, time);
      }
    }
  }
}
