package io.storegauge.sim;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Writes dumps of invented stores as their consoles would export them, and what was planted in
 * them.
 *
 * <p>The dumps go to {@code <out>/landing/<platform>/{orders,reviews,stores}/<exported_on>/}, those
 * of consoles to {@code <out>/landing/<platform>/<store>/…/<exported_on>/}, the truth to {@code
 * <out>/truth/}. The same options give the same bytes on any number of cores.
 */
public final class Simulation {
  private Simulation() {}

  /**
   * What to simulate.
   *
   * @param out folder to write to; missing, empty, or an earlier simulation with the same options
   * @param stores over all platforms; at least one on each
   * @param days days on which orders are placed
   * @param seed another seed, other stores
   * @param platforms platform ids; stores are dealt to them in turn, largest first
   * @param start first day of orders
   * @param tailDays last days that get one export each; the days before share the first export
   * @param orders expected orders over all stores and days; 0 or less = 25 per store and day
   * @param form what the dumps are like
   */
  public record Options(
      String out,
      int stores,
      int days,
      long seed,
      List<String> platforms,
      LocalDate start,
      int tailDays,
      double orders,
      Form form)
      implements Serializable {
    public Options {
      platforms = List.copyOf(platforms);
    }

    /** Generic dumps of orders, reviews and stores without faults. */
    public Options(
        String out,
        int stores,
        int days,
        long seed,
        List<String> platforms,
        LocalDate start,
        int tailDays,
        double orders) {
      this(out, stores, days, seed, platforms, start, tailDays, orders, Form.PLAIN);
    }
  }

  /**
   * What the dumps are like.
   *
   * @param exports how the dumps are written
   * @param dirty whether faults are planted, which only console exports have
   * @param entities which generic dumps are written
   * @param official whether platforms publish scores, made with hidden weights
   * @param campaigns whether praise and blame are called for at some stores
   * @param defects whether each bad batch has a defect of its own, which buyers name
   */
  public record Form(
      Exports exports,
      boolean dirty,
      Entities entities,
      boolean official,
      boolean campaigns,
      boolean defects)
      implements Serializable {
    static final Form PLAIN = new Form(Exports.GENERIC, false, Entities.BASIC, false, false, false);

    /** Without defects. */
    public Form(
        Exports exports, boolean dirty, Entities entities, boolean official, boolean campaigns) {
      this(exports, dirty, entities, official, campaigns, false);
    }
  }

  /** Which generic dumps are written; consoles always export all they know. */
  public enum Entities {
    /** Orders, reviews and stores. */
    BASIC,
    /**
     * Also cases, conversations, agents and their days, violations, traffic, products, waybills.
     */
    ALL
  }

  /** How dumps are written. */
  public enum Exports {
    /** As {@code conf/sources/generic} reads them, one layout for all platforms. */
    GENERIC,
    /** As the console of each platform exports them. */
    CONSOLE
  }

  /**
   * What the landing folder holds.
   *
   * @param files dumps
   * @param orders different orders, repeats and changed states not counted
   * @param reviews different reviews, likewise
   * @param bytes size of the dumps
   * @param unchanged they were there already and nothing was written
   */
  public record Result(long files, long orders, long reviews, long bytes, boolean unchanged) {}

  /**
   * Writes the dumps, or finds them written.
   *
   * @throws io.storegauge.model.StoregaugeException if the options make no sense or the folder
   *     holds something else
   */
  public static Result run(SparkSession spark, Options options) {
    return run(spark, options, null);
  }

  /**
   * Writes the dumps, or finds them written.
   *
   * @param confDir configuration whose schemes the platforms' hidden ones are made of; null = there
   *     is none, which only dumps without official scores can do without
   * @throws io.storegauge.model.StoregaugeException if the options make no sense or the folder
   *     holds something else
   */
  public static Result run(SparkSession spark, Options options, Path confDir) {
    SimulationErrors.check(options);
    Folder folder = new Folder(options.out(), spark.sparkContext().hadoopConfiguration());
    try {
      String asked = Truth.options(options);
      Result finished = prepare(folder, asked);
      if (finished != null) {
        return finished;
      }
      World world = new World(options);
      List<DumpCount> files = new ArrayList<>();
      for (String platform : options.platforms()) {
        files.add(StoreRows.write(world, platform, folder));
      }
      if (options.form().exports() == Exports.CONSOLE) {
        StoreDumps dumps = writeStores(spark, world, folder);
        files.addAll(dumps.files());
        if (options.form().dirty()) {
          Truth.faults(folder, dumps);
        }
      } else {
        files.addAll(writeSlices(spark, world, folder));
      }
      if (options.form().official()) {
        files.addAll(new OfficialScores(spark, world, folder, confDir).write());
      }
      files.sort(Comparator.comparing(DumpCount::name));
      Truth.finish(folder, world, files);
      return total(files);
    } catch (IOException e) {
      throw SimulationErrors.notWritable(folder, e);
    }
  }

  static String dump(String platform, String kind, String date, int number, String extension) {
    return String.format(
        "landing/%s/%s/%s/%s-%04d.%s", platform, kind, date, kind, number, extension);
  }

  /** Makes room in the folder; a result if there is nothing left to do. */
  private static Result prepare(Folder folder, String asked) throws IOException {
    if (folder.isFile()) {
      throw SimulationErrors.outIsFile(folder);
    }
    if (!folder.isMissingOrEmpty()) {
      String saved = Truth.savedOptions(folder);
      if (saved == null) {
        throw SimulationErrors.notASimulation(folder);
      }
      if (!saved.equals(asked)) {
        throw SimulationErrors.otherOptions(folder, saved);
      }
      Result finished = Truth.finished(folder);
      if (finished != null) {
        return finished;
      }
      folder.delete("landing");
      folder.delete("late");
      folder.delete(OfficialScores.SCRATCH);
      folder.delete(Truth.FOLDER);
    }
    Truth.begin(folder, asked);
    return null;
  }

  private static List<DumpCount> writeSlices(SparkSession spark, World world, Folder folder)
      throws IOException {
    List<Slice> slices = Slice.plan(world);
    List<DumpCount> files = new ArrayList<>();
    tasks(spark, slices, new SliceWriter(world.options(), folder)).forEach(files::addAll);
    return files;
  }

  private static StoreDumps writeStores(SparkSession spark, World world, Folder folder)
      throws IOException {
    List<Integer> ranks = IntStream.range(0, world.stores().size()).boxed().toList();
    StoreDumps all = new StoreDumps();
    tasks(spark, ranks, new StoreDumpWriter(world.options(), folder)).forEach(all::add);
    return all;
  }

  /** What each of the inputs gives, one task each. */
  private static <I, O> List<O> tasks(SparkSession spark, List<I> inputs, Function<I, O> writer)
      throws IOException {
    try {
      return JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(inputs, inputs.size())
          .map(writer)
          .collect();
    } catch (Exception e) {
      throw SimulationErrors.unwrap(e);
    }
  }

  private static Result total(List<DumpCount> files) {
    long orders = 0;
    long reviews = 0;
    long bytes = 0;
    for (DumpCount f : files) {
      orders += f.kind().equals("orders") ? f.fresh() : 0;
      reviews += f.kind().equals("reviews") ? f.fresh() : 0;
      bytes += f.bytes();
    }
    return new Result(files.size(), orders, reviews, bytes, false);
  }
}
