package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** A property of a row's platform as a column; null for a platform that is not configured. */
final class PlatformColumn {
  private PlatformColumn() {}

  static Column of(Map<String, Platform> platforms, Function<Platform, String> property) {
    Column value = lit(null).cast("string");
    for (Platform p : platforms.values()) {
      value = when(col(Columns.PLATFORM).equalTo(p.id()), property.apply(p)).otherwise(value);
    }
    return value;
  }
}
