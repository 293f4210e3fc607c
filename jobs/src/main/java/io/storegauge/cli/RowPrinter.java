package io.storegauge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Prints rows in one of the formats. */
final class RowPrinter {
  /** Looking whether anybody still reads writes out what is buffered. */
  private static final int ROWS_BETWEEN_LOOKS = 1000;

  private final StructField[] fields;
  private final PrintStream out;
  private long printed;

  RowPrinter(StructType schema, PrintStream out) {
    this.fields = schema.fields();
    this.out = out;
  }

  void print(Iterator<Row> rows, Format format) {
    switch (format) {
      case TABLE -> table(rows);
      case CSV -> csv(rows);
      case JSON -> json(rows);
    }
    out.flush();
  }

  private void table(Iterator<Row> rows) {
    boolean[] right = new boolean[fields.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      right[i] = Values.isNumber(fields[i].dataType());
      names.add(fields[i].name());
    }
    TextTable table = TextTable.of(names, right);
    while (rows.hasNext()) {
      Row row = rows.next();
      String[] cells = new String[fields.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = Values.shown(row.get(i));
      }
      table.add(cells);
    }
    table.print(out);
  }

  private void csv(Iterator<Row> rows) {
    List<String> cells = new ArrayList<>();
    for (StructField f : fields) {
      cells.add(quoted(f.name()));
    }
    csvLine(cells);
    while (rows.hasNext() && !readerGone()) {
      Row row = rows.next();
      cells.clear();
      for (int i = 0; i < fields.length; i++) {
        cells.add(row.isNullAt(i) ? "" : quoted(Values.exact(row.get(i))));
      }
      csvLine(cells);
    }
  }

  private void csvLine(List<String> cells) {
    out.print(String.join(",", cells));
    out.print("\r\n");
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void json(Iterator<Row> rows) {
    List<String> keys = uniqueNames();
    while (rows.hasNext() && !readerGone()) {
      Row row = rows.next();
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < fields.length; i++) {
        object.<JsonNode>set(keys.get(i), Values.json(row.get(i)));
      }
      out.print(object);
      out.print('\n');
    }
  }

  /** Two columns may share a name, two keys of an object may not: the second is {@code name_2}. */
  private List<String> uniqueNames() {
    Set<String> seen = new HashSet<>();
    List<String> keys = new ArrayList<>();
    for (StructField f : fields) {
      String key = f.name();
      for (int n = 2; !seen.add(key); n++) {
        key = f.name() + "_" + n;
      }
      keys.add(key);
    }
    return keys;
  }

  /** {@code … | head} closes the pipe: there is nobody left to compute for. */
  private boolean readerGone() {
    return ++printed % ROWS_BETWEEN_LOOKS == 0 && out.checkError();
  }
}
