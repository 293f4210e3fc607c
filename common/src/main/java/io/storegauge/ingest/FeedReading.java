package io.storegauge.ingest;

import io.storegauge.model.StoregaugeException;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Reads every record of a batch once: parses it, puts its row aside, and learns which version of
 * each key is the newest. Only hashes of keys are shuffled, 56 bytes a record (and for each part
 * that a record of a review carries beside its content); a row stays where it is, and those that
 * turn out not to count are left out.
 *
 * <p>Two keys are taken for one if 128 bits of their hashes agree: at 10⁹ records the chance of one
 * such pair is below 10⁻²⁰.
 */
public final class FeedReading implements AutoCloseable {
  private static final int REJECT_PARTITIONS = 2;
  private static final long BYTES_PER_PARTITION = 16L << 20;

  private final JavaSparkContext context;
  private final Batch batch;
  private final List<int[]> tasks;
  private final RecordScan.Parts parts;
  private final JavaRDD<Object> scanned;
  private final JavaPairRDD<Integer, Object> shuffled;
  private final Map<Integer, FileStats> stats = new TreeMap<>();
  private final Map<Integer, Map<Integer, WrittenFile>> written = new TreeMap<>();
  private final List<RowSink.Refused> refused = new ArrayList<>();

  private FeedReading(
      JavaSparkContext context, Batch batch, BuyerHash buyers, TaskFiles.Opener files) {
    this.context = context;
    this.batch = batch;
    int hashes = (int) Math.max(1, Math.min(2_000, batch.bytes() / BYTES_PER_PARTITION));
    this.parts = new RecordScan.Parts(hashes, REJECT_PARTITIONS);
    this.tasks = batch.tasks(context.defaultParallelism());
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    RecordScan.Parts partitions = parts;
    JavaRDD<Object> scan =
        context
            .parallelize(tasks, Math.max(1, tasks.size()))
            .mapPartitions(
                it -> new RecordScan(batch, it, buyers, partitions, files, hadoop.value()));
    this.scanned = files == null ? scan.persist(StorageLevel.MEMORY_AND_DISK()) : scan;
    this.shuffled =
        scanned
            .filter(o -> o instanceof Tuple2)
            .mapToPair(FeedReading::pair)
            .partitionBy(new ByNumber(parts.count()));
  }

  /**
   * Reads the files of a batch and writes their rows.
   *
   * @param files where to
   * @throws StoregaugeException if a record has what the mapping says must stop the run; what was
   *     written is left then, and named by nothing
   */
  public static FeedReading toFiles(
      JavaSparkContext context, Batch batch, BuyerHash buyers, TaskFiles.Opener files) {
    return read(new FeedReading(context, batch, buyers, files));
  }

  /**
   * Reads the files of a batch and keeps their rows until it is closed, as far as memory goes, then
   * on the disks of the executors.
   *
   * @throws StoregaugeException if a record has what the mapping says must stop the run
   */
  public static FeedReading toMemory(JavaSparkContext context, Batch batch, BuyerHash buyers) {
    return read(new FeedReading(context, batch, buyers, null));
  }

  private static FeedReading read(FeedReading reading) {
    try {
      reading.read();
      return reading;
    } catch (RuntimeException e) {
      reading.close();
      throw e;
    }
  }

  @SuppressWarnings("unchecked") // that is what the scan makes
  private static Tuple2<Integer, Object> pair(Object o) {
    return (Tuple2<Integer, Object>) o;
  }

  private void read() {
    for (int i = 0; i < batch.files().size(); i++) {
      String fault = batch.files().get(i).fault();
      if (fault != null) {
        stats.put(i, FileStats.refused(i, fault));
      }
    }
    int statistics = parts.statistics();
    List<RecordScan.Breach> breaches = new ArrayList<>();
    for (Object o : values(p -> p == statistics).collect()) {
      if (o instanceof RecordScan.Breach b) {
        breaches.add(b);
      } else if (o instanceof RowSink.Refused r) {
        refused.add(r);
      } else if (o instanceof RowSink.Written w) {
        w.files().forEach(f -> files(w.task()).put(TaskFiles.key(f), f));
      } else {
        FileStats s = (FileStats) o;
        stats.put(s.file(), s);
      }
    }
    breaches.stream()
        .min(Comparator.comparingInt(RecordScan.Breach::file))
        .ifPresent(
            b -> {
              String path = batch.files().get(b.file()).path();
              throw IngestErrors.mustNotBe(batch.feed(), path, b.record(), b.reason());
            });
  }

  private Map<Integer, WrittenFile> files(int task) {
    return written.computeIfAbsent(task, t -> new TreeMap<>());
  }

  /** What was read. */
  public Batch batch() {
    return batch;
  }

  /** Per file, in order; files with a fault count nothing. */
  public List<FileStats> stats() {
    return List.copyOf(stats.values());
  }

  private interface Choice extends Serializable {
    boolean test(int partition);
  }

