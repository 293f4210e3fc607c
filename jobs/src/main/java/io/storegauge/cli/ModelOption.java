package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.OwnModels;
import io.storegauge.lake.Lake;
import io.storegauge.text.ModelFolder;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Which model of sentiment. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "Folder of the model, also s3a://… or hdfs://…. Default: text.model of the configuration,"
              + " else the lake's own.")
  private String folder;

  /** The folder that is named here, else the lake's next one; nothing is made. */
  ModelFolder toWrite(SparkSession spark, Supplier<Lake> lake) {
    return folder == null ? new OwnModels(lake.get()).next() : at(folder, spark);
  }

  /** The model that is named, configured, or the lake's own. */
  ModelFolder toRead(SparkSession spark, Supplier<Lake> lake, Conf conf) {
    if (folder != null) {
      return at(folder, spark);
    }
    String configured = conf.settings().text().model();
    if (!configured.isEmpty()) {
      return at(configured, spark);
    }
    Lake own = lake.get();
    return new OwnModels(own).newest().orElseThrow(() -> CliErrors.noOwnModel(own.root()));
  }

  private static ModelFolder at(String folder, SparkSession spark) {
    return new ModelFolder(folder, spark.sparkContext().hadoopConfiguration());
  }
}
