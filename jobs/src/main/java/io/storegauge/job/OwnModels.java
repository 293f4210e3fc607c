package io.storegauge.job;

import io.storegauge.lake.Lake;
import io.storegauge.model.FileErrors;
import io.storegauge.model.StoregaugeException;
import io.storegauge.text.ModelFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Models of sentiment that a lake keeps for itself, numbered as they were made; the last one
 * scores.
 */
public final class OwnModels {
  private static final String KIND = "sentiment";

  private final String folder;
  private final Configuration hadoop;

  public OwnModels(Lake lake) {
    this.folder = lake.modelFolder(KIND);
    this.hadoop = lake.spark().sparkContext().hadoopConfiguration();
  }

  /** The one that scores; empty = none was made yet, or by an earlier Storegauge alone. */
  public Optional<ModelFolder> newest() {
    OptionalInt newest =
        numbers().filter(n -> model(n).holdsModel() && !model(n).isOutdated()).max();
    return newest.isPresent() ? Optional.of(model(newest.getAsInt())) : Optional.empty();
  }

  /** Where the next one goes; also past a folder that a killed run has left without a model. */
  public ModelFolder next() {
    return model(numbers().max().orElse(0) + 1);
  }

  private ModelFolder model(int number) {
    return new ModelFolder(new Path(folder, String.valueOf(number)).toString(), hadoop);
  }

  /**
   * @throws StoregaugeException if the folder cannot be listed
   */
  private IntStream numbers() {
    Path path = new Path(folder);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      FileStatus[] inside = files.exists(path) ? files.listStatus(path) : new FileStatus[0];
      return Stream.of(inside)
          .map(f -> f.getPath().getName())
          .filter(name -> name.matches("[1-9][0-9]{0,8}"))
          .mapToInt(Integer::parseInt);
    } catch (IOException e) {
      throw FileErrors.notListed("the models in " + folder, e);
    }
  }
}
