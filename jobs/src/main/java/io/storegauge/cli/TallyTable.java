package io.storegauge.cli;

import io.storegauge.text.Evaluation;
import io.storegauge.text.Tally;
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
    t.addAll("script ", e.byScript());
    return t.table.lines();
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
        String.format(Locale.ROOT, "%,d", t.texts()),
        share(t.accuracy()),
        share(t.macroF1()),
        share(t.recallNegative()),
        share(t.recallPositive()),
        share(t.neutralShare()),
        share(t.accuracyWhenSure()));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }
}
