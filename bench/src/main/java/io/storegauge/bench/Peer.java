package io.storegauge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pipeline as a DuckDB user would write it: the same landing files in, the same tables out, as
 * one folder of Parquet files a table. Every step reads what the step before wrote, so that steps
 * can run in one process or one by one.
 */
final class Peer {
  /** Steps in order; each is a script of that name. */
  static final List<String> STEPS =
      List.of("ingest", "facts", "metrics", "scores", "volatility", "benchmark", "risk");

  /** Tables by the step that writes them. */
  static final Map<String, List<String>> TABLES =
      Map.of(
          "ingest", List.of("silver/orders", "silver/reviews", "silver/stores"),
          "facts", List.of("facts/store_day", "facts/delivery_bins", "facts/repurchase_day"),
          "metrics", List.of("gold/store_metrics"),
          "scores", List.of("gold/store_scores", "gold/score_components"),
          "volatility", List.of("gold/store_volatility"),
          "benchmark", List.of("gold/store_benchmarks"),
          "risk", List.of("gold/store_risk", "gold/risk_drivers"));

  private static final int HMAC_BLOCK = 64;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Path out;

  /**
   * @param buyerKey secret of the buyer hash
   * @param memory DuckDB's memory limit, such as {@code 5GB}
   */
  Peer(Path landing, Path out, String buyerKey, int threads, String memory) {
    this.out = out.toAbsolutePath();
    byte[] key = hmacKey(buyerKey);
    values.put("threads", String.valueOf(threads));
    values.put("memory", memory);
    values.put("landing", landing.toAbsolutePath().toString());
    values.put("out", this.out.toString());
    values.put("spill", this.out.resolve(".spill").toString());
    values.put("inner_pad", blob(key, 0x36));
    values.put("outer_pad", blob(key, 0x5c));
  }

  /** Runs steps in one process; returns the seconds of each. */
  Map<String, Double> run(List<String> steps) throws IOException, SQLException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:")) {
      long started = System.nanoTime();
      SqlScript.load("session", values).run(db);
      for (String step : steps) {
        for (String table : TABLES.get(step)) {
          clear(out.resolve(table));
        }
        SqlScript.load(step, values).run(db);
        long now = System.nanoTime();
        seconds.put(step, (now - started) / 1e9);
        started = now;
      }
    }
    return seconds;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
    Files.createDirectories(folder.getParent());
  }

  private static byte[] hmacKey(String secret) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    if (key.length <= HMAC_BLOCK) {
      return Arrays.copyOf(key, HMAC_BLOCK);
    }
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), HMAC_BLOCK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key XOR a byte, as the inside of a DuckDB blob literal. */
  private static String blob(byte[] key, int pad) {
    StringBuilder hex = new StringBuilder();
    for (byte b : key) {
      hex.append(String.format("\\x%02X", (b ^ pad) & 0xff));
    }
    return hex.toString();
  }
}
