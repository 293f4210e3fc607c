package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
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
  private final Path dir;
  final Path landing;
  final Lake lake;
  String source = "generic";

  /** What jobs have warned of. */
  final List<String> warnings = new ArrayList<>();

  StageResult result;

  LandingLake(Path dir) throws IOException {
    this.dir = dir;
    this.landing = Files.createDirectories(dir.resolve("landing"));
    Files.writeString(dir.resolve("buyer.key"), "0123456789abcdef");
    this.lake = Lake.open(SparkSuite.spark(), dir.resolve("lake").toString());
    Path shipped = Path.of("..", "conf");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        conf(shipped.relativize(f).toString(), Files.readString(f));
      }
    }
  }

  LandingLake conf(String path, String text) throws IOException {
    return write(dir.resolve("conf").resolve(path), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a text that stands in a file of the configuration. */
  LandingLake edit(String path, String from, String to) throws IOException {
    String before = Files.readString(dir.resolve("conf").resolve(path));
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
    String key = "privacy.buyer_key_file=" + dir.resolve("buyer.key");
    return ConfLoader.load(dir.resolve("conf"), List.of(key));
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
