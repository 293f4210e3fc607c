package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the cells of a workbook are: reading it ends, with all of its records either accepted or
 * refused for a reason, or with the whole file refused for one; and reading it again gives the
 * same.
 */
class FuzzedWorkbookTest {
  private static final int ROUNDS = 110;
  private static final int ROWS = 40;
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*)>(.*?)</c>");
  private static final Pattern ROW = Pattern.compile("<row [^>]*>.*?</row>");

  /** Between the tags of a cell, or with its address and type as %s: whatever a cell can be. */
  private static final String[] CELLS = {
    "<c r=\"%s\"><f>A1&amp;B1</f><v>12.5</v></c>",
    "<c r=\"%s\"><f>1+1</f></c>",
    "<c r=\"%s\" t=\"str\"><f>A1</f><v>3515001</v></c>",
    "<c r=\"%s\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
    "<c r=\"%s\" t=\"b\"><f>TRUE()</f><v>1</v></c>",
    "<c r=\"%s\"><f t=\"shared\" si=\"7\"/><v>1</v></c>",
    "<c r=\"%s\"><f t=\"shared\" ref=\"A1:A9\" si=\"0\">A1</f><v>1</v></c>",
    "<c r=\"%s\"><f t=\"array\" ref=\"A1:G40\">A1</f><v>1</v></c>",
    "<c r=\"%s\" t=\"e\"><v>#N/A</v></c>",
    "<c r=\"%s\" t=\"e\"><v>#REF!</v></c>",
    "<c r=\"%s\" t=\"b\"><v>1</v></c>",
    "<c r=\"%s\" t=\"b\"><v>maybe</v></c>",
    "<c r=\"%s\" t=\"d\"><v>2026-01-05T10:00:00</v></c>",
    "<c r=\"%s\" t=\"zz\"><v>1</v></c>",
    "<c r=\"%s\" t=\"s\"><v>99999</v></c>",
    "<c r=\"%s\" t=\"s\"><v>2147483647</v></c>",
    "<c r=\"%s\" t=\"s\"><v>-1</v></c>",
    "<c r=\"%s\" t=\"s\"><v>x</v></c>",
    "<c r=\"%s\" t=\"s\"/>",
    "<c r=\"%s\"><v>1E400</v></c>",
    "<c r=\"%s\"><v>1E-400</v></c>",
    "<c r=\"%s\"><v>1E2147483647</v></c>",
    "<c r=\"%s\"><v>1E99999999999</v></c>",
    "<c r=\"%s\"><v>0x10</v></c>",
    "<c r=\"%s\"><v>9999999999999999999999999999999999999999</v></c>",
    "<c r=\"%s\" s=\"1\"><v>46027.5</v></c>",
    "<c r=\"%s\" s=\"1\"><v>-1</v></c>",
    "<c r=\"%s\" s=\"1\"><v>0.999999999</v></c>",
    "<c r=\"%s\" s=\"1\"><v>1E12</v></c>",
    "<c r=\"%s\" s=\"1\"><v>1E-300</v></c>",
    "<c r=\"%s\" s=\"99\"><v>5</v></c>",
    "<c r=\"%s\" s=\"-1\"><v>5</v></c>",
    "<c r=\"%s\" s=\"x\"><v>5</v></c>",
    "<c r=\"%s\" t=\"inlineStr\"><is><t>3515001</t></is></c>",
    "<c r=\"%s\" t=\"inlineStr\"><is><r><t>交易</t></r><r><t>成功</t></r></is></c>",
    "<c r=\"%s\" t=\"inlineStr\"/>",
    "<c r=\"%s\"/>",
    "<c><v>5</v></c>",
    "<c t=\"inlineStr\"><is><t>x</t></is></c>",
    "<c r=\"\"><v>5</v></c>",
    "<c r=\"5\"><v>5</v></c>",
    "<c r=\"A\"><v>5</v></c>",
    "<c r=\"A0\"><v>5</v></c>",
    "<c r=\"A1\"><v>5</v></c>",
    "<c r=\"XFD1\"><v>5</v></c>",
    "<c r=\"XFE1\"><v>5</v></c>",
    "<c r=\"ZZZZZZ1\"><v>5</v></c>",
    "<c r=\"ZZZZZZZZZZ1\"><v>5</v></c>",
    "<c r=\"表1\"><v>5</v></c>",
    "<c r=\"%s\"><v>5</v>",
    "<c r=\"%s\"><v>&#0;</v></c>",
    "<c r=\"%s\"><v><![CDATA[5]]></v></c>",
    ""
  };

  @TempDir Path dir;

  private ScannedFile scan(byte[] bytes) throws IOException {
    return ScannedFile.of(dir, "taobao", "order_list", "tmall", bytes);
  }

  private static byte[] sound() throws IOException {
    String[] header = {"订单编号", "买家会员名", "总金额", "订单状态", "订单创建时间", "宝贝总数量"};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("订单");
      for (int c = 0; c < header.length; c++) {
        sheet.value(0, c, header[c]);
      }
      for (int r = 1; r <= ROWS; r++) {
        sheet.value(r, 0, "35150" + r);
        sheet.value(r, 1, "小明" + r);
        sheet.value(r, 2, 1000.5 + r);
        sheet.value(r, 3, "交易成功");
        sheet.value(r, 4, 46_027.5 + r / 100.0);
        sheet.style(r, 4).format("yyyy-mm-dd hh:mm:ss").set();
        sheet.value(r, 5, 2);
      }
    }
    return out.toByteArray();
  }

  @Test
  void aSoundFileIsReadWhole() throws IOException {
    ScannedFile read = scan(sound());
    assertEquals(null, read.fault());
    assertEquals(ROWS, read.accepted());
  }

  @Test
  void everyRecordOfAWorkbookOfOddCellsIsAccountedFor() throws IOException {
    byte[] whole = sound();
    String xml = WorkbookEntries.text(whole, SHEET);
    Random random = new Random(20_261_123L);
    int refusedSome = 0;
    int readSome = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String odd = xml;
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        odd = mutated(odd, round, random);
      }
      byte[] book = WorkbookEntries.with(whole, SHEET, odd);
      String what = "round " + round;
      ScannedFile once = scan(book);
      assertEquals(once.received(), once.accepted() + once.refused(), what);
      assertEquals(once, scan(book), what);
      refusedSome += once.fault() != null || once.refused() > 0 ? 1 : 0;
      readSome += once.accepted() > 0 ? 1 : 0;
    }
    assertTrue(refusedSome > ROUNDS / 5, "the damage was felt " + refusedSome + " times");
    assertTrue(readSome > ROUNDS / 5, "something was read " + readSome + " times");
  }

  private static String mutated(String xml, int round, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> rows(xml, random);
      case 1 -> replaced(xml, CELL, "<c$3>$4</c>", random); // without an address
      case 2 -> replaced(xml, CELL, "$0$0", random); // twice
      case 3 -> xml.replaceFirst("<row r=\"" + (1 + random.nextInt(ROWS)) + "\"", "<row");
        // Every kind of cell comes up in turn.
      default -> cell(xml, CELLS[round % CELLS.length], random);
    };
  }

  private static String cell(String xml, String cell, Random random) {
    Matcher m = CELL.matcher(xml);
    List<int[]> places = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    while (m.find()) {
      places.add(new int[] {m.start(), m.end()});
      addresses.add(m.group(1) + m.group(2));
    }
    int at = random.nextInt(places.size());
    String odd = cell.contains("%s") ? String.format(cell, addresses.get(at)) : cell;
    return xml.substring(0, places.get(at)[0]) + odd + xml.substring(places.get(at)[1]);
  }

  /** One of the places where a pattern matches is changed. */
  private static String replaced(String xml, Pattern pattern, String by, Random random) {
    Matcher m = pattern.matcher(xml);
    int skipped = random.nextInt(ROWS);
    StringBuilder out = new StringBuilder();
    for (int n = 0; m.find(); n++) {
      m.appendReplacement(out, n == skipped ? by : "$0");
    }
    return m.appendTail(out).toString();
  }

  /** A row stands behind another one than it did, in the place of that one, or twice. */
  private static String rows(String xml, Random random) {
    Matcher m = ROW.matcher(xml);
    List<int[]> rows = new ArrayList<>();
    while (m.find()) {
      rows.add(new int[] {m.start(), m.end()});
    }
    int[] a = rows.get(random.nextInt(rows.size() / 2));
    int[] b = rows.get(rows.size() / 2 + random.nextInt(rows.size() / 2));
    String first = xml.substring(a[0], a[1]);
    String second = xml.substring(b[0], b[1]);
    String between = xml.substring(a[1], b[0]);
    String middle =
        switch (random.nextInt(3)) {
          case 0 -> second + between + first;
          case 1 -> second + between + second;
          default -> first + between + second + first;
        };
    return xml.substring(0, a[0]) + middle + xml.substring(b[1]);
  }
}
