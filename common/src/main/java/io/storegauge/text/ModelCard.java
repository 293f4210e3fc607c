package io.storegauge.text;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people should know of a model before they trust it, in Markdown. */
final class ModelCard {
  /** Of so many texts an accuracy of 0.9 is known to ± 0.06 (95 %). */
  private static final int FEW = 100;

  private final StringBuilder text = new StringBuilder();

  private ModelCard() {}

  static String of(String version, TrainedModel model) {
    ModelCard card = new ModelCard();
    card.line("# Sentiment model %s", version);
    card.line("");
    card.origin(model.report());
    card.line("");
    card.held(model.report());
    card.line("");
    card.form(model);
    card.line("");
    card.failures(model.report());
    return card.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void origin(TrainingReport r) {
    line("Says of a review's text how probable it is that it is positive.");
    line("");
    line("| learned from | |");
    line("|---|---|");
    line("| source | %s |", r.source());
    line(
        "| texts | %,d negative, %,d positive; both classes weigh the same |",
        r.negative(), r.positive());
    line(
        "| left out | %,d that repeat another, %,d that are negative and positive, %,d without a letter |",
        r.repeated(), r.contradictory(), r.blank());
    line("| languages | %s |", counts(r.languages()));
    String first = TrainingReport.day(r.firstDay());
    line(
        "| days | %s |",
        first == null ? "not known" : first + " to " + TrainingReport.day(r.lastDay()));
  }

  private static String counts(Map<String, Integer> texts) {
    return texts.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private void held(TrainingReport r) {
    line("## How right it is");
    line(
        "Measured on %s, with a model that was made of the other four fifths; this one has seen all of them.",
        r.byTime() ? "the newest fifth of the texts" : "a fifth of the texts, chosen by content");
    line("");
    evaluation(r.heldOut());
    CrossChecks checks = r.checks();
    if (checks.folded() != null) {
      line("");
      line("## Cross-validation");
      line("Each of %d parts judged by a model of the others.", checks.folds());
      line("");
      evaluation(checks.folded());
    }
    if (!checks.categories().isEmpty()) {
      line("");
      line("## New categories");
      line(
          "Each category judged by a model that has seen none of it; mean accuracy %s.",
          share(checks.meanOfCategories()));
      line("");
      header();
      checks.categories().forEach(this::row);
    }
  }

  private void evaluation(Evaluation e) {
    header();
    row("all", e.all());
    e.byCategory().forEach((category, tally) -> row("category " + category, tally));
    e.byLanguage().forEach((language, tally) -> row("language " + language, tally));
    line("");
    line("| class | texts | said negative | said positive | found | precision | F1 |");
    line("|---|--:|--:|--:|--:|--:|--:|");
    ofClass("negative", e.all(), false);
    ofClass("positive", e.all(), true);
  }

  private void ofClass(String name, Tally t, boolean positive) {
    line(
        "| %s | %,d | %,d | %,d | %s | %s | %s |",
        name,
        t.texts(positive, false) + t.texts(positive, true),
        t.texts(positive, false),
        t.texts(positive, true),
        share(t.recall(positive)),
        share(t.precision(positive)),
        share(t.f1(positive)));
  }

  private void header() {
    line(
        "| | texts | accuracy | negatives found | positives found | macro-F1 | neutral | accuracy of the rest |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|");
  }

  private void row(String name, Tally t) {
    line(
        "| %s | %,d | %s | %s | %s | %s | %s | %s |",
        name.replace('|', '/'),
        t.texts(),
        share(t.accuracy()),
        share(t.recall(false)),
        share(t.recall(true)),
        share(t.macroF1()),
        share(t.neutralShare()),
        share(t.accuracyWhenSure()));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  private void form(TrainedModel model) {
    Features f = model.features();
    line("## What it is");
    line(
        "Weights of %,d n-grams of 1 to %d characters%s%s, by hashes of 64 bits; a bias of %s.",
        model.weights().count(),
        f.longest(),
        f.words() ? ", and words and pairs of words" : "",
        f.edge() > 0 ? ", some apart in the first and last characters" : "",
        model.bias());
  }

  private void failures(TrainingReport r) {
    line("## Known failures");
    line(
        "- It knows which words go with which stars, not what they mean: irony, praise of a rival and questions mislead it.");
    line("- A text of both praise and blame gets a probability near one half, and is neutral.");
    line(
        "- Of a language, a category or a fashion of speech that was not among its texts it knows little.");
    String few = counts(judgedByFew(r));
    if (!few.isEmpty()) {
      line(
          "- Its figures for languages of which fewer than %d texts were held out may be chance: %s.",
          FEW, few);
    }
    line(
        "- Languages are told by script and frequent words: `unsure (latin)` are texts too short or too strange for that, `other` have no letters, or as many of two scripts.");
    line(
        "- Stars are not texts: where buyers give five stars by habit, a model learned from stars has seen blame as praise.");
  }

  /** Languages it learned from, and how many of their texts it was judged by. */
  private static Map<String, Integer> judgedByFew(TrainingReport r) {
    Map<String, Tally> judged = r.widest().byLanguage();
    Map<String, Integer> few = new TreeMap<>();
    for (String language : r.languages().keySet()) {
      long texts = judged.containsKey(language) ? judged.get(language).texts() : 0;
      if (texts < FEW) {
        few.put(language, (int) texts);
      }
    }
    return few;
  }
}