  /** Values of some partitions; the map side ran once and is not repeated for the others. */
  private JavaRDD<Object> values(Choice partitions) {
    scala.Function1<Object, Object> keep =
        (scala.Function1<Object, Object> & Serializable) p -> partitions.test((Integer) p);
    return PartitionPruningRDD.create(shuffled.rdd(), keep).toJavaRDD().map(Tuple2::_2);
  }

  /**
   * Which records do not reach the table, and which do together with others of their key.
   *
   * @param losers records that newer ones of the same key supersede in all they carry, as triples:
   *     position of the file, number of the record, place of the row
   * @param sharedKeys hashes ({@code key_hash}) of the keys of which several records remain, each
   *     for a part of it, and of some that only one such record remains of
   */
  public record Superseded(List<long[]> losers, long[] sharedKeys) {

    private interface Loser {
      void is(int file, long record, long place);
    }

    private void each(Loser loser) {
      for (long[] l : losers) {
        for (int i = 0; i < l.length; i += NewestVersions.TRIPLE) {
          loser.is((int) l[i], l[i + 1], l[i + 2]);
        }
      }
    }

    /** How many records of each file are superseded. */
    public Map<Integer, Long> duplicates() {
      Map<Integer, Long> counts = new HashMap<>();
      each((file, record, place) -> counts.merge(file, 1L, Long::sum));
      return counts;
    }

    /** Numbers of the superseded records by file, sorted. */
    private Map<Integer, long[]> records() {
      Map<Integer, LongStream.Builder> byFile = new HashMap<>();
      each(
          (file, record, place) ->
              byFile.computeIfAbsent(file, f -> LongStream.builder()).add(record));
      Map<Integer, long[]> sorted = new HashMap<>();
      byFile.forEach((file, records) -> sorted.put(file, records.build().sorted().toArray()));
      return sorted;
    }
  }

  /** Compares the versions of each key. */
  public Superseded superseded() {
    Set<Integer> faulty = faulty();
    int hashes = parts.hashes();
    boolean inParts = ReviewParts.has(batch.target());
    List<NewestVersions.Found> found =
        values(p -> p < hashes)
            .mapPartitions(it -> List.of(NewestVersions.find(it, faulty, inParts)).iterator())
            .collect();
    long[] sharedKeys =
        found.stream().flatMapToLong(f -> Arrays.stream(f.sharedKeys())).distinct().toArray();
    return new Superseded(found.stream().map(NewestVersions.Found::losers).toList(), sharedKeys);
  }

  /** The files that were written, if any; their rows are of all files of the batch. */
  public List<WrittenFile> written() {
    return written.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /** Rows of {@link #written} files that do not count, by path. */
  public Map<String, long[]> unwanted(Superseded superseded) {
    Map<String, LongStream.Builder> rows = new HashMap<>();
    for (RowSink.Refused r : refused) {
      LongStream.Builder of = of(rows, r.task(), r.key());
      LongStream.range(r.first(), r.end()).forEach(of);
    }
    int[] taskOf = taskOfFile();
    superseded.each(
        (file, record, place) ->
            of(rows, taskOf[file], TaskFiles.partition(place)).add(TaskFiles.row(place)));
    Map<String, long[]> byPath = new HashMap<>();
    rows.forEach((path, places) -> byPath.put(path, places.build().toArray()));
    return byPath;
  }

  private LongStream.Builder of(Map<String, LongStream.Builder> rows, int task, int key) {
    return rows.computeIfAbsent(files(task).get(key).path(), p -> LongStream.builder());
  }

  private int[] taskOfFile() {
    int[] taskOf = new int[batch.files().size()];
    for (int t = 0; t < tasks.size(); t++) {
      for (int file : tasks.get(t)) {
        taskOf[file] = t;
      }
    }
    return taskOf;
  }

  /** Rows that count, of a batch that was read to memory. */
  public JavaRDD<InternalRow> rows(Superseded superseded) {
    Broadcast<Map<Integer, long[]>> losers = context.broadcast(superseded.records());
    Set<Integer> faulty = faulty();
    int record = batch.target().spec().columnNames().indexOf("source_record");
    return scanned.mapPartitions(it -> new KeptRows(it, faulty, losers.value(), record));
  }

  /** Refused records, and one entry for each refused file. */
  public JavaRDD<Reject> rejects() {
    Set<Integer> faulty = faulty();
    List<Reject> files = new ArrayList<>();
    for (FileStats s : stats.values()) {
      if (s.fault() != null && !s.isWaiting()) {
        files.add(new Reject(s.file(), 0, List.of(s.fault()), null));
      }
    }
    int statistics = parts.statistics();
    return values(p -> p > statistics)
        .map(o -> (Reject) o)
        .filter(r -> !faulty.contains(r.file()))
        .union(context.parallelize(files, 1));
  }

  private Set<Integer> faulty() {
    Set<Integer> faulty = new HashSet<>();
    stats.values().stream().filter(s -> s.fault() != null).forEach(s -> faulty.add(s.file()));
    return faulty;
  }

  /** Lets go of rows in memory. */
  @Override
  public void close() {
    scanned.unpersist();
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
}
