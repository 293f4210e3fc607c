package io.storegauge.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How well a model does on texts it has not seen: in all, by category, by language. */
public final class Evaluation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int band;
  private final Tally all = new Tally();
  private final Map<String, Tally> byCategory = new TreeMap<>();
  private final Map<String, Tally> byLanguage = new TreeMap<>();

  /**
   * @param band see {@link Sentiment#of}
   */
  public Evaluation(int band) {
    this.band = band;
  }

  /** Scores texts; one that says nothing counts as undecided, which is positive by a hair. */
  public static Evaluation of(SentimentModel model, Collection<LabelledText> texts, int band) {
    Evaluation e = new Evaluation(band);
    SentimentScorer scorer = new SentimentScorer(model);
    for (LabelledText t : texts) {
      double p = scorer.probability(t.text());
      e.add(t, Double.isNaN(p) ? 0.5 : p);
    }
    return e;
  }

  void add(LabelledText text, double probability) {
    all.add(text.positive(), probability, band);
    byLanguage
        .computeIfAbsent(Language.of(text.text()), l -> new Tally())
        .add(text.positive(), probability, band);
    if (text.category() != null) {
      byCategory
          .computeIfAbsent(text.category(), c -> new Tally())
          .add(text.positive(), probability, band);
    }
  }

  public Tally all() {
    return all;
  }

  /** Texts without a category are in none. */
  public Map<String, Tally> byCategory() {
    return byCategory;
  }

  /** Each text is in one: see docs/text.md. */
  public Map<String, Tally> byLanguage() {
    return byLanguage;
  }

  ObjectNode toJson() {
    ObjectNode o = JSON.createObjectNode();
    o.set("all", all.toJson());
    ObjectNode categories = o.putObject("by_category");
    byCategory.forEach((c, tally) -> categories.set(c, tally.toJson()));
    ObjectNode languages = o.putObject("by_language");
    byLanguage.forEach((l, tally) -> languages.set(l, tally.toJson()));
    return o;
  }
}
