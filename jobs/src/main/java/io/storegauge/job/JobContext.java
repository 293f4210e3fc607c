package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What every job is given.
 *
 * @param interval as-of days asked for; ALL = every day with an order or a review
 * @param runId names the run in run_log and commits
 * @param progress where a job reports what it does
 */
public record JobContext(Lake lake, Conf conf, DaySet interval, String runId, Progress progress) {

  /** Short hash of the configuration that shapes a table; another one makes its rows stale. */
  public static String fingerprint(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object p : parts) {
      text.append(p).append('\n');
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
