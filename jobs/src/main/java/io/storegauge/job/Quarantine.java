package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.ingest.IngestErrors;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.table.QuarantineTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Puts away what was refused, in the place of what was refused before of the same files. */
final class Quarantine {
  private final JobContext context;

  Quarantine(JobContext context) {
    this.context = context;
  }

  /** A refused record. */
  static Row row(
      String source, String feed, String file, long record, List<String> reasons, String raw) {
    return RowFactory.create(
        source,
        feed,
        file,
        record,
        reasons.toArray(new String[0]),
        IngestErrors.remedy(reasons.get(0)),
        raw);
  }

  /**
   * Replaces what is held of some files, so that reading them again changes nothing.
   *
   * @param any whether there are rows
   */
  void replace(String source, String feed, List<String> files, JavaRDD<Row> rows, boolean any) {
    Lake lake = context.lake();
    if (!any && !holdsAny(source, feed, files)) {
      return;
    }
    context.progress().doing("writing " + QuarantineTable.SPEC.qualifiedName());
    Dataset<Row> frame =
        lake.spark().createDataFrame(rows, QuarantineTable.SPEC.schema()).coalesce(1);
    String predicate =
        String.format(
            "source = %s AND feed = %s AND file IN (%s)",
            literal(source),
            literal(feed),
            files.stream().map(Quarantine::literal).collect(Collectors.joining(", ")));
    lake.replaceWhere(
        QuarantineTable.SPEC,
        frame,
        predicate,
        new CommitNote(context.runId(), "", Map.of(), Map.of()));
  }

  private boolean holdsAny(String source, String feed, List<String> files) {
    return context.lake().exists(QuarantineTable.SPEC)
        && !context
            .lake()
            .read(QuarantineTable.SPEC)
            .where(
                col("source")
                    .equalTo(source)
                    .and(col("feed").equalTo(feed))
                    .and(col("file").isin(files.toArray())))
            .isEmpty();
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
