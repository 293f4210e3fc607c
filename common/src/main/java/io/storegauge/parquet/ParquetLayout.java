package io.storegauge.parquet;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * How rows become files.
 *
 * @param rows columns of the rows
 * @param partitionColumn column of type DATE by whose values rows are split into files and which
 *     the files leave out; null = none
 * @param codec name of a Parquet codec, such as ZSTD
 * @param rowGroupBytes bytes in memory, full pages compressed, after which a row group ends
 * @param rangeColumns columns of type DATE or TIMESTAMP whose least and greatest value the writer
 *     is to tell
 * @param sparkVersion written to the files: readers decide by it how old days are to be read
 * @param split of the rows of a partition; null = they go to one file
 */
public record ParquetLayout(
    StructType rows,
    String partitionColumn,
    String codec,
    long rowGroupBytes,
    List<String> rangeColumns,
    String sparkVersion,
    Split split)
    implements Serializable {

  /**
   * Splits the rows of a partition into files of consecutive days.
   *
   * @param dayColumn column of type DATE, never null, whose days lie in one partition each
   */
  public record Split(String dayColumn, Days days) implements Serializable {}

  /** Days, since 1970, that share a file with a day; all of them lie in its partition. */
  public interface Days extends Serializable {
    int first(int day);

    int last(int day);
  }

  /** A layout with one file for each partition. */
  public ParquetLayout(
      StructType rows,
      String partitionColumn,
      String codec,
      long rowGroupBytes,
      List<String> rangeColumns,
      String sparkVersion) {
    this(rows, partitionColumn, codec, rowGroupBytes, rangeColumns, sparkVersion, null);
  }

  private static final int MAX_LONG_DIGITS = 18;

  private static final Set<DataType> WRITTEN =
      Set.of(
          DataTypes.BooleanType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.DoubleType,
          DataTypes.StringType,
          DataTypes.BinaryType,
          DataTypes.DateType,
          DataTypes.TimestampType);

  /** Whether every column is of a type that {@link TaskFiles} writes. */
  public static boolean fits(StructType rows) {
    return Stream.of(rows.fields()).map(StructField::dataType).allMatch(ParquetLayout::fits);
  }

  private static boolean fits(DataType type) {
    return WRITTEN.contains(type)
        || type instanceof DecimalType && ((DecimalType) type).precision() <= MAX_LONG_DIGITS;
  }

  /** Where the partition column is in a row; −1 = there is none. */
  int partitionOrdinal() {
    return partitionColumn == null ? -1 : rows.fieldIndex(partitionColumn);
  }

  /** Columns of the files; each may be null, as in files of Spark. */
  StructType fileColumns() {
    return new StructType(
        Stream.of(rows.fields())
            .filter(f -> !f.name().equals(partitionColumn))
            .map(f -> new StructField(f.name(), f.dataType(), true, f.metadata()))
            .toArray(StructField[]::new));
  }

  /** The same types that Spark gives its columns in Parquet. */
  MessageType parquet() {
    return new SparkToParquetSchemaConverter(
            false, SQLConf.ParquetOutputTimestampType$.MODULE$.TIMESTAMP_MICROS(), false)
        .convert(fileColumns());
  }
}
