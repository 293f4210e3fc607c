package io.storegauge.sim;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Records as the bytes of a file. */
final class DumpText {
  /** Stands for a byte that is no character in any encoding; never written as itself. */
  static final char INVALID_BYTE = '\uE0FF';

  /** Longest number of JSON; longer ones are ids, which crawlers keep as text. */
  private static final int MOST_DIGITS = 13;

  private static final int GZIP_SYSTEM = 9;

  private final Layout layout;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private DumpText(Layout layout) {
    this.layout = layout;
  }

  /** The whole file, packed if its layout says so; without headers if the list is empty. */
  static byte[] of(Layout layout, List<String> headers, List<DumpRecord> records) {
    if (layout.format() == Layout.Format.WORKBOOK) {
      return Workbook.of(headers, records);
    }
    DumpText text = new DumpText(layout);
    text.mark();
    if (layout.format() == Layout.Format.JSON_LINES) {
      records.forEach(r -> text.line(json(headers, r)));
    } else {
      text.table(headers, records);
    }
    return layout.isPacked() ? gzip(text.out.toByteArray()) : text.out.toByteArray();
  }

  private void mark() {
    if (layout.isMarked()) {
      write("\uFEFF");
    }
  }

  private void table(List<String> headers, List<DumpRecord> records) {
    layout.titles().forEach(this::line);
    if (!headers.isEmpty()) {
      line(cells(headers));
    }
    records.forEach(r -> line(cells(whole(r))));
    if (!layout.sum().isEmpty() && !records.isEmpty()) {
      String[] sum = new String[records.get(0).cells().length];
      sum[0] = layout.sum();
      line(cells(Arrays.asList(sum)));
    }
  }

  private static List<String> whole(DumpRecord r) {
    List<String> cells = Arrays.asList(r.cells());
    return r.isCutOff() ? cells.subList(0, cells.size() / 2) : cells;
  }

  private String cells(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(layout.separator());
      }
      cell(cells.get(i) == null ? "" : cells.get(i), line);
    }
    return layout.isOpenEnded() ? line.append(layout.separator()).toString() : line.toString();
  }

  /** Quoted where it must be, or begins with a tab; {@code ="123"} is left as consoles write it. */
  private void cell(String cell, StringBuilder line) {
    boolean quoted =
        !cell.startsWith("=\"")
            && (cell.indexOf('"') >= 0
                || cell.indexOf(layout.separator()) >= 0
                || cell.indexOf('\n') >= 0
                || cell.startsWith("\t"));
    if (quoted) {
      line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    } else {
      line.append(cell);
    }
  }

  private static String json(List<String> names, DumpRecord r) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!r.get(i).isEmpty()) {
        fields.add(quoted(names.get(i)) + ":" + value(r.get(i)));
      }
    }
    String object = "{" + String.join(",", fields) + "}";
    return r.isCutOff() ? object.substring(0, object.length() / 2) : object;
  }

  private static String value(String cell) {
    boolean bare =
        cell.equals("true")
            || cell.equals("false")
            || cell.startsWith("{") && cell.endsWith("}")
            || cell.length() <= MOST_DIGITS && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    return bare ? cell : quoted(cell);
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private void line(String text) {
    write(text + layout.lineEnd());
  }

  private void write(String text) {
    Charset charset = layout.charset();
    int from = 0;
    for (int at = text.indexOf(INVALID_BYTE); at >= 0; at = text.indexOf(INVALID_BYTE, from)) {
      out.writeBytes(text.substring(from, at).getBytes(charset));
      out.write(layout.bearsInvalidBytes() ? 0xFF : '?');
      from = at + 1;
    }
    out.writeBytes(text.substring(from).getBytes(charset));
  }

  /** Packed; the header names no system, so that every JDK writes the same bytes. */
  static byte[] gzip(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    byte[] bytes = packed.toByteArray();
    bytes[GZIP_SYSTEM] = (byte) 255;
    return bytes;
  }
}
