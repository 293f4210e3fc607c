package io.storegauge.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What a workbook (xlsx) is made of, to be changed by hand. */
final class WorkbookEntries {
  private WorkbookEntries() {}

  /** Text of an entry. */
  static String text(byte[] book, String entry) throws IOException {
    return new String(entries(book).get(entry), StandardCharsets.UTF_8);
  }

  /** The workbook with another text in an entry. */
  static byte[] with(byte[] book, String entry, String text) throws IOException {
    Map<String, byte[]> entries = entries(book);
    entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
    }
    return out.toByteArray();
  }

  /** In their order; a workbook is written in a way that only a file of it can be read. */
  private static Map<String, byte[]> entries(byte[] book) throws IOException {
    Path file = Files.write(Files.createTempFile("book", ".xlsx"), book);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry e : Collections.list(zip.entries())) {
        entries.put(e.getName(), zip.getInputStream(e).readAllBytes());
      }
    } finally {
      Files.delete(file);
    }
    return entries;
  }
}
