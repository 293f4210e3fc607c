package io.storegauge.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process that is timed from start to exit, with its peak memory. */
final class Child {
  private static final long POLL_MILLIS = 50;

  private Child() {}

  /**
   * What a process took.
   *
   * @param seconds from start to exit
   * @param peakBytes largest resident memory of the process or one it started; 0 where the system
   *     does not tell (not Linux)
   * @param out what it wrote to stdout
   */
  record Result(double seconds, long peakBytes, List<String> out) {
    /** This process and one after it. */
    Result then(Result next) {
      return new Result(seconds + next.seconds, Math.max(peakBytes, next.peakBytes), next.out);
    }
  }

  /**
   * Runs a command to its end; its stderr goes to a log.
   *
   * @throws IOException if it exits with anything but 0, naming the log
   */
  static Result run(Path folder, Map<String, String> environment, Path log, List<String> command)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Path out = log.resolveSibling(log.getFileName() + ".out");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectOutput(out.toFile());
    long started = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, highWaterMark(process.pid()));
      peak =
          Math.max(
              peak, process.descendants().mapToLong(p -> highWaterMark(p.pid())).max().orElse(0));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          String.format(
              "Exit code %d of %s; see %s", process.exitValue(), shortened(command), log));
    }
    return new Result(seconds, peak, Files.readAllLines(out, StandardCharsets.UTF_8));
  }

  /** A command as a reader wants it: without a class path of a hundred jars. */
  private static String shortened(List<String> command) {
    return command.stream()
        .map(word -> word.contains(".jar" + File.pathSeparator) ? "…" : word)
        .collect(Collectors.joining(" "));
  }

  /** {@code VmHWM}, which only grows, so that the last look before the exit says nearly all. */
  private static long highWaterMark(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
      return 0;
    } catch (IOException | RuntimeException gone) {
      return 0;
    }
  }
}
