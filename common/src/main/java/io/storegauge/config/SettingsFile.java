package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.table.MetricColumn;
import java.util.List;

/** {@code storegauge.yaml}. */
final class SettingsFile {
  static final String NAME = "storegauge.yaml";

  private static final String ALL_METRICS = "all";

  private SettingsFile() {}

  /** What the schema cannot say. */
  static void check(YamlDoc doc, Problems problems) {
    JsonNode windows = doc.at("/volatility/windows_days");
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i).isNumber() && windows.get(i).asInt() <= windows.get(i - 1).asInt()) {
        problems.add(
            doc,
            "/volatility/windows_days",
            "not in order; allowed: each window longer than the one before. Sort them.");
        break;
      }
    }
    for (int i = 0; i < doc.at("/volatility/holidays").size(); i++) {
      Checks.days(doc, "/volatility/holidays/" + i, problems);
    }
    columns(doc, "/benchmarks/metrics", problems);
    columns(doc, "/benchmarks/weekly_metrics", problems);
    Checks.sum(doc, "/risk/weights", doc.at("/risk/weights"), problems);
  }

  /** The word for every metric, or a list of columns. */
  private static void columns(YamlDoc doc, String pointer, Problems problems) {
    if (doc.at(pointer).isTextual() && !doc.at(pointer).asText().equals(ALL_METRICS)) {
      problems.add(
          doc,
          pointer,
          "neither "
              + ALL_METRICS
              + " nor a list; allowed: "
              + ALL_METRICS
              + ", or metric columns of gold.store_metrics such as [rating_mean_90d]. Change it.");
    }
    for (int i = 0; i < doc.at(pointer).size(); i++) {
      Checks.name(
          doc,
          pointer + "/" + i,
          "metric column of gold.store_metrics",
          MetricColumn.names(),
          problems);
    }
  }

  private static List<String> columns(JsonNode value) {
    return value.isTextual() ? MetricColumn.names() : Trees.list(value, JsonNode::asText);
  }

  /** The records of a tree without problems. */
  static Settings read(JsonNode root) {
    JsonNode ingest = root.path("ingest");
    JsonNode volatility = root.path("volatility");
    JsonNode benchmarks = root.path("benchmarks");
    JsonNode risk = root.path("risk");
    return new Settings(
        new Settings.Ingest(
            ingest.path("max_rejected_share").asDouble(),
            ingest.path("max_record_bytes").asInt(),
            ingest.path("settle_seconds").asInt(),
            ingest.path("needs_success").asBoolean(),
            Trees.choice(Settings.MultiSellerReviews.class, ingest.path("multi_seller_reviews"))),
        new Settings.Facts(root.path("facts").path("review_window_days").asInt()),
        new Settings.Metrics(root.path("metrics").path("min_denominator").asInt()),
        new Settings.Volatility(
            Trees.list(volatility.path("windows_days"), JsonNode::asInt),
            volatility.path("min_rated_days").asInt(),
            volatility.path("min_ratings").asInt(),
            volatility.path("target_rating").asDouble(),
            Trees.union(Trees.list(volatility.path("holidays"), JsonNode::asText)),
            volatility.path("seed").asLong()),
        new Settings.Benchmarks(
            columns(benchmarks.path("metrics")),
            columns(benchmarks.path("weekly_metrics")),
            benchmarks.path("min_peers").asInt()),
        new Settings.Risk(
            Trees.map(risk.path("weights"), JsonNode::asDouble),
            risk.path("hysteresis").asDouble(),
            risk.path("hold_days").asInt()),
        new Settings.Text(
            root.path("text").path("model").asText(),
            root.path("text").path("neutral_band").asDouble()),
        new Settings.Journey(
            root.path("journey").path("slow_reply_seconds").asInt(),
            root.path("journey").path("slow_refund_hours").asInt(),
            root.path("journey").path("window_days").asInt(),
            root.path("journey").path("capacity_window_days").asInt()),
        suspects(root.path("suspects")),
        new Settings.Privacy(root.path("privacy").path("buyer_key_file").asText()));
  }

  private static Settings.Suspects suspects(JsonNode suspects) {
    return new Settings.Suspects(
        suspects.path("window_days").asInt(),
        suspects.path("min_copies").asInt(),
        suspects.path("similarity").asDouble(),
        suspects.path("min_width").asInt(),
        suspects.path("most_stores").asInt(),
        suspects.path("burst_ratio").asDouble(),
        suspects.path("min_burst").asInt(),
        suspects.path("burst_chance").asDouble(),
        suspects.path("quick_hours").asInt(),
        Trees.map(suspects.path("points"), JsonNode::asInt),
        suspects.path("suspect_from").asInt());
  }
}
