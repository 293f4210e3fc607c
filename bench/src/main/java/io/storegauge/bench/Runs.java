package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs of ours and of the peer, each in a process of its own, and what they took. */
final class Runs {
  private final BenchOptions options;
  private final Ours ours;
  private final Timings timings = new Timings();
  private final Set<Pair> pairs = new LinkedHashSet<>();

  Runs(BenchOptions options, Path project) {
    this.options = options;
    this.ours = new Ours(project.toAbsolutePath().normalize());
  }

  /** Tables of a lake and the same of the peer; a later round makes them anew. */
  record Pair(Path lake, Path peer, List<ComparedTable> tables) {}

  Timings timings() {
    return timings;
  }

  Dumps simulate(long orders) throws IOException, InterruptedException {
    Path out =
        options.work.resolve(
            String.format("sim-%d-%d-%d-%d", orders, options.stores, options.days, options.seed));
    Files.createDirectories(out);
    child("simulate " + orders, ours.project(), ours.simulate(options, orders, out));
    ours.awaitArchive();
    Dumps dumps = Dumps.in(out);
    dumps.landing().warmPageCache();
    return dumps;
  }

  /** A stage, or {@code run}, in a new process. */
  Child.Result ours(String stage, Landing landing, Path lake)
      throws IOException, InterruptedException {
    return child("ours " + stage, ours.project(), ours.cold(stage, landing, lake));
  }

  /** Steps of the peer in a new process. */
  Child.Result peer(String steps, Landing landing, Path out)
      throws IOException, InterruptedException {
    return child("peer " + steps, options.work, peerCommand(landing, out, steps));
  }

  /** Seconds of the second of two runs in one process. */
  double oursAgain(String stages, Landing landing, Path warmUpLake, Path lake)
      throws IOException, InterruptedException {
    List<String> out =
        child("ours warm", ours.project(), ours.warm(stages, landing, warmUpLake, lake)).out();
    return Double.parseDouble(out.get(out.size() - 1));
  }

  /** Seconds of each step, the second time it is done in one process. */
  Map<String, Double> peerAgain(String steps, Landing landing)
      throws IOException, InterruptedException {
    List<String> command = peerCommand(landing, fresh("peer-warm"), steps);
    command.add(fresh("peer-warm-up").toString());
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String line : child("peer warm", options.work, command).out()) {
      String[] step = line.split("\t");
      seconds.put(step[0], Double.parseDouble(step[1]));
    }
    return seconds;
  }

  private List<String> peerCommand(Landing landing, Path out, String steps) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            PeerMain.class.getName(),
            landing.folder().toString(),
            landing.formats().toString(),
            out.toString(),
            steps,
            String.valueOf(BenchOptions.THREADS),
            options.memory));
  }

  /** Notes that a lake and the peer's tables are to be compared. */
  void pair(Path lake, Path peer, List<ComparedTable> tables) {
    pairs.add(new Pair(lake, peer, tables));
  }

  Set<Pair> pairs() {
    return pairs;
  }

  /** Compares all pairs. */
  List<Equality.Result> check() throws IOException, SQLException {
    List<Equality.Result> results = new ArrayList<>();
    for (Pair p : pairs) {
      say("comparing %s with %s", p.lake().getFileName(), p.peer().getFileName());
      results.addAll(
          Equality.check(p.lake(), p.peer(), p.tables(), BenchOptions.THREADS, options.memory));
    }
    return results;
  }

  /** An empty folder of the work folder. */
  Path fresh(String name) throws IOException {
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

  static void say(String format, Object... values) {
    System.err.printf("bench: " + format + "%n", values);
  }
}
