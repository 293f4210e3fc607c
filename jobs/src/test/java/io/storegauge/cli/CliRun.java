package io.storegauge.cli;

import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One call of the command line and what came of it. */
record CliRun(int code, String out, String err) {
  /** Noon of a day; it stands still, so every stage takes 0.0 s. */
  static final Clock NOON = Clock.fixed(Instant.parse("2025-06-30T12:03:04Z"), ZoneOffset.UTC);

  /** For commands that must fail before they need Spark, or never need it. */
  static CliRun withoutSpark(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(terminal(out, err, false), args);
    return new CliRun(code, text(out), text(err));
  }

  static CliRun of(String... args) {
    SparkSuite.spark();
    return withoutSpark(args);
  }

  static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err, boolean live) {
    return new Terminal(stream(out), stream(err), live, NOON);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out.lines().toList();
  }
}
