package io.storegauge.job;

import io.storegauge.table.ReviewsTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** A row of silver.reviews in a test: what is not said is null. */
final class ReviewRow {
  private final Map<String, Object> values = new HashMap<>();

  ReviewRow(String platform, String storeId, String reviewId, Instant createdAt) {
    set("platform", platform).set("store_id", storeId).set("review_id", reviewId);
    set("created_at", createdAt);
  }

  ReviewRow set(String column, Object value) {
    if (!ReviewsTable.SPEC.columnNames().contains(column)) {
      throw new IllegalArgumentException(column);
    }
    values.put(column, value);
    return this;
  }

  ReviewRow copy() {
    ReviewRow copy = new ReviewRow("", "", "", createdAt());
    copy.values.putAll(values);
    return copy;
  }

  /** Stars such as "4.5". */
  ReviewRow rate(String column, String stars) {
    return set(column, new BigDecimal(stars));
  }

  String text(String column) {
    return (String) values.get(column);
  }

  Instant createdAt() {
    return (Instant) values.get("created_at");
  }

  boolean isTrue(String column) {
    return Boolean.TRUE.equals(values.get(column));
  }

  /** Half stars, 0 = not given. */
  int halfStars(String column) {
    BigDecimal stars = (BigDecimal) values.get(column);
    return stars == null ? 0 : stars.multiply(BigDecimal.valueOf(2)).intValueExact();
  }

  int number(String column, int otherwise) {
    return values.get(column) instanceof Integer n ? n : otherwise;
  }

  Row row() {
    LocalDate day = LocalDate.ofInstant(createdAt(), ZoneOffset.UTC);
    values.put("created_month", java.sql.Date.valueOf(day.withDayOfMonth(1)));
    return OrderRow.row(ReviewsTable.SPEC, values);
  }
}
