package io.storegauge.cli;

import io.storegauge.text.Evaluation;
import io.storegauge.text.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How right a model was, as a table for a reader. */
final class TallyTable {
  private final TextTable table =
      TextTable.of(
          "",
          ">texts",
          ">accuracy",
          ">macro-F1",
          ">negatives found",
          ">positives found",
          ">neutral",
          ">accuracy of the rest");

  static List<String> lines(Evaluation e) {
    TallyTable t = new TallyTable();
    t.add("all", e.all());
    t.addAll("", e.byCategory());
    t.addAll("language ", e.byLanguage());
    List<String> lines = new ArrayList<>(t.table.lines());
    lines.add("");
    lines.addAll(classes(e.all()));
    return lines;
  }

  /** The confusion matrix, and how right the model is about each class. */
  private static List<String> classes(Tally t) {
    TextTable table =
        TextTable.of(
            "class", ">texts", ">said negative", ">said positive", ">found", ">precision", ">F1");
    addClass(table, "negative", t, false);
    addClass(table, "positive", t, true);
    return table.lines();
  }

  private static void addClass(TextTable table, String name, Tally t, boolean positive) {
    table.add(
        name,
        Values.count(t.texts(positive, false) + t.texts(positive, true)),
        Values.count(t.texts(positive, false)),
        Values.count(t.texts(positive, true)),
        share(t.recall(positive)),
        share(t.precision(positive)),
        share(t.f1(positive)));
  }

  static List<String> lines(Map<String, Tally> byCategory) {
    TallyTable t = new TallyTable();
    t.addAll("", byCategory);
    return t.table.lines();
  }

  private void addAll(String prefix, Map<String, Tally> tallies) {
    tallies.forEach((name, tally) -> add(prefix + name, tally));
  }

  private void add(String name, Tally t) {
    table.add(
        name,
        Values.count(t.texts()),
        share(t.accuracy()),
        share(t.macroF1()),
        share(t.recall(false)),
        share(t.recall(true)),
        share(t.neutralShare()),
        share(t.accuracyWhenSure()));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }
}
