package io.storegauge.sim;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.SchemeText;
import io.storegauge.job.FactsJob;
import io.storegauge.job.IngestJob;
import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.job.Progress;
import io.storegauge.job.StoreMetricsJob;
import io.storegauge.job.StoreScoresJob;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreScoresTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What simulated platforms publish of their stores. A platform knows all that ever happened and
 * scores it by {@link HiddenSchemes}: the stages of the pipeline are run with them on the complete
 * generic dumps of the same world, in a lake that is thrown away.
 */
final class OfficialScores {
  /** Below the folder of the simulation, gone when it is complete. */
  static final String SCRATCH = "scratch";

  private static final String KEY = "0123456789abcdef";

  private final SparkSession spark;
  private final World world;
  private final Folder folder;
  private final Path confDir;

  OfficialScores(SparkSession spark, World world, Folder folder, Path confDir) {
    this.spark = spark;
    this.world = world;
    this.folder = folder;
    this.confDir = confDir;
  }

  /** Writes the scores and, to the truth, the schemes they were made by. */
  List<DumpCount> write() throws IOException {
    Path conf = Files.createTempDirectory("storegauge-hidden");
    try {
      Map<String, String> schemes = schemes(conf);
      for (String scheme : schemes.values().stream().distinct().toList()) {
        String file = SchemeText.file(scheme);
        folder.write(Truth.FOLDER + "/" + file, Files.readString(conf.resolve(file)));
      }
      Lake lake = score(conf);
      List<DumpCount> files = new ArrayList<>();
      for (String platform : world.options().platforms()) {
        files.addAll(publish(lake, platform, schemes.get(platform)));
      }
      return files;
    } finally {
      folder.delete(SCRATCH);
      delete(conf);
    }
  }

  /** Scheme by platform, hidden in a configuration. */
  private Map<String, String> schemes(Path conf) throws IOException {
    Map<String, Platform> platforms = ConfLoader.load(confDir, List.of()).platforms();
    for (String p : world.options().platforms()) {
      if (!platforms.containsKey(p)) {
        throw SimulationErrors.noScheme(p);
      }
    }
    Map<String, String> schemes =
        world.options().platforms().stream()
            .collect(Collectors.toMap(p -> p, p -> platforms.get(p).officialScheme()));
    HiddenSchemes.write(
        confDir,
        conf,
        schemes.values().stream().distinct().sorted().toList(),
        world.options().seed());
    return schemes;
  }

  private Lake score(Path confFolder) throws IOException {
    Path key = confFolder.resolve("buyer.key");
    Files.writeString(key, KEY);
    Conf conf =
        ConfLoader.load(
            confFolder, List.of("ingest.settle_seconds=0", "privacy.buyer_key_file=" + key));
    Simulation.Options o = world.options();
    String scratch = o.out() + "/" + SCRATCH;
    boolean complete = o.form().entities() == Simulation.Entities.ALL;
    if (!complete) {
      Simulation.run(
          spark,
          new Simulation.Options(
              scratch,
              o.stores(),
              o.days(),
              o.seed(),
              o.platforms(),
              o.start(),
              0,
              o.orders(),
              new Simulation.Form(
                  Simulation.Exports.GENERIC,
                  false,
                  Simulation.Entities.ALL,
                  false,
                  o.form().campaigns())));
    }
    Lake lake = Lake.open(spark, scratch + "/lake");
    JobContext context = new JobContext(lake, conf, DaySet.ALL, "simulation", Progress.SILENT);
    String landing = (complete ? o.out() : scratch) + "/landing";
    for (Job job :
        List.of(
            new IngestJob(List.of("generic"), landing),
            new FactsJob(),
            new StoreMetricsJob(),
            new StoreScoresJob())) {
      job.run(context);
    }
    return lake;
  }

  private List<DumpCount> publish(Lake lake, String platform, String scheme) throws IOException {
    List<String> columns = new ArrayList<>(StoreScoresTable.DIMENSION_SCORES.values());
    Iterator<Row> rows =
        lake.read(StoreScoresTable.SPEC)
            .where(
                col(Columns.PLATFORM)
                    .equalTo(platform)
                    .and(col(StoreScoresTable.SCHEME).equalTo(scheme))
                    .and(col(StoreScoresTable.SCORE).isNotNull())
                    .and(col(Columns.AS_OF).lt(LocalDate.ofEpochDay(world.endDay()))))
            .orderBy(Columns.STORE_ID, Columns.AS_OF)
            .toLocalIterator();
    ScoreFiles files = new ScoreFiles(world, platform);
    while (rows.hasNext()) {
      Row r = rows.next();
      double[] dimensions = new double[columns.size()];
      for (int d = 0; d < dimensions.length; d++) {
        Double score = r.getAs(columns.get(d));
        dimensions[d] = score == null ? Double.NaN : score;
      }
      files.add(
          r.getAs(Columns.STORE_ID),
          r.getDate(r.fieldIndex(Columns.AS_OF)).toLocalDate(),
          r.getDecimal(r.fieldIndex(StoreScoresTable.SCORE)).doubleValue(),
          dimensions);
    }
    return files.write(folder);
  }

  private static void delete(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              f -> {
                try {
                  Files.delete(f);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
