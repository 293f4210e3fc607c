package io.storegauge.ingest;

import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Reads every record once to learn what is wrong with it and which version of each key is the
 * newest. Only hashes of keys are shuffled, 48 bytes a record (and for each part that a record of a
 * review carries beside its content), so that the second pass can write the winners straight away.
 *
 * <p>Two keys are taken for one if 128 bits of their hashes agree: at 10⁹ records the chance of one
 * such pair is below 10⁻²⁰.
 */
public final class FirstPass {
  private static final int RAW_CHARS = 16 << 10;
  private static final int REJECT_PARTITIONS = 2;
  private static final long BYTES_PER_PARTITION = 16L << 20;

  private final Batch batch;
  private final int hashPartitions;
  private final JavaPairRDD<Integer, Object> shuffled;
  private final Map<Integer, FileStats> stats = new TreeMap<>();

  /**
   * Runs the pass. Configuration of Hadoop's file system comes from the context.
   *
   * @throws StoregaugeException if a record has what the mapping says must stop the run
   */
  public FirstPass(JavaSparkContext context, Batch batch) {
    this.batch = batch;
    this.hashPartitions = (int) Math.max(1, Math.min(2_000, batch.bytes() / BYTES_PER_PARTITION));
    List<int[]> tasks = batch.tasks();
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    int parts = hashPartitions;
    this.shuffled =
        context
            .parallelize(tasks, Math.max(1, tasks.size()))
            .mapPartitionsToPair(it -> new Scan(batch, it, hadoop.value(), parts))
            .partitionBy(new ByNumber(hashPartitions + 1 + REJECT_PARTITIONS));
    collectStats();
  }

  /** Per file, in order; files with a fault count nothing. */
  public List<FileStats> stats() {
    return List.copyOf(stats.values());
  }

  private void collectStats() {
    for (int i = 0; i < batch.files().size(); i++) {
      String fault = batch.files().get(i).fault();
      if (fault != null) {
        stats.put(i, FileStats.refused(i, fault));
      }
    }
    int statsPartition = hashPartitions;
    List<Breach> breaches = new ArrayList<>();
    for (Object o : values(p -> p == statsPartition).collect()) {
      if (o instanceof Breach b) {
        breaches.add(b);
      } else {
        FileStats s = (FileStats) o;
        stats.put(s.file(), s);
      }
    }
    breaches.stream()
        .min(Comparator.comparingInt(Breach::file))
        .ifPresent(
            b -> {
              String path = batch.files().get(b.file()).path();
              throw IngestErrors.mustNotBe(batch.feed(), path, b.record(), b.reason());
            });
  }

  /** A record for which the mapping stops the run, the first of its file. */
  private record Breach(int file, long record, String reason) implements java.io.Serializable {}

  private interface Choice extends java.io.Serializable {
    boolean test(int partition);
  }

  /** Values of some partitions; the map side ran once and is not repeated for the others. */
  private JavaRDD<Object> values(Choice partitions) {
    scala.Function1<Object, Object> keep =
        (scala.Function1<Object, Object> & java.io.Serializable) p -> partitions.test((Integer) p);
    return PartitionPruningRDD.create(shuffled.rdd(), keep).toJavaRDD().map(Tuple2::_2);
  }

  /**
   * Which records do not reach the table, and which do together with others of their key.
   *
   * @param losers record numbers, sorted, by position of the file, of records that newer ones of
   *     the same key supersede in all they carry
   * @param sharedKeys hashes ({@code key_hash}) of the keys of which several records remain, each
   *     for a part of it, and of some that only one such record remains of
   */
  public record Superseded(Map<Integer, long[]> losers, long[] sharedKeys) {}

  /** Compares the versions of each key. */
  public Superseded superseded() {
    Set<Integer> faulty = faulty();
    int hashes = hashPartitions;
    boolean inParts = ReviewParts.has(batch.target());
    List<NewestVersions.Found> found =
        values(p -> p < hashes)
            .mapPartitions(it -> List.of(NewestVersions.find(it, faulty, inParts)).iterator())
            .collect();
    long[] sharedKeys =
        found.stream().flatMapToLong(f -> Arrays.stream(f.sharedKeys())).distinct().toArray();
    return new Superseded(byFile(found), sharedKeys);
  }

