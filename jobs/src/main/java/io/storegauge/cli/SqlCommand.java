package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.lake.LakeSql;
import java.util.ArrayList;
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
import picocli.CommandLine.Parameters;

/** {@code sql}: answers one query. */
@Command
final class SqlCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;
  @Mixin private RowsOptions printed;

  @Parameters(
      paramLabel = "QUERY",
      description = "A query in Spark SQL; tables by name, such as gold.store_scores.")
  private String query;

  SqlCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    printed.check();
    Lake opened = lake.openExisting(session.spark());
    LakeSql.Answer answer = new LakeSql(opened).query(query);
    Dataset<Row> rows = answer.ordered() ? answer.rows() : sorted(answer.rows());
    printed.print(rows, answer.rows().schema(), terminal);
    return 0;
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
