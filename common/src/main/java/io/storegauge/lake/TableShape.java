package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Names and types of columns: as a table was written, and as this release writes it. */
final class TableShape {
  private TableShape() {}

  /** Name and type of each column. */
  static List<String> of(StructType schema) {
    return Stream.of(schema.fields()).map(TableShape::of).toList();
  }

  private static String of(StructField field) {
    return field.name() + " " + field.dataType().catalogString();
  }

  /** Whether a column that was written is of another type now. */
  static boolean retyped(StructType written, StructType wanted) {
    Set<String> known = Set.of(written.fieldNames());
    List<String> shape = of(written);
    return Stream.of(wanted.fields())
        .filter(f -> known.contains(f.name()))
        .anyMatch(f -> !shape.contains(of(f)));
  }

  /** The table's columns in its order and types; as they are, without a copy, where they fit. */
  static Dataset<Row> conform(TableSpec table, Dataset<Row> rows) {
    StructField[] wanted = table.schema().fields();
    StructField[] given = rows.schema().fields();
    boolean fits = wanted.length == given.length;
    Column[] columns = new Column[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      columns[i] =
          functions
              .col(wanted[i].name())
              .cast(wanted[i].dataType())
              .as(wanted[i].name(), wanted[i].metadata());
      fits =
          fits
              && wanted[i].name().equals(given[i].name())
              && wanted[i].dataType().equals(given[i].dataType());
    }
    return fits ? rows : rows.select(columns);
  }
}
