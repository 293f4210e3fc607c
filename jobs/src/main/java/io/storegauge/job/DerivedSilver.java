package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Target;
import io.storegauge.lake.Upsert;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows of silver that join several staged feeds, by the SQL of the source's {@code silver.yaml}.
 * The SQL sees everything staged, so late files of one feed complete what another brought; only
 * rows whose content differs are taken.
 */
final class DerivedSilver {
  private static final List<String> ORDER = List.of("stores", "orders", "reviews");

  private final JobContext context;

  DerivedSilver(JobContext context) {
    this.context = context;
  }

  void run(Source source) {
    for (Feed f : source.feeds()) {
      if (f.entity() == null) {
        context.lake().read(Target.of(f).spec()).createOrReplaceTempView(f.name());
      }
    }
    for (String entity : ORDER) {
      String sql = source.silver().get(entity);
      if (sql != null) {
        write(source, Target.entity(entity), sql);
      }
    }
  }

  private void write(Source source, TableSpec table, String sql) {
    Dataset<Row> rows = complete(source, table, context.lake().spark().sql(sql));
    rows = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      DaySet events = events(table, rows);
      new SilverWriter(context, table)
          .write(rows, rows.count(), Upsert.Rule.OTHER_CONTENT, events, pending -> {});
    } finally {
      rows.unpersist();
    }
  }

  /** The table's columns: what the SQL gives, what the engine knows, null for the rest. */
  private Dataset<Row> complete(Source source, TableSpec table, Dataset<Row> derived) {
    Dataset<Row> rows =
        Arrays.asList(derived.columns()).contains(Columns.PLATFORM)
            ? derived
            : derived.withColumn(Columns.PLATFORM, lit(platform(source)));
    Set<String> given = Set.copyOf(Arrays.asList(rows.columns()));
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>();
    for (TableSpec.Column c : table.columns()) {
      Column value;
      if (given.contains(c.name())) {
        value = col(c.name());
      } else if (c.name().equals("currency")) {
        value = byPlatform(Platform::currency);
      } else if (c.name().equals("source_file")) {
        value = lit("conf/sources/" + source.name() + "/silver.yaml");
      } else if (c.name().equals("source_record")) {
        value = lit(0L);
      } else if (c.name().equals("key_hash")) {
        value = functions.xxhash64(key);
      } else if (c.name().equals(table.monthColumn())) {
        value = trunc(day(table), "month");
      } else {
        value = lit(null);
      }
      columns.add(value.cast(c.type()).as(c.name()));
    }
    return rows.select(columns.toArray(new Column[0]));
  }

  /** Staged feeds name their platform; those of one folder share it. */
  private static String platform(Source source) {
    return source.feeds().stream()
        .filter(f -> f.entity() == null)
        .map(Feed::platform)
        .findFirst()
        .orElse(null);
  }

  private static String dayColumn(TableSpec table) {
    return table == OrdersTable.SPEC ? OrdersTable.ORDERED_AT : ReviewsTable.CREATED_AT;
  }

  private Column day(TableSpec table) {
    return to_date(from_utc_timestamp(col(dayColumn(table)), byPlatform(p -> p.zone().getId())));
  }

  private Column byPlatform(java.util.function.Function<Platform, String> property) {
    Column value = lit(null).cast("string");
    for (Platform p : context.conf().platforms().values()) {
      value = when(col(Columns.PLATFORM).equalTo(p.id()), property.apply(p)).otherwise(value);
    }
    return value;
  }

  private DaySet events(TableSpec table, Dataset<Row> rows) {
    if (table.monthColumn() == null) {
      return DaySet.EMPTY;
    }
    Row span = rows.agg(functions.min(day(table)), functions.max(day(table))).first();
    if (span.isNullAt(0)) {
      return DaySet.EMPTY;
    }
    LocalDate first = span.getDate(0).toLocalDate();
    return DaySet.between(first, span.getDate(1).toLocalDate().plusDays(1));
  }
}
