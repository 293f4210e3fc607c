package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.Platform;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code platforms.yaml}. */
final class PlatformsFile {
  static final String NAME = "platforms.yaml";

  private PlatformsFile() {}

  /** What the schema cannot say. */
  static void check(YamlDoc doc, List<String> schemes, Problems problems) {
    doc.root()
        .fieldNames()
        .forEachRemaining(
            id -> {
              String pointer = YamlDoc.child("", id);
              Checks.zone(doc, pointer + "/zone", problems);
              currency(doc, pointer + "/currency", problems);
              Checks.name(doc, pointer + "/scheme", "scheme", schemes, problems);
              for (int i = 0; i < doc.at(pointer + "/scheme").size(); i++) {
                Checks.name(doc, pointer + "/scheme/" + i, "scheme", schemes, problems);
              }
              official(doc, pointer, problems);
              ExemptDaysKey.check(doc, pointer, problems);
            });
  }

  private static void official(YamlDoc doc, String pointer, Problems problems) {
    JsonNode official = doc.at(pointer + "/official_scheme");
    List<String> own = schemes(doc.at(pointer + "/scheme"));
    if (official.isTextual() && !own.contains(official.asText())) {
      problems.add(
          doc,
          pointer + "/official_scheme",
          "not a scheme of the platform; allowed: "
              + String.join(", ", own)
              + ". Name one of them, or add it to scheme.");
    }
  }

  private static void currency(YamlDoc doc, String pointer, Problems problems) {
    JsonNode code = doc.at(pointer);
    Set<String> known =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    if (code.isTextual() && !known.contains(code.asText())) {
      problems.add(
          doc,
          pointer,
          "no such currency; allowed: ISO 4217 codes such as CNY, USD, BRL. Change it.");
    }
  }

  /** The records of a tree without problems, in the order of the file. */
  static Map<String, Platform> read(JsonNode root) {
    Map<String, Platform> platforms = new LinkedHashMap<>();
    root.properties()
        .forEach(
            e -> {
              JsonNode p = e.getValue();
              List<String> schemes = schemes(p.path("scheme"));
              String official = Trees.text(p.path("official_scheme"));
              platforms.put(
                  e.getKey(),
                  new Platform(
                      e.getKey(),
                      ZoneId.of(p.path("zone").asText()),
                      p.path("currency").asText(),
                      schemes,
                      Trees.choice(Platform.PositiveReviews.class, p.path("positive_reviews")),
                      Trees.choice(Platform.PlatformHelp.class, p.path("platform_help")),
                      Trees.choice(Platform.QualityReturns.class, p.path("quality_returns")),
                      official == null ? schemes.get(0) : official,
                      p.path("slow_transit_hours").asInt(),
                      ExemptDaysKey.read(p)));
            });
    return Collections.unmodifiableMap(platforms);
  }

  private static List<String> schemes(JsonNode scheme) {
    return scheme.isArray() ? Trees.list(scheme, JsonNode::asText) : List.of(scheme.asText());
  }
}
