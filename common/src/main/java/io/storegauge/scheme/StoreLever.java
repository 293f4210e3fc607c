package io.storegauge.scheme;

import io.storegauge.table.MetricColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A value of a store that its indicators score, and how far it can be improved. Indicators without
 * a value or a weight, or with the fixed points of a small sample, give none.
 *
 * @param indicator the heaviest of those that score the value
 * @param columns that say the same: the value itself first
 * @param denominator of a share of counted cases; NaN = it is none
 * @param numerator position of its numerator among the version's columns; −1 = it is not among them
 */
record StoreLever(
    SchemeIndicator indicator,
    List<Integer> columns,
    double from,
    int numerator,
    double denominator,
    Lever lever) {
  /** Of a case: a score is sought to the millionth. */
  private static final double MILLIONTH = 1e-6;

  static List<StoreLever> of(ScoredDay day, int store) {
    List<SchemeIndicator> indicators = day.rules().indicators();
    Score score = day.score(store);
    Map<Integer, List<Integer>> byColumn = new LinkedHashMap<>();
    IntStream.range(0, indicators.size())
        .filter(i -> score.total().weights()[i] > 0 && !indicators.get(i).isFixed(day, store))
        .forEach(
            i ->
                byColumn.computeIfAbsent(indicators.get(i).value(), c -> new ArrayList<>()).add(i));
    return byColumn.entrySet().stream().map(e -> of(day, store, e.getKey(), e.getValue())).toList();
  }

  private static StoreLever of(ScoredDay day, int store, int column, List<Integer> scoredBy) {
    List<SchemeIndicator> indicators = day.rules().indicators();
    double[] weights = day.score(store).total().weights();
    List<Lever.Scored> curves = new ArrayList<>();
    int heaviest = scoredBy.get(0);
    for (int i : scoredBy) {
      SchemeIndicator indicator = indicators.get(i);
      curves.add(new Lever.Scored(indicator.curve(), indicator.peers(day, store), weights[i]));
      heaviest = weights[i] > weights[heaviest] ? i : heaviest;
    }
    MetricColumn metric = indicators.get(heaviest).metric();
    ScoredColumn scored = day.rules().columns().get(column);
    double from = day.column(column)[store];
    boolean counted = scored.isQuotient() && metric.isShare();
    List<Integer> columns = new ArrayList<>(List.of(column));
    int raw = scored.isQuotient() ? position(day, metric.name()) : -1;
    if (raw >= 0) {
      columns.add(raw);
    }
    return new StoreLever(
        indicators.get(heaviest),
        columns,
        from,
        scored.isQuotient() ? scored.numerator() : -1,
        counted ? day.column(scored.denominator())[store] : Double.NaN,
        new Lever(curves, from, metric.higherIsBetter(), metric.lowest(), metric.highest()));
  }

  /** Position of a column among those of the version; −1 = it does not ask for it. */
  private static int position(ScoredDay day, String name) {
    return day.rules().columns().indexOf(ScoredColumn.of(name));
  }

  /** The day if a store had met its targets, of which null stays. */
  static ScoredDay moved(
      ScoredDay day, int store, List<StoreLever> levers, Lever.Target[] targets) {
    Map<Integer, Double> values = new HashMap<>();
    for (int l = 0; l < targets.length; l++) {
      if (targets[l] != null) {
        StoreLever lever = levers.get(l);
        double value = lever.lever().meeting(targets[l]);
        lever.columns().forEach(c -> values.put(c, value));
        if (lever.numerator() >= 0) {
          // Value × denominator, which conditions may ask for.
          double now = day.column(lever.numerator())[store];
          values.put(lever.numerator(), lever.from() == 0 ? now : now / lever.from() * value);
        }
      }
    }
    return day.with(store, values);
  }

  NextGrade.Move move(Lever.Target target) {
    double exact = Math.abs(target.value() - from) * denominator;
    double cases = Math.ceil(exact - MILLIONTH);
    // As many as reach the value do not pass it.
    boolean onTheDot = target.beyond() && Math.abs(exact - cases) <= MILLIONTH;
    return new NextGrade.Move(
        indicator.name(),
        indicator.metric().unit(),
        from,
        target.value(),
        target.beyond(),
        target.share(),
        target.gain(),
        onTheDot ? cases + 1 : cases);
  }
}
