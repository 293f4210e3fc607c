package io.storegauge.cli;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Option;

/** In which form rows are printed. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, or json (one object a line). Default: table.")
  private Format format;

  /** Prints rows of these columns. */
  void print(Terminal terminal, StructType columns, Iterator<Row> rows) {
    new RowPrinter(columns, terminal.out()).print(rows, format);
  }

  Format format() {
    return format;
  }

  boolean isTable() {
    return format == Format.TABLE;
  }
}
