package io.storegauge.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises to its readers.
 *
 * <p>Keys are never null and identify a row. Delta does not check it: ingest and derived silver do,
 * facts and gold are unique by the way they are made.
 *
 * @param zone {@code silver}, {@code facts} or {@code gold}
 * @param name table name inside its zone
 * @param comment one row per what, and what it answers
 * @param columns columns in physical order, the partition column last
 * @param key columns that identify a row; empty for logs
 * @param monthColumn partition column (first day of a month, DATE), or null when unpartitioned
 * @param dayColumn the day or instant whose month that is; null when unpartitioned
 * @param byHalfMonth whether a file holds days of one half of a month, which is then replaced for
 *     itself; only of tables whose rows say something of one day each
 */
public record TableSpec(
    String zone,
    String name,
    String comment,
    List<Column> columns,
    List<String> key,
    String monthColumn,
    String dayColumn,
    boolean byHalfMonth)
    implements Serializable {

  /** Unit of a number that has none, such as a hash. */
  static final String NO_UNIT = "none";

  /**
   * One column.
   *
   * @param unit unit of the values ("hours", "CNY", "share 0–1"); "none" for a number without one,
   *     "" where the type says enough
   * @param comment meaning, and what null says, or that it never is
   */
  public record Column(String name, DataType type, String unit, String comment)
      implements Serializable {}

  /** A table whose months nobody has to choose. */
  public TableSpec(
      String zone,
      String name,
      String comment,
      List<Column> columns,
      List<String> key,
      String monthColumn) {
    this(zone, name, comment, columns, key, monthColumn, null, false);
  }

  public TableSpec {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    if (byHalfMonth && (monthColumn == null || !isDate(columns, dayColumn))) {
      throw new IllegalArgumentException(name + ": halves of months need a month and its day");
    }
  }

  private static boolean isDate(List<Column> columns, String name) {
    return columns.stream().anyMatch(c -> c.name().equals(name) && c.type() == DataTypes.DateType);
  }

  /** Name as users write it in SQL, such as {@code gold.store_scores}. */
  public String qualifiedName() {
    return zone + "." + name;
  }

  /** Spark schema with column comments; every column is nullable to Spark and Delta. */
  public StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (Column c : columns) {
      Metadata comment = new MetadataBuilder().putString("comment", describe(c)).build();
      fields.add(new StructField(c.name(), c.type(), true, comment));
    }
    return DataTypes.createStructType(fields);
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).collect(Collectors.toList());
  }

  /**
   * Columns with statistics for skipping files: days and times, by which readers and stages select.
   * Statistics of every column cost a fifth of the writing of silver and select nothing.
   */
  public List<String> skippingColumns() {
    return columns.stream()
        .filter(c -> c.type() == DataTypes.DateType || c.type() == DataTypes.TimestampType)
        .map(Column::name)
        .filter(name -> !name.equals(monthColumn))
        .collect(Collectors.toList());
  }

  private static String describe(Column c) {
    boolean told = !c.unit().isEmpty() && !c.unit().equals(NO_UNIT);
    return told ? c.comment() + " [" + c.unit() + "]" : c.comment();
  }

  static Builder of(String zone, String name, String comment) {
    return new Builder(zone, name, comment);
  }

  /** Collects columns in reading order. */
  static final class Builder {
    private final String zone;
    private final String name;
    private final String comment;
    private final List<Column> columns = new ArrayList<>();
    private List<String> key = List.of();
    private String monthColumn;
    private String dayColumn;
    private boolean byHalfMonth;

    private Builder(String zone, String name, String comment) {
      this.zone = zone;
      this.name = name;
      this.comment = comment;
    }

    Builder string(String column, String comment) {
      return add(column, DataTypes.StringType, "", comment);
    }

    Builder bool(String column, String comment) {
      return add(column, DataTypes.BooleanType, "", comment);
    }

    Builder integer(String column, String unit, String comment) {
      return add(column, DataTypes.IntegerType, unit, comment);
    }

    Builder count(String column, String unit, String comment) {
      return add(column, DataTypes.LongType, unit, comment);
    }

    Builder real(String column, String unit, String comment) {
      return add(column, DataTypes.DoubleType, unit, comment);
    }

    Builder date(String column, String comment) {
      return add(column, DataTypes.DateType, "", comment);
    }

    Builder instant(String column, String comment) {
      return add(column, DataTypes.TimestampType, "UTC", comment);
    }

    Builder decimal(String column, int precision, int scale, String unit, String comment) {
      return add(column, DataTypes.createDecimalType(precision, scale), unit, comment);
    }

    Builder add(String column, DataType type, String unit, String comment) {
      columns.add(new Column(column, type, unit, comment));
      return this;
    }

    /**
     * The partition column: first day of the month of a day, or of the platform day of an instant.
     */
    Builder month(String column, String day) {
      return month(column, day, "never null");
    }

    /** The partition column, as above, of a table whose rows may wait for their day. */
    Builder monthIfKnown(String column, String day) {
      return month(column, day, "null where that is null");
    }

    private Builder month(String column, String day, String nulls) {
      monthColumn = column;
      dayColumn = day;
      boolean instant =
          columns.stream()
              .anyMatch(c -> c.name().equals(day) && c.type() == DataTypes.TimestampType);
      return date(
          column,
          String.format(
              "First day of the month of %s%s; %s; partition column",
              day, instant ? " (platform day)" : "", nulls));
    }

    /** Halves of months are replaced, not months. */
    Builder byHalfMonth() {
      byHalfMonth = true;
      return this;
    }

    Builder key(String... columns) {
      key = Arrays.asList(columns);
      return this;
    }

    TableSpec build() {
      return new TableSpec(zone, name, comment, columns, key, monthColumn, dayColumn, byHalfMonth);
    }
  }
}
