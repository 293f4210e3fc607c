package io.storegauge.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An {@link Explanation} as a tree for a reader. */
final class ExplanationText {
  private static final String BRANCH = "├─ ";
  private static final String LAST = "└─ ";

  private final Explanation e;
  private final List<String> lines = new ArrayList<>();

  ExplanationText(Explanation e) {
    this.e = e;
  }

  List<String> lines() {
    Explanation.Profile p = e.store();
    String about =
        Stream.of(p.name(), p.brand(), p.type(), p.category())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    lines.add(
        e.platform()
            + "/"
            + e.storeId()
            + " as of "
            + e.asOf()
            + (about.isEmpty() ? "" : "  " + about));
    e.scores().forEach(this::score);
    if (e.noChanges() != null) {
      lines.add("");
      lines.add("what changed is not told: " + e.noChanges());
    }
    if (!e.noRules().isEmpty()) {
      lines.add("");
      e.noRules().forEach(n -> lines.add("score  " + n));
    }
    lines.add("");
    volatility();
    lines.add("");
    risk();
    return lines;
  }

  private void score(Explanation.Score s) {
    lines.add("");
    List<String> facts = new ArrayList<>();
    facts.add("scheme " + s.scheme() + " " + s.version());
    // Rows of an earlier release say less.
    if (s.stage() != null) {
      facts.add(s.stage());
    }
    facts.add("coverage " + Figures.percent(s.coverage(), 0));
    if (s.grade() != null) {
      facts.add("grade " + s.grade());
    }
    if (s.display() != null) {
      facts.add("buyers see " + Figures.fixed(s.display(), 1));
    }
    if (s.peerPercentile() != null) {
      facts.add("better than " + Figures.fixed(s.peerPercentile(), 0) + " % of peers");
    }
    if (s.effectiveFrom() != null) {
      boolean isPreview = s.assessedOn() != null && e.asOf().compareTo(s.assessedOn()) < 0;
      facts.add(
          (isPreview ? "preview of " + s.assessedOn() + ", " : "")
              + "in effect from "
              + s.effectiveFrom());
    }
    String top = Figures.fixed(s.top() == null ? 100 : s.top(), 0);
    lines.add(
        "score " + Figures.fixed(s.score(), 2) + " of " + top + "  " + String.join(" · ", facts));
    adjustments(s);
    TextTable t =
        TextTable.of(
            "", ">value", ">points", ">weight", ">gives", ">lost", ">peer median", ">better than");
    Iterator<Explanation.Dimension> dimensions = s.dimensions().iterator();
    while (dimensions.hasNext()) {
      Explanation.Dimension d = dimensions.next();
      boolean lastDimension = !dimensions.hasNext();
      t.add(
          (lastDimension ? LAST : BRANCH) + d.dimension(),
          null,
          Figures.fixed(d.score(), 1),
          Figures.percent(d.weight(), 0),
          Figures.fixed(d.contribution(), 2),
          Figures.fixed(d.pointsLost(), 2));
      indicators(t, d, lastDimension ? "   " : "│  ");
    }
    lines.addAll(t.lines());
    leftOut(s);
    s.changes().forEach(c -> lines.addAll(new ChangeText(c, s).lines()));
  }

  /** What lies between the contributions and the score. */
  private void adjustments(Explanation.Score s) {
    if (s.bonuses() != null) {
      lines.add("  + bonus " + Figures.fixed(s.bonus(), 2) + ": " + s.bonuses());
    }
    if (s.deductions() != null) {
      lines.add("  − deduction " + Figures.fixed(s.deduction(), 2) + ": " + s.deductions());
    }
    if (s.gate() != null) {
      lines.add("  gate " + s.gate() + ", before it " + Figures.fixed(s.beforeGate(), 2));
    }
    if (s.promotion() != null) {
      lines.add("  " + PromotionText.line(s.promotion()));
    }
  }

