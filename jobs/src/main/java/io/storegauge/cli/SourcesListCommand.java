package io.storegauge.cli;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sources list}: which mappings there are. */
@Command
final class SourcesListCommand implements Callable<Integer> {
  private static final StructType FEEDS =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("feed", DataTypes.StringType)
          .add("entity", DataTypes.StringType)
          .add("platform", DataTypes.StringType)
          .add("format", DataTypes.StringType)
          .add("columns", DataTypes.IntegerType)
          .add("files", DataTypes.StringType);

  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Mixin private FormatOption format;

  SourcesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Row> rows =
        conf.load().sources().values().stream()
            .sorted(Comparator.comparing(Source::name))
            .flatMap(s -> s.feeds().stream().map(f -> row(s, f)))
            .toList();
    format.print(terminal, FEEDS, rows.iterator());
    return 0;
  }

  private static Row row(Source source, Feed feed) {
    return RowFactory.create(
        source.name(),
        feed.name(),
        entity(source, feed),
        feed.platform() == null ? "of the path" : feed.platform(),
        feed.format().name().toLowerCase(Locale.ROOT),
        feed.columns().size(),
        feed.files());
  }

  /** Table of the records; of a staged feed those that the source's SQL makes of its feeds. */
  static String entity(Source source, Feed feed) {
    return feed.entity() != null
        ? feed.entity()
        : "staged for " + String.join(", ", source.silver().keySet());
  }
}
