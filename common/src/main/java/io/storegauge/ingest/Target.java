package io.storegauge.ingest;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.table.Columns;
import io.storegauge.table.StagedTable;
import io.storegauge.table.TableSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Where the records of a feed go: the table, and which of its columns come from the file.
 *
 * @param spec table; for a staged feed built from the mapping
 * @param columns mapped columns, in the order the reader numbers them
 * @param index position of each mapped column in the table
 * @param key positions in {@code columns} of the key, the platform aside
 * @param dayColumn position in {@code columns} of the time of the record's own event, which names
 *     the month partition if there is one; −1 = none
 */
public record Target(
    TableSpec spec, List<FeedColumn> columns, int[] index, int[] key, int dayColumn)
    implements Serializable {

  /** Silver table of an entity. */
  public static TableSpec entity(String name) {
    return Entity.find(name)
        .map(Entity::spec)
        .orElseThrow(() -> new IllegalArgumentException("No entity " + name));
  }

  public static Target of(Feed feed) {
    TableSpec spec = feed.isStaged() ? staged(feed) : entity(feed.entity());
    List<String> keyColumns = new ArrayList<>(spec.key());
    keyColumns.remove(Columns.PLATFORM);
    List<FeedColumn> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    feed.columns()
        .forEach(
            (name, column) -> {
              names.add(name);
              columns.add(column);
            });
    int[] index = names.stream().mapToInt(n -> spec.columnNames().indexOf(n)).toArray();
    int[] key = keyColumns.stream().mapToInt(names::indexOf).toArray();
    String event = spec.dayColumn() == null ? feed.event() : spec.dayColumn();
    int day = event == null ? -1 : names.indexOf(event);
    return new Target(spec, List.copyOf(columns), index, key, day);
  }

  private static TableSpec staged(Feed feed) {
    Map<String, DataType> types = new HashMap<>();
    List<String> names = new ArrayList<>(feed.columns().keySet());
    names.forEach(n -> types.put(n, type(feed.columns().get(n).type())));
    return StagedTable.spec(feed.source(), feed.name(), names, types, feed.key());
  }

  private static DataType type(Feed.Type type) {
    return switch (type) {
      case STRING, ID, TEXT, BUYER -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case MONEY -> DataTypes.createDecimalType(18, 2);
      case REAL, DURATION -> DataTypes.DoubleType;
      case RATING -> DataTypes.createDecimalType(2, 1);
      case TIMESTAMP, END_OF_DAY -> DataTypes.TimestampType;
      case DATE -> DataTypes.DateType;
      case BOOLEAN -> DataTypes.BooleanType;
    };
  }
}
