package io.storegauge.job;

import io.storegauge.ingest.Batch;
import io.storegauge.ingest.BuyerHash;
import io.storegauge.ingest.FeedReading;
import io.storegauge.ingest.FileStats;
import io.storegauge.ingest.IngestErrors;
import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.FirstFiles;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.Merged;
import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads the new files of one feed into its table and their refused records into quarantine. */
final class FeedIngest {
  private final JobContext context;
  private final BuyerHash buyers;
  private final JavaSparkContext spark;

  /** Tables whose first rows may be among what was read already. */
  private final Set<String> begun = new HashSet<>();

  FeedIngest(JobContext context, BuyerHash buyers) {
    this.context = context;
    this.buyers = buyers;
    this.spark = JavaSparkContext.fromSparkContext(context.lake().spark().sparkContext());
  }

  /** What became of the files of a feed. */
  record Read(Batch batch, List<FileStats> stats, Map<Integer, Long> duplicates) {

    long accepted() {
      return stats.stream().mapToLong(this::accepted).sum();
    }

    long accepted(FileStats s) {
      return s.received() - s.rejected() - duplicates.getOrDefault(s.file(), 0L);
    }

    /** Modification times of the files that are done with, epoch milliseconds. */
    List<Long> timesOfFiles() {
      return stats.stream()
          .filter(s -> !s.isWaiting())
          .map(s -> batch.files().get(s.file()).modifiedMillis())
          .toList();
    }

    /** Files that were refused beyond the allowed share, a line each. */
    List<String> refusals(double maxShare) {
      return stats.stream()
          .filter(s -> !s.isWaiting())
          .map(
              s ->
                  IngestErrors.fileRefusal(
                      batch.files().get(s.file()).path(),
                      s.fault(),
                      s.received(),
                      s.rejected(),
                      maxShare))
          .flatMap(Optional::stream)
          .toList();
    }

    /** What was wrong with records that were kept, a line a file and reason. */
    List<String> warnings() {
      List<String> lines = new ArrayList<>();
      for (FileStats s : stats) {
        String path = batch.files().get(s.file()).path();
        s.warnings().forEach(w -> lines.add(IngestErrors.warning(path, w)));
      }
      return lines;
    }
  }

  private static CommitNote note(JobContext context) {
    return new CommitNote(context.runId(), "", Map.of(), Map.of());
  }

  /**
   * Files of a feed that were read and of which no commit speaks yet.
   *
   * @param files where the rows are if they are the first of their table; null = in memory
   */
  record Parsed(FeedReading reading, FirstFiles files) implements AutoCloseable {

    /** Lets go of what was read. */
    @Override
    public void close() {
      reading.close();
    }

    /** Leaves nothing of it. */
    void discard() {
      close();
      if (files != null) {
        files.discard();
      }
    }
  }

  /**
   * Reads and commits nothing.
   *
   * @throws io.storegauge.model.StoregaugeException if a record has what its mapping says must stop
   *     the run
   */
  Parsed read(Batch batch) {
    context
        .progress()
        .doing(String.format("reading %d files of %s", batch.files().size(), batch.feed().name()));
    TableSpec table = batch.target().spec();
    Optional<FirstFiles> first =
        begun.add(table.qualifiedName()) ? FirstFiles.of(context.lake(), table) : Optional.empty();
    if (first.isEmpty()) {
      return new Parsed(FeedReading.toMemory(spark, batch, buyers), null);
    }
    try {
      FeedReading reading = FeedReading.toFiles(spark, batch, buyers, first.get().opener());
      return new Parsed(reading, first.get());
    } catch (RuntimeException e) {
      first.get().discard();
      throw e;
    }
  }

  /** Commits what was read, and lets go of it. */
  Read commit(Parsed parsed) {
    try (parsed) {
      return commitRows(parsed);
    }
  }

  private Read commitRows(Parsed parsed) {
    FeedReading reading = parsed.reading();
    Batch batch = reading.batch();
    Lake lake = context.lake();
    TableSpec table = batch.target().spec();
    List<FileStats> stats = reading.stats();
    FeedReading.Superseded superseded = reading.superseded();
    Read read = new Read(batch, stats, superseded.duplicates());
    long accepted = read.accepted();
    SilverWriter writer = new SilverWriter(context, table);
    if (parsed.files() != null && accepted > 0) {
      writer.begin(
          parsed.files(),
          reading.written(),
          reading.unwanted(superseded),
          accepted,
          events(stats),
          superseded.sharedKeys());
    } else if (parsed.files() != null) {
      parsed.files().discard();
    } else if (batch.feed().isStaged() && !lake.hasShapeOf(table)) {
      // The mapping of a staged feed has changed, so every file of it is being read again.
      context.progress().doing("writing " + table.qualifiedName() + " anew");
      JavaRDD<InternalRow> rows = reading.rows(superseded);
      lake.reshape(
          table, InternalFrames.toFrame(lake.spark(), rows, table.schema()), note(context));
    } else if (accepted > 0) {
      Merged merged =
          writer.write(reading.rows(superseded), accepted, events(stats), superseded.sharedKeys());
      countOlder(merged, read);
    }
    quarantine(batch, reading, stats);
    read.warnings().forEach(context.progress()::warn);
    return read;
  }

  private static DaySet events(List<FileStats> stats) {
    int first = stats.stream().mapToInt(FileStats::firstDay).min().orElse(Integer.MAX_VALUE);
    int last = stats.stream().mapToInt(FileStats::lastDay).max().orElse(Integer.MIN_VALUE);
    return first > last
        ? DaySet.EMPTY
        : DaySet.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1L));
  }

  /**
   * Records the table has a newer version of are duplicates too; one that it holds from this very
   * file already, because a killed run wrote it, is not.
   */
  private static void countOlder(Merged merged, Read read) {
    if (merged.isFirst()) {
      return;
    }
    for (FileStats s : read.stats()) {
      String path = read.batch().files().get(s.file()).path();
      long older = read.accepted(s) - merged.kept().getOrDefault(path, 0L);
      if (older > 0) {
        read.duplicates().merge(s.file(), older, Long::sum);
      }
    }
  }

  private void quarantine(Batch batch, FeedReading reading, List<FileStats> stats) {
    boolean any =
        stats.stream().anyMatch(s -> s.rejected() > 0 || s.fault() != null && !s.isWaiting());
    String source = batch.feed().source();
    String feed = batch.feed().name();
    List<String> paths = batch.files().stream().map(LandingFile::path).toList();
    JavaRDD<Row> rows =
        reading
            .rejects()
            .map(
                r ->
                    Quarantine.row(
                        source, feed, paths.get(r.file()), r.record(), r.reasons(), r.raw()));
    new Quarantine(context).replace(source, feed, paths, rows, any);
  }
}
