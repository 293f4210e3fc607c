package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class UnpackedTest {
  private static final String TEXT = "订单号\n1\n";

  @Test
  void plainAndPackedFilesAreToldByTheirBytes() throws IOException {
    assertEquals(TEXT, read(bytes(TEXT), "orders.csv"));
    assertEquals(TEXT, read(gzip(TEXT), "orders.csv.gz"));
    assertEquals(TEXT, read(gzip(TEXT), "orders.csv"), "packed, whatever its name says");
    assertEquals(TEXT, read(zstd(TEXT), "orders.csv.zst"));
    assertEquals(TEXT, read(zip("订单.csv"), "orders.zip"));
  }

  @Test
  void aFileOfSeveralGzipMembersIsReadToItsEnd() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip(TEXT));
    both.write(gzip("2\n"));
    assertEquals(TEXT + "2\n", read(both.toByteArray(), "orders.gz"));
  }

  @Test
  void anArchiveHoldsItsFilesButNotWhatAMacAdds() throws IOException {
    assertEquals(TEXT, read(zip("export/", "export/订单.csv", "__MACOSX/._订单.csv"), "a.zip"));
    assertEquals(TEXT + "|" + TEXT, read(zip("a.csv", "b.csv"), "a.zip"));
    assertEquals("", read(zip("export/"), "a.zip"));
  }

  @Test
  void aNameThatPromisesPackingTheFileLacksIsRefused() {
    assertEquals("not_readable:not packed as its name says (.gz)", fault(bytes(TEXT), "o.csv.gz"));
  }

  @Test
  void namesOfAChineseWindowsAreNoHindrance() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream packed = new ZipOutputStream(out, Charset.forName("GBK"))) {
      packed.putNextEntry(new ZipEntry("订单报表/订单.csv"));
      packed.write(bytes(TEXT));
    }
    assertEquals(TEXT, read(out.toByteArray(), "a.zip"));
  }

  @Test
  void anArchiveWithAPasswordIsRefusedWithARemedy() throws IOException {
    byte[] locked = zip("a.csv");
    locked[6] |= 1; // the bit that says so, in the first entry
    assertEquals("not_readable:an archive with a password; unpack it", fault(locked, "a.zip"));
  }

  @Test
  void whatAFileIsSaysItsHead() throws IOException {
    assertEquals(FileType.ZIP, FileType.of(zip("a.csv")));
    assertEquals(FileType.WORKBOOK, FileType.of(zip("[Content_Types].xml", "xl/workbook.xml")));
    assertEquals(FileType.WORKBOOK, FileType.of(zip("_rels/.rels")));
    assertEquals(
        FileType.XLS, FileType.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}));
    assertEquals(FileType.PARQUET, FileType.of(bytes("PAR1....")));
    assertEquals(FileType.TEXT, FileType.of(bytes("PK")));
    assertEquals(FileType.TEXT, FileType.of(new byte[0]));
  }

  @Test
  void aFileThatUnpacksWithoutEndIsLeft() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        out.write(zeros);
      }
    }
    assertEquals(
        "not_readable:unpacks to more than 600 times its size",
        fault(bomb.toByteArray(), "orders.csv.gz"));
  }

  @Test
  void filesOfAFewBytesAreWhatTheyAre() throws IOException {
    assertEquals("1", read(bytes("1"), "a.csv"));
    assertEquals("", read(new byte[0], "a.csv"));
  }

  private static String fault(byte[] file, String name) {
    return assertThrows(FileFault.class, () -> read(file, name)).getMessage();
  }

  private static String read(byte[] file, String name) throws IOException {
    try (Unpacked files = new Unpacked(new ByteArrayInputStream(file), name, null)) {
      List<String> texts = new ArrayList<>();
      for (InputStream in = files.next(); in != null; in = files.next()) {
        texts.add(text(in));
      }
      return String.join("|", texts);
    }
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      out.write(piece, 0, out.size() > 1 << 20 ? 0 : n);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] zstd(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new ZstdOutputStream(out)) {
      packed.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(bytes(TEXT));
        }
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
