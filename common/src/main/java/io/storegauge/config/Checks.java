package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Checks that several files share. A value of the wrong type is left to the schema. */
final class Checks {
  /** Weights in percent are written with few decimals; their sum is off by rounding only. */
  static final double ROUNDING = 1e-9;

  private Checks() {}

  /**
   * A reference to something that another file or the code names. If nothing is known, the file
   * that names it has a problem of its own, and that is the one to tell.
   */
  static void name(
      YamlDoc doc, String pointer, String what, List<String> known, Problems problems) {
    JsonNode name = doc.at(pointer);
    if (name.isTextual() && !known.isEmpty() && !known.contains(name.asText())) {
      problems.add(
          doc,
          pointer,
          String.format(
              "no such %s; allowed: %s.%s",
              what, String.join(", ", known), NearNames.hint(name.asText(), known, "Change it.")));
    }
  }

  static void zone(YamlDoc doc, String pointer, Problems problems) {
    JsonNode zone = doc.at(pointer);
    if (zone.isTextual()) {
      Set<String> known = ZoneId.getAvailableZoneIds();
      if (!known.contains(zone.asText())) {
        String hint = NearNames.hint(zone.asText(), known, "Change it.");
        problems.add(
            doc,
            pointer,
            "no such time zone; allowed: IANA names such as Asia/Shanghai, not offsets." + hint);
      }
    }
  }

  /** The weights below {@code pointer} sum to 100. */
  static void sum(YamlDoc doc, String pointer, Iterable<JsonNode> weights, Problems problems) {
    sum(doc, pointer, "", weights, problems);
  }

  /**
   * Some weights below {@code pointer} sum to 100.
   *
   * @param which of them, such as {@code " of product"}
   */
  static void sum(
      YamlDoc doc, String pointer, String which, Iterable<JsonNode> weights, Problems problems) {
    double sum = 0;
    for (JsonNode w : weights) {
      if (!w.isNumber()) {
        return;
      }
      sum += w.asDouble();
    }
    double over = sum - 100;
    if (Math.abs(over) > ROUNDING) {
      problems.add(
          doc.placeOfAll(pointer),
          String.format(
              "%s: the weights%s sum to %s; allowed: a sum of 100. %s %s.",
              doc.shownKey(pointer),
              which,
              plain(sum),
              over > 0 ? "Take away" : "Add",
              plain(Math.abs(over))));
    }
  }

  /** A number without a trailing {@code .0}, and without the noise of binary sums. */
  static String plain(double number) {
    return new java.math.BigDecimal(number)
        .setScale(6, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
