package io.storegauge.cli;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which form rows are printed, and how many of them. */
final class RowsOptions {
  private static final int TABLE_ROWS = 1000;

  @Mixin private FormatOption format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N rows. Default: 1000 for table, all for csv and json.")
  private Integer limit;

  /** Refuses a limit that is none, before any work is done. */
  void check() {
    if (limit != null && limit < 0) {
      throw CliErrors.negativeLimit("--limit", limit);
    }
  }

  /**
   * Prints rows in their order and says so where some are left out.
   *
   * @param columns their names and types; the rows' own names may be others
   */
  void print(Dataset<Row> rows, StructType columns, Terminal terminal) {
    int most = limit != null ? limit : format.isTable() ? TABLE_ROWS : Integer.MAX_VALUE;
    format.print(
        terminal,
        columns,
        most == Integer.MAX_VALUE ? rows.toLocalIterator() : cut(rows, most, terminal));
  }

  /** One row more than is shown tells whether something was left out. */
  private static Iterator<Row> cut(Dataset<Row> rows, int most, Terminal terminal) {
    List<Row> taken = rows.takeAsList(most + 1);
    if (taken.size() <= most) {
      return taken.iterator();
    }
    terminal.note("Only the first %,d rows are shown; --limit N shows more.", most);
    return taken.subList(0, most).iterator();
  }
}
