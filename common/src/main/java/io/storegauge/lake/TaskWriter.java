package io.storegauge.lake;

import io.storegauge.model.HalfMonth;
import io.storegauge.parquet.ParquetLayout;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.util.SerializableConfiguration;

/** Writes a task's rows of a table as files that no commit names yet. */
final class TaskWriter implements TaskFiles.Opener {
  private static final long serialVersionUID = 1L;
  private static final long DEFAULT_ROW_GROUP_BYTES = 128L << 20;

  private static final ParquetLayout.Days HALVES =
      new ParquetLayout.Days() {
        private static final long serialVersionUID = 1L;

        @Override
        public int first(int day) {
          return HalfMonth.first(day);
        }

        @Override
        public int last(int day) {
          return HalfMonth.last(day);
        }
      };

  private final ParquetLayout layout;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final String folder;

  /** Tells the files of this write from those of any other. */
  private final String write = UUID.randomUUID().toString();

  /**
   * A writer.
   *
   * @param folder of the table
   */
  TaskWriter(SparkSession spark, TableSpec table, String folder) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    this.hadoop = TaskSettings.of(spark);
    this.folder = folder;
    this.layout =
        new ParquetLayout(
            table.schema(),
            table.monthColumn(),
            ParquetOptions.getParquetCompressionCodecName(
                spark.conf().get("spark.sql.parquet.compression.codec")),
            conf.getLongBytes("parquet.block.size", DEFAULT_ROW_GROUP_BYTES),
            rangeColumns(table),
            spark.version(),
            table.byHalfMonth() ? new ParquetLayout.Split(table.dayColumn(), HALVES) : null);
  }

  private static List<String> rangeColumns(TableSpec table) {
    if (table.zone().equals("silver")) {
      return table.skippingColumns();
    }
    return table.byHalfMonth() ? List.of(table.dayColumn()) : List.of();
  }

  /** Runs in a task. */
  List<WrittenFile> write(Iterator<InternalRow> rows) {
    return open().write(rows);
  }

  /** Runs in a task; a task that is tried again writes other files. */
  @Override
  public TaskFiles open() {
    TaskContext task = TaskContext.get();
    String file =
        String.format(
            "part-%05d-%s-%d.%s.parquet",
            task.partitionId(),
            write,
            task.taskAttemptId(),
            layout.codec().toLowerCase(Locale.ROOT));
    return new TaskFiles(layout, hadoop.value().value(), folder, file);
  }
}
