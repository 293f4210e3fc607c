package io.storegauge.cli;

import io.storegauge.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link IndicatorRows} for a reader. */
final class IndicatorRowsText {
  private static final int WIDTH = 120;
  private static final int PLACES = 3;

  private final IndicatorRows rows;

  IndicatorRowsText(IndicatorRows rows) {
    this.rows = rows;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        rows.platform()
            + "/"
            + rows.storeId()
            + " as of "
            + rows.asOf()
            + "  "
            + rows.indicator()
            + (rows.indicator().equals(rows.metric()) ? "" : " (" + rows.metric() + ")"));
    lines.add(
        "counted "
            + number(rows.numerator())
            + of(rows.denominator())
            + "; gold.store_metrics has "
            + number(rows.writtenNumerator())
            + of(rows.writtenDenominator()));
    if (rows.leftOut() != null) {
      lines.add("  exempt " + rows.leftOut() + ": not counted");
    }
    if (rows.note() != null) {
      lines.add("  " + rows.note());
    }
    rows.rows().stream()
        .flatMap(r -> r.because().stream())
        .distinct()
        .forEach(
            f -> lines.add("  " + f + ": " + Fact.valueOf(f.toUpperCase(Locale.ROOT)).comment()));
    lines.add("");
    TextTable t = TextTable.of("day", "table", "id", ">counts", ">of", "what");
    for (IndicatorRows.Counted r : rows.rows()) {
      t.add(
          r.day(),
          r.table(),
          r.id(),
          number(r.numerator()),
          number(r.denominator()),
          DisplayWidth.cut(words(r.id(), r.row()), WIDTH));
      for (IndicatorRows.About a : r.about()) {
        t.add("", a.table(), a.id(), "", "", DisplayWidth.cut(words(a.id(), a.row()), WIDTH));
      }
    }
    lines.addAll(t.lines());
    return lines;
  }

  private static String of(Double denominator) {
    return denominator == null ? "" : " of " + number(denominator);
  }

  /** As short as it is exact to a thousandth. */
  private static String number(Double n) {
    return n == null
        ? Figures.UNKNOWN
        : new java.math.BigDecimal(Figures.fixed(n, PLACES)).stripTrailingZeros().toPlainString();
  }

  private static String words(String id, Map<String, String> cells) {
    return cells.entrySet().stream()
        .filter(e -> !e.getValue().equals(id))
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
