package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.lake.TableState;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tables}: what a lake holds, or what one table promises. */
@Command
final class TablesCommand implements Callable<Integer> {
  private static final StructType STATES =
      new StructType()
          .add("table", DataTypes.StringType)
          .add("rows", DataTypes.LongType)
          .add("files", DataTypes.LongType)
          .add("bytes", DataTypes.LongType)
          .add("version", DataTypes.LongType)
          .add("comment", DataTypes.StringType);

  private static final StructType COLUMNS =
      new StructType()
          .add("column", DataTypes.StringType)
          .add("type", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("key", DataTypes.StringType)
          .add("comment", DataTypes.StringType);

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "Describe the columns of this table, such as gold.store_scores.")
  private String name;

  @Mixin private FormatOption format;

  TablesCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (name == null) {
      listTables();
    } else {
      describe(find(name));
    }
    return 0;
  }

  private void listTables() {
    Lake opened = lake.openExisting(session.spark());
    List<Row> rows =
        Stream.concat(opened.stagedTables().stream(), Tables.ALL.stream())
            .map(t -> TableState.of(opened, t))
            .flatMap(Optional::stream)
            .map(TablesCommand::row)
            .toList();
    format.print(terminal, STATES, rows.iterator());
    long missing = Tables.ALL.stream().filter(t -> !opened.exists(t)).count();
    if (missing > 0) {
      terminal.note("%d of %d tables are not written yet.", missing, Tables.ALL.size());
    }
  }

  private static Row row(TableState s) {
    return RowFactory.create(
        s.table().qualifiedName(),
        s.rows(),
        s.files(),
        s.bytes(),
        s.version(),
        s.table().comment());
  }

  /** By full name, or by the name inside its zone. */
  private static TableSpec find(String asked) {
    return Tables.find(asked)
        .or(() -> Tables.ALL.stream().filter(t -> t.name().equals(asked)).findFirst())
        .orElseThrow(() -> CliErrors.unknownTable(asked, namesLike(asked)));
  }

  private static List<String> namesLike(String asked) {
    return Tables.ALL.stream()
        .map(t -> asked.contains(".") ? t.qualifiedName() : t.name())
        .toList();
  }

  private void describe(TableSpec table) {
    if (format.isTable()) {
      terminal.out().println(table.qualifiedName() + ": " + table.comment());
      terminal.out().println();
    }
    Stream<Row> rows =
        table.columns().stream()
            .map(
                c ->
                    RowFactory.create(
                        c.name(),
                        c.type().simpleString(),
                        c.unit(),
                        table.key().contains(c.name()) ? "key" : "",
                        c.comment()));
    format.print(terminal, COLUMNS, rows.iterator());
  }
}
