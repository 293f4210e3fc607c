package io.storegauge.job;

import io.storegauge.metric.FactTrail;
import io.storegauge.table.Columns;
import io.storegauge.table.TableSpec;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A row of silver as it is shown.
 *
 * @param table its full name
 * @param id key inside the store
 * @param cells by column, those that are known; days and instants in ISO 8601, UTC
 */
public record TrailRow(String table, String id, LinkedHashMap<String, String> cells)
    implements Serializable, Comparable<TrailRow> {

  /** A row, and how the facts see it. */
  record Counted(FactTrail.Packing packing, TrailRow row) implements Serializable {}

  /**
   * @param value of a column as Spark holds it; null = unknown
   */
  static TrailRow of(TableSpec table, List<String> columns, Function<String, Object> value) {
    LinkedHashMap<String, String> cells = new LinkedHashMap<>();
    for (String c : columns) {
      Object v = value.apply(c);
      if (v != null) {
        cells.put(c, text(v, table.schema().apply(c).dataType()));
      }
    }
    String id =
        table.key().stream()
            .filter(k -> !k.equals(Columns.PLATFORM) && !k.equals(Columns.STORE_ID))
            .map(k -> cells.getOrDefault(k, ""))
            .collect(Collectors.joining(" "));
    return new TrailRow(table.qualifiedName(), id, cells);
  }

  private static String text(Object value, DataType type) {
    if (type.equals(DataTypes.TimestampType)) {
      return Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString();
    }
    if (type.equals(DataTypes.DateType)) {
      return LocalDate.ofEpochDay((Integer) value).toString();
    }
    return value instanceof Double real
        ? BigDecimal.valueOf(real).stripTrailingZeros().toPlainString()
        : value.toString();
  }

  @Override
  public int compareTo(TrailRow other) {
    int byTable = table.compareTo(other.table);
    return byTable != 0 ? byTable : id.compareTo(other.id);
  }
}
