package io.storegauge.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** A file as a console exports it: its whole header, and records of which some cells are filled. */
final class ConsoleSheet {
  static final Charset GB18030 = Charset.forName("GB18030");

  private final List<String> header;
  private final StringBuilder text = new StringBuilder();
  private final List<List<String>> lines = new ArrayList<>();

  /**
   * @param header names between commas
   */
  ConsoleSheet(String header) {
    this("", header);
  }

  /**
   * @param titles lines above the header
   */
  ConsoleSheet(String titles, String header) {
    this.header = List.of(header.split(",", -1));
    text.append(titles);
    titles.lines().forEach(t -> lines.add(List.of(t.split(",", -1))));
    line(this.header);
  }

  /**
   * Adds a record; columns that are not named are empty.
   *
   * @param cells such as {@code 订单号: 28001 | 订单状态: 完成}, on as many lines as it takes; ⏎ is a line
   *     break in a name or a cell
   */
  ConsoleSheet row(String cells) {
    List<String> record = new ArrayList<>(Collections.nCopies(header.size(), ""));
    for (String cell : cells.split(" [|] |\n")) {
      String[] nameAndText = cell.replace('⏎', '\n').split(": ", 2);
      int at = header.indexOf(nameAndText[0]);
      if (at < 0 || nameAndText.length < 2) {
        throw new IllegalArgumentException(cell + " names no column, or nothing that is in it");
      }
      record.set(at, nameAndText[1]);
    }
    line(record);
    return this;
  }

  private void line(List<String> cells) {
    lines.add(cells);
    text.append(cells.stream().map(ConsoleSheet::quoted).collect(Collectors.joining(",")));
    text.append('\n');
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  byte[] in(Charset charset) {
    return text.toString().getBytes(charset);
  }

  /** As a workbook of Excel 97, all cells texts. */
  byte[] xls() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      HSSFSheet sheet = book.createSheet();
      for (int r = 0; r < lines.size(); r++) {
        HSSFRow row = sheet.createRow(r);
        for (int c = 0; c < lines.get(r).size(); c++) {
          row.createCell(c).setCellValue(lines.get(r).get(c));
        }
      }
      book.write(out);
    }
    return out.toByteArray();
  }

  /** With a byte order mark, as Excel writes it. */
  @Override
  public String toString() {
    return "\uFEFF" + text;
  }
}