  private static Map<Integer, long[]> byFile(List<NewestVersions.Found> found) {
    Map<Integer, List<Long>> byFile = new HashMap<>();
    for (NewestVersions.Found f : found) {
      long[] pairs = f.losers();
      for (int i = 0; i < pairs.length; i += 2) {
        byFile.computeIfAbsent((int) pairs[i], n -> new ArrayList<>()).add(pairs[i + 1]);
      }
    }
    Map<Integer, long[]> sorted = new HashMap<>();
    byFile.forEach(
        (file, records) -> {
          long[] numbers = records.stream().mapToLong(Long::longValue).toArray();
          Arrays.sort(numbers);
          sorted.put(file, numbers);
        });
    return sorted;
  }

  /** Refused records, and one entry for each refused file. */
  public JavaRDD<Reject> rejects(JavaSparkContext context) {
    Set<Integer> faulty = faulty();
    List<Reject> files = new ArrayList<>();
    for (FileStats s : stats.values()) {
      if (s.fault() != null && !s.isWaiting()) {
        files.add(new Reject(s.file(), 0, List.of(s.fault()), null));
      }
    }
    int hashes = hashPartitions;
    return values(p -> p > hashes)
        .map(o -> (Reject) o)
        .filter(r -> !faulty.contains(r.file()))
        .union(context.parallelize(files, 1));
  }

  private Set<Integer> faulty() {
    Set<Integer> faulty = new java.util.HashSet<>();
    stats.values().stream().filter(s -> s.fault() != null).forEach(s -> faulty.add(s.file()));
    return faulty;
  }

  private static final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int partitions;

    ByNumber(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }
  }

  /**
   * Map side: hands out chunks as they fill, so that a large file needs no more memory than a
   * small.
   */
  private static final class Scan implements Iterator<Tuple2<Integer, Object>> {
    private final Batch batch;
    private final Iterator<int[]> tasks;
    private final Configuration hadoop;
    private final int hashPartitions;
    private final NewestVersions.Chunks chunks;
    private final Deque<Tuple2<Integer, Object>> ready = new ArrayDeque<>();
    private int[] files = new int[0];
    private int next;
    private boolean flushed;

    private FileScanner scanner;
    private long received;
    private long rejected;
    private int firstDay;
    private int lastDay;
    private FileWarnings warnings = new FileWarnings();

    Scan(Batch batch, Iterator<int[]> tasks, Configuration hadoop, int hashPartitions) {
      this.batch = batch;
      this.tasks = tasks;
      this.hadoop = hadoop;
      this.hashPartitions = hashPartitions;
      this.chunks = new NewestVersions.Chunks(hashPartitions, ready);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && step()) {
        // each step may or may not fill a chunk
      }
      return !ready.isEmpty();
    }

    @Override
    public Tuple2<Integer, Object> next() {
      return ready.poll();
    }

    private boolean step() {
      if (scanner == null && !open()) {
        if (flushed) {
          return false;
        }
        chunks.flush();
        flushed = true;
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
      Platform platform = batch.platforms().get(file.platform());
      try {
        scanner =
            new FileScanner(
                batch.feed(), batch.target(), file, platform, null, batch.maxRecordBytes(), hadoop);
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
      int exported = batch.files().get(file).exportedOn();
      for (int i = 0; i < 10_000; i++) {
        if (!scanner.next()) {
          return false;
        }
        received++;
        boolean accepted = scanner.parse();
        if (parser.breach() != null) {
          ready.add(
              new Tuple2<>(hashPartitions, new Breach(file, scanner.number(), parser.breach())));
          return false; // nothing will be written, so that the rest need not be read
        }
        if (!accepted) {
          rejected++;
          int partition = hashPartitions + 1 + Math.floorMod(file, REJECT_PARTITIONS);
          ready.add(
              new Tuple2<>(
                  partition,
                  new Reject(
                      file, scanner.number(), parser.reasons(), scanner.mappedCells(RAW_CHARS))));
          continue;
        }
        warnings.add(scanner.number(), parser.warnings());
        int day = parser.eventDay();
        if (day != TimeParser.BAD_DATE) {
          firstDay = Math.min(firstDay, day);
          lastDay = Math.max(lastDay, day);
        }
        long hash = parser.keyHash();
        long second = parser.secondHash();
        if (parser.parts() == null) {
          chunks.add(hash, second, parser.updatedAt(), exported, file, scanner.number());
        } else {
          parser.parts().add(chunks, hash, second, exported, file, scanner.number());
        }
      }
      return true;
    }

    private void finish(String fault) {
      ready.add(new Tuple2<>(hashPartitions, stats(fault)));
      if (scanner != null) {
        try {
          scanner.close();
        } catch (IOException e) {
          // Everything was read; what closing says changes nothing.
        }
      }
      scanner = null;
      next++;
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
}
