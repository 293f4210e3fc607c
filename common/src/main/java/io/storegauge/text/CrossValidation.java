package io.storegauge.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every text judged by a model that has not seen it. */
public final class CrossValidation {
  private final LabelledTexts texts;
  private final Trials trials;
  private final int band;

  CrossValidation(LabelledTexts texts, Trials trials, int band) {
    this.texts = texts;
    this.trials = trials;
    this.band = band;
  }

  /**
   * Each part judged by a model of the others.
   *
   * @param parts of equal size, chosen by content; at least 2
   */
  public Evaluation folds(int parts) {
    Evaluation all = new Evaluation(band);
    for (int part = 0; part < parts; part++) {
      int own = part;
      Trials.Learned others = trials.learned(trials.where(i -> i % parts != own));
      trials.judge(others, trials.where(i -> i % parts == own), all);
    }
    return all;
  }

  /** Each category judged by a model of the others: what a new category can expect. */
  public Map<String, Tally> categories() {
    List<String> of = texts.texts().stream().map(LabelledText::category).toList();
    TreeSet<String> categories = new TreeSet<>();
    of.stream().filter(Objects::nonNull).forEach(categories::add);
    Map<String, Tally> results = new TreeMap<>();
    for (String category : categories) {
      int[] others = trials.where(i -> !category.equals(of.get(i)));
      if (trials.bothClasses(others)) {
        Evaluation result = new Evaluation(band);
        int[] own = trials.where(i -> category.equals(of.get(i)));
        trials.judge(trials.learned(others), own, result);
        results.put(category, result.all());
      }
    }
    return results;
  }
}
