package io.storegauge.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.model.DaySet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a commit says of itself, stored in the commit (Delta's {@code userMetadata}), so that data
 * and bookkeeping change together or not at all. The next stage reads from it which days changed.
 *
 * @param runId run that wrote the commit
 * @param fingerprint of the configuration that shaped the rows; another one makes every day stale
 * @param inputs version of each input table that was read
 * @param days named day sets; see the constants
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommitNote(
    String runId, String fingerprint, Map<String, Long> inputs, Map<String, DaySet> days) {

  /** Days whose rows this commit changed (cohort days for silver, as-of days for gold). */
  public static final String CHANGED = "changed";

  /** As-of days the table holds after this commit. */
  public static final String COVERED = "covered";

  /** First to last platform day with an order placed or a review written, so far. */
  public static final String EVENTS = "events";

  /** Days on which buyers' valid orders changed (silver.orders). */
  public static final String REPURCHASE = "repurchase";

  /**
   * Days on which changed reviews were published, without those of their orders (silver.reviews). A
   * commit that does not say it means all that changed.
   */
  public static final String PUBLISHED = "published";

  private static final ObjectMapper JSON = new ObjectMapper();

  public CommitNote {
    inputs = Map.copyOf(inputs);
    days = Map.copyOf(days);
  }

  public DaySet days(String name) {
    DaySet unsaid = name.equals(PUBLISHED) ? days(CHANGED) : DaySet.EMPTY;
    return days.getOrDefault(name, unsaid);
  }

  String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("storegauge", 1);
    root.put("run_id", runId);
    root.put("fingerprint", fingerprint);
    ObjectNode versions = root.putObject("inputs");
    new TreeMap<>(inputs).forEach(versions::put);
    ObjectNode sets = root.putObject("days");
    new TreeMap<>(days).forEach((k, v) -> sets.put(k, v.toString()));
    return root.toString();
  }

  /** Reads a commit's metadata; empty if it is not ours. */
  static Optional<CommitNote> fromJson(String json) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.has("storegauge")) {
        return Optional.empty();
      }
      Map<String, Long> inputs = new TreeMap<>();
      root.path("inputs")
          .fields()
          .forEachRemaining(e -> inputs.put(e.getKey(), e.getValue().asLong()));
      Map<String, DaySet> days = new TreeMap<>();
      root.path("days")
          .fields()
          .forEachRemaining(e -> days.put(e.getKey(), DaySet.parse(e.getValue().asText())));
      return Optional.of(
          new CommitNote(
              root.path("run_id").asText(), root.path("fingerprint").asText(), inputs, days));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
