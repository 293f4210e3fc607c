package io.storegauge.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures as Markdown tables. */
final class Report {
  private final BenchOptions options;
  private final Dumps dumps;
  private final Timings timings;
  private final Map<String, Long> rowsByStage = new TreeMap<>();
  private final List<Equality.Result> equality;
  private final StringBuilder out = new StringBuilder();

  Report(
      BenchOptions options,
      Dumps dumps,
      Timings timings,
      List<RunLogReader.Stage> stages,
      List<Equality.Result> equality) {
    this.options = options;
    this.dumps = dumps;
    this.timings = timings;
    this.equality = equality;
    stages.forEach(s -> rowsByStage.put(s.name(), s.rows()));
  }

  String markdown() {
    line(
        "%,d orders and reviews of %,d stores over %d days, %,d MB as received; %d cores of %s, JDK %s;"
            + " median of %d rounds.",
        dumps.records(),
        options.stores,
        options.days,
        dumps.bytes() / 1_000_000,
        BenchOptions.THREADS,
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        options.rounds);
    steps();
    whole();
    increment();
    growth();
    if (!equality.isEmpty()) {
      out.append('\n').append(equality(equality));
    }
    return out.toString();
  }

  private void steps() {
    line("");
    line(
        "| step | rows written | ours cold s | DuckDB cold s | ratio | ours warm s | DuckDB warm s | ratio | ours warm rows/s |");
    line("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (String step : Peer.STEPS.keySet()) {
      Long rows = rowsByStage.get(step);
      line(
          "| %s | %s | %s | %s | %s | %s | %s | %s | %s |",
          step,
          rows == null ? "" : String.format(Locale.ROOT, "%,d", rows),
          seconds("ours cold " + step),
          seconds("peer cold " + step),
          ratio("ours cold " + step, "peer cold " + step),
          seconds("ours warm " + step),
          seconds("peer warm " + step),
          ratio("ours warm " + step, "peer warm " + step),
          rows == null ? "" : perSecond(rows, "ours warm " + step));
    }
  }

  private void whole() {
    line("");
    line(
        "| whole pipeline | ours | DuckDB | ratio | ours records/s | ours MB/s | ours peak GB | DuckDB peak GB |");
    line("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (String state : List.of("cold", "warm")) {
      String a = "ours " + state + " whole";
      String b = "peer " + state + " whole";
      line(
          "| %s | %s | %s | %s | %s | %s | %s | %s |",
          state,
          repetitions(a),
          repetitions(b),
          ratio(a, b),
          perSecond(dumps.records(), a),
          perSecond(dumps.bytes() / 1_000_000.0, a),
          gigabytes(a),
          gigabytes(b));
    }
  }

  private void increment() {
    if (!timings.has("ours cold increment")) {
      return;
    }
    line("");
    line("| one more day | cold s | warm s |");
    line("|---|---:|---:|");
    line("| ours, all days before it | %s | |", repetitions("ours cold first"));
    line(
        "| ours, the increment | %s | %s |",
        repetitions("ours cold increment"), repetitions("ours warm increment"));
    line("| ours, nothing new | %s | |", repetitions("ours cold unchanged"));
    line(
        "| DuckDB, full refresh | %s | %s |",
        repetitions("peer cold refresh"), repetitions("peer warm refresh"));
    line(
        "| the increment is faster | %.1f× | %.1f× |",
        timings.seconds("peer cold refresh") / timings.seconds("ours cold increment"),
        timings.seconds("peer warm refresh") / timings.seconds("ours warm increment"));
  }

  private void growth() {
    if (!timings.has("ours cold whole tenth")) {
      return;
    }
    line("");
    line("| orders | ours cold s | ours peak GB | DuckDB cold s | DuckDB peak GB |");
    line("|---:|---:|---:|---:|---:|");
    for (String suffix : List.of(" tenth", "")) {
      String a = "ours cold whole" + suffix;
      String b = "peer cold whole" + suffix;
      line(
          "| %,d | %s | %s | %s | %s |",
          suffix.isEmpty() ? options.orders : options.orders / 10,
          seconds(a),
          gigabytes(a),
          seconds(b),
          gigabytes(b));
    }
  }

  /** One line a table, mismatches by column. */
  static String equality(List<Equality.Result> results) {
    StringBuilder table = new StringBuilder();
    table.append("| table | rows ours | rows DuckDB | unmatched keys | columns | mismatches |\n");
    table.append("|---|---:|---:|---:|---:|---|\n");
    for (Equality.Result r : results) {
      String mismatches =
          r.mismatches().entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
              .collect(Collectors.joining(", "));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %,d | %d | %s |%n",
              r.table(),
              r.ours(),
              r.theirs(),
              r.unmatched(),
              r.columns(),
              mismatches.isEmpty() ? "none" : mismatches));
    }
    return table.toString();
  }

  private String seconds(String run) {
    return timings.has(run) ? String.format(Locale.ROOT, "%.1f", timings.seconds(run)) : "";
  }

  /** Median, and the single runs beside it. */
  private String repetitions(String run) {
    List<Double> all = timings.all(run);
    if (all.size() < 2) {
      return seconds(run);
    }
    return seconds(run)
        + all.stream()
            .map(s -> String.format(Locale.ROOT, "%.1f", s))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private String ratio(String a, String b) {
    return timings.has(a) && timings.has(b)
        ? String.format(Locale.ROOT, "%.2f", timings.seconds(a) / timings.seconds(b))
        : "";
  }

  private String perSecond(double amount, String run) {
    return timings.has(run)
        ? String.format(Locale.ROOT, "%,.0f", amount / timings.seconds(run))
        : "";
  }

  private String gigabytes(String run) {
    long bytes = timings.peakBytes(run);
    return bytes == 0 ? "" : String.format(Locale.ROOT, "%.2f", bytes / 1e9);
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
