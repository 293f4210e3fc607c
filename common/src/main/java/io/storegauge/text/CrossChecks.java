package io.storegauge.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a training found out beside its held-out fifth.
 *
 * @param folds parts of the cross-validation; 0 = none was asked for
 * @param folded every text judged by a model of the other parts; null = none was asked for
 * @param categories each category judged by a model of the others; empty = not asked for
 */
public record CrossChecks(int folds, Evaluation folded, Map<String, Tally> categories) {
  public static final CrossChecks NONE = new CrossChecks(0, null, Map.of());

  /** Mean over the categories left out, each weighing the same; NaN without any. */
  public double meanOfCategories() {
    return categories.values().stream().mapToDouble(Tally::accuracy).average().orElse(Double.NaN);
  }

  void addTo(ObjectNode trained) {
    if (folded != null) {
      trained.put("folds", folds).set("folds_result", folded.toJson());
    }
    if (!categories.isEmpty()) {
      ObjectNode left = trained.putObject("categories_left_out");
      categories.forEach((category, tally) -> left.set(category, tally.toJson()));
    }
  }
}
