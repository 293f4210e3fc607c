package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
  private static final String RUN = "run";
  private static final String ALL_STEPS = String.join(",", Peer.STEPS.keySet());

  @Mixin private BenchOptions options;

  @Option(
      names = "--project",
      defaultValue = ".",
      hidden = true,
      description = "Folder of the project.")
  private Path project;

  private Runs runs;

  private Bench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    options.settle();
    runs = new Runs(options, project);
    Dumps dumps = runs.simulate(options.orders);
    FormatRuns formats = new FormatRuns(runs);
    MergeRun merge = new MergeRun(runs);
    List<RunLogReader.Stage> stages = List.of();
    for (int round = 1; round <= options.rounds; round++) {
      Runs.say("round %d of %d", round, options.rounds);
      if (options.runs("steps")) {
        steps(dumps.landing());
      }
      if (options.runs(WHOLE)) {
        whole(dumps.landing(), "");
      }
      if (options.runs("warm")) {
        stages = warm(dumps.landing());
      }
      if (options.runs("increment")) {
        increment(dumps);
      }
      if (options.runs("formats")) {
        formats.run(dumps);
      }
      if (options.runs("merge")) {
        merge.run(dumps);
      }
    }
    if (options.runs("growth")) {
      whole(runs.simulate(options.orders / 10).landing(), " tenth");
    }
    List<Equality.Result> equality = equality(dumps);
    String report =
        new Report(options, dumps, runs.timings(), stages, equality).markdown()
            + formats.markdown()
            + merge.markdown();
    Files.writeString(options.work.resolve("report.md"), report);
    System.out.print(report);
    return equality.stream().allMatch(Equality.Result::equal) ? 0 : 1;
  }

  /** Each step in a process of its own. */
  private void steps(Landing landing) throws IOException, InterruptedException {
    Path lake = runs.fresh("lake-steps");
    Path peer = runs.fresh("peer-steps");
    for (String step : Peer.STEPS.keySet()) {
      runs.timings().add("ours cold " + step, runs.ours(step, landing, lake));
      runs.timings().add("peer cold " + step, runs.peer(step, landing, peer));
    }
  }

  /** All steps in one new process. */
  private void whole(Landing landing, String suffix) throws IOException, InterruptedException {
    Path lake = runs.fresh("lake-whole" + suffix.strip());
    Path peer = runs.fresh("peer-whole" + suffix.strip());
    runs.timings().add("ours cold whole" + suffix, runs.ours(RUN, landing, lake));
    runs.timings().add("peer cold whole" + suffix, runs.peer(ALL_STEPS, landing, peer));
    runs.pair(lake, peer, ComparedTable.ALL);
  }

  /** All steps in a process that has done all of it before; returns our stages. */
  private List<RunLogReader.Stage> warm(Landing landing)
      throws IOException, InterruptedException, SQLException {
    Timings timings = runs.timings();
    Path lake = runs.fresh("lake-warm");
    timings.add("ours warm whole", runs.oursAgain(RUN, landing, runs.fresh("lake-warm-up"), lake));
    List<RunLogReader.Stage> stages = RunLogReader.stages(lake);
    for (RunLogReader.Stage stage : stages) {
      timings.add("ours warm " + stage.name(), stage.seconds());
    }
    double total = 0;
    for (var step : runs.peerAgain(ALL_STEPS, landing).entrySet()) {
      timings.add("peer warm " + step.getKey(), step.getValue());
      total += step.getValue();
    }
    timings.add("peer warm whole", total);
    return stages;
  }

  /** One more day onto all days before, in a new process and in one that has done it before. */
  private void increment(Dumps dumps) throws IOException, InterruptedException {
    Timings timings = runs.timings();
    Landing landing = Landing.simulated(runs.fresh("landing-increment"));
    Path lake = runs.fresh("lake-increment");
    Folders.link(dumps.firstExport(), landing.folder(), f -> true);
    timings.add("ours cold first", runs.ours(RUN, landing, lake));
    Path warmUp = runs.fresh("lake-increment-warm-up");
    Path warm = runs.fresh("lake-increment-warm");
    Folders.link(lake, warmUp, f -> true);
    Folders.link(lake, warm, f -> true);
    dumps.addLastExport(landing.folder());
    timings.add("ours cold increment", runs.ours(RUN, landing, lake));
    timings.add("ours cold unchanged", runs.ours(RUN, landing, lake));
    Path peer = runs.fresh("peer-increment");
    timings.add("peer cold refresh", runs.peer(ALL_STEPS, landing, peer));
    // What an increment leaves behind must be what the peer makes of everything at once.
    runs.pair(lake, peer, ComparedTable.ALL);
    timings.add("ours warm increment", runs.oursAgain(RUN, landing, warmUp, warm));
    timings.add(
        "peer warm refresh",
        runs.peerAgain(ALL_STEPS, landing).values().stream().mapToDouble(s -> s).sum());
  }

  private List<Equality.Result> equality(Dumps dumps)
      throws IOException, InterruptedException, SQLException {
    if (!options.runs("equality")) {
      return List.of();
    }
    if (runs.pairs().isEmpty()) {
      whole(dumps.landing(), "");
    }
    return runs.check();
  }
}
