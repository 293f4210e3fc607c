package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** Records as bytes, worked by hand. */
class DumpTextTest {
  private static final List<String> HEADERS = List.of("订单号", "备注");

  private static DumpRecord record(String... cells) {
    return new DumpRecord(cells[0], cells);
  }

  private static String text(Layout layout, DumpRecord... records) {
    return new String(DumpText.of(layout, HEADERS, List.of(records)), layout.charset());
  }

  @Test
  void cellsAreQuotedWhereTheyMustBeOrBeginWithATab() {
    assertEquals(
        "\uFEFF订单号,备注\r\n\"\t17\",\"a,\"\"b\"\"\"\r\n=\"18\",\r\n'19,1\t\r\n",
        text(
            Layout.CSV_BOM,
            record("\t17", "a,\"b\""),
            record("=\"18\"", null),
            record("'19", "1\t")));
  }

  @Test
  void titlesStandAboveTheHeaderAndASumBelowTheRecords() {
    Layout layout = Layout.CSV_GB18030.between(List.of("订单查询"), "总计").openEnded();
    assertEquals("订单查询\r\n订单号,备注,\r\n1,x,\r\n总计,,\r\n", text(layout, record("1", "x")));
    assertEquals(Charset.forName("GB18030"), layout.charset());
  }

  @Test
  void fieldsOfJsonThatAreEmptyAreLeftOutAndLongNumbersAreText() {
    assertEquals(
        "{\"订单号\":12,\"备注\":\"=A1\\u0000\\\"\"}\n{\"订单号\":\"25030100012000034\"}\n",
        text(Layout.JSON_LINES, record("12", "=A1\u0000\""), record("25030100012000034", "")));
  }

  @Test
  void ofARecordThatIsCutOffTheFirstHalfIsWritten() {
    DumpRecord cut = record("17", "x");
    cut.cutOff();
    assertEquals("\uFEFF订单号,备注\r\n17\r\n", text(Layout.CSV_BOM, cut));
    assertEquals("{\"订单号\":17\n", text(Layout.JSON_LINES, cut)); // 9 of 19 characters
  }

  @Test
  void anInvalidByteIsWrittenWhereTheEncodingNeedNotBeGuessed() {
    DumpRecord broken = record("1", "a" + DumpText.INVALID_BYTE + "b");
    byte[] gb = DumpText.of(Layout.CSV_GB18030, List.of(), List.of(broken));
    assertArrayEquals(new byte[] {'1', ',', 'a', (byte) 0xFF, 'b', '\r', '\n'}, gb);
    assertEquals("订单号,备注\r\n1,a?b\r\n", text(Layout.CSV_UTF8, broken));
  }

  @Test
  void aWorkbookHoldsTextAloneAndSaysAWrongDimension() throws Exception {
    byte[] bytes =
        DumpText.of(Layout.WORKBOOK, HEADERS, List.of(record("17", "<a&b>"), record("18", null)));
    TreeMap<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), zip.readAllBytes());
      }
    }
    assertEquals(5, parts.size());
    byte[] sheet = parts.get("xl/worksheets/sheet1.xml");
    NodeList cells =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(sheet))
            .getElementsByTagName("c");
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < cells.getLength(); i++) {
      String place = cells.item(i).getAttributes().getNamedItem("r").getNodeValue();
      found.append(place).append('=').append(cells.item(i).getTextContent()).append(' ');
    }
    assertEquals("A1=订单号 B1=备注 A2=17 B2=<a&b> A3=18 ", found.toString());
    assertTrue(new String(sheet, StandardCharsets.UTF_8).contains("<dimension ref=\"A1\"/>"));
    assertArrayEquals(
        bytes,
        DumpText.of(Layout.WORKBOOK, HEADERS, List.of(record("17", "<a&b>"), record("18", null))));
  }

  @Test
  void columnsAreNamedAsInSpreadsheets() throws IOException {
    assertEquals("A", Workbook.column(0));
    assertEquals("Z", Workbook.column(25));
    assertEquals("AA", Workbook.column(26));
    assertEquals("BA", Workbook.column(52));
  }
}
