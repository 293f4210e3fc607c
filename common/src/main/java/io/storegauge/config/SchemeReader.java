package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of a scheme's tree without problems. */
final class SchemeReader {
  private SchemeReader() {}

  static Scheme read(String id, JsonNode root) {
    return new Scheme(
        id,
        Trees.list(root.path("versions"), SchemeReader::version),
        Trees.list(root.path("overrides"), SchemeReader::override),
        promotions(root.path("versions")));
  }

  private static Map<String, Scheme.Promotion> promotions(JsonNode versions) {
    Map<String, Scheme.Promotion> byVersion = new LinkedHashMap<>();
    for (JsonNode v : versions) {
      JsonNode p = v.path("promotion");
      if (p.has("days")) {
        byVersion.put(
            v.path("version").asText(),
            new Scheme.Promotion(p.path("days").asInt(), p.path("mean_at_least").asDouble()));
      }
    }
    return Collections.unmodifiableMap(byVersion);
  }

  private static Scheme.Version version(JsonNode v) {
    JsonNode publication = v.path("publication").path("effective_day");
    return new Scheme.Version(
        v.path("version").asText(),
        LocalDate.parse(v.path("from").asText()),
        v.path("also_before").asBoolean(),
        new Scheme.Range(
            v.path("range").path("from").asDouble(), v.path("range").path("to").asDouble()),
        stages(v.path("stages")),
        Trees.map(v.path("dimensions"), JsonNode::asDouble),
        Trees.list(v.path("indicators"), SchemeReader::indicator),
        Trees.list(v.path("bonuses"), SchemeReader::bonus),
        Trees.list(v.path("deductions"), SchemeReader::deduction),
        Trees.list(v.path("gates"), SchemeReader::gate),
        Trees.choice(Scheme.GradedBy.class, v.path("graded_by")),
        Trees.list(
            v.path("grades"),
            g -> new Scheme.Grade(g.path("at_least").asDouble(), g.path("grade").asText())),
        Trees.list(
            v.path("display"),
            d -> new Scheme.Shown(d.path("at_least").asDouble(), d.path("shows").asDouble())),
        publication.isMissingNode() ? null : new Scheme.Publication(publication.asInt()));
  }

  private static Scheme.Stages stages(JsonNode s) {
    return new Scheme.Stages(
        s.path("formal_from").asInt(),
        Trees.choice(Scheme.Newcomer.class, s.path("newcomer")),
        Trees.number(s.path("score")),
        Trees.text(s.path("grade")),
        texts(s.path("violations")),
        Trees.number(s.path("after_violation")),
        texts(s.path("unscored_store_types")));
  }

  private static List<String> texts(JsonNode list) {
    return Trees.list(list, JsonNode::asText);
  }

  /** Its name, or what stands for it. */
  static String indicatorName(JsonNode i) {
    return i.has("name")
        ? i.path("name").asText()
        : i.path("metric").asText() + "_" + i.path("window_days").asText() + "d";
  }

  private static Scheme.Indicator indicator(JsonNode i) {
    JsonNode fixed = i.path("small_sample");
    return new Scheme.Indicator(
        indicatorName(i),
        i.path("dimension").asText(),
        i.path("metric").asText(),
        i.path("window_days").asInt(),
        Trees.choice(Scheme.Use.class, i.path("use")),
        i.has("min_denominator") ? (Integer) i.path("min_denominator").asInt() : null,
        i.path("weight").asDouble(),
        curve(i),
        fixed.has("points")
            ? new Scheme.SmallSample(fixed.path("points").asDouble(), when(fixed))
            : null);
  }

  /** Maps that are left out stand in the tree with their defaults alone. */
  private static Scheme.Curve curve(JsonNode i) {
    if (i.has("curve")) {
      return new Scheme.Linear(points(i.path("curve")));
    }
    if (i.has("tiers")) {
      return new Scheme.Tiers(points(i.path("tiers")));
    }
    JsonNode peer = i.path("peer");
    return peer.has("low")
        ? new Scheme.Peer(
            peer.path("low").asDouble(),
            peer.path("high").asDouble(),
            peer.path("step").asDouble(),
            peer.path("worst").asDouble(),
            peer.path("best").asDouble())
        : new Scheme.Identity(i.path("identity").path("scale").asDouble());
  }

  private static List<Scheme.Point> points(JsonNode list) {
    return Trees.list(
        list, p -> new Scheme.Point(p.path("value").asDouble(), p.path("points").asDouble()));
  }

  private static List<Scheme.Condition> when(JsonNode holder) {
    return Trees.list(
        holder.path("when"),
        c ->
            new Scheme.Condition(
                Trees.text(c.path("column")),
                Trees.number(c.path("above")),
                Trees.number(c.path("at_least")),
                Trees.number(c.path("below")),
                Trees.number(c.path("at_most")),
                Trees.number(c.path("peer_top")),
                Trees.text(c.path("service")),
                Trees.text(c.path("store_type"))));
  }

  private static Scheme.Bonus bonus(JsonNode b) {
    return new Scheme.Bonus(
        b.path("name").asText(),
        b.path("points").asDouble(),
        Trees.text(b.path("dimension")),
        when(b));
  }

  private static Scheme.Deduction deduction(JsonNode d) {
    return new Scheme.Deduction(
        d.path("name").asText(),
        texts(d.path("columns")),
        d.path("points").asDouble(),
        d.path("at_most").asDouble());
  }

  private static Scheme.Gate gate(JsonNode g) {
    return new Scheme.Gate(
        g.path("name").asText(),
        Trees.number(g.path("score")),
        Trees.text(g.path("grade")),
        when(g));
  }

  private static Scheme.Override override(JsonNode o) {
    return new Scheme.Override(
        texts(o.path("versions")),
        Trees.text(o.path("industry")),
        Trees.text(o.path("category")),
        Trees.text(o.path("store_type")),
        Trees.map(o.path("dimensions"), JsonNode::asDouble),
        Trees.map(o.path("weights"), JsonNode::asDouble));
  }
}
