package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.job.Progress;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LakeLease;
import io.storegauge.model.DaySet;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.RunLogTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import io.storegauge.testing.DeniedFileSystem;
import io.storegauge.testing.SparkSuite;
import io.storegauge.watch.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching a landing folder against running the stages on all of it at once. */
class WatchCommandTest {
  private static final int SLICES = 4;

  @TempDir private static Path folder;
  private static Conf conf;
  private static List<Path> dumps;
  private static Map<String, List<String>> whole;

  @BeforeAll
  static void runOnEverythingAtOnce() throws IOException {
    Files.writeString(folder.resolve("buyer.key"), "a key for tests only, long enough");
    conf = ConfLoader.load(Path.of("../conf"), List.of(key(), "ingest.settle_seconds=0"));
    String all = folder.resolve("all").toString();
    CliRun simulated =
        CliRun.of("simulate", "--out", all, "--stores", "4", "--days", "12", "--conf", "../conf");
    assertEquals(0, simulated.code(), simulated.err());
    try (Stream<Path> files = Files.walk(folder.resolve("all/landing"))) {
      dumps = files.filter(Files::isRegularFile).sorted().toList();
    }
    CliRun run = cli("ingest", all + "/landing", all + "/lake");
    assertEquals(0, run.code(), run.err());
    for (String stage : List.of("sentiment", "topics", "alerts")) {
      assertEquals(0, cli(stage, all + "/landing", all + "/lake").code());
    }
    whole = factsAndBefore(all + "/lake");
  }

  private static String key() {
    return "privacy.buyer_key_file=" + folder.resolve("buyer.key");
  }

  private static CliRun cli(String command, String landing, String lake, String... more) {
    Stream<String> first =
        Stream.of(
            command, "--landing", landing, "--lake", lake, "--conf", "../conf", "--set", key());
    return CliRun.of(Stream.concat(first, Stream.of(more)).toArray(String[]::new));
  }

  /** Rows of every table but the logs, once the facts were made as a daily run makes them. */
  private static Map<String, List<String>> factsAndBefore(String root) {
    CliRun facts = cli("facts", root, root);
    assertEquals(0, facts.code(), facts.err());
    Lake lake = Lake.open(SparkSuite.spark(), root);
    Map<String, List<String>> rows = new TreeMap<>();
    for (TableSpec t : Tables.ALL) {
      if (t != RunLogTable.SPEC && t != RunLogFilesTable.SPEC && lake.exists(t)) {
        rows.put(
            t.qualifiedName(), lake.read(t).toJSON().collectAsList().stream().sorted().toList());
      }
    }
    return rows;
  }

  private static void assertSame(Map<String, List<String>> rows) {
    whole.forEach((table, expected) -> assertEquals(expected, rows.get(table), table));
    assertEquals(whole.keySet(), rows.keySet());
  }

  /** A landing folder that begins empty, and what is made of it. */
  private static final class Watched {
    final Path landing;
    final Lake lake;

    Watched(String name) throws IOException {
      landing = Files.createDirectories(folder.resolve(name).resolve("landing"));
      lake = Lake.open(SparkSuite.spark(), folder.resolve(name).resolve("lake").toString());
    }

    /** Files come under another name and are renamed, as good programs do it. */
    void land(int slice) throws IOException {
      for (int i = slice; i < dumps.size(); i += SLICES) {
        Path to = landing.resolve(folder.resolve("all/landing").relativize(dumps.get(i)));
        Path part = to.resolveSibling(to.getFileName() + ".part");
        Files.createDirectories(to.getParent());
        Files.copy(dumps.get(i), part);
        Files.move(part, to);
      }
    }

    Watch watch(Duration every, Consumer<Watch.News> work) {
      List<String> patterns =
          conf.sources().get("generic").feeds().stream().map(f -> f.files()).toList();
      return new Watch(
          SparkSuite.spark(),
          new Watch.Plan(landing.toString(), patterns, false, lake.checkpointFolder(), every, 0),
          work,
          remark -> {});
    }

    WatchBatches batches(ByteArrayOutputStream err) {
      Terminal terminal = CliRun.terminal(new ByteArrayOutputStream(), err, false);
      return new WatchBatches(
          terminal, lake, conf, DaySet.ALL, List.of("generic"), landing.toString(), () -> false);
    }

    long filesRead() {
      return lake.read(RunLogFilesTable.SPEC).count();
    }
  }

  @Test
  void filesThatArriveOneAfterAnotherGiveTheTablesOfOneRun() throws Exception {
    Watched watched = new Watched("sliced");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    WatchBatches batches = watched.batches(err);
    List<Throwable> failures = new ArrayList<>();
    Watch watch = watched.watch(Duration.ofMillis(100), batches::run);
    Thread service =
        new Thread(
            () -> {
              try {
                watch.run();
              } catch (Exception e) {
                failures.add(e);
              }
            });
    service.start();
    for (int slice = 0; slice < SLICES; slice++) {
      watched.land(slice);
      Thread.sleep(700);
    }
    Instant patience = Instant.now().plusSeconds(120);
    while (service.isAlive()
        && watched.filesRead() < dumps.size()
        && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
    watch.stop();
    service.join();
    assertEquals(List.of(), failures);
    assertEquals(dumps.size(), watched.filesRead(), "each file is read once");
    assertTrue(CliRun.text(err).contains(" files, file to table "), CliRun.text(err));
    assertSame(factsAndBefore(watched.lake.root()));
  }

  /** Dies at a step of a stage, as a killed process does. */
  private record Dying(int[] stepsLeft) implements Progress {
    @Override
    public void doing(String what) {
      if (--stepsLeft[0] < 0) {
        throw new IllegalStateException("killed before " + what);
      }
    }

    @Override
    public void warn(String message) {}
  }

  @Test
  void killedAtAnyStepItGoesOnWithoutLossOrDouble() throws Exception {
    Watched watched = new Watched("killed");
    int steps = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      watched.land(slice);
      // Later and later in the stages; the last batch dies after them, before its checkpoint.
      int[] left = {slice == SLICES - 1 ? Integer.MAX_VALUE : steps};
      steps += 3;
      Watch killed =
          watched.watch(
              null,
              news -> {
                run(watched, new Dying(left));
                throw new IllegalStateException("killed after all");
              });
      assertThrows(IllegalStateException.class, killed::run);
      if (slice % 2 == 1) {
        watched.watch(null, news -> run(watched, Progress.SILENT)).run();
      }
    }
    assertEquals(dumps.size(), watched.filesRead(), "each file is read once");
    assertSame(factsAndBefore(watched.lake.root()));
  }

