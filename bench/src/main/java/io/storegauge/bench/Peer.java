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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipeline as a DuckDB user would write it: the same landing files in, the same tables out, as
 * one folder of Parquet files a table. Every step reads what the step before wrote, so that steps
 * can run in one process or one by one.
 */
final class Peer {
  /** Tables by the step that writes them, in order; each step is a script of that name. */
  static final Map<String, List<String>> STEPS = steps();

  /** Texts that several scripts include; they come first, for they have values to fill in, too. */
  private static final List<String> SNIPPETS = List.of("as_of_days", "stores", "peers");

  private static final int HMAC_BLOCK = 64;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Path out;

  /**
   * @param buyerKey secret of the buyer hash
   * @param memory DuckDB's memory limit, such as {@code 5GB}
   */
  Peer(Path landing, FeedFormats formats, Path out, String buyerKey, int threads, String memory) {
    this.out = out.toAbsolutePath();
    byte[] key = hmacKey(buyerKey);
    for (String snippet : SNIPPETS) {
      values.put(snippet, SqlScript.text(snippet).strip());
    }
    values.put("threads", String.valueOf(threads));
    values.put("memory", memory);
    values.put("landing", landing.toAbsolutePath().toString());
    values.put("out", this.out.toString());
    values.put("spill", this.out.resolve(".spill").toString());
    values.put("inner_pad", blob(key, 0x36));
    values.put("outer_pad", blob(key, 0x5c));
    fill("orders", formats.orders());
    fill("reviews", formats.reviews());
  }

  private void fill(String feed, FeedFormat format) {
    values.put(feed + "_reader", format.reader());
    values.put(feed + "_options", format.options());
    values.put(feed + "_ending", format.word());
  }

  private static Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    steps.put("ingest", List.of("silver/orders", "silver/reviews", "silver/stores"));
    steps.put("facts", List.of("facts/store_day", "facts/delivery_bins", "facts/repurchase_day"));
    steps.put("metrics", List.of("gold/store_metrics"));
    steps.put("scores", List.of("gold/store_scores", "gold/score_components"));
    steps.put("volatility", List.of("gold/store_volatility"));
    steps.put("benchmark", List.of("gold/store_benchmarks"));
    steps.put("risk", List.of("gold/store_risk", "gold/risk_drivers"));
    return steps;
  }

  /** Runs steps in one process, each in an empty database; returns the seconds of each. */
  Map<String, Double> run(List<String> steps) throws IOException, SQLException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String step : steps) {
      long started = System.nanoTime();
      for (String table : STEPS.get(step)) {
        Folders.delete(out.resolve(table));
        Files.createDirectories(out.resolve(table).getParent());
      }
      try (Connection db = DriverManager.getConnection("jdbc:duckdb:")) {
        SqlScript.load("session", values).run(db);
        SqlScript.load(step, values).run(db);
      }
      seconds.put(step, (System.nanoTime() - started) / 1e9);
    }
    return seconds;
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
