package io.storegauge.cli;

import io.storegauge.job.Progress;
import io.storegauge.job.StageResult;
import io.storegauge.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Shows what a run does. A terminal gets one live line that is rewritten several times a second and
 * left behind when its stage ends; a log gets a plain line a stage.
 */
final class StageLines implements Progress, AutoCloseable {
  /** How often the live line is redrawn; the elapsed time shows tenths of seconds. */
  private static final long REDRAW_MILLIS = 200;

  /** A log hears from a stage that works longer than this since its last line. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String CLEAR_LINE = "\r\u001B[K";

  private final Terminal terminal;
  private String stage;
  private String doing = "";
  private Instant started;
  private Instant lastLine;
  private Thread redraw;

  StageLines(Terminal terminal) {
    this.terminal = terminal;
    if (terminal.live()) {
      redraw = new Thread(this::redrawUntilClosed, "progress");
      redraw.setDaemon(true);
      redraw.start();
    }
  }

  synchronized void start(String name) {
    stage = name;
    doing = "";
    started = terminal.clock().instant();
    lastLine = started;
    draw();
  }

  @Override
  public synchronized void doing(String what) {
    doing = what;
    if (terminal.live()) {
      draw();
    } else if (stage != null && since(lastLine).compareTo(SILENCE) > 0) {
      line(stage, "…", what);
    }
  }

  @Override
  public synchronized void warn(String message) {
    line(stage == null ? "" : stage, "warning", message);
    draw();
  }

  synchronized void done(StageResult result) {
    String elapsed = seconds(since(started));
    line(
        stage,
        result.unchanged() ? "unchanged" : "done",
        result.unchanged() ? elapsed : counts(result) + "  " + elapsed);
    stage = null;
  }

  synchronized void simulated(Simulation.Result r) {
    String counts =
        String.format(Locale.ROOT, "%,13d rows  %,d files", r.orders() + r.reviews(), r.files());
    line(stage, r.unchanged() ? "unchanged" : "done", counts + "  " + seconds(since(started)));
    stage = null;
  }

  synchronized void failed() {
    line(stage, "failed", seconds(since(started)));
    stage = null;
  }

  /** The last line of a run. */
  synchronized void total(String what, Duration elapsed) {
    line("total", "done", seconds(elapsed) + "  " + what);
  }

  @Override
  public void close() {
    if (redraw != null) {
      redraw.interrupt();
    }
  }

  private Duration since(Instant then) {
    return Duration.between(then, terminal.clock().instant());
  }

  private static String counts(StageResult r) {
    String text = String.format(Locale.ROOT, "%,13d rows", r.rows());
    if (r.files() > 0) {
      text += String.format(Locale.ROOT, "  %,d files", r.files());
    }
    if (r.files() > 0) {
      return text;
    }
    return text + (r.daysChanged() < 0 ? "  all days" : "  " + r.daysChanged() + " days");
  }

  static String seconds(Duration d) {
    return String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0);
  }

  private void line(String name, String status, String text) {
    LocalTime now = LocalTime.now(terminal.clock()).truncatedTo(ChronoUnit.SECONDS);
    terminal.note(
        "%s%tT %-11s %-9s %s", terminal.live() ? CLEAR_LINE : "", now, name, status, text);
    lastLine = terminal.clock().instant();
  }

  private synchronized void draw() {
    if (terminal.live() && stage != null) {
      LocalTime now = LocalTime.now(terminal.clock());
      terminal
          .err()
          .printf("%s%tT %-11s %s  %s", CLEAR_LINE, now, stage, seconds(since(started)), doing);
      terminal.err().flush();
    }
  }

  private void redrawUntilClosed() {
    try {
      while (true) {
        Thread.sleep(REDRAW_MILLIS);
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
