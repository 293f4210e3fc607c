package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Tables;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Which lake. */
final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:STOREGAUGE_LAKE:-lake}",
      description =
          "Folder of the tables, also s3a://… or hdfs://…. Default: $STOREGAUGE_LAKE, else lake.")
  private String folder;

  /** Opens the lake, which need not exist yet. */
  Lake open(SparkSession spark) {
    return Lake.open(spark, folder);
  }

  /**
   * Opens a lake to read from.
   *
   * @throws StoregaugeException if nothing was ever written there
   */
  Lake openExisting(SparkSession spark) {
    Lake lake = open(spark);
    if (Tables.ALL.stream().noneMatch(lake::exists)) {
      throw CliErrors.emptyLake(folder);
    }
    return lake;
  }
}
