package io.storegauge.cli;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * What the command line writes to and tells the time by.
 *
 * @param out data
 * @param err everything that is not data
 * @param live err is a terminal: one line may be rewritten while work goes on
 * @param clock in the zone that progress lines are shown in
 */
record Terminal(PrintStream out, PrintStream err, boolean live, Clock clock) {
  /** Set by the launcher, which can see whether stderr is a terminal where the JVM cannot. */
  private static final String TTY = "STOREGAUGE_TTY";

  /** Answers may have millions of rows; the process's own stream writes each one at once. */
  private static final int OUT_BUFFER = 1 << 16;

  /** The process's own streams, in UTF-8 whatever the locale says. */
  static Terminal system() {
    return new Terminal(
        new PrintStream(
            new BufferedOutputStream(System.out, OUT_BUFFER), false, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        "1".equals(System.getenv(TTY)),
        Clock.systemDefaultZone());
  }

  /** A remark beside the data. */
  void note(String format, Object... arguments) {
    err.println(String.format(format, arguments));
  }
}
