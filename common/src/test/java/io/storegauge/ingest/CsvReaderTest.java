package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.config.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static final int ROOM = 1 << 20;

  private static List<String> read(String csv, int maxBytes, String... columns) throws IOException {
    return read(csv, maxBytes, Feed.Cells.PLAIN, columns);
  }

  private static List<String> read(String csv, int maxBytes, Feed.Cells cells, String... columns)
      throws IOException {
    InputStream bytes = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    ByteFeed feed = new ByteFeed(new Utf8Stream(bytes, null), maxBytes);
    List<List<String>> wanted = new ArrayList<>();
    for (String c : columns) {
      wanted.add(List.of(c.split("\\|")));
    }
    boolean[] required = new boolean[columns.length];
    required[0] = true;
    List<String> out = new ArrayList<>();
    try (CsvReader r = new CsvReader(feed, ',', wanted, required, cells, ExtraColumns.NONE)) {
      while (r.next()) {
        StringBuilder line = new StringBuilder().append(r.number()).append(':');
        for (int c = 0; r.fault() == null && c < columns.length; c++) {
          int n = r.length(c);
          line.append(c == 0 ? "" : "|")
              .append(
                  n < 0 ? "null" : new String(r.bytes(c), r.offset(c), n, StandardCharsets.UTF_8));
        }
        out.add(r.fault() == null ? line.toString() : r.number() + "!" + r.fault());
      }
    }
    return out;
  }

  @Test
  void columnsAreFoundByHeaderNotByPosition() throws IOException {
    assertEquals(List.of("1:x|1", "2:y|2"), read("b,a\n1,x\n2,y\n", ROOM, "a", "b"));
  }

  @Test
  void recordsOfConsolesMayEndInACommaThatTheHeaderLacks() throws IOException {
    assertEquals(
        List.of("1:1|2", "2:3|4", "3!field_count:3 instead of 2", "4!field_count:4 instead of 2"),
        read("a,b\n1,2,\n3,4\n5,6,7\n8,9,,\n", ROOM, Feed.Cells.CONSOLE, "a", "b"));
    assertEquals(List.of("1!field_count:3 instead of 2"), read("a,b\n1,2,\n", ROOM, "a", "b"));
  }

  @Test
  void headersOfConsolesMayEndInACommaThatTheRecordsLack() throws IOException {
    assertEquals(
        List.of("1:1|2", "2:3|4", "3!field_count:1 instead of 3", "4!field_count:5 instead of 3"),
        read("a,b,\n1,2\n3,4,\n5\n6,7,,,\n", ROOM, Feed.Cells.CONSOLE, "a", "b"));
    assertEquals(List.of("1!field_count:2 instead of 3"), read("a,b,\n1,2\n", ROOM, "a", "b"));
    // Only of the last name nobody knows what it is.
    assertEquals(
        List.of("1!field_count:2 instead of 3"),
        read("a,,b\n1,2\n", ROOM, Feed.Cells.CONSOLE, "a", "b"));
  }

  @Test
  void namesOfHeadersMayDifferInSpacesBackQuotesAndWidthOfBrackets() throws IOException {
    assertEquals(
        List.of("1:1|2|3"),
        read("商家实收金额(元),`收货地址 `,\t订单号 \n1,2,3\n", ROOM, "商家实收金额（元）", "收货地址", "订单号"));
  }

  @Test
  void consolesPutTitlesAboveTheHeaderAndSumsBelowTheRecords() throws IOException {
    String csv = "商品效果,2026-01\n\n\"统计, 日期\"\n订单号,金额\no1,5\n合计,5\n总计,5\n";
    assertEquals(List.of("1:o1|5"), read(csv, ROOM, Feed.Cells.CONSOLE, "订单号", "金额"));
    assertEquals(
        "no_header:lacks 订单号; cells found: 2",
        assertThrows(FileFault.class, () -> read(csv, ROOM, "订单号", "金额")).getMessage());
    String far = "标题\n".repeat(15) + "订单号,金额\no1,5\n";
    assertThrows(FileFault.class, () -> read(far, ROOM, Feed.Cells.CONSOLE, "订单号", "金额"));
    String last = "标题\n".repeat(14) + "订单号,金额\no1,5\n";
    assertEquals(List.of("1:o1|5"), read(last, ROOM, Feed.Cells.CONSOLE, "订单号", "金额"));
    assertThrows(FileFault.class, () -> read("标题\n", ROOM, Feed.Cells.CONSOLE, "订单号"));
  }

  @Test
  void theFirstKnownHeaderWinsAndAMissingColumnIsNull() throws IOException {
    assertEquals(List.of("1:v|null"), read("old,z\nv,w\n", ROOM, "new|old", "none"));
  }

  @Test
  void quotedFieldsHoldSeparatorsQuotesAndLineBreaks() throws IOException {
    assertEquals(
        List.of("1:a,\"b\"\nc|d", "2:e|"), read("x,y\n\"a,\"\"b\"\"\nc\",d\ne,\n", ROOM, "x", "y"));
  }

  @Test
  void byteOrderMarkCrLfAndMissingLastLineBreakAreNotData() throws IOException {
    assertEquals(
        List.of("1:1|2", "2:3|4"), read("\uFEFF\"x\",y\r\n1,2\r\n\r\n3,4", ROOM, "x", "y"));
  }

  @Test
  void recordsSpanRefillsOfASmallBuffer() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      csv.append("\"a\"\"").append(i).append("\",b").append(i).append('\n');
      expected.add(i + ":a\"" + i + "|b" + i);
    }
    assertEquals(expected, read(csv.toString(), 24, "x", "y"));
  }

  @Test
  void aWrongNumberOfFieldsIsAFaultOfTheRecordAlone() throws IOException {
    assertEquals(
        List.of("1!field_count:3 instead of 2", "2:1|2"),
        read("x,y\n1,2,3\n1,2\n", ROOM, "x", "y"));
  }

  @Test
  void aRecordLongerThanAllowedIsPassedOver() throws IOException {
    String big = "z".repeat(100);
    assertEquals(
        List.of("1:1|2", "2!record_too_long", "3:3|4"),
        read("x,y\n1,2\n" + big + ",1\n3,4\n", 32, "x", "y"));
  }

  @Test
  void aQuoteThatIsStillOpenAtTheEndRefusesTheFile() {
    String lines = "3,4\n".repeat(5_000);
    FileFault e =
        assertThrows(FileFault.class, () -> read("x,y\n1,2\n\"" + lines + "5,6\n", ROOM, "x", "y"));
    assertEquals("unterminated_quote:record 2", e.getMessage());
  }

  @Test
  void aQuoteThatIsStillOpenWhereTheRecordIsTooLongRefusesTheFile() {
    String csv = "x,y\n1,2\n\"3,4\n" + "5,6\n".repeat(100) + "\"7\",8\n";
    FileFault e = assertThrows(FileFault.class, () -> read(csv, 64, "x", "y"));
    assertEquals("record_too_long:with an open quote, record 2", e.getMessage());
  }

  @Test
  void anOpenQuoteThatALaterQuoteSeemsToCloseLosesItsOwnLineOnly() throws IOException {
    // The quote of record 2 would run to the one before 7 and take record 3 with it.
    assertEquals(
        List.of("1:1|2", "2!unterminated_quote", "3:5|6", "4:7|8"),
        read("x,y\n1,2\n\"3,4\n5,6\n\"7\",8\n", ROOM, "x", "y"));
  }

  @Test
  void whatStandsBetweenAClosingQuoteAndTheSeparatorIsNotData() throws IOException {
    assertEquals(
        List.of("1:a\nb|2", "2:5|4"), read("x,y\n\"a\nb\" ,2\r\n\"5\" inch,4\n", ROOM, "x", "y"));
  }

  @Test
  void aHeaderWithoutARequiredColumnRefusesTheFileAndDoesNotQuoteIt() {
    FileFault e = assertThrows(FileFault.class, () -> read("Li Wei;1\n1;2\n", ROOM, "x|id", "y"));
    assertEquals("no_header:lacks x|id; cells found: 1", e.getMessage());
  }

  @Test
  void aHeaderThatIsTooLongOrWithinAnOpenQuoteRefusesTheFile() {
    String header = "x".repeat(100) + ",y\n1,2\n";
    assertEquals(
        "record_too_long", assertThrows(FileFault.class, () -> read(header, 32, "x")).getMessage());
    assertEquals(
        "unterminated_quote",
        assertThrows(FileFault.class, () -> read("\"x,y\n1,\"2\"\n", ROOM, "x")).getMessage());
  }

  @Test
  void aHeaderAloneIsAFileWithoutRecords() throws IOException {
    assertEquals(List.of(), read("x,y\n", ROOM, "x", "y"));
    assertEquals(List.of(), read("x,y", ROOM, "x", "y"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals(
        "empty_file", assertThrows(FileFault.class, () -> read("", ROOM, "x")).getMessage());
  }
}
