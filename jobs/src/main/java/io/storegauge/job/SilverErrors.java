package io.storegauge.job;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.config.Source;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Optional;

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

  /** A line about a query of whose rows too many were refused; empty if they were not. */
  static Optional<String> refusal(
      Source source, String entity, long received, long rejected, double maxShare) {
    return IngestErrors.refusal(file(source) + ": " + entity, "rows", received, rejected, maxShare);
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
