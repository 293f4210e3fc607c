package io.storegauge.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows of one task as Parquet files, one for each value of the partition column, or for each
 * run of days in it, in folders {@code column=value} as Hive and Delta have them. Rows may come in
 * any order: all files are open at once, and the one that holds most is written out when together
 * they hold too much.
 */
public final class TaskFiles implements Closeable {
  /** What the open files of a task may hold in memory. */
  private static final long MAX_HELD_BYTES = 128L << 20;

  private static final int ROWS_BETWEEN_CHECKS = 4096;
  private static final int SCRATCH_BYTES = 1 << 16;

  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final String NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";

  /** Opens the files of a task, in that task. */
  public interface Opener extends Serializable {
    TaskFiles open();
  }

  private final ParquetLayout layout;
  private final int partitionOrdinal;
  private final Configuration hadoop;
  private final String table;
  private final String fileName;
  private final PageCompressor compressor;
  private final PageBytes scratch = new PageBytes(SCRATCH_BYTES);

  /** By partition, or by the first day of a run of days. */
  private final Map<Integer, OpenFile> open = new TreeMap<>();

  private final int dayOrdinal;
  private long maxHeldBytes = MAX_HELD_BYTES;
  private ParquetFile current;
  private int currentKey;

  /** Last day of the run; without runs the partition again. */
  private int currentLast;

  private long rows;

  private record OpenFile(int partition, ParquetFile file) {}

  /**
   * Opens nothing yet.
   *
   * @param table folder of the table
   * @param fileName of each file inside its folder, behind the first day of its run of days if
   *     partitions are split; no other task or attempt may have it
   */
  public TaskFiles(ParquetLayout layout, Configuration hadoop, String table, String fileName) {
    this.layout = layout;
    this.partitionOrdinal = layout.partitionOrdinal();
    this.dayOrdinal =
        layout.split() == null ? -1 : layout.rows().fieldIndex(layout.split().dayColumn());
    this.hadoop = hadoop;
    this.table = table;
    this.fileName = fileName;
    this.compressor = PageCompressor.of(CompressionCodecName.valueOf(layout.codec()), hadoop);
  }

  /** Holds no more than its share of a task's memory where files of so many tables are open. */
  public TaskFiles sharedBy(int tables) {
    maxHeldBytes = MAX_HELD_BYTES / tables;
    return this;
  }

  /**
   * Writes all rows; what was begun is deleted if that fails.
   *
   * @return the files, none of them empty
   */
  public List<WrittenFile> write(Iterator<InternalRow> all) {
    try {
      while (all.hasNext()) {
        add(all.next());
      }
      return finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  /**
   * Writes one row.
   *
   * @return its place, if partitions are not split: {@link #partition(long)} and {@link #row(long)}
   */
  public long add(InternalRow row) throws IOException {
    int day = dayOrdinal < 0 ? partition(row) : row.getInt(dayOrdinal);
    if (current == null || day < currentKey || day > currentLast) {
      turnTo(row, day);
    }
    long place = (long) currentKey << Integer.SIZE | current.rows();
    current.add(row);
    if (++rows % ROWS_BETWEEN_CHECKS == 0) {
      relieve();
    }
    return place;
  }

  /** Makes the file of a row the current one. */
  private void turnTo(InternalRow row, int day) throws IOException {
    currentKey = dayOrdinal < 0 ? day : layout.split().days().first(day);
    currentLast = dayOrdinal < 0 ? day : layout.split().days().last(day);
    OpenFile found = open.get(currentKey);
    if (found == null) {
      int partition = partition(row);
      found = new OpenFile(partition, create(partition, currentKey));
      open.put(currentKey, found);
    }
    current = found.file();
  }

  /** The file of a place, as {@link #rows()} and {@link #key} number it. */
  public static int partition(long place) {
    return (int) (place >> Integer.SIZE);
  }

  /** The row of a place in its file, from 0. */
  public static long row(long place) {
    return (int) place;
  }

  /** The number under which a file's rows have their places. */
  public static int key(WrittenFile file) {
    return file.partition() == null ? NO_DAY : (int) file.partition().toEpochDay();
  }

  /** How many rows each file has so far. */
  public Map<Integer, Long> rows() {
    Map<Integer, Long> counts = new TreeMap<>();
    open.forEach((key, opened) -> counts.put(key, opened.file().rows()));
    return counts;
  }

  /** Days since 1970; {@link #NO_DAY} where the column is null or there is none. */
  private int partition(InternalRow row) {
    boolean none = partitionOrdinal < 0 || row.isNullAt(partitionOrdinal);
    return none ? NO_DAY : row.getInt(partitionOrdinal);
  }

  private ParquetFile create(int partition, int key) throws IOException {
    String name = dayOrdinal < 0 ? fileName : LocalDate.ofEpochDay(key) + "-" + fileName;
    String file =
        partitionOrdinal < 0
            ? name
            : layout.partitionColumn() + "=" + folder(partition) + "/" + name;
    return new ParquetFile(new Path(table, file), file, layout, hadoop, compressor, scratch);
  }

  private static String folder(int partition) {
    return partition == NO_DAY ? NULL_PARTITION : LocalDate.ofEpochDay(partition).toString();
  }

  private void relieve() throws IOException {
    long held = 0;
    for (OpenFile f : open.values()) {
      held += f.file().heldBytes();
    }
    if (held > maxHeldBytes) {
      open.values().stream()
          .map(OpenFile::file)
          .max(Comparator.comparingLong(ParquetFile::heldBytes))
          .orElseThrow()
          .endRowGroup();
    }
  }

  /**
   * Writes out the rest.
   *
   * @return the files, none of them empty
   */
  public List<WrittenFile> finish() throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    for (OpenFile f : open.values()) {
      LocalDate day = f.partition() == NO_DAY ? null : LocalDate.ofEpochDay(f.partition());
      written.add(f.file().finish(day));
    }
    open.clear();
    return written;
  }

  /** Deletes files that were not finished. */
  @Override
  public void close() {
    try {
      open.values().forEach(f -> f.file().abandon());
      open.clear();
    } finally {
      compressor.release();
    }
  }
}