  private static void run(Watched watched, Progress progress) {
    Terminal terminal =
        CliRun.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
    try (StageLines lines = new StageLines(terminal)) {
      JobContext context = new JobContext(watched.lake, conf, DaySet.ALL, "r", progress);
      List<Job> jobs =
          WatchBatches.STAGES.stream()
              .map(s -> s.job(List.of("generic"), watched.landing.toString()))
              .toList();
      new Pipeline(context, lines, terminal.clock()).runOfMany(jobs);
    }
  }

  @Test
  void anEmptyLandingFolderIsWaitedFor() throws IOException {
    Watched watched = new Watched("empty");
    CliRun run = watchOnce(watched);
    assertEquals(0, run.code(), run.err());
    assertEquals("watch: no file there yet\n", run.err());
    Files.writeString(watched.landing.resolve("notes.txt"), "x");
    assertEquals("watch: none of 1 files matches a mapping\n", watchOnce(watched).err());
  }

  private static CliRun watchOnce(Watched watched, String... more) {
    return cli(
        "watch",
        watched.landing.toString(),
        watched.lake.root(),
        Stream.concat(Stream.of("--available-now"), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void refusedRecordsEndItWithCode3WhenItEnds() throws IOException {
    Watched watched = new Watched("refused");
    Path file = watched.landing.resolve("jd/orders/2025-06-30/orders-0001.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "order_id,store_id,status,amount,ordered_at,paid_at\n"
            + "o1,s1,paid,ten,2025-06-01 10:00:00,2025-06-01 10:01:00\n");
    CliRun run = watchOnce(watched);
    assertEquals(3, run.code(), run.err());
    assertEquals(3, watchOnce(watched).code(), "and so does every later one");
  }

  @Test
  void aSecondOneOnTheSameLakeIsRefused() throws IOException {
    Watched watched = new Watched("taken");
    try (LakeLease first = LakeLease.take(watched.lake, "watch", System::currentTimeMillis)) {
      first.renew();
      CliRun run = watchOnce(watched);
      assertEquals(4, run.code(), run.err());
      assertTrue(run.err().contains("is taken for `watch` by process "), run.err());
    }
    assertEquals(0, watchOnce(watched).code());
  }

  @Test
  void aRunAndABatchTakeTurns() throws Exception {
    Watched watched = new Watched("turns");
    Path file = watched.landing.resolve("jd/orders/2025-06-30/orders-0001.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "order_id,store_id,status,amount,ordered_at,paid_at\n"
            + "o1,s1,paid,10.00,2025-06-01 10:00:00,2025-06-01 10:01:00\n");
    LakeLease other = LakeLease.take(watched.lake, "write", System::currentTimeMillis);
    List<CliRun> runs = new ArrayList<>();
    Thread waiting = new Thread(() -> runs.add(watchOnce(watched)));
    waiting.start();
    Thread.sleep(2500);
    assertTrue(waiting.isAlive() && watched.filesRead() == 0, "it waits");
    other.close();
    waiting.join();
    assertEquals(0, runs.get(0).code(), runs.get(0).err());
    assertTrue(runs.get(0).err().startsWith("watch: waiting for process "), runs.get(0).err());
    assertEquals(1, watched.filesRead());
  }

  @Test
  void whatCannotBeWatchedIsSaidAtOnce() throws IOException {
    Path lake = folder.resolve("never");
    CliRun missing = cli("watch", folder.resolve("nowhere").toString(), lake.toString());
    assertEquals(4, missing.code(), missing.err());
    assertTrue(missing.err().contains("nowhere does not exist."), missing.err());

    Path hidden = Files.createDirectories(folder.resolve("hidden/private"));
    String denied =
        DeniedFileSystem.address(hidden, SparkSuite.spark().sparkContext().hadoopConfiguration());
    CliRun forbidden = cli("watch", denied, lake.toString());
    assertEquals(4, forbidden.code(), forbidden.err());
    assertTrue(forbidden.err().contains("Permission denied: private"), forbidden.err());

    CliRun never = cli("watch", hidden.toString(), lake.toString(), "--every", "0");
    assertEquals(2, never.code());
    assertEquals("error: --every is a number of seconds from 1 to 86400; it is 0.\n", never.err());
    assertFalse(Files.exists(lake));
  }

  @Test
  void latencyIsTheMiddleAndTheSlowest() {
    // 1, 2 and 5 seconds; of four, the lower of the two in the middle.
    assertEquals(
        ", 3 files, file to table 2.0 s, slowest 5.0 s",
        WatchBatches.latency(List.of(9_000L, 5_000L, 8_000L), Instant.ofEpochMilli(10_000)));
    assertEquals("", WatchBatches.latency(List.of(), Instant.EPOCH));
  }
}
