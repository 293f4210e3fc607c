package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Feed;
import io.storegauge.lake.Lake;
import io.storegauge.lake.LakeLease;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.service.launcher.IrqHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: runs the stages of {@link WatchBatches} whenever files arrive. */
@Command
final class WatchCommand implements Callable<Integer> {
  private static final String PURPOSE = "watch";

  private static final int LONGEST_SECONDS = 86_400;
  private static final int MOST_RETRIES = 1000;

  private final Terminal terminal;
  private final Session session;
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Mixin private JobOptions options;

  @Option(
      names = {"--available-now", "--once"},
      description = "Do what there is to do and end: for schedulers. Default: go on until stopped.")
  private boolean availableNow;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Time from one look at the landing folder to the next. Default: 5.")
  private int every;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How often in a row a batch may fail and is tried again, after 1, 2, 4 … seconds. Default: 5.")
  private int retries;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Where the query keeps how far it came. Default: _watch in the lake.")
  private String checkpoint;

  WatchCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (every < 1 || every > LONGEST_SECONDS) {
      throw CliErrors.outOfRange("--every", every, "seconds", 1, LONGEST_SECONDS);
    }
    if (retries < 0 || retries > MOST_RETRIES) {
      throw CliErrors.outOfRange("--retries", retries, "retries", 0, MOST_RETRIES);
    }
    DaySet interval = options.interval();
    Conf conf = options.conf.load();
    List<String> sources = options.sources(conf);
    String landing = options.landing(session.spark());
    Lake lake = options.lake.open(session.spark());
    WatchBatches batches =
        new WatchBatches(terminal, lake, conf, interval, sources, landing, stopped::get);
    Watch watch =
        new Watch(
            session.spark(),
            plan(conf, sources, landing, lake),
            batches::run,
            remark -> terminal.note("watch: %s", remark));
    watch(watch, lake, landing);
    if (availableNow) {
      batches.requireLittleRefused();
    }
    return 0;
  }

  private void watch(Watch watch, Lake lake, String landing) throws InterruptedException {
    AtomicReference<StoregaugeException> lost = new AtomicReference<>();
    LakeLease lease = LakeLease.take(lake, PURPOSE, System::currentTimeMillis);
    KeptLease kept =
        new KeptLease(
            lease,
            e -> {
              lost.set(e);
              stop(watch);
            });
    try {
      if (!availableNow) {
        stopOnSignals(watch);
        terminal.note("watching %s every %d s; Ctrl-C or SIGTERM ends it", landing, every);
      }
      watch.run();
    } finally {
      kept.giveBack();
    }
    if (lost.get() != null) {
      throw lost.get();
    }
  }

  private void stop(Watch watch) {
    stopped.set(true);
    watch.stop();
  }

  private void stopOnSignals(Watch watch) {
    for (String signal : List.of(IrqHandler.CONTROL_C, IrqHandler.SIGTERM)) {
      new IrqHandler(signal, data -> stop(watch)).bind();
    }
  }

  private Watch.Plan plan(Conf conf, List<String> sources, String landing, Lake lake) {
    List<String> patterns =
        sources.stream()
            .flatMap(s -> conf.sources().get(s).feeds().stream())
            .map(Feed::files)
            .toList();
    return new Watch.Plan(
        landing,
        patterns,
        conf.settings().ingest().needsSuccess(),
        checkpoint == null ? lake.checkpointFolder() : checkpoint,
        availableNow ? null : Duration.ofSeconds(every),
        retries);
  }
}
