package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One more export that corrects every hundredth order of all days: ours merges it into the lake,
 * the peer reads everything again.
 */
final class MergeRun {
  private static final String OURS = "ours cold merge";
  private static final String FIRST = "ours cold before merge";
  private static final String PEER = "peer cold merge";
  private static final int ONE_IN = 100;

  private final Runs runs;
  private long changed;
  private long tableBytes;
  private long mergedBytes;

  MergeRun(Runs runs) {
    this.runs = runs;
  }

  void run(Dumps dumps) throws IOException, InterruptedException, SQLException {
    Landing landing = Landing.simulated(runs.fresh("landing-merge"));
    Path lake = runs.fresh("lake-merge");
    Path peer = runs.fresh("peer-merge");
    Folders.link(dumps.landing().folder(), landing.folder(), f -> true);
    runs.timings().add(FIRST, runs.ours("ingest", landing, lake));
    Path orders = lake.resolve("silver/orders");
    tableBytes = Folders.bytes(orders);
    changed = correct(dumps.landing(), landing);
    runs.timings().add(OURS, runs.ours("ingest", landing, lake));
    mergedBytes = Folders.bytes(orders) - tableBytes;
    runs.timings().add(PEER, runs.peer("ingest", landing, peer));
    runs.pair(lake, peer, ComparedTable.OF_INGEST);
  }

  /** Writes the corrections as one export a platform and returns their number. */
  private long correct(Landing from, Landing to) throws IOException, SQLException {
    long orders = 0;
    LocalDate exportedOn = LocalDate.parse(Dumps.lastExport(from.folder())).plusDays(1);
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = db.createStatement();
        Stream<Path> platforms = Files.list(from.folder())) {
      s.execute("SET threads = " + BenchOptions.THREADS);
      for (Path platform : platforms.sorted().toList()) {
        Path out =
            to.folder()
                .resolve(platform.getFileName())
                .resolve("orders")
                .resolve(exportedOn.toString());
        Files.createDirectories(out);
        // Repeats of an order must not end up as two corrections of it.
        s.execute(
            String.format(
                "CREATE OR REPLACE TEMP TABLE corrected AS"
                    + " SELECT * EXCLUDE (filename) REPLACE ((amount::DECIMAL(18,2) + 0.01) AS amount)"
                    + " FROM read_csv('%s/orders/*/*.csv.gz', header = true, all_varchar = true,"
                    + " filename = true) WHERE hash(order_id) %% %d = 0"
                    + " QUALIFY row_number() OVER (PARTITION BY order_id, store_id"
                    + " ORDER BY filename DESC) = 1",
                platform, ONE_IN));
        s.execute(
            String.format(
                "COPY corrected TO '%s/orders-0001.csv.gz' (FORMAT csv, HEADER, COMPRESSION gzip)",
                out));
        try (ResultSet r = s.executeQuery("SELECT count(*) FROM corrected")) {
          r.next();
          orders += r.getLong(1);
        }
      }
    }
    return orders;
  }

  /** A table of the figures; empty if nothing was run. */
  String markdown() {
    if (!runs.timings().has(OURS)) {
      return "";
    }
    List<String> lines =
        List.of(
            "",
            "| 1 of 100 orders corrected | orders | cold s | MB written | peak GB |",
            "|---|---:|---:|---:|---:|",
            line("ours, everything before", FIRST, "", megabytes(tableBytes)),
            line("ours, the corrections", OURS, count(changed), megabytes(mergedBytes)),
            line("DuckDB, everything again", PEER, "", ""));
    return String.join("\n", lines) + "\n";
  }

  private String line(String what, String run, String orders, String written) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %s | %.2f |",
        what,
        orders,
        runs.timings().seconds(run),
        written,
        runs.timings().peakBytes(run) / 1e9);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
  }
}
