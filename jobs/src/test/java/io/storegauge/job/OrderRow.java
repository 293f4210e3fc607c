package io.storegauge.job;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A row of silver.orders in a test: what is not said is null. */
final class OrderRow {
  private final Map<String, Object> values = new HashMap<>();

  OrderRow(String platform, String storeId, String orderId) {
    set("platform", platform).set("store_id", storeId).set("order_id", orderId);
    set("status", "paid").set("amount", new BigDecimal("10.00"));
  }

  OrderRow set(String column, Object value) {
    if (!OrdersTable.SPEC.columnNames().contains(column)) {
      throw new IllegalArgumentException(column);
    }
    values.put(column, value);
    return this;
  }

  OrderRow copy() {
    OrderRow copy = new OrderRow("", "", "");
    copy.values.putAll(values);
    return copy;
  }

  String text(String column) {
    return (String) values.get(column);
  }

  Instant instant(String column) {
    return (Instant) values.get(column);
  }

  boolean isTrue(String column) {
    return Boolean.TRUE.equals(values.get(column));
  }

  BigDecimal amount() {
    return (BigDecimal) values.get("amount");
  }

  int storeCount() {
    return values.get("store_count") instanceof Integer k ? k : 1;
  }

  Row row() {
    Instant ordered = instant("ordered_at");
    LocalDate day = LocalDate.ofInstant(ordered, java.time.ZoneOffset.UTC);
    values.put("ordered_month", java.sql.Date.valueOf(day.withDayOfMonth(1)));
    return row(OrdersTable.SPEC, values);
  }

  static Row row(TableSpec table, Map<String, Object> values) {
    List<String> columns = table.columnNames();
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = values.get(columns.get(i));
      cells[i] = value instanceof Instant t ? Timestamp.from(t) : value;
    }
    return RowFactory.create(cells);
  }
}
