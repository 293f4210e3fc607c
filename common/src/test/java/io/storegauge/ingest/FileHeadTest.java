package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHeadTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir Path dir;

  @Test
  void packingEncodingAndSeparatorAreFoundOut() throws IOException {
    FileHead plain = head("订单号,金额\n1,\"a;b\"\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("not packed utf-8 csv ,", shown(plain));
    assertEquals(List.of(List.of("订单号", "金额"), List.of("1", "a;b")), plain.rows());

    FileHead packed = head(gzip("订单号;金额\n1;5,00\n2;6,00\n".getBytes(GB18030)));
    assertEquals("gzip gb18030 csv ;", shown(packed));
    assertEquals("not packed ascii csv |", shown(head("a|b\n1|2\n".getBytes(GB18030))));
    byte[] marked = "\uFEFFa\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("not packed utf-8 with a byte order mark csv \t", shown(head(marked)));
  }

  @Test
  void tabsAtTheEndOfCellsDoNotSeparateThem() throws IOException {
    String text = "订单号,状态,金额\n1\t,已发货\t,19.9\t\n2\t,已发货\t,19.9\t\n";
    assertEquals(',', head(text.getBytes(GB18030)).delimiter());
  }

  @Test
  void aFileOfOneColumnIsCommaSeparated() throws IOException {
    assertEquals(',', head("id\n1\n2\n".getBytes(StandardCharsets.UTF_8)).delimiter());
  }

  @Test
  void jsonIsATableOfAllFields() throws IOException {
    String lines = "{\"id\":1,\"a\":null}\nno json\n{\"id\":2,\"b\":[1,2]}\n";
    FileHead head = head(lines.getBytes(StandardCharsets.UTF_8));
    assertEquals(FileHead.Shape.JSON_LINES, head.shape());
    List<List<String>> rows =
        List.of(
            List.of("id", "a", "b"),
            Arrays.asList("1", null, null),
            Arrays.asList("2", null, "[1,2]"));
    assertEquals(rows, head.rows());

    FileHead array = head("[{\"id\":1},\n {\"id\":2}]".getBytes(StandardCharsets.UTF_8));
    assertEquals(FileHead.Shape.JSON_ARRAY, array.shape());
    assertEquals(List.of(List.of("id"), List.of("1"), List.of("2")), array.rows());
  }

  @Test
  void theHeaderIsTheRowWithKnownNamesElseTheFirstWideRowOfNames() {
    Set<String> known = Set.of("订单号", "金额(元)");
    assertEquals(2, rows("2026年报表,,\n导出人,,\n订单号,金额（元）,备注\n1,2,x\n").headerRow(known));
    assertEquals(1, rows("report,,\nno,sum,note\n1,2,x\n").headerRow(known));
    assertEquals(0, rows("no,sum\n").headerRow(known));
    // Somebody's records without a header: a number and a masked phone are no names.
    assertEquals(-1, rows("小明,138****0000,7\n小红,139****0000,8\n").headerRow(known));
  }

  @Test
  void whatCannotBeReadIsAFault() throws IOException {
    assertEquals("empty_file", head(new byte[0]).fault());
    byte[] half = Arrays.copyOf(gzip("a,b\n".getBytes(GB18030)), 12);
    assertEquals("truncated", head(half).fault());
    byte[] excel = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    assertEquals("not_readable:no sound workbook (NotOLE2FileException)", head(excel).fault());
  }

  @Test
  void ofALargeFileWholeLinesOfTheBeginningAreRead() throws IOException {
    byte[] text = "a,b\n".concat("1234567,x\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    FileHead head = head(text);
    assertNull(head.fault());
    assertEquals(2_000, head.rows().size());
    assertEquals(List.of("1234567", "x"), head.rows().get(1_999));
  }

  private static FileHead rows(String text) {
    return FileHead.of("not packed", "utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private FileHead head(byte[] bytes) throws IOException {
    Path file = Files.write(dir.resolve("file"), bytes);
    return FileHead.of(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }

  private static String shown(FileHead head) {
    return String.join(
        " ", head.packing(), head.encoding(), head.shape().toString(), head.delimiter() + "");
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }
}
