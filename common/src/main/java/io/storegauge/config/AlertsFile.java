package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/** {@code alerts.yaml}; its schema says all that can be wrong with it. */
final class AlertsFile {
  static final String NAME = "alerts.yaml";

  private AlertsFile() {}

  /** The records of a tree without problems. */
  static Alerts read(JsonNode root) {
    return new Alerts(
        root.path("usual_days").asInt(),
        root.path("quiet_days").asInt(),
        new TreeMap<>(Trees.map(root.path("rules"), AlertsFile::rule)));
  }

  private static Alerts.Rule rule(JsonNode rule) {
    return new Alerts.Rule(
        Trees.choice(Alerts.Of.class, rule.path("of")),
        rule.path("window_days").asInt(),
        rule.path("at_least").asInt(),
        Trees.number(rule.path("threshold")),
        Trees.choice(Alerts.Severity.class, rule.path("severity")));
  }
}
