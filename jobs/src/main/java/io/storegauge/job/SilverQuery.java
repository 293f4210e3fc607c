package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Entity;
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
import org.apache.spark.sql.types.DataTypes;

/** One statement of a {@code silver.yaml}, over views named as the staged feeds. */
final class SilverQuery {
  private static final String ROWS = "rows";
  private static final String COMPLETE = "complete";

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

  /** Whether its SQL speaks of one of these feeds: where that cannot be told from a column, yes. */
  boolean reads(Set<String> feeds) {
    String sql = source.silver().get(entity);
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
   * @return the table's columns: what the SQL gives, what the engine knows, null for the rest
   * @throws StoregaugeException if it is not a query, cannot be planned, or its columns are not
   *     those of the table
   */
  Dataset<Row> plan() {
    Dataset<Row> rows = planned();
    checkColumns(Arrays.asList(rows.columns()));
    try {
      return complete(rows);
    } catch (Exception e) {
      // Scala throws it checked without declaring it: a column of a type that cannot be cast.
      if (e instanceof AnalysisException) {
        throw SilverErrors.notPlanned(source, entity, e);
      }
      throw e;
    }
  }

  private Dataset<Row> planned() {
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

  private Dataset<Row> complete(Dataset<Row> derived) {
    Dataset<Row> rows =
        Arrays.asList(derived.columns()).contains(Columns.PLATFORM)
            ? derived
            : derived.withColumn(Columns.PLATFORM, lit(platform()));
    Set<String> given = Set.copyOf(Arrays.asList(rows.columns()));
    Column[] key = keyColumns();
    List<Column> columns = new ArrayList<>();
    for (TableSpec.Column c : table.columns()) {
      Column value;
      if (given.contains(c.name())) {
        value = col(c.name());
      } else if (c.name().equals("currency")) {
        value = byPlatform(Platform::currency);
      } else if (c.name().equals("source_file")) {
        value = lit(SilverErrors.file(source));
      } else if (c.name().equals("source_record")) {
        value = lit(0L);
      } else if (c.name().equals("key_hash")) {
        value = functions.xxhash64(key);
      } else if (c.name().equals(table.monthColumn())) {
        value = trunc(day(), "month");
      } else {
        value = lit(null);
      }
      columns.add(value.cast(c.type()).as(c.name()));
    }
    return rows.select(columns.toArray(new Column[0]));
  }

  /**
   * Looks at the rows before they are written.
   *
   * @throws StoregaugeException if a row has no key or no day, or two have one key
   */
  void checkRows(Dataset<Row> rows) {
    List<String> needed = new ArrayList<>(table.key());
    Column complete = lit(true);
    if (table.monthColumn() != null) {
      needed.add(table.dayColumn());
    }
    for (String column : needed) {
      complete = complete.and(col(column).isNotNull());
    }
    List<Row> wrong =
        rows.groupBy(keyColumns())
            .agg(count(lit(1)).as(ROWS), count(when(complete, 1)).as(COMPLETE))
            .where(col(ROWS).gt(1).or(col(COMPLETE).lt(col(ROWS))))
            .orderBy(keyColumns())
            .limit(1)
            .collectAsList();
    if (wrong.isEmpty()) {
      return;
    }
    Row first = wrong.get(0);
    List<String> example = new ArrayList<>();
    for (String column : table.key()) {
      example.add(column + "=" + first.getAs(column));
    }
    String shown = String.join(", ", example);
    long n = first.getAs(ROWS);
    long whole = first.getAs(COMPLETE);
    throw whole < n
        ? SilverErrors.incomplete(source, entity, table, needed, shown)
        : SilverErrors.notOneRowEach(source, entity, table, n, shown);
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
  private String platform() {
    Set<String> platforms = new HashSet<>();
    source.feeds().stream()
        .filter(f -> f.entity() == null)
        .forEach(f -> platforms.add(f.platform()));
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
