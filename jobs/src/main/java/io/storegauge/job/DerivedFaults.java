package io.storegauge.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Entity;
import io.storegauge.ingest.PlausibleDays;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is wrong with rows that the SQL of a {@code silver.yaml} gives: the same reasons for which a
 * record of a file is refused, as far as the table itself asks for them.
 */
final class DerivedFaults {
  /**
   * Before the name of a column: its value as the SQL gave it, where the table has another type.
   */
  static final String GIVEN = "_given_";

  /** Control characters but tab and line feed, and the mark of a lost character. */
  private static final String NO_NAME = "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\uFFFD]";

  /** Columns of reviews that only their content has. */
  private static final Set<String> OF_CONTENT =
      Set.of(ReviewsTable.RATING, ReviewsTable.CREATED_AT);

  private static final DataType RATING = DataTypes.createDecimalType(2, 1);
  private static final DataType MONEY = DataTypes.createDecimalType(18, 2);

  private final Entity entity;
  private final TableSpec table;
  private final Map<String, Platform> platforms;

  /** Columns of the rows, some with a {@link #GIVEN} beside them. */
  private final Set<String> known;

  /** Platform day of the row's own event; null = the table has none. */
  private final Column day;

  DerivedFaults(Entity entity, Map<String, Platform> platforms, Set<String> known, Column day) {
    this.entity = entity;
    this.table = entity.spec();
    this.platforms = platforms;
    this.known = known;
    this.day = day;
  }

  /** Every reason against a row, as code:column=value; an empty array for a sound one. */
  Column reasons() {
    List<Column> reasons = new ArrayList<>();
    reasons.add(
        reason(
            "unknown_platform",
            Columns.PLATFORM,
            not(col(Columns.PLATFORM).isin(platforms.keySet().toArray()))));
    required().forEach(c -> reasons.add(missing(c)));
    for (TableSpec.Column c : table.columns()) {
      if (!c.name().equals(table.monthColumn())) {
        reasons.addAll(value(c));
      }
    }
    if (day != null) {
      // Known only where the query selects it.
      Column late = day.gt(date_add(col("exported_on"), 1));
      reasons.add(when(late, lit("after_export:" + table.dayColumn())));
    }
    return array_compact(array(reasons.toArray(new Column[0])));
  }

  private Collection<String> required() {
    List<String> required = new ArrayList<>(List.of(Columns.PLATFORM));
    required.addAll(entity.required());
    return required;
  }

  private Column missing(String column) {
    Column value = col(column);
    Column none =
        type(column).equals(DataTypes.StringType)
            ? value.isNull().or(trim(value).equalTo(""))
            : value.isNull().and(given(column).isNull());
    if (entity == Entity.REVIEWS && OF_CONTENT.contains(column)) {
      // What was taken down may be known by its deletion alone.
      none = none.and(not(col(ReviewsTable.IS_DELETED).eqNullSafe(true)));
    }
    return when(none, lit("missing_value:" + column));
  }

  private List<Column> value(TableSpec.Column c) {
    List<Column> reasons = new ArrayList<>();
    Column value = col(c.name());
    Column bad = value.isNull().and(given(c.name()).isNotNull());
    if (c.type().equals(RATING)) {
      Column halves = value.multiply(2);
      Column stars = value.between(1, 5).and(halves.equalTo(halves.cast("int")));
      bad = bad.or(not(stars));
    } else if (c.type().equals(DataTypes.DoubleType)) {
      bad = bad.or(isnan(value)).or(value.isin(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }
    if (!c.type().equals(DataTypes.StringType)) {
      reasons.add(reason(code(c.type()), c.name(), bad));
    }
    if (c.type().equals(DataTypes.TimestampType)) {
      Column first = bound(PlausibleDays.FIRST);
      Column end = bound(PlausibleDays.LAST.plusDays(1));
      reasons.add(reason("out_of_range", c.name(), value.lt(first).or(value.geq(end))));
    } else if (c.type().equals(DataTypes.DateType)) {
      Date first = Date.valueOf(PlausibleDays.FIRST);
      Column in = value.between(first, Date.valueOf(PlausibleDays.LAST));
      reasons.add(reason("out_of_range", c.name(), not(in)));
    }
    List<String> words = entity.vocabulary(c.name());
    if (!words.isEmpty()) {
      reasons.add(reason("unknown_value", c.name(), not(value.isin(words.toArray()))));
    }
    if (table.key().contains(c.name()) && c.type().equals(DataTypes.StringType)) {
      reasons.add(reason("bad_text", c.name(), value.rlike(NO_NAME)));
    }
    return reasons;
  }

  /** When a day begins where the platform is. */
  private Column bound(LocalDate day) {
    return PlatformColumn.of(
            platforms, p -> String.valueOf(day.atStartOfDay(p.zone()).toEpochSecond()))
        .cast("long")
        .cast("timestamp");
  }

  private Column reason(String code, String column, Column isSo) {
    return when(isSo, concat(lit(code + ":" + column + "="), shown(column)));
  }

  private static String code(DataType type) {
    if (type.equals(RATING)) {
      return "bad_rating";
    }
    if (type.equals(MONEY)) {
      return "bad_money";
    }
    if (type.equals(DataTypes.TimestampType)) {
      return "bad_time";
    }
    if (type.equals(DataTypes.DateType)) {
      return "bad_date";
    }
    return type.equals(DataTypes.BooleanType) ? "bad_boolean" : "bad_number";
  }

  private DataType type(String column) {
    return table.schema().apply(column).dataType();
  }

  /** As the SQL gave it; null where the table takes it as it is. */
  private Column given(String column) {
    return known.contains(GIVEN + column) ? col(GIVEN + column) : lit(null).cast("string");
  }

  private Column shown(String column) {
    return coalesce(given(column), col(column).cast("string"));
  }

  /**
   * What a row says, as {@code column=value, …}, without its buyer.
   *
   * @param columns that the SQL gives
   */
  Column cells(Collection<String> columns) {
    Column[] cells =
        columns.stream()
            .filter(c -> !c.equals(OrdersTable.BUYER_KEY))
            .map(c -> concat(lit(c + "="), shown(c)))
            .toArray(Column[]::new);
    return concat_ws(", ", cells);
  }
}
