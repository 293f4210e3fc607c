package io.storegauge.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook (XLSX) of one sheet whose cells are all text, as consoles write them. Written by hand,
 * because libraries put the time of writing into the file and the same world must give the same
 * bytes. Its dimension record is wrong, as that of some consoles is.
 */
final class Workbook {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

  private Workbook() {}

  static byte[] of(List<String> headers, List<DumpRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + PACKAGE
              + "content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
              + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
              + TYPES
              + "spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
              + " ContentType=\""
              + TYPES
              + "spreadsheetml.worksheet+xml\"/></Types>");
      entry(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
      entry(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\""
              + OFFICE
              + "\"><sheets>"
              + "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      entry(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
      entry(zip, "xl/worksheets/sheet1.xml", sheet(headers, records));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"rId1\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2020, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String sheet(List<String> headers, List<DumpRecord> records) {
    StringBuilder xml = new StringBuilder("<worksheet xmlns=\"").append(MAIN);
    xml.append("\"><dimension ref=\"A1\"/><sheetData>");
    row(1, headers, xml);
    int number = 2;
    for (DumpRecord r : records) {
      row(number++, Arrays.asList(r.cells()), xml);
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static void row(int number, List<String> cells, StringBuilder xml) {
    xml.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell != null && !cell.isEmpty()) {
        xml.append("<c r=\"").append(column(i)).append(number);
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.append(escaped(cell)).append("</t></is></c>");
      }
    }
    xml.append("</row>");
  }

  /** A, B … Z, AA, AB … */
  static String column(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : column(index / 26 - 1) + last;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
