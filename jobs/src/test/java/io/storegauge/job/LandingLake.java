package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** A landing folder, a copy of the configuration to change, and the lake they are read into. */
final class LandingLake {
  static final String BUYER_KEY = "0123456789abcdef";

  private final Path confFolder;

  /** As it is in the folder; null = to be read. */
  private Conf conf;

  final Path landing;
  final Lake lake;
  String source;

  /** What jobs have warned of. */
  final List<String> warnings = new ArrayList<>();

  StageResult result;

  LandingLake(Path dir) throws IOException {
    this(dir, "generic");
  }

  /**
   * A lake that is still empty.
   *
   * @param source whose mappings are used, comma-separated if several
   */
  LandingLake(Path dir, String source) throws IOException {
    this.source = source;
    this.confFolder = dir.resolve("conf");
    this.landing = Files.createDirectories(dir.resolve("landing"));
    this.lake = Lake.open(SparkSuite.spark(), dir.resolve("lake").toString());
  }

  /** Writes a file of the configuration. */
  LandingLake conf(String path, String text) throws IOException {
    conf = null;
    return write(confFolder().resolve(path), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of what is shipped, made when the first file of it changes. */
  private Path confFolder() throws IOException {
    if (Files.notExists(confFolder)) {
      try (Stream<Path> files = Files.walk(ShippedConf.FOLDER)) {
        for (Path f : files.filter(Files::isRegularFile).toList()) {
          Path copy = confFolder.resolve(ShippedConf.FOLDER.relativize(f));
          Files.createDirectories(copy.getParent());
          Files.copy(f, copy);
        }
      }
    }
    return confFolder;
  }

  /** Replaces a text that stands in a file of the configuration. */
  LandingLake edit(String path, String from, String to) throws IOException {
    String before = Files.readString(confFolder().resolve(path));
    if (!before.contains(from)) {
      throw new IllegalArgumentException(from + " is not in " + path);
    }
    return conf(path, before.replace(from, to));
  }

  LandingLake land(String path, String text) throws IOException {
    return land(path, text.getBytes(StandardCharsets.UTF_8));
  }

  LandingLake land(String path, byte[] bytes) throws IOException {
    return write(landing.resolve(path), bytes);
  }

  private LandingLake write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  Conf conf() {
    if (conf == null) {
      conf = Files.exists(confFolder) ? ShippedConf.load(confFolder) : ShippedConf.get();
    }
    return conf;
  }

  JobContext context() {
    Progress progress =
        new Progress() {
          @Override
          public void doing(String what) {}

          @Override
          public void warn(String message) {
            warnings.add(message);
          }
        };
    return new JobContext(lake, conf(), DaySet.ALL, "run", progress);
  }

  IngestJob ingest() {
    return ingest(landing.toString());
  }

  IngestJob ingest(String folder) {
    IngestJob job = new IngestJob(List.of(source.split(",")), folder, seconds -> {});
    result = job.run(context());
    return job;
  }

  List<String> rows(TableSpec table, String... expressions) {
    List<String> out = new ArrayList<>();
    for (Row r : lake.read(table).selectExpr(expressions).collectAsList()) {
      out.add(r.mkString("|"));
    }
    out.sort(null);
    return out;
  }
}
