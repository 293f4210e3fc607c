package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.DaySet;
import io.storegauge.model.Metric;
import io.storegauge.model.NearNames;
import io.storegauge.table.MetricColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code exempt_days} of a platform: days that do not count in some of its metrics. */
final class ExemptDaysKey {
  private static final String KEY = "exempt_days";

  private static final List<String> ALLOWED =
      Stream.of(Metric.values()).filter(Metric::canLeaveOutDays).map(Metric::id).toList();

  /** Metrics there are that cannot leave out a day, each with the reason. */
  private static final Map<String, String> REFUSED = refused();

  private ExemptDaysKey() {}

  private static Map<String, String> refused() {
    Map<String, String> refused = new TreeMap<>();
    MetricColumn.ids().forEach(id -> refused.put(id, "its buyers count on 90 days each"));
    for (Metric m : Metric.values()) {
      refused.put(
          m.id(),
          m.kind().isSnapshot()
              ? "the newest snapshot speaks, not a sum of days"
              : "it counts everything that is known of the window");
    }
    ALLOWED.forEach(refused::remove);
    for (String percentile : List.of("delivery_hours_p50", "delivery_hours_p90")) {
      refused.put(percentile, "it leaves out the days of delivery_hours_mean");
    }
    return refused;
  }

  /** What the schema cannot say. */
  static void check(YamlDoc doc, String platform, Problems problems) {
    String list = YamlDoc.child(platform, KEY);
    for (int i = 0; i < doc.at(list).size(); i++) {
      String days = list + "/" + i + "/days";
      Checks.days(doc, days, problems);
      for (int d = 0; d < doc.at(days).size(); d++) {
        Checks.days(doc, days + "/" + d, problems);
      }
      String metrics = list + "/" + i + "/metrics";
      for (int m = 0; m < doc.at(metrics).size(); m++) {
        metric(doc, metrics + "/" + m, problems);
      }
    }
  }

  private static void metric(YamlDoc doc, String pointer, Problems problems) {
    JsonNode id = doc.at(pointer);
    if (!id.isTextual() || ALLOWED.contains(id.asText())) {
      return;
    }
    String reason = REFUSED.get(id.asText());
    problems.add(
        doc,
        pointer,
        String.format(
            "%s; allowed: %s.%s",
            reason == null
                ? "no such metric (ids stand without a window)"
                : "cannot leave out a day: " + reason,
            String.join(", ", ALLOWED),
            reason == null ? NearNames.hint(id.asText(), ALLOWED, "Change it.") : " Remove it."));
  }

  /** By metric; days that several entries name are left out once. */
  static Map<Metric, DaySet> read(JsonNode platform) {
    Map<Metric, DaySet> days = new EnumMap<>(Metric.class);
    for (JsonNode entry : platform.path(KEY)) {
      DaySet of = days(entry.path("days"));
      for (JsonNode id : entry.path("metrics")) {
        days.merge(Trees.choice(Metric.class, id), of, DaySet::union);
      }
    }
    return days;
  }

  private static DaySet days(JsonNode value) {
    List<String> ranges =
        value.isTextual() ? List.of(value.asText()) : Trees.list(value, JsonNode::asText);
    return Trees.union(ranges);
  }
}
