package io.storegauge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import scala.collection.JavaConverters;

/**
 * Values of a query's answer as text and as JSON. Days are yyyy-MM-dd, instants ISO 8601 in UTC.
 */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }

  /** For a reader: null is said, reals are rounded to six digits after the point. */
  static String shown(Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Double || value instanceof Float
        ? real(((Number) value).doubleValue())
        : exact(value);
  }

  /** Whole numbers stay whole; small ones keep four digits that say something. */
  static String real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) < 0.001
            ? exact.round(new MathContext(4))
            : exact.setScale(6, RoundingMode.HALF_EVEN);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.precision() - plain.scale() < -6 ? plain.toString() : plain.toPlainString();
  }

  /** Nothing lost; null is the empty text. */
  static String exact(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal d) {
      return d.toPlainString();
    }
    JsonNode json = json(value);
    return json.isTextual() ? json.textValue() : json.toString();
  }

  static JsonNode json(Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof String s) {
      return JSON.textNode(s);
    }
    if (value instanceof Boolean b) {
      return JSON.booleanNode(b);
    }
    if (value instanceof Double || value instanceof Float) {
      double d = ((Number) value).doubleValue();
      // JSON has no NaN and no infinity.
      return Double.isFinite(d) ? JSON.numberNode(d) : JSON.textNode(Double.toString(d));
    }
    if (value instanceof BigDecimal d) {
      return JSON.numberNode(d);
    }
    if (value instanceof Number n) {
      return JSON.numberNode(n.longValue());
    }
    if (value instanceof byte[] bytes) {
      return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof Date d) {
      return JSON.textNode(d.toLocalDate().toString());
    }
    if (value instanceof Timestamp t) {
      return JSON.textNode(t.toInstant().toString());
    }
    return nested(value);
  }

  private static JsonNode nested(Object value) {
    if (value instanceof Row row) {
      return json(row);
    }
    if (value instanceof scala.collection.Seq<?> items) {
      ArrayNode array = JSON.arrayNode();
      JavaConverters.seqAsJavaList(items).forEach(i -> array.add(json(i)));
      return array;
    }
    if (value instanceof scala.collection.Map<?, ?> entries) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<?, ?> e : JavaConverters.mapAsJavaMap(entries).entrySet()) {
        object.set(exact(e.getKey()), json(e.getValue()));
      }
      return object;
    }
    return JSON.textNode(value.toString());
  }

  private static ObjectNode json(Row row) {
    ObjectNode object = JSON.objectNode();
    StructField[] fields = row.schema().fields();
    for (int i = 0; i < fields.length; i++) {
      object.set(fields[i].name(), json(row.get(i)));
    }
    return object;
  }

  /** Bytes as a reader likes them: 12.3 MB. */
  static String bytes(long n) {
    if (n < 1000) {
      return n + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB", "PB"};
    double scaled = n;
    int unit = -1;
    while (scaled >= 999.95 && unit < units.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", scaled, units[unit]);
  }

  /** 1,234,567. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
