package io.storegauge.testing;

import io.storegauge.table.TableSpec;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;

/** Tables as earlier releases specified them. */
public final class OlderTable {
  private OlderTable() {}

  /** A table before these columns came to it. */
  public static TableSpec without(Set<String> later, TableSpec now) {
    return of(now, columns -> columns.filter(c -> !later.contains(c.name())));
  }

  /** A table when these columns were of another type. */
  public static TableSpec typed(DataType type, Set<String> retyped, TableSpec now) {
    return of(
        now,
        columns ->
            columns.map(
                c ->
                    retyped.contains(c.name())
                        ? new TableSpec.Column(c.name(), type, c.unit(), c.comment())
                        : c));
  }

  private static TableSpec of(TableSpec now, UnaryOperator<Stream<TableSpec.Column>> columns) {
    return new TableSpec(
        now.zone(),
        now.name(),
        now.comment(),
        columns.apply(now.columns().stream()).toList(),
        now.key(),
        now.monthColumn());
  }
}
