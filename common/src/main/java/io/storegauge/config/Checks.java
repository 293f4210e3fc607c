package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that several files share. A value of the wrong type is left to the schema. */
final class Checks {
  /** Weights in percent are written with few decimals; their sum is off by rounding only. */
  static final double ROUNDING = 1e-9;

  private static final Pattern DAYS =
      Pattern.compile("[0-9]{4}(-[0-9]{2}){2}\\.\\.[0-9]{4}(-[0-9]{2}){2}");

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

  /** Days from the first to the last. */
  static void days(YamlDoc doc, String pointer, Problems problems) {
    JsonNode text = doc.at(pointer);
    if (text.isTextual() && !areDays(text.asText())) {
      problems.add(
          doc,
          pointer,
          "no days; allowed: first..last, each yyyy-MM-dd, the first not after the last. Change"
              + " it.");
    }
  }

  private static boolean areDays(String text) {
    if (!DAYS.matcher(text).matches()) {
      return false;
    }
    try {
      String[] ends = text.split("\\.\\.", -1);
      return !LocalDate.parse(ends[0]).isAfter(LocalDate.parse(ends[1]));
    } catch (DateTimeException e) {
      return false; // 30 February has the form of a day.
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
