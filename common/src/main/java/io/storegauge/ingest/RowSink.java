package io.storegauge.ingest;

import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/** Where the rows of a task go as they are parsed. */
interface RowSink {

  /** What follows is from this file of the batch. */
  void begin(int file);

  /**
   * Takes a row; the row and the bytes of its texts are used again.
   *
   * @return its place, by which it can be told from the others of the file
   */
  long add(InternalRow row);

  /** Takes back the rows of the file; what the driver must know of that. */
  List<? extends Serializable> refuse();

  /** No file comes any more; what the driver must know of all. */
  List<? extends Serializable> end();

  /** Rows of a refused file inside a file that was written. */
  record Refused(int task, int key, long first, long end) implements Serializable {}

  /** What a task has written. */
  record Written(int task, List<WrittenFile> files) implements Serializable {}

  /** Writes them to files that no commit names yet. */
  final class ToFiles implements RowSink {
    private final int task = TaskContext.getPartitionId();
    private final TaskFiles files;
    private Map<Integer, Long> before = Map.of();

    ToFiles(TaskFiles files) {
      this.files = files;
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) t -> files.close());
    }

    @Override
    public void begin(int file) {
      before = files.rows();
    }

    @Override
    public long add(InternalRow row) {
      try {
        return files.add(row);
      } catch (IOException e) {
        // Not the fault of the file that is being read.
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<Refused> refuse() {
      List<Refused> refused = new ArrayList<>();
      files
          .rows()
          .forEach(
              (key, end) -> {
                long first = before.getOrDefault(key, 0L);
                if (end > first) {
                  refused.add(new Refused(task, key, first, end));
                }
              });
      return refused;
    }

    @Override
    public List<Written> end() {
      try {
        return List.of(new Written(task, files.finish()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Hands them on, each file's after its number, to be kept by Spark. */
  final class ToMemory implements RowSink {
    private final Queue<Object> ready;

    /** Spark's own form is one block of bytes a row: small in memory, and quickly spilled. */
    private final UnsafeProjection kept;

    ToMemory(Queue<Object> ready, StructType schema) {
      this.ready = ready;
      this.kept = UnsafeProjection.create(schema);
    }

    @Override
    public void begin(int file) {
      ready.add(file);
    }

    @Override
    public long add(InternalRow row) {
      ready.add(kept.apply(row).copy());
      return 0; // the number of the record tells it from the others
    }

    @Override
    public List<Serializable> refuse() {
      return List.of();
    }

    @Override
    public List<Serializable> end() {
      return List.of();
    }
  }
}
