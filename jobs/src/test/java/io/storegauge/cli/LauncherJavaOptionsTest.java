package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher tells Java: a stub of a JDK prints what it is given. */
class LauncherJavaOptionsTest {
  private static final Path LAUNCHER = Path.of("..", "storegauge").toAbsolutePath().normalize();
  private static final int MEGABYTE = 1 << 20;

  /** A change of a file's inode must be later than a commit's time. */
  private static final Instant LAST_RUN = Instant.now().minusSeconds(60);

  @TempDir Path folder;

  @BeforeEach
  void aBuiltProjectAndAnEarlierRun() throws IOException {
    Path state = Files.createDirectories(folder.resolve("project/target/launcher"));
    Files.copy(LAUNCHER, folder.resolve("project/storegauge"));
    for (String file : List.of("built", "classpath", "opens")) {
      Files.createFile(state.resolve(file));
    }
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    program(jdk.resolve("javac"), "exit 1");
    program(jdk.resolve("java"), "echo \"$@\"; exit 1");
    file("landing/jd/orders/orders-1.csv", 1);
    file("lake/gold/store_metrics/as_of_month=2025-06-01/part-0.parquet", 1);
    Path log = Files.createDirectories(folder.resolve("lake/gold/run_log/_delta_log"));
    Files.setLastModifiedTime(log, FileTime.from(LAST_RUN));
  }

  @Test
  void aRunWithLittleToDoGoesWithout() throws Exception {
    assertFalse(optimises("run", "--landing", "landing", "--lake", "lake"));
    assertFalse(optimises("run", "--lake=lake", "--landing=landing"));
    // Both are the defaults.
    assertFalse(optimises("run"));
  }

  @Test
  void aRunThatReadsMuchDoesNot() throws Exception {
    file("landing/jd/orders/orders-2.csv", 9 * MEGABYTE);
    assertFalse(optimises("run"));
    file("landing/jd/orders/orders-3.csv", 9 * MEGABYTE);
    assertTrue(optimises("run"));
  }

  @Test
  void whatWasThereAtTheLastRunIsNotRead() throws Exception {
    file("landing/jd/orders/orders-2.csv", 20 * MEGABYTE);
    Path log = folder.resolve("lake/gold/run_log/_delta_log");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(60)));
    assertFalse(optimises("run"));
  }

  @Test
  void aRunOverManyStoresDoesNot() throws Exception {
    file("lake/gold/store_metrics/as_of_month=2025-06-01/part-1.parquet", 33 * MEGABYTE);
    assertTrue(optimises("run"));
  }

  @Test
  void whatCannotBeSeenCountsAsMuch() throws Exception {
    assertTrue(optimises("run", "--lake", "s3a://bucket/lake"));
    assertTrue(optimises("run", "--landing", "hdfs:///landing"));
    assertTrue(optimises("run", "--lake", "new-lake"));
  }

  @Test
  void shortCommandsGoWithoutAndStagesDoNot() throws Exception {
    assertFalse(optimises("sql", "SELECT 1"));
    assertTrue(optimises("ingest"));
  }

  /** With a young generation larger than a small heap would bear, little is left for the old. */
  @Test
  void theYoungGenerationFollowsTheHeapThatIsAskedFor() throws Exception {
    assertTrue(output("-Xmx2g", "ingest").contains("-Xmx2048m -Xmn768m"));
    assertTrue(output("-Xss1m -Xmx800m -Xmx1600m", "ingest").contains("-Xmx1600m -Xmn600m"));
    String setting = "spark.driver.memory=3g";
    assertTrue(output("", "ingest", "--spark-conf", setting).contains("-Xmx3072m -Xmn1152m"));
    String both = output("-Xmx2g", "ingest", "--spark-conf", setting);
    assertTrue(both.contains("-Xmx2048m -Xmn768m"), both);
  }

  private boolean optimises(String... arguments) throws Exception {
    return !output("", arguments).contains("-XX:TieredStopAtLevel=1");
  }

  private String output(String javaOptions, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "project/storegauge");
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("STOREGAUGE_"));
    builder.environment().put("STOREGAUGE_JAVA_OPTS", javaOptions);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertTrue(output.contains("io.storegauge.cli.EmbeddedMain " + arguments[0]), output);
    return output;
  }

  private void file(String path, int bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
      f.setLength(bytes);
    }
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }
}
