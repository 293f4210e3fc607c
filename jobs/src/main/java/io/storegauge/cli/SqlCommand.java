package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.lake.LakeSql;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: answers one query. */
@Command
final class SqlCommand implements Callable<Integer> {
  private static final int TABLE_ROWS = 1000;

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Parameters(
      paramLabel = "QUERY",
      description = "A query in Spark SQL; tables by name, such as gold.store_scores.")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, or json (one object a line). Default: table.")
  private Format format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N rows. Default: 1000 for table, all for csv and json.")
  private Integer limit;

  SqlCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 0) {
      throw CliErrors.negativeLimit("--limit", limit);
    }
    int most = limit != null ? limit : format == Format.TABLE ? TABLE_ROWS : Integer.MAX_VALUE;
    Lake opened = lake.openExisting(session.spark());
    LakeSql.Answer answer = new LakeSql(opened).query(query);
    Dataset<Row> rows = answer.ordered() ? answer.rows() : sorted(answer.rows());
    RowPrinter printer = new RowPrinter(answer.rows().schema(), terminal.out());
    if (most == Integer.MAX_VALUE) {
      printer.print(rows.toLocalIterator(), format);
    } else {
      printer.print(cut(rows, most), format);
    }
    return 0;
  }

  /** One row more than is shown tells whether something was left out. */
  private Iterator<Row> cut(Dataset<Row> rows, int most) {
    List<Row> taken = rows.takeAsList(most + 1);
    if (taken.size() <= most) {
      return taken.iterator();
    }
    terminal.note("Only the first %,d rows are shown; --limit N shows more.", most);
    return taken.subList(0, most).iterator();
  }

  /**
   * Rows of a query without ORDER BY come in no order at all; sorted by all columns, two runs print
   * the same.
   */
  private static Dataset<Row> sorted(Dataset<Row> rows) {
    StructField[] fields = rows.schema().fields();
    String[] positions = new String[fields.length];
    List<Column> order = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      // Names may repeat, positions do not.
      positions[i] = "_" + i;
      if (RowOrdering.isOrderable(fields[i].dataType())) {
        order.add(functions.col(positions[i]));
      }
    }
    Dataset<Row> named = rows.toDF(positions);
    return order.isEmpty() ? named : named.orderBy(order.toArray(new Column[0]));
  }
}
