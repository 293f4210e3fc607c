package io.storegauge.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a model was made of, and how a model made of four fifths of it does on the last fifth.
 *
 * @param source where the texts are from, in words
 * @param languages texts learned from, by language
 * @param firstDay epoch days of the texts; {@link LabelledText#UNDATED} = not all are dated
 * @param lastDay likewise
 * @param byTime whether the newest fifth was held out; else one chosen by content
 * @param heldOut how it does there
 * @param checks what else was found out
 */
public record TrainingReport(
    String source,
    long negative,
    long positive,
    long repeated,
    long contradictory,
    long blank,
    Map<String, Integer> languages,
    long firstDay,
    long lastDay,
    boolean byTime,
    Evaluation heldOut,
    CrossChecks checks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ObjectNode toJson() {
    ObjectNode o = JSON.createObjectNode();
    o.put("source", source).put("negative", negative).put("positive", positive);
    o.put("repeated_left_out", repeated).put("contradictory_left_out", contradictory);
    o.put("blank_left_out", blank);
    ObjectNode byLanguage = o.putObject("texts_by_language");
    languages.forEach(byLanguage::put);
    o.put("first_day", day(firstDay)).put("last_day", day(lastDay));
    o.put("held_out", byTime ? "newest fifth" : "a fifth by content");
    o.set("held_out_result", heldOut.toJson());
    checks.addTo(o);
    return o;
  }

  TrainingReport with(CrossChecks found) {
    return new TrainingReport(
        source,
        negative,
        positive,
        repeated,
        contradictory,
        blank,
        languages,
        firstDay,
        lastDay,
        byTime,
        heldOut,
        found);
  }

  /** What says most of texts that no model had seen: each text where there are folds. */
  Evaluation widest() {
    return checks.folded() != null ? checks.folded() : heldOut;
  }

  /** Null if not known. */
  static String day(long epochDay) {
    return epochDay == LabelledText.UNDATED ? null : LocalDate.ofEpochDay(epochDay).toString();
  }
}
