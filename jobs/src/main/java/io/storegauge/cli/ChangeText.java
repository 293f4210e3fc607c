package io.storegauge.cli;

import java.util.ArrayList;
import java.util.List;

/** An {@link ExplainedChange} for a reader: what moved the score, line by line. */
final class ChangeText {
  private static final int PLACES = 2;

  private final ExplainedChange change;
  private final Explanation.Score now;

  ChangeText(ExplainedChange change, Explanation.Score now) {
    this.change = change;
    this.now = now;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(headline());
    if (change.note() != null) {
      lines.add("  " + change.note());
    }
    List<ExplainedChange.Part> moved = change.parts().stream().filter(p -> !p.isZero()).toList();
    if (moved.isEmpty()) {
      return lines;
    }
    TextTable t =
        TextTable.of(
            "", ">then", ">now", ">value changed", ">peers moved", ">rule changed", ">change");
    for (ExplainedChange.Part p : moved) {
      t.add(
          "├─ " + p.part().replace('_', p.unit() == null ? ' ' : '_'),
          p.unit() == null ? null : Figures.withUnit(p.valueThen(), p.unit()),
          p.unit() == null ? null : Figures.withUnit(p.valueNow(), p.unit()),
          Figures.signed(p.valueChanged(), PLACES),
          Figures.signed(p.peersMoved(), PLACES),
          Figures.signed(p.ruleChanged(), PLACES),
          Figures.signed(p.change(), PLACES));
    }
    t.add(
        "└─ score",
        Figures.fixed(change.score(), PLACES),
        Figures.fixed(now.score(), PLACES),
        Figures.signed(change.valueChanged(), PLACES),
        Figures.signed(change.peersMoved(), PLACES),
        Figures.signed(change.ruleChanged(), PLACES),
        Figures.signed(change.change(), PLACES));
    lines.addAll(t.lines());
    return lines;
  }

  private String headline() {
    String since = "since the " + change.since() + " before, " + change.from();
    if (change.change() == null) {
      return since;
    }
    String rules =
        change.version().equals(now.version())
            ? ""
            : "  rules " + change.version() + " → " + now.version();
    return since
        + ": "
        + (change.change().signum() == 0 ? "the same" : Figures.signed(change.change(), PLACES))
        + rules;
  }
}
