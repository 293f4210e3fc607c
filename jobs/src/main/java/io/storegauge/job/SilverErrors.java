package io.storegauge.job;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.config.Source;
import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.util.List;

/** Errors of what goes to silver tables, above all of the SQL in {@code silver.yaml}. */
final class SilverErrors {
  private SilverErrors() {}

  static String file(Source source) {
    return "conf/sources/" + source.name() + "/silver.yaml";
  }

  /** Rows were lost or doubled between the reading and the table. */
  static IllegalStateException notAllRows(TableSpec table, long accepted, long rows) {
    return new IllegalStateException(
        String.format(
            "%s: %d records were accepted, but %d rows would reach the table. This is a fault of"
                + " Storegauge; nothing was committed. Please report it with the files.",
            table.qualifiedName(), accepted, rows));
  }

  /** The SQL is no query, or Spark cannot plan it over the staged feeds. */
  static StoregaugeException notPlanned(Source source, String entity, Exception cause) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s: %s: %s Nothing was read or written; correct the query.",
            file(source), entity, sentence(String.valueOf(cause.getMessage()))),
        cause);
  }

  static StoregaugeException missingColumns(Source source, String entity, List<String> missing) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s: %s: the query gives no %s, which silver.%s cannot do without. Nothing was read or"
                + " written; select it.",
            file(source), entity, String.join(", ", missing), entity));
  }

  static StoregaugeException unknownColumn(
      Source source, String entity, String column, TableSpec table) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s: %s: silver.%s has no column %s.%s Nothing was read or written.",
            file(source),
            entity,
            entity,
            column,
            NearNames.hint(column, table.columnNames(), "Leave it out.")));
  }

  static StoregaugeException notOneRowEach(
      Source source, String entity, TableSpec table, long rows, String example) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s: the query gives %,d rows for one key of %s (%s), such as %s. A key must name one"
                + " row, or every fact of it counts several times; group the query by it. The table"
                + " was not changed.",
            file(source),
            entity,
            rows,
            table.qualifiedName(),
            String.join(", ", table.key()),
            example));
  }

  static StoregaugeException incomplete(
      Source source, String entity, TableSpec table, List<String> columns, String example) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s: the query gives rows of %s without one of %s, such as %s. Leave them out, or fill the"
                + " column. The table was not changed.",
            file(source), entity, table.qualifiedName(), String.join(", ", columns), example));
  }

  static StoregaugeException stagedInAnotherShape(TableSpec table, String glob) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s has other columns than its mapping, and no file in the landing folder matches %s to"
                + " fill it anew. Bring its files back, or undo the change of the mapping.",
            table.qualifiedName(), glob));
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
