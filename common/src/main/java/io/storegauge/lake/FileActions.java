package io.storegauge.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Delta's words for files of a table. */
final class FileActions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final long MICROS_A_MILLI = 1000;

  private final TableSpec table;

  FileActions(TableSpec table) {
    this.table = table;
  }

  AddFile add(WrittenFile f, boolean dataChange) {
    Map<String, String> partition = new TreeMap<>();
    if (table.monthColumn() != null) {
      partition.put(table.monthColumn(), f.partition() == null ? null : f.partition().toString());
    }
    return new AddFile(
        f.path(),
        map(partition),
        f.bytes(),
        f.modifiedMillis(),
        dataChange,
        statistics(f),
        tags(f),
        null,
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private scala.collection.immutable.Map<String, String> tags(WrittenFile f) {
    Map<String, String> tags = new TreeMap<>();
    // Only of facts: other tables have few such columns, or nobody who could leave them out.
    if (table.zone().equals("facts") && !f.zeros().isEmpty()) {
      tags.put(ZeroColumns.TAG, ZeroColumns.tag(Lake.fileColumns(table), f.zeros()));
    }
    // Only of gold: its stages may be for some platforms alone.
    if (table.zone().equals("gold")) {
      FilePlatforms.tag(f).ifPresent(tag -> tags.put(FilePlatforms.TAG, tag));
    }
    return tags.isEmpty() ? null : map(tags);
  }

  /** Per-file statistics as the Delta protocol has them; instants are cut to milliseconds. */
  private String statistics(WrittenFile f) {
    ObjectNode root = JSON.createObjectNode().put("numRecords", f.rows());
    if (!f.ranges().isEmpty()) {
      ObjectNode least = root.putObject("minValues");
      ObjectNode greatest = root.putObject("maxValues");
      ObjectNode nulls = root.putObject("nullCount");
      for (WrittenFile.Range r : f.ranges()) {
        if (r.least() != null) {
          least.put(r.column(), text(r.column(), r.least()));
          greatest.put(r.column(), text(r.column(), r.greatest()));
        }
        nulls.put(r.column(), r.nulls());
      }
    }
    return root.toString();
  }

  private String text(String column, long value) {
    boolean day = table.schema().apply(column).dataType().equals(DataTypes.DateType);
    return day
        ? LocalDate.ofEpochDay(value).toString()
        : MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(value, MICROS_A_MILLI)));
  }

  /** What is live, as Delta knows it: slower than the log, and there where that was cleaned. */
  static TableLog.Live live(SparkSession spark, String path) {
    return live(DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty()));
  }

  /** What is live in a version. */
  static TableLog.Live live(Snapshot now) {
    return TableLog.live(
        now.version(),
        now.protocol().json(),
        now.metadata().schema(),
        now.allFiles().collectAsList().stream().map(AddFile::json).toList());
  }

  static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  static <V> scala.collection.immutable.Map<String, V> map(Map<String, V> map) {
    List<Tuple2<String, V>> entries = new ArrayList<>();
    map.forEach((k, v) -> entries.add(new Tuple2<>(k, v)));
    return scala.collection.immutable.Map$.MODULE$.<String, V>empty().$plus$plus(seq(entries));
  }
}
