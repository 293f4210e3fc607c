package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Workbooks as older consoles export them. */
class BinaryWorkbookTest {
  @Test
  void cellsAreTheTextsThatTheSameExportHasAsCsv() throws IOException {
    byte[] book =
        book(
            b -> {
              HSSFSheet sheet = b.createSheet("商品");
              cell(sheet, 0, 0).setCellValue("统计日期");
              cell(sheet, 0, 2).setCellValue("支付金额");
              cell(sheet, 1, 0).setCellValue(LocalDateTime.of(2026, 1, 5, 22, 2, 9));
              cell(sheet, 1, 0).setCellStyle(style(b, "yyyy-mm-dd hh:mm:ss"));
              cell(sheet, 1, 1).setCellValue(6917001);
              cell(sheet, 1, 2).setCellValue(1299.5);
              cell(sheet, 1, 3).setCellValue(true);
              cell(sheet, 2, 1).setCellValue(6917001234567890123.0);
              cell(sheet, 2, 2).setCellValue(0.125);
              cell(sheet, 2, 2).setCellStyle(style(b, "0.00%"));
              cell(sheet, 4, 0).setCellFormula("1/0");
              cell(sheet, 4, 1).setCellFormula("A1&\"!\"");
              cell(sheet, 4, 2).setCellFormula("C2*2");
              b.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertEquals(
        List.of(
            List.of("统计日期", "", "支付金额"),
            List.of("2026-01-05 22:02:09", "6917001", "1299.5", "true"),
            List.of("", "6.91700E+18", "12.5%"),
            List.of("", "统计日期!", "2599")),
        sheets(book).get(0));
  }

  @Test
  void sheetsComeInTheirOrder() throws IOException {
    byte[] book =
        book(
            b -> {
              cell(b.createSheet("说明"), 0, 0).setCellValue("字段");
              b.createSheet("空");
              cell(b.createSheet("一月"), 6, 1).setCellValue("x");
            });
    assertEquals(
        List.of(List.of(List.of("字段")), List.of(), List.of(List.of("", "x"))), sheets(book));
  }

  @Test
  void whatIsNotSoundIsRefused() throws IOException {
    byte[] sound = book(b -> cell(b.createSheet("一月"), 0, 0).setCellValue("订单号"));
    byte[] cut = Arrays.copyOf(sound, sound.length / 2);
    for (byte[] bytes : List.of(cut, "no workbook".getBytes(StandardCharsets.UTF_8))) {
      FileFault fault = assertThrows(FileFault.class, () -> sheets(bytes));
      assertTrue(fault.getMessage().startsWith("not_readable:no sound workbook"), fault::toString);
    }
  }

  @Test
  void aPasswordIsSaid() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] locked;
    try {
      locked = book(b -> cell(b.createSheet("一月"), 0, 0).setCellValue("订单号"));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertEquals(
        "not_readable:a workbook with a password; save it without",
        assertThrows(FileFault.class, () -> sheets(locked)).getMessage());
  }

  /** Whatever happens to its bytes: it is read or refused. */
  @Test
  void aDamagedWorkbookIsReadOrRefused() throws IOException {
    byte[] sound =
        book(
            b -> {
              HSSFSheet sheet = b.createSheet("一月");
              for (int r = 0; r < 40; r++) {
                cell(sheet, r, 0).setCellValue("order " + r);
                cell(sheet, r, 1).setCellValue(r / 7.0);
              }
            });
    Random random = new Random(20_260_107L);
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] damaged = sound.clone();
      for (int i = 0; i < 20; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        sheets(damaged);
      } catch (FileFault e) {
        refused++;
      }
    }
    assertTrue(refused > 30, "the damage was felt " + refused + " times");
  }

  private static List<List<List<String>>> sheets(byte[] bytes) throws IOException {
    List<List<List<String>>> sheets = new ArrayList<>();
    try (BinaryWorkbook book = new BinaryWorkbook(new ByteArrayInputStream(bytes))) {
      for (Iterator<SheetRow> rows = book.nextSheet(); rows != null; rows = book.nextSheet()) {
        List<List<String>> texts = new ArrayList<>();
        rows.forEachRemaining(r -> texts.add(r.texts()));
        sheets.add(texts);
      }
      assertNull(book.nextSheet());
    }
    return sheets;
  }

  private static byte[] book(Consumer<HSSFWorkbook> fill) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      fill.accept(book);
      book.write(out);
    }
    return out.toByteArray();
  }

  private static HSSFCellStyle style(HSSFWorkbook b, String format) {
    HSSFCellStyle style = b.createCellStyle();
    style.setDataFormat(b.createDataFormat().getFormat(format));
    return style;
  }

  private static HSSFCell cell(HSSFSheet sheet, int row, int column) {
    HSSFRow cells = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    return cells.getCell(column) == null ? cells.createCell(column) : cells.getCell(column);
  }
}
