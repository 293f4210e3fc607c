package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.model.DaySet;
import io.storegauge.model.FileErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that runs stages, or plans to: a scheduler can give all the same. */
final class JobOptions {
  @Mixin ConfOptions conf;
  @Mixin LakeOption lake;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      defaultValue = "${env:STOREGAUGE_LANDING:-landing}",
      description = "Folder of the dumps. Default: $STOREGAUGE_LANDING, else landing.")
  private String landing;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "generic",
      description =
          "Folders under sources/ of the configuration that say how to read them, with commas"
              + " between. Of a file that several can read, the first takes it. Default: generic.")
  private List<String> sources;

  @Mixin private IntervalOption interval;

  /** As-of days asked for. */
  DaySet interval() {
    return interval.days();
  }

  /** Names of the sources, once they are known to exist. */
  List<String> sources(Conf loaded) {
    for (String source : sources) {
      if (!loaded.sources().containsKey(source)) {
        throw CliErrors.unknownSource(source, loaded.sources().keySet());
      }
    }
    return sources.stream().distinct().toList();
  }

  /** The landing folder, once it is known to exist and to be readable. */
  String landing(SparkSession spark) {
    Path folder = new Path(landing);
    try {
      folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).listStatus(folder);
    } catch (FileNotFoundException e) {
      throw CliErrors.noLanding(landing);
    } catch (IOException e) {
      throw FileErrors.notListed("the landing folder " + landing, e);
    }
    return landing;
  }
}
