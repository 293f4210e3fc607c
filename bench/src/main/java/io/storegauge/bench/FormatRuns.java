package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The first two steps, ingest and facts, over the same orders and reviews in each format. */
final class FormatRuns {
  private static final String STEPS = "ingest,facts";

  private final Runs runs;
  private final Map<FeedFormat, Size> sizes = new EnumMap<>(FeedFormat.class);

  FormatRuns(Runs runs) {
    this.runs = runs;
  }

  /** Bytes of a landing folder. */
  private record Size(double received, double unpacked) {}

  void run(Dumps dumps) throws IOException, InterruptedException, SQLException {
    for (FeedFormat format : FeedFormat.values()) {
      Runs.say("%s files", format.word());
      Landing landing =
          ConvertedLanding.of(
              dumps.landing(), format, dumps.firstExport().resolveSibling(format.word()));
      sizes.put(format, new Size(landing.bytes(), landing.unpackedBytes()));
      Path lake = runs.fresh("lake-" + format.word());
      Path peer = runs.fresh("peer-" + format.word());
      Timings timings = runs.timings();
      Child.Result ingest = runs.ours("ingest", landing, lake);
      timings.add(ours("cold", format), ingest.then(runs.ours("facts", landing, lake)));
      timings.add(peer("cold", format), runs.peer(STEPS, landing, peer));
      timings.add(
          ours("warm", format),
          runs.oursAgain(
              STEPS, landing, runs.fresh("lake-format-warm-up"), runs.fresh("lake-format-warm")));
      timings.add(
          peer("warm", format),
          runs.peerAgain(STEPS, landing).values().stream().mapToDouble(s -> s).sum());
      runs.pair(lake, peer, ComparedTable.OF_INGEST_AND_FACTS);
    }
  }

  private static String ours(String state, FeedFormat format) {
    return "ours " + state + " " + format;
  }

  private static String peer(String state, FeedFormat format) {
    return "peer " + state + " " + format;
  }

  /** A table of the figures; empty if nothing was run. */
  String markdown() {
    StringBuilder out = new StringBuilder();
    if (!sizes.isEmpty()) {
      out.append(
          "\n| ingest + facts | MB gz | MB unpacked | | ours s | DuckDB s | ratio | ours MB gz/s"
              + " | ours MB unpacked/s | DuckDB MB gz/s | ours peak GB | DuckDB peak GB |\n"
              + "|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    }
    for (FeedFormat format : sizes.keySet()) {
      for (String state : new String[] {"cold", "warm"}) {
        out.append(line(format, state));
      }
    }
    return out.toString();
  }

  private String line(FeedFormat format, String state) {
    Size size = sizes.get(format);
    Timings timings = runs.timings();
    double ours = timings.seconds(ours(state, format));
    double theirs = timings.seconds(peer(state, format));
    boolean isCold = state.equals("cold"); // peaks of a warm process hold those of its warm-up
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.1f | %s | %s |%n",
        format.word(),
        size.received() / 1e6,
        size.unpacked() / 1e6,
        state,
        ours,
        theirs,
        ours / theirs,
        size.received() / 1e6 / ours,
        size.unpacked() / 1e6 / ours,
        size.received() / 1e6 / theirs,
        isCold ? gigabytes(ours(state, format)) : "",
        isCold ? gigabytes(peer(state, format)) : "");
  }

  private String gigabytes(String run) {
    return String.format(Locale.ROOT, "%.2f", runs.timings().peakBytes(run) / 1e9);
  }
}
