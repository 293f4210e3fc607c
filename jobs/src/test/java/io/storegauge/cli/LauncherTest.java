package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something; nothing is built, installed or run. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "storegauge").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "id",
          "ls",
          "mkdir",
          "readlink",
          "sed",
          "sh");

  @TempDir Path bin;

  private record Outcome(int code, String output) {}

  @BeforeEach
  void aPathWithLittleOnIt() throws IOException {
    for (String tool : TOOLS) {
      Path real = Path.of("/bin", tool);
      Files.createSymbolicLink(
          bin.resolve(tool), Files.exists(real) ? real : Path.of("/usr/bin", tool));
    }
  }

  @Test
  void aMissingMavenIsNamedWithTheCommandThatInstallsIt() throws Exception {
    program("apk", "exit 1");

    Outcome o = launch(Map.of("JAVA_HOME", System.getProperty("java.home")), "test");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("Maven not found. Install with:\n"), o.output());
    assertTrue(o.output().contains("apk add maven\n"), o.output());
    assertTrue(o.output().endsWith("let ./storegauge do it: add --yes.\n"), o.output());
  }

  @Test
  void aMissingJdkIsNamedToo() throws Exception {
    program("zypper", "exit 1");

    Outcome o = launch(Map.of(), "test");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("a JDK (17 to 23, with javac) and Maven not found"), o.output());
    assertTrue(
        o.output().contains("zypper --non-interactive install java-17-openjdk-devel maven\n"),
        o.output());
  }

  @Test
  void yesRunsTheCommandAndAFailureOfItIsSaid() throws Exception {
    program("sudo", "exec \"$@\"");
    program("brew", "echo \"brew ran: $*\"; exit 1");

    Outcome o = launch(Map.of(), "--yes", "test");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("brew ran: install openjdk@17 maven\n"), o.output());
    assertTrue(o.output().contains("installing failed"), o.output());
  }

  @Test
  void withoutAKnownPackageManagerTheRemedyIsStillNamed() throws Exception {
    Outcome o = launch(Map.of(), "test");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("Install it, or set JAVA_HOME and PATH."), o.output());
  }

  @Test
  void aJdkThatIsTooOldOrTooNewIsPassedOver() throws Exception {
    for (String version : List.of("11.0.2", "25.0.1")) {
      Path jdk = Files.createDirectories(bin.resolve("jdk-" + version).resolve("bin")).getParent();
      Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
      executable(jdk.resolve("bin/javac"), "exit 1");
    }

    Outcome o = launch(Map.of("STOREGAUGE_JDKS", bin.toString()), "test");
    assertTrue(o.output().contains("a JDK (17 to 23, with javac) and Maven not found"), o.output());
  }

  @Test
  void submitWithoutSparkSubmitSaysWhereItLooks() throws Exception {
    Outcome o = launch(Map.of(), "submit", "--master", "yarn", "--", "run");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("Set SPARK_HOME to a Spark 3.5 (Scala 2.12)"), o.output());
  }

  @Test
  void submitWithoutACommandShowsTheSyntax() throws Exception {
    Outcome o = launch(Map.of(), "submit", "--master", "yarn");
    assertEquals(5, o.code(), o.output());
    assertTrue(o.output().contains("./storegauge submit --master yarn -- run"), o.output());
  }

  private void program(String name, String line) throws IOException {
    executable(bin.resolve(name), line);
  }

  private static void executable(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/bash", LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin.toString(), "STOREGAUGE_JDKS", "/nowhere"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
