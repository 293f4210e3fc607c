package io.storegauge.lake;

import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Compares two rows of a table of latest states: whether they are of one key, say the same, and
 * which is newer.
 */
final class RowVersions implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns that order versions. Inside one file the reader has chosen the last record already. */
  private static final List<String> VERSION = List.of("updated_at", "exported_on", "source_file");

  private static final String RECORD = "source_record";
  private static final String FILE = "source_file";

  private static final Set<String> NOT_CONTENT =
      Set.of(
          "updated_at",
          "exported_on",
          FILE,
          RECORD,
          "key_hash",
          ReviewsTable.CONTENT_UPDATED_AT,
          ReviewsTable.APPENDED_FILE,
          ReviewsTable.DELETED_AT,
          ReviewsTable.DELETED_FILE);

  private final List<String> names;
  private final DataType[] types;
  private final int[] key;
  private final int[] version;
  private final int[] content;
  private final int file;
  private final int record;

  /** Of reviews; −1 for other tables. */
  private final int deletedAt;

  RowVersions(TableSpec table) {
    this.names = table.columnNames();
    this.types = table.columns().stream().map(TableSpec.Column::type).toArray(DataType[]::new);
    this.key = table.key().stream().mapToInt(names::indexOf).toArray();
    this.version = VERSION.stream().mapToInt(names::indexOf).toArray();
    this.content =
        names.stream()
            .filter(n -> !NOT_CONTENT.contains(n) && !n.equals(table.monthColumn()))
            .mapToInt(names::indexOf)
            .toArray();
    this.file = names.indexOf(FILE);
    this.record = names.indexOf(RECORD);
    this.deletedAt = names.indexOf(ReviewsTable.DELETED_AT);
  }

  boolean sameKey(InternalRow a, InternalRow b) {
    return same(key, a, b);
  }

  boolean sameContent(InternalRow a, InternalRow b) {
    return same(content, a, b);
  }

  /** Whether both tell of the same deletion, if of any. */
  boolean sameDeletion(InternalRow a, InternalRow b) {
    return deletedAt < 0 || compare(deletedAt, a, b) == 0;
  }

  /** The columns that {@link #sameContent} compares, but for some. */
  int[] contentWithout(List<String> some) {
    return Arrays.stream(content).filter(c -> !some.contains(names.get(c))).toArray();
  }

  /** Whether both are the same record of the same file. */
  boolean sameOrigin(InternalRow a, InternalRow b) {
    return compare(file, a, b) == 0 && compare(record, a, b) == 0;
  }

  /**
   * Whether a record takes the place of the one that is held: its version is newer; or it is the
   * same file once more, which was replaced in place, and what it says now is what counts.
   */
  boolean replaces(InternalRow now, InternalRow held) {
    for (int column : version) {
      int order = compare(column, now, held);
      if (order != 0) {
        return order > 0;
      }
    }
    return compare(record, now, held) != 0 || !sameContent(now, held);
  }

  boolean same(int[] columns, InternalRow a, InternalRow b) {
    for (int column : columns) {
      if (compare(column, a, b) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Order of two values; null is least and equal to null. */
  int compare(int column, InternalRow a, InternalRow b) {
    boolean none = a.isNullAt(column);
    if (none || b.isNullAt(column)) {
      return Boolean.compare(b.isNullAt(column), none);
    }
    DataType type = types[column];
    if (type.equals(DataTypes.StringType)) {
      return a.getUTF8String(column).compareTo(b.getUTF8String(column));
    }
    if (type.equals(DataTypes.LongType) || type.equals(DataTypes.TimestampType)) {
      return Long.compare(a.getLong(column), b.getLong(column));
    }
    if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType)) {
      return Integer.compare(a.getInt(column), b.getInt(column));
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Boolean.compare(a.getBoolean(column), b.getBoolean(column));
    }
    if (type.equals(DataTypes.DoubleType)) {
      return Double.compare(a.getDouble(column) + 0.0, b.getDouble(column) + 0.0);
    }
    if (type instanceof DecimalType d) {
      return a.getDecimal(column, d.precision(), d.scale())
          .compareTo(b.getDecimal(column, d.precision(), d.scale()));
    }
    throw new IllegalStateException("No order of values of type " + type);
  }
}