  /** One line for all indicators that leave out the same days. */
  private void leftOut(Explanation.Score s) {
    Map<String, List<String>> byDays = new TreeMap<>();
    for (Explanation.Dimension d : s.dimensions()) {
      for (Explanation.Indicator i : d.indicators()) {
        if (i.leftOut() != null) {
          byDays.computeIfAbsent(i.leftOut(), days -> new ArrayList<>()).add(i.indicator());
        }
      }
    }
    byDays.forEach(
        (days, indicators) ->
            lines.add("  exempt " + days + ": not counted in " + String.join(", ", indicators)));
  }

  private static void indicators(TextTable t, Explanation.Dimension d, String indent) {
    Iterator<Explanation.Indicator> indicators = d.indicators().iterator();
    while (indicators.hasNext()) {
      Explanation.Indicator i = indicators.next();
      t.add(
          indent + (indicators.hasNext() ? BRANCH : LAST) + i.indicator(),
          Figures.withUnit(i.value(), i.unit()),
          Figures.fixed(i.points(), 1),
          Figures.percent(i.weight(), 0),
          Figures.fixed(i.contribution(), 2),
          Figures.fixed(i.pointsLost(), 2),
          Figures.withUnit(i.peerMedian(), i.unit()),
          i.peerPercentile() == null
              ? Figures.UNKNOWN
              : Figures.fixed(i.peerPercentile(), 0) + " %");
    }
  }

  private void volatility() {
    Explanation.Volatility v = e.volatility();
    if (v == null) {
      lines.add("volatility  not computed for this day");
      return;
    }
    String evidence =
        String.format(
            Locale.ROOT,
            "%d days: %s rated days, %s ratings, mean %s",
            v.windowDays(),
            v.ratedDays(),
            Figures.fixed(v.ratings(), 0),
            Figures.fixed(v.ratingMean(), 2));
    if (v.volatility() == null) {
      lines.add("volatility  too little evidence  " + evidence);
      return;
    }
    lines.add("volatility " + Figures.fixed(v.volatility(), 3) + " stars  " + evidence);
    lines.add(
        BRANCH
            + "raw "
            + Figures.fixed(v.raw(), 3)
            + " · EWMA "
            + Figures.fixed(v.ewma(), 3)
            + " · downside "
            + Figures.fixed(v.downside(), 3)
            + " · deepest fall "
            + Figures.fixed(v.maxDrawdown(), 3));
    lines.add(
        LAST
            + "days with a signal: Shewhart "
            + v.shewhartSignals()
            + ", EWMA "
            + v.ewmaSignals()
            + ", CUSUM "
            + v.cusumSignals());
  }

  private void risk() {
    Explanation.Risk r = e.risk();
    if (r == null) {
      lines.add("risk  not computed for this day");
      return;
    }
    if (r.index() == null) {
      lines.add("risk  no driver known" + (r.band() == null ? "" : ", " + band(r)));
      return;
    }
    lines.add(
        String.format(
            "risk %s of 100, %s  priority %s, rank %s on %s · coverage %s",
            Figures.fixed(r.index(), 2),
            band(r),
            Figures.fixed(r.priority(), 1),
            r.priorityRank(),
            e.platform(),
            Figures.percent(r.coverage(), 0)));
    TextTable t = TextTable.of("", ">value", ">worse than", ">weight", ">gives");
    Iterator<Explanation.Driver> drivers = r.drivers().iterator();
    while (drivers.hasNext()) {
      Explanation.Driver d = drivers.next();
      t.add(
          (drivers.hasNext() ? BRANCH : LAST)
              + d.driver()
              // Rows of an earlier release say less.
              + (d.input() == null ? "" : " · " + d.input()),
          Figures.fixed(d.value(), 4),
          d.percentile() == null ? Figures.UNKNOWN : Figures.fixed(d.percentile(), 0) + " %",
          Figures.percent(d.weight(), 0),
          Figures.fixed(d.contribution(), 2));
    }
    lines.addAll(t.lines());
  }

  /** The band, and why it is another than the day's index says. */
  private static String band(Explanation.Risk r) {
    if ("gate".equals(r.bandBy())) {
      return r.band() + " (gate " + r.gate() + ")";
    }
    return "hysteresis".equals(r.bandBy()) ? r.band() + " (held from before)" : r.band();
  }
}
