package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.Target;
import io.storegauge.lake.LakeSql;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** One statement of a {@code silver.yaml}, over views named as the staged feeds. */
final class SilverQuery {
  private final JobContext context;
  private final Source source;
  private final String entity;
  private final TableSpec table;

  SilverQuery(JobContext context, Source source, String entity) {
    this.context = context;
    this.source = source;
    this.entity = entity;
    this.table = Target.entity(entity);
  }

  TableSpec table() {
    return table;
  }

  /** Name of the table it fills. */
  String entity() {
    return entity;
  }

  Source source() {
    return source;
  }

  String fingerprint() {
    return fingerprint(source, entity);
  }

  /** Changes with the query of a table. */
  static String fingerprint(Source source, String entity) {
    return JobContext.fingerprint(source.silver().get(entity));
  }

  /** Whether its SQL speaks of one of these feeds: where that cannot be told from a column, yes. */
  boolean reads(Set<String> feeds) {
    return reads(source.silver().get(entity), feeds);
  }

  static boolean reads(String sql, Set<String> feeds) {
    return feeds.stream()
        .anyMatch(
            f ->
                Pattern.compile("\\b" + Pattern.quote(f) + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(sql)
                    .find());
  }

  /**
   * Plans the query; nothing runs.
   *
   * @return the table's columns: what the SQL gives, what the engine knows, null for the rest; and
   *     what is wrong with each row
   * @throws StoregaugeException if it is not a query, cannot be planned, or its columns are not
   *     those of the table
   */
  Dataset<Row> plan() {
    Dataset<Row> rows = rows();
    checkColumns(Arrays.asList(rows.columns()));
    try {
      return examined(typed(rows), rows);
    } catch (Exception e) {
      // Scala throws it checked without declaring it: a column of a type that cannot be cast.
      if (e instanceof AnalysisException) {
        throw SilverErrors.notPlanned(source, entity, e);
      }
      throw e;
    }
  }

  /** What the SQL gives, as it gives it; see {@link #plan}. */
  Dataset<Row> rows() {
    try {
      return new LakeSql(context.lake()).query(source.silver().get(entity)).rows();
    } catch (StoregaugeException e) {
      throw SilverErrors.notPlanned(source, entity, e);
    }
  }

  private void checkColumns(List<String> given) {
    List<String> known = table.columnNames();
    for (String column : given) {
      if (!known.contains(column)) {
        throw SilverErrors.unknownColumn(source, entity, column, table);
      }
    }
    List<String> missing = new ArrayList<>(Entity.find(entity).orElseThrow().required());
    if (platform() == null) {
      missing.add(Columns.PLATFORM);
    }
    missing.removeAll(given);
    if (!missing.isEmpty()) {
      throw SilverErrors.missingColumns(source, entity, missing);
    }
  }

  /** What the SQL gives in the types of the table, and as text where that has another one. */
  private Dataset<Row> typed(Dataset<Row> given) {
    Dataset<Row> rows = given;
    if (!List.of(given.columns()).contains(Columns.PLATFORM)) {
      rows = rows.withColumn(Columns.PLATFORM, lit(platform()));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      DataType type = table.schema().apply(name).dataType();
      if (rows.schema().apply(name).dataType().equals(type)) {
        columns.add(col(name));
      } else {
        // A value that cannot be cast is null, and a fault of its row alone.
        columns.add(expr("try_cast(`" + name + "` AS " + type.sql() + ")").as(name));
        columns.add(col(name).cast("string").as(DerivedFaults.GIVEN + name));
      }
    }
    return rows.select(columns.toArray(new Column[0]));
  }

  private Dataset<Row> examined(Dataset<Row> typed, Dataset<Row> given) {
    Set<String> known = Set.of(typed.columns());
    List<Column> columns = new ArrayList<>();
    for (TableSpec.Column c : table.columns()) {
      Column value;
      if (known.contains(c.name())) {
        value = col(c.name());
      } else if (c.name().equals("currency")) {
        value = byPlatform(Platform::currency);
      } else if (c.name().equals("source_file")) {
        value = lit(SilverErrors.file(source));
      } else if (c.name().equals("source_record")) {
        value = lit(0L);
      } else if (c.name().equals("key_hash")) {
        value = functions.xxhash64(keyColumns());
      } else if (c.name().equals(table.monthColumn())) {
        value = trunc(day(), "month");
      } else {
        value = lit(null);
      }
      columns.add(value.cast(c.type()).as(c.name()));
    }
    known.stream()
        .filter(c -> c.startsWith(DerivedFaults.GIVEN))
        .sorted()
        .forEach(c -> columns.add(col(c)));
    Column ownDay = table.monthColumn() == null ? null : day();
    DerivedFaults faults =
        new DerivedFaults(
            Entity.find(entity).orElseThrow(), context.conf().platforms(), known, ownDay);
    Dataset<Row> rows = typed.select(columns.toArray(new Column[0]));
    rows = rows.withColumn(DerivedRows.REASONS, faults.reasons());
    Column refused = functions.size(col(DerivedRows.REASONS)).gt(0);
    List<String> cells = Arrays.asList(given.columns());
    rows = rows.withColumn(DerivedRows.CELLS, when(refused, faults.cells(cells)));
    List<String> kept = new ArrayList<>(table.columnNames());
    kept.addAll(List.of(DerivedRows.REASONS, DerivedRows.CELLS));
    return rows.select(kept.stream().map(functions::col).toArray(Column[]::new));
  }

  /** First to last platform day of the rows' own events; empty for a table without days. */
  DaySet events(Dataset<Row> rows) {
    if (table.monthColumn() == null) {
      return DaySet.EMPTY;
    }
    Row span = rows.agg(functions.min(day()), functions.max(day())).first();
    if (span.isNullAt(0)) {
      return DaySet.EMPTY;
    }
    LocalDate first = span.getDate(0).toLocalDate();
    return DaySet.between(first, span.getDate(1).toLocalDate().plusDays(1));
  }

  /**
   * The platform of every staged record; null if there are several, or paths name it. Then the
   * query has to select it: the views have it as a column.
   */
  String platform() {
    Set<String> platforms = new HashSet<>();
    source.feeds().stream().filter(Feed::isStaged).forEach(f -> platforms.add(f.platform()));
    return platforms.size() == 1 ? platforms.iterator().next() : null;
  }

  private Column day() {
    Column day = col(table.dayColumn());
    boolean instant =
        table.schema().apply(table.dayColumn()).dataType().equals(DataTypes.TimestampType);
    return instant ? to_date(from_utc_timestamp(day, byPlatform(p -> p.zone().getId()))) : day;
  }

  private Column byPlatform(Function<Platform, String> property) {
    return PlatformColumn.of(context.conf().platforms(), property);
  }

  private Column[] keyColumns() {
    return table.key().stream().map(functions::col).toArray(Column[]::new);
  }
}
