package io.storegauge.job;

import io.storegauge.table.TableSpec;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** A row of any table of silver in a test: what is not said is null. */
final class SilverRow {
  private final TableSpec table;
  private final Map<String, Object> values = new HashMap<>();

  SilverRow(TableSpec table, String platform, String storeId) {
    this.table = table;
    set("platform", platform).set("store_id", storeId);
  }

  SilverRow set(String column, Object value) {
    if (!table.columnNames().contains(column)) {
      throw new IllegalArgumentException(column);
    }
    values.put(column, value);
    return this;
  }

  SilverRow copy() {
    SilverRow copy = new SilverRow(table, "", "");
    copy.values.putAll(values);
    return copy;
  }

  Object get(String column) {
    if (!table.columnNames().contains(column)) {
      throw new IllegalArgumentException(column);
    }
    return values.get(column);
  }

  String text(String column) {
    return (String) get(column);
  }

  Instant instant(String column) {
    return (Instant) get(column);
  }

  LocalDate date(String column) {
    return (LocalDate) get(column);
  }

  Integer number(String column) {
    return (Integer) get(column);
  }

  Double real(String column) {
    return (Double) get(column);
  }

  Boolean flag(String column) {
    return (Boolean) get(column);
  }

  Row row() {
    Map<String, Object> cells = new HashMap<>(values);
    cells.replaceAll((column, value) -> value instanceof LocalDate d ? Date.valueOf(d) : value);
    if (table.monthColumn() != null) {
      Object day = values.get(table.dayColumn());
      LocalDate date =
          day instanceof Instant t ? LocalDate.ofInstant(t, ZoneOffset.UTC) : (LocalDate) day;
      cells.put(table.monthColumn(), Date.valueOf(date.withDayOfMonth(1)));
    }
    return OrderRow.row(table, cells);
  }
}
