package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures Storegauge and the peer on the same simulated dumps, in turn, and checks that their
 * tables are equal. The report goes to stdout and to {@code report.md} in the work folder.
 */
@Command(
    name = "bench/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = "Times Storegauge and DuckDB on the same dumps and compares their tables.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Done.", "1:The tables differ, or a run failed."})
public final class Bench implements Callable<Integer> {
  private static final String WHOLE = "whole";

  @Mixin private BenchOptions options;

  @Option(
      names = "--project",
      defaultValue = ".",
      hidden = true,
      description = "Folder of the project.")
  private Path project;

  private final Timings timings = new Timings();
  private Ours ours;

  private Bench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    options.settle();
    ours = new Ours(project.toAbsolutePath().normalize());
    Dumps dumps = simulate(options.orders);
    List<RunLogReader.Stage> stages = List.of();
    for (int round = 1; round <= options.rounds; round++) {
      say("round %d of %d", round, options.rounds);
      if (options.runs("steps")) {
        steps(dumps);
      }
      if (options.runs(WHOLE)) {
        whole(dumps, "");
      }
      if (options.runs("warm")) {
        stages = warm(dumps);
      }
      if (options.runs("increment")) {
        increment(dumps);
      }
    }
    if (options.runs("growth")) {
      Dumps tenth = simulate(options.orders / 10);
      whole(tenth, " tenth");
    }
    List<Equality.Result> equality = equality(dumps);
    String report = new Report(options, dumps, timings, stages, equality).markdown();
    Files.writeString(options.work.resolve("report.md"), report);
    System.out.print(report);
    return equality.stream().allMatch(Equality.Result::equal) ? 0 : 1;
  }

  private Dumps simulate(long orders) throws IOException, InterruptedException {
    Path out =
        options.work.resolve(
            String.format("sim-%d-%d-%d-%d", orders, options.stores, options.days, options.seed));
    Files.createDirectories(out);
    child("simulate " + orders, ours.project(), ours.simulate(options, orders, out));
    ours.awaitArchive();
    Dumps dumps = Dumps.in(out);
    dumps.warmPageCache();
    return dumps;
  }

  /** Each step in a process of its own. */
  private void steps(Dumps dumps) throws IOException, InterruptedException {
    Path lake = fresh("lake-steps");
    Path peer = fresh("peer-steps");
    for (String step : Peer.STEPS.keySet()) {
      timings.add("ours cold " + step, ours(step, dumps.landing(), lake));
      timings.add("peer cold " + step, peer(dumps.landing(), peer, step));
    }
  }

  /** All steps in one new process. */
  private void whole(Dumps dumps, String suffix) throws IOException, InterruptedException {
    Path lake = fresh("lake-whole" + suffix.strip());
    Path peer = fresh("peer-whole" + suffix.strip());
    timings.add("ours cold whole" + suffix, ours("run", dumps.landing(), lake));
    timings.add("peer cold whole" + suffix, peer(dumps.landing(), peer, allSteps()));
  }

  /** All steps in a process that has done all of it before; returns our stages. */
  private List<RunLogReader.Stage> warm(Dumps dumps)
      throws IOException, InterruptedException, SQLException {
    Path lake = fresh("lake-warm");
    timings.add("ours warm whole", ourSecond(dumps.landing(), fresh("lake-warm-up"), lake));
    List<RunLogReader.Stage> stages = RunLogReader.stages(lake);
    for (RunLogReader.Stage stage : stages) {
      timings.add("ours warm " + stage.name(), stage.seconds());
    }
    double total = 0;
    for (var step : peerSecond(dumps.landing()).entrySet()) {
      timings.add("peer warm " + step.getKey(), step.getValue());
      total += step.getValue();
    }
    timings.add("peer warm whole", total);
    return stages;
  }

  /** One more day onto all days before, in a new process and in one that has done it before. */
  private void increment(Dumps dumps) throws IOException, InterruptedException {
    Path landing = fresh("landing-increment");
    Path lake = fresh("lake-increment");
    Folders.link(dumps.firstExport(), landing, f -> true);
    timings.add("ours cold first", ours("run", landing, lake));
    Path warmUp = fresh("lake-increment-warm-up");
    Path warm = fresh("lake-increment-warm");
    Folders.link(lake, warmUp, f -> true);
    Folders.link(lake, warm, f -> true);
    dumps.addLastExport(landing);
    timings.add("ours cold increment", ours("run", landing, lake));
    timings.add("ours cold unchanged", ours("run", landing, lake));
    timings.add("peer cold refresh", peer(landing, fresh("peer-increment"), allSteps()));
    timings.add("ours warm increment", ourSecond(landing, warmUp, warm));
    double total = 0;
    for (double seconds : peerSecond(landing).values()) {
      total += seconds;
    }
    timings.add("peer warm refresh", total);
  }

  /** Seconds of the second of two runs in one process. */
  private double ourSecond(Path landing, Path warmUpLake, Path lake)
      throws IOException, InterruptedException {
    List<String> out =
        child("ours warm", ours.project(), ours.warm(landing, warmUpLake, lake)).out();
    return Double.parseDouble(out.get(out.size() - 1));
  }

  /** Seconds of each step, the second time it is done in one process. */
  private Map<String, Double> peerSecond(Path landing) throws IOException, InterruptedException {
    List<String> command = peerCommand(landing, fresh("peer-warm"), allSteps());
    command.add(fresh("peer-warm-up").toString());
    Map<String, Double> steps = new LinkedHashMap<>();
    for (String line : child("peer warm", options.work, command).out()) {
      String[] step = line.split("\t");
      steps.put(step[0], Double.parseDouble(step[1]));
    }
    return steps;
  }

  private List<Equality.Result> equality(Dumps dumps)
      throws IOException, InterruptedException, SQLException {
    if (!options.runs("equality")) {
      return List.of();
    }
    if (!timings.has("ours cold whole")) {
      whole(dumps, "");
    }
    List<Equality.Result> results = check("lake-whole", "peer-whole");
    if (timings.has("ours cold increment")) {
      // What an increment leaves behind must be what the peer makes of everything at once.
      results.addAll(check("lake-increment", "peer-increment"));
    }
    return results;
  }

  private List<Equality.Result> check(String lake, String peer) throws IOException, SQLException {
    say("comparing %s with %s", lake, peer);
    return new ArrayList<>(
        Equality.check(
            options.work.resolve(lake),
            options.work.resolve(peer),
            BenchOptions.THREADS,
            options.memory));
  }

  private Child.Result ours(String stage, Path landing, Path lake)
      throws IOException, InterruptedException {
    return child("ours " + stage, ours.project(), ours.cold(stage, landing, lake));
  }

  private Child.Result peer(Path landing, Path out, String steps)
      throws IOException, InterruptedException {
    return child("peer " + steps, options.work, peerCommand(landing, out, steps));
  }

  private List<String> peerCommand(Path landing, Path out, String steps) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            PeerMain.class.getName(),
            landing.toString(),
            out.toString(),
            steps,
            String.valueOf(BenchOptions.THREADS),
            options.memory));
  }

  private static String allSteps() {
    return String.join(",", Peer.STEPS.keySet());
  }

  private Path fresh(String name) throws IOException {
    Path folder = options.work.resolve(name);
    Folders.delete(folder);
    return Files.createDirectories(folder);
  }

  private Child.Result child(String what, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Child.Result result =
        Child.run(folder, Ours.ENVIRONMENT, options.work.resolve("bench.log"), command);
    say("%-20s %8.2f s  %6.2f GB", what, result.seconds(), result.peakBytes() / 1e9);
    return result;
  }

  private static void say(String format, Object... values) {
    System.err.printf("bench: " + format + "%n", values);
  }
}
