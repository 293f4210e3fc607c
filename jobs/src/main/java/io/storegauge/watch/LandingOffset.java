package io.storegauge.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.ingest.LandingLook;
import org.apache.spark.sql.connector.read.streaming.Offset;

/**
 * How far a query has come: which state of the landing folder it was last told of. Small, however
 * many files there are; which of them were read the lake itself knows.
 */
final class LandingOffset extends Offset {
  static final LandingOffset START = new LandingOffset(0, LandingLook.NOTHING);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final long number;
  private final LandingLook look;

  /**
   * @param number counts the states that were told
   */
  LandingOffset(long number, LandingLook look) {
    this.number = number;
    this.look = look;
  }

  long number() {
    return number;
  }

  LandingLook look() {
    return look;
  }

  LandingOffset next(LandingLook now) {
    return new LandingOffset(number + 1, now);
  }

  @Override
  public String json() {
    return JSON.createObjectNode()
        .put("look", number)
        .put("files", look.files())
        .put("bytes", look.bytes())
        .put("unmatched", look.unmatched())
        .put("digest", look.digest())
        .toString();
  }

  static LandingOffset parse(String json) {
    try {
      JsonNode says = JSON.readTree(json);
      if (!says.path("look").isNumber() || !says.path("digest").isTextual()) {
        throw new IllegalStateException("not an offset of a landing folder: " + json);
      }
      return new LandingOffset(
          says.path("look").asLong(),
          new LandingLook(
              says.path("files").asLong(),
              says.path("bytes").asLong(),
              says.path("unmatched").asLong(),
              says.path("digest").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an offset of a landing folder: " + json, e);
    }
  }
}
