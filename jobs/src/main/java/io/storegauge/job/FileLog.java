package io.storegauge.job;

import io.storegauge.ingest.FileStats;
import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.CommitNote;
import io.storegauge.table.RunLogFilesTable;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Says in run_log_files what became of files. */
final class FileLog {
  /** Between the names of columns. */
  static final String SEPARATOR = ", ";

  private final JobContext context;
  private final Function<LandingFile, String> mapping;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param mapping fingerprint of what a file's reading depends on
   */
  FileLog(JobContext context, Function<LandingFile, String> mapping) {
    this.context = context;
    this.mapping = mapping;
  }

  /** Files of a feed; those that are still being written were not seen. */
  void add(FeedIngest.Read read) {
    for (FileStats s : read.stats()) {
      if (!s.isWaiting()) {
        LandingFile file = read.batch().files().get(s.file());
        long duplicates = read.duplicates().getOrDefault(s.file(), 0L);
        rows.add(
            row(
                file,
                new long[] {s.received(), read.accepted(s), duplicates, s.rejected()},
                s.fault(),
                s.contentHash(),
                null,
                s.unknown(),
                s.missing(),
                s.warned()));
      }
    }
  }

  /** A file that was not read because another one has its content. */
  void addCopy(LandingFile file, String sameAs) {
    rows.add(row(file, new long[4], null, null, sameAs, List.of(), List.of(), 0L));
  }

  /** Rows that a query gave: its silver.yaml stands for the file. */
  void add(DerivedSilver.Derived d, long nowMillis) {
    rows.add(
        RowFactory.create(
            context.runId(),
            d.query().source().name(),
            d.query().entity(),
            SilverErrors.file(d.query().source()),
            0L,
            new Timestamp(nowMillis),
            d.query().fingerprint(),
            d.received(),
            d.accepted(),
            d.duplicate(),
            d.rejected(),
            null,
            null,
            null,
            null,
            null,
            0L,
            d.seen().text()));
  }

  private Row row(
      LandingFile f,
      long[] counts,
      String fault,
      String hash,
      String sameAs,
      List<String> unknown,
      List<String> missing,
      Long warned) {
    return RowFactory.create(
        context.runId(),
        f.source(),
        f.feed(),
        f.path(),
        f.bytes(),
        new Timestamp(f.modifiedMillis()),
        mapping.apply(f),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        fault,
        hash,
        sameAs,
        joined(unknown),
        joined(missing),
        warned,
        null);
  }

  private static String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(SEPARATOR, names);
  }

  /** Appends what was added since the last time. */
  void write() {
    if (rows.isEmpty()) {
      return;
    }
    Dataset<Row> frame =
        context.lake().spark().createDataFrame(rows, RunLogFilesTable.SPEC.schema()).coalesce(1);
    CommitNote note = new CommitNote(context.runId(), "", Map.of(), Map.of());
    context.lake().append(RunLogFilesTable.SPEC, frame, note);
    rows.clear();
  }
}
