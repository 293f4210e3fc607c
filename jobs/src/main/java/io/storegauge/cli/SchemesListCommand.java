package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code schemes list}: which schemes there are, version by version. */
@Command
final class SchemesListCommand implements Callable<Integer> {
  private static final StructType VERSIONS =
      new StructType()
          .add("scheme", DataTypes.StringType)
          .add("version", DataTypes.StringType)
          .add("from", DataTypes.StringType)
          .add("range", DataTypes.StringType)
          .add("indicators", DataTypes.IntegerType)
          .add("overrides", DataTypes.IntegerType)
          .add("platforms", DataTypes.StringType);

  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Mixin private FormatOption format;

  SchemesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    List<Row> rows =
        loaded.schemes().values().stream()
            .flatMap(s -> s.versions().stream().map(v -> row(loaded, s, v)))
            .toList();
    format.print(terminal, VERSIONS, rows.iterator());
    return 0;
  }

  private static Row row(Conf conf, Scheme scheme, Scheme.Version version) {
    long overrides =
        scheme.overrides().stream().filter(o -> o.versions().contains(version.version())).count();
    return RowFactory.create(
        scheme.id(),
        version.version(),
        version.from().toString(),
        SchemeFacts.range(version),
        version.indicators().size(),
        (int) overrides,
        platforms(conf, scheme.id()));
  }

  /** Those scored with it; beside their main scheme in brackets. */
  private static String platforms(Conf conf, String scheme) {
    return conf.platforms().values().stream()
        .filter(p -> p.schemes().contains(scheme))
        .map(p -> named(p, scheme))
        .collect(Collectors.joining(", "));
  }

  private static String named(Platform p, String scheme) {
    return p.schemes().get(0).equals(scheme) ? p.id() : "(" + p.id() + ")";
  }
}
