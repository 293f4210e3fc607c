package io.storegauge.ingest;

import io.storegauge.model.Platform;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.row.RowBuilder;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * What a task tells of its files: hashes of keys, refused records and statistics, each with the
 * number of the partition it is for; and the rows, unless they go to files.
 *
 * <p>Hands out chunks as they fill, so that a large file needs no more memory than a small.
 */
final class RecordScan implements Iterator<Object> {
  private static final int RAW_CHARS = 16 << 10;
  private static final int RECORDS_A_STEP = 10_000;

  private final Batch batch;
  private final Parts parts;
  private final BuyerHash buyers;
  private final Iterator<int[]> tasks;
  private final Configuration hadoop;
  private final ArrayDeque<Object> ready = new ArrayDeque<>();
  private final NewestVersions.Chunks chunks;
  private final RowSink sink;
  private final RowBuilder row;
  private int[] files = new int[0];
  private int next;
  private boolean ended;

  private FileScanner scanner;
  private long received;
  private long rejected;
  private int firstDay;
  private int lastDay;
  private FileWarnings warnings = new FileWarnings();

  /**
   * Numbers of partitions: first those of hashes, then one of statistics, then those of refused
   * records.
   */
  record Parts(int hashes, int rejects) implements Serializable {
    int statistics() {
      return hashes;
    }

    int reject(int file) {
      return hashes + 1 + Math.floorMod(file, rejects);
    }

    int count() {
      return hashes + 1 + rejects;
    }
  }

  /** A record for which the mapping stops the run, the first of its file. */
  record Breach(int file, long record, String reason) implements Serializable {}

  /**
   * Runs in a task.
   *
   * @param tasks positions of the files to read
   * @param rows where the rows are to be written; null = they are handed out
   */
  RecordScan(
      Batch batch,
      Iterator<int[]> tasks,
      BuyerHash buyers,
      Parts parts,
      TaskFiles.Opener rows,
      Configuration hadoop) {
    this.batch = batch;
    this.tasks = tasks;
    this.buyers = buyers;
    this.parts = parts;
    this.hadoop = hadoop;
    this.chunks = new NewestVersions.Chunks(parts.hashes(), ready);
    this.sink =
        rows == null
            ? new RowSink.ToMemory(ready, batch.target().spec().schema())
            : new RowSink.ToFiles(rows.open());
    this.row = new RowBuilder(batch.target().spec().columns().size());
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) t -> close());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && step()) {
      // each step may or may not make something ready
    }
    return !ready.isEmpty();
  }

  @Override
  public Object next() {
    return ready.remove();
  }

  private void tell(int partition, Object what) {
    ready.add(new Tuple2<>(partition, what));
  }

  private void tellDriver(List<? extends Serializable> news) {
    news.forEach(n -> tell(parts.statistics(), n));
  }

  private boolean step() {
    if (scanner == null && !open()) {
      if (ended) {
        return false;
      }
      chunks.flush();
      tellDriver(sink.end());
      ended = true;
      return true;
    }
    if (scanner == null) {
      return true; // the file could not be opened; its fault is among the ready
    }
    String fault = null;
    boolean more = false;
    try {
      more = scanSome();
    } catch (FileFault e) {
      fault = e.getMessage();
    } catch (IOException e) {
      fault = "not_readable:" + e.getMessage();
    }
    if (!more) {
      finish(fault);
    }
    return true;
  }

  private boolean open() {
    while (next == files.length) {
      if (!tasks.hasNext()) {
        return false;
      }
      files = tasks.next();
      next = 0;
    }
    LandingFile file = batch.files().get(files[next]);
    received = 0;
    rejected = 0;
    firstDay = Integer.MAX_VALUE;
    lastDay = Integer.MIN_VALUE;
    warnings = new FileWarnings();
    sink.begin(files[next]);
    Platform platform = batch.platforms().get(file.platform());
    try {
      scanner =
          new FileScanner(
              batch.feed(), batch.target(), file, platform, buyers, batch.maxRecordBytes(), hadoop);
    } catch (FileFault e) {
      finish(e.getMessage());
    } catch (IOException e) {
      finish("not_readable:" + e.getMessage());
    }
    return true;
  }

  private boolean scanSome() throws IOException {
    RecordParser parser = scanner.parser;
    int file = files[next];
    for (int i = 0; i < RECORDS_A_STEP; i++) {
      if (!scanner.next()) {
        return false;
      }
      received++;
      boolean accepted = scanner.parse();
      if (parser.faults().breach() != null) {
        tell(parts.statistics(), new Breach(file, scanner.number(), parser.faults().breach()));
        return false; // nothing will be written, so that the rest need not be read
      }
      if (accepted) {
        accept(parser, file);
      } else {
        rejected++;
        tell(parts.reject(file), reject(file));
      }
    }
    return true;
  }

  private Reject reject(int file) {
    List<String> reasons = List.copyOf(scanner.parser.faults().reasons());
    return new Reject(file, scanner.number(), reasons, scanner.mappedCells(RAW_CHARS));
  }

  private void accept(RecordParser parser, int file) {
    warnings.add(scanner.number(), parser.faults().warnings());
    int day = parser.eventDay();
    if (day != TimeParser.BAD_DATE) {
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
    }
    scanner.write(row);
    long place = sink.add(row.build());
    int exported = batch.files().get(file).exportedOn();
    long hash = parser.keyHash();
    long second = parser.secondHash();
    if (parser.parts() == null) {
      chunks.add(hash, second, parser.updatedAt(), exported, file, scanner.number(), place);
    } else {
      parser.parts().add(chunks, hash, second, exported, file, scanner.number(), place);
    }
  }

  private void finish(String fault) {
    FileStats stats = stats(fault);
    tell(parts.statistics(), stats);
    if (stats.fault() != null) {
      tellDriver(sink.refuse());
    }
    close();
    next++;
  }

  private void close() {
    if (scanner != null) {
      try {
        scanner.close();
      } catch (IOException e) {
        // Everything was read; what closing says changes nothing.
      }
      scanner = null;
    }
  }

  private FileStats stats(String fault) {
    int file = files[next];
    if (Settling.hasChanged(batch.files().get(file), hadoop)) {
      return FileStats.refused(file, FileStats.STILL_WRITTEN);
    }
    if (fault != null) {
      return FileStats.refused(file, fault);
    }
    try {
      String hash = scanner.contentHash();
      return new FileStats(
          file,
          received,
          rejected,
          firstDay,
          lastDay,
          null,
          hash,
          scanner.unknown(),
          scanner.missing(),
          warnings.records(),
          warnings.list());
    } catch (IOException e) {
      return FileStats.refused(file, "not_readable:" + e.getMessage());
    }
  }
}
