package io.storegauge.lake;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table in a new folder beside a lake, never in it: what was tried out, to be thrown away. */
public final class ScratchTable {
  /** How it is written. */
  public enum Form {
    DELTA,
    PARQUET,
    CSV
  }

  private final String folder;
  private final Form form;

  private ScratchTable(String folder, Form form) {
    this.folder = folder;
    this.form = form;
  }

  /**
   * A table to come.
   *
   * @throws StoregaugeException if the folder holds anything, or it and the lake lie one inside the
   *     other
   */
  public static ScratchTable in(String folder, Form form, Lake lake) {
    Path path = new Path(folder);
    try {
      FileSystem files = path.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      String asked = real(path, files) + "/";
      String taken = real(lake.folder(), lake.files()) + "/";
      if (asked.startsWith(taken) || taken.startsWith(asked)) {
        throw LakeErrors.scratchInTheLake(folder, lake.root());
      }
      if (files.exists(path)
          && (files.getFileStatus(path).isFile() || files.listStatus(path).length > 0)) {
        throw LakeErrors.scratchTaken(folder);
      }
      return new ScratchTable(files.makeQualified(path).toString(), form);
    } catch (IOException e) {
      throw LakeErrors.notUsable(folder, e);
    }
  }

  /** The folder as links lead to it, also of one that is not there yet. */
  private static String real(Path folder, FileSystem files) throws IOException {
    Path qualified = files.makeQualified(folder);
    if (!qualified.toUri().getScheme().equals("file")) {
      return qualified.toString();
    }
    java.nio.file.Path local =
        java.nio.file.Path.of(qualified.toUri().getPath()).toAbsolutePath().normalize();
    java.nio.file.Path there = local;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there == null
        ? local.toString()
        : there.toRealPath().resolve(there.relativize(local)).normalize().toString();
  }

  /** Writes all rows, sorted; CSV is UTF-8 with a header, and null is an empty field. */
  public void write(Dataset<Row> rows, Column... order) {
    rows.orderBy(order)
        .write()
        .format(form.name().toLowerCase(Locale.ROOT))
        .option("header", "true")
        .mode("append") // to an empty folder, which "errorifexists" would refuse
        .save(folder);
  }
}
