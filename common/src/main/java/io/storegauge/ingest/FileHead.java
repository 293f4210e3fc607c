package io.storegauge.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.config.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The beginning of a file, read without a mapping: how it is packed and written, and its first
 * rows.
 *
 * @param packing {@code gzip}, {@code zstd}, {@code zip} or {@code not packed}
 * @param encoding as found out; {@code ascii} if every byte reads the same in all encodings; empty
 *     if it is no text
 * @param shape what the text is
 * @param delimiter what stands between the cells of a table
 * @param rows cells of the first rows; of JSON the first row is the names of all fields, and a
 *     field that a record lacks is null
 * @param fault why nothing can be read; null = it can
 */
public record FileHead(
    String packing,
    String encoding,
    Shape shape,
    char delimiter,
    List<List<String>> rows,
    String fault) {

  /** What a text is. */
  public enum Shape {
    CSV("csv"),
    JSON_LINES("jsonl"),
    JSON_ARRAY("JSON array"),
    WORKBOOK("xlsx"),
    PARQUET("parquet");

    private final String shown;

    Shape(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  /** Enough to tell types and words by, and read in a moment. */
  private static final int BYTES = 1 << 20;

  private static final int ROWS = 2_000;
  private static final char[] DELIMITERS = {',', '\t', ';', '|'};
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Numbers, days, times and masked phones: no names of columns. */
  private static final Pattern DATA = Pattern.compile("[¥￥]?[+-]?\\d[\\d.,:/T *+-]*");

  /** Reads the beginning of a file, of an archive its first; what cannot be read is its fault. */
  public static FileHead of(Path file, Configuration hadoop) {
    String packing = "not packed";
    try (InputStream raw = file.getFileSystem(hadoop).open(file, 1 << 16);
        PushbackInputStream peeked = new PushbackInputStream(raw, FileType.HEAD)) {
      FileType type = FileType.of(peeked);
      packing =
          switch (type) {
            case GZIP, ZSTD, ZIP -> type.name().toLowerCase(Locale.ROOT);
            default -> packing;
          };
      Unpacked unpacked = new Unpacked(peeked, file.getName(), null);
      InputStream first = unpacked.next();
      if (first == null) {
        throw new FileFault("empty_file");
      }
      return of(packing, new PushbackInputStream(first, FileType.HEAD), file, hadoop);
    } catch (IOException e) {
      IOException known = Unpacked.faultOf(e);
      String fault = known instanceof FileFault ? "" : "not_readable:";
      return new FileHead(packing, "", Shape.CSV, ',', List.of(), fault + known.getMessage());
    }
  }

  private static FileHead of(
      String packing, PushbackInputStream in, Path file, Configuration hadoop) throws IOException {
    switch (FileType.of(in)) {
      case WORKBOOK:
        return table(packing, Shape.WORKBOOK, SheetReader.firstRows(new ZippedWorkbook(in), ROWS));
      case XLS:
        return table(packing, Shape.WORKBOOK, SheetReader.firstRows(new BinaryWorkbook(in), ROWS));
      case PARQUET:
        return table(packing, Shape.PARQUET, ParquetRecords.firstRows(file, ROWS, hadoop));
      default:
        Utf8Stream text = new Utf8Stream(in, null);
        byte[] head = beginning(text);
        return of(packing, text.encoding(), head);
    }
  }

  private static FileHead table(String packing, Shape shape, List<List<String>> rows) {
    return new FileHead(packing, "", shape, ',', rows, rows.isEmpty() ? "empty_file" : null);
  }

  /**
   * Whole lines of the beginning. What cannot be unpacked behind them is found when the file is
   * read as a whole.
   */
  private static byte[] beginning(InputStream text) throws IOException {
    byte[] bytes = new byte[BYTES];
    int end = 0;
    try {
      for (int n = 0; n >= 0 && end < BYTES; n = text.read(bytes, end, BYTES - end)) {
        end += n;
      }
    } catch (IOException e) {
      if (end == 0) {
        throw e;
      }
    }
    int stop = end;
    while (end == BYTES && stop > 0 && bytes[stop - 1] != '\n') {
      stop--;
    }
    return Arrays.copyOf(bytes, stop == 0 ? end : stop);
  }

  static FileHead of(String packing, String encoding, byte[] text) {
    Shape shape = shape(text);
    List<List<String>> rows = shape == Shape.CSV ? List.of() : json(text, shape);
    char delimiter = ',';
    if (shape == Shape.CSV) {
      double best = -1;
      for (char d : DELIMITERS) {
        List<List<String>> table = table(text, d);
        double evenness = evenness(table);
        if (evenness > best) {
          best = evenness;
          delimiter = d;
          rows = table;
        }
      }
    }
    return new FileHead(
        packing, encoding, shape, delimiter, rows, rows.isEmpty() ? "empty_file" : null);
  }

  private static Shape shape(byte[] text) {
    String start = new String(text, 0, Math.min(text.length, 256), StandardCharsets.UTF_8).strip();
    if (start.startsWith("{")) {
      return Shape.JSON_LINES;
    }
    return start.matches("(?s)\\[\\s*[{\\]].*") ? Shape.JSON_ARRAY : Shape.CSV;
  }

  /** Share of the rows that have as many cells as most have; 0 if they are not split at all. */
  private static double evenness(List<List<String>> table) {
    Map<Integer, Integer> rowsBySize = new LinkedHashMap<>();
    table.forEach(r -> rowsBySize.merge(r.size(), 1, Integer::sum));
    return rowsBySize.entrySet().stream()
        .filter(e -> e.getKey() > 1)
        .mapToDouble(e -> (double) e.getValue() / table.size())
        .max()
        .orElse(0);
  }

  private static List<List<String>> table(byte[] text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    ByteFeed feed = new ByteFeed(new ByteArrayInputStream(text), 2 * BYTES);
    try (CsvReader reader =
        new CsvReader(
            feed, delimiter, List.of(), new boolean[0], Feed.Cells.PLAIN, ExtraColumns.NONE)) {
      do {
        rows.add(reader.cells());
      } while (rows.size() < ROWS && reader.next());
    } catch (IOException e) {
      // An open quote, or nothing at all: the rows before tell what there is to tell.
    }
    return rows;
  }

  private static List<List<String>> json(byte[] text, Shape shape) {
    List<JsonNode> records = new ArrayList<>();
    if (shape == Shape.JSON_LINES) {
      String all = new String(text, StandardCharsets.UTF_8);
      all.lines()
          .limit(ROWS)
          .forEach(line -> parse(line.getBytes(StandardCharsets.UTF_8), records));
    } else {
      parse(text, records);
    }
    Map<String, Integer> names = new LinkedHashMap<>();
    for (JsonNode r : records) {
      r.fieldNames().forEachRemaining(n -> names.putIfAbsent(n, names.size()));
    }
    if (names.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.copyOf(names.keySet()));
    for (JsonNode r : records) {
      String[] cells = new String[names.size()];
      r.properties().forEach(e -> cells[names.get(e.getKey())] = cell(e.getValue()));
      rows.add(Arrays.asList(cells));
    }
    return rows;
  }

  /** Adds the objects of a text, up to where it is cut off or no JSON. */
  private static void parse(byte[] text, List<JsonNode> records) {
    try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (records.size() < ROWS && values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (value.isObject()) {
          records.add(value);
        }
      }
    } catch (IOException e) {
      // What came before tells what there is to tell.
    }
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  public boolean isJson() {
    return shape == Shape.JSON_LINES || shape == Shape.JSON_ARRAY;
  }

  /** The first rows, one of which may be the header. */
  List<List<String>> headerCandidates() {
    return rows.subList(0, Math.min(rows.size(), isJson() ? 1 : Headers.TITLE_ROWS));
  }

  /**
   * Which row holds the names of the columns.
   *
   * @param known plain names that are known to be some
   * @return −1 if none does: then they may be somebody's records
   */
  int headerRow(Set<String> known) {
    int best = -1;
    long most = 1; // one known word may be a title's
    int widest = 0;
    for (int r = 0; r < headerCandidates().size(); r++) {
      List<String> row = rows.get(r);
      long names = row.stream().map(Headers::plain).filter(known::contains).count();
      if (names > most || isJson()) {
        best = r;
        most = names;
      }
      widest = Math.max(widest, filled(row));
    }
    for (int r = 0; best < 0 && r < headerCandidates().size(); r++) {
      List<String> row = rows.get(r);
      if (2 * filled(row) > widest && row.stream().noneMatch(FileHead::isData)) {
        best = r;
      }
    }
    return best;
  }

  private static int filled(List<String> row) {
    return (int) row.stream().filter(c -> !c.isBlank()).count();
  }

  static boolean isData(String cell) {
    return DATA.matcher(ConsoleCells.bare(cell)).matches();
  }

  /** Cells of a column in the records below the header, as they stand; nulls and sums left out. */
  List<String> cells(int headerRow, int column) {
    int size = rows.get(headerRow).size();
    return rows.subList(headerRow + 1, rows.size()).stream()
        .filter(r -> r.size() == size && (isJson() || !isSum(r)))
        .map(r -> r.get(column))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether a row says what all records come to. */
  static boolean isSum(List<String> row) {
    return Headers.isSum(row.get(0));
  }
}
