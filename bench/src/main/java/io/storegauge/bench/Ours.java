package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How Storegauge is started: as a user does, or many times in one process. */
final class Ours {
  static final String BUYER_KEY = "STOREGAUGE_BUYER_KEY";

  /** Both sides hash buyers with it; nothing here is secret. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(BUYER_KEY, "key of the benchmark, no secret");

  private static final long TRAINING_POLL_MILLIS = 500;

  private final Path project;

  Ours(Path project) {
    this.project = project;
  }

  Path project() {
    return project;
  }

  /** A stage, or {@code run}, in a process of its own. */
  List<String> cold(String stage, Landing landing, Path lake) throws IOException {
    return List.of(
        project.resolve("storegauge").toString(),
        stage,
        "--master",
        "local[" + BenchOptions.THREADS + "]",
        "--conf",
        BenchConf.of(project, landing.formats()).toString(),
        "--source",
        "generic",
        "--landing",
        landing.folder().toString(),
        "--lake",
        lake.toString());
  }

  List<String> simulate(BenchOptions o, long orders, Path out) {
    return List.of(
        project.resolve("storegauge").toString(),
        "simulate",
        "--out",
        out.toString(),
        "--stores",
        String.valueOf(o.stores),
        "--days",
        String.valueOf(o.days),
        "--seed",
        String.valueOf(o.seed),
        "--platforms",
        String.join(",", BenchOptions.PLATFORMS),
        "--tail-days",
        "1",
        "--orders",
        String.valueOf(orders));
  }

  /**
   * Stages, or {@code run}, twice in one process with the launcher's Java options, into two lakes.
   */
  List<String> warm(String stages, Landing landing, Path warmUpLake, Path lake) throws IOException {
    return main(
        WarmMain.class,
        BenchConf.of(project, landing.formats()).toString(),
        stages,
        landing.folder().toString(),
        warmUpLake.toString(),
        lake.toString());
  }

  /** A main class of the benchmark with the launcher's Java options. */
  List<String> main(Class<?> main, String... args) throws IOException {
    Path launcher = project.resolve("target/launcher");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx4096m", "-Xmn1536m", "-XX:+UseParallelGC"));
    command.add("-Dlog4j2.configurationFile=" + project.resolve("conf/log4j2.properties"));
    command.addAll(List.of(Files.readString(launcher.resolve("opens")).strip().split("\\s+")));
    command.add("-cp");
    command.add(
        Files.readString(launcher.resolve("classpath")).strip()
            + ":"
            + project.resolve("bench/target/classes"));
    command.add(main.getName());
    command.addAll(List.of(args));
    return command;
  }

  /** A stage of the shipped configuration on a lake that holds what it needs. */
  List<String> stage(String stage, Path lake) {
    return List.of(
        project.resolve("storegauge").toString(),
        stage,
        "--master",
        "local[" + BenchOptions.THREADS + "]",
        "--lake",
        lake.toString());
  }

  /**
   * Waits until the launcher has made the class archive that halves start-up: it does so in the
   * background after its first run, and every later start uses it.
   *
   * @throws IOException if there is none then: cold times would not be those of a user
   */
  void awaitArchive() throws IOException, InterruptedException {
    while (Files.exists(project.resolve("target/launcher/training"))) {
      Thread.sleep(TRAINING_POLL_MILLIS);
    }
    if (!Files.exists(project.resolve("target/launcher/classes.jsa"))) {
      throw new IOException("There is no class archive; see target/launcher/training.log");
    }
  }
}
