package io.storegauge.lake;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** A table that is not there yet: its columns and properties, without rows. */
record NewTable(SparkSession spark, FileSystem files, TableSpec table, Path folder) {

  /**
   * Takes what a killed run has left of the table when it was making it.
   *
   * @throws StoregaugeException if there is anything else in its place
   */
  void makeRoom() {
    try {
      if (files.exists(folder)) {
        HalfMadeTable.of(files, folder)
            .orElseThrow(() -> LakeErrors.otherFiles(table, folder.toString()))
            .clear();
        DeltaLog.invalidateCache(spark, folder);
      }
    } catch (IOException e) {
      throw LakeErrors.notUsable(folder.toString(), e);
    }
  }

  void create() {
    DeltaTableBuilder b =
        DeltaTable.createIfNotExists(spark)
            .location(folder.toString())
            .comment(table.comment())
            .addColumns(table.schema());
    if (table.monthColumn() != null) {
      b = b.partitionedBy(table.monthColumn());
    }
    if (!table.zone().equals("gold") && !table.zone().equals("facts")) {
      // New versions of records come every day, for rows all over the last months.
      b = b.property(FileWrite.MARKS_ROWS, "true");
    }
    if (table.zone().equals("silver")) {
      b = b.property("delta.dataSkippingStatsColumns", String.join(",", table.skippingColumns()));
    } else if (table.byHalfMonth()) {
      b = b.property("delta.dataSkippingStatsColumns", table.dayColumn());
    } else {
      // A file holds every store on every day of its month: least and largest values skip none.
      b = b.property("delta.dataSkippingNumIndexedCols", "0");
    }
    b.execute();
  }
}
