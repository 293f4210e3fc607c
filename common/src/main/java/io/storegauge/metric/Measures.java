package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything store_metrics measures, numbered: the windowed metrics in the order of their columns,
 * then the repurchase rate. Numerators, denominators and squares are whole numbers in the units of
 * the facts.
 */
final class Measures {
  static final List<Metric.Windowed> WINDOWED = Metric.windowed();

  /** Number of the repurchase rate, whose counts come from facts.repurchase_day. */
  static final int REPURCHASE = WINDOWED.size();

  static final int COUNT = REPURCHASE + 1;

  /** Longest window: what a store did before it is forgotten. */
  static final int LONGEST_DAYS = 180;

  /** The facts that any measure needs, in the order of {@link StoreHistory}. */
  static final List<Fact> FACTS = facts();

  private static final Sum[] NUMERATORS = new Sum[REPURCHASE];
  private static final Sum[] DENOMINATORS = new Sum[REPURCHASE];
  private static final Sum[] SQUARES = new Sum[REPURCHASE];
  private static final int[] WINDOWS = new int[REPURCHASE];

  static {
    for (int m = 0; m < REPURCHASE; m++) {
      Metric metric = WINDOWED.get(m).metric();
      WINDOWS[m] = WINDOWED.get(m).windowDays();
      NUMERATORS[m] = sum(metric.numerator());
      DENOMINATORS[m] = sum(metric.denominator());
      SQUARES[m] =
          metric.squares() == null ? null : sum(List.of(new Metric.Term(metric.squares(), 1)));
    }
  }

  /** Facts by their number in {@link #FACTS}, each with its factor. */
  private record Sum(int[] facts, int[] factors) {
    long over(StoreHistory history, int day, int windowDays) {
      long sum = 0;
      for (int i = 0; i < facts.length; i++) {
        sum += factors[i] * history.window(facts[i], day, windowDays);
      }
      return sum;
    }
  }

  final long[] numerator = new long[COUNT];
  final long[] denominator = new long[COUNT];

  /** Sum of squares; 0 where the metric has none. */
  final long[] squares = new long[COUNT];

  private static List<Fact> facts() {
    Set<Fact> facts = new LinkedHashSet<>();
    facts.add(Fact.PAID_ORDERS);
    facts.add(Fact.GMV_CENTS);
    facts.add(Fact.SETTLED_ORDERS);
    facts.add(Fact.DELIVERED_ORDERS);
    for (Metric.Windowed w : WINDOWED) {
      w.metric().numerator().forEach(t -> facts.add(t.fact()));
      w.metric().denominator().forEach(t -> facts.add(t.fact()));
      if (w.metric().squares() != null) {
        facts.add(w.metric().squares());
      }
    }
    return List.copyOf(facts);
  }

  private static Sum sum(List<Metric.Term> terms) {
    List<Integer> facts = new ArrayList<>();
    List<Integer> factors = new ArrayList<>();
    for (Metric.Term t : terms) {
      facts.add(FACTS.indexOf(t.fact()));
      factors.add(t.factor());
    }
    return new Sum(
        facts.stream().mapToInt(Integer::intValue).toArray(),
        factors.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Measures a store over the windows that end at a day of its history. */
  void take(StoreHistory history, int day) {
    for (int m = 0; m < REPURCHASE; m++) {
      numerator[m] = NUMERATORS[m].over(history, day, WINDOWS[m]);
      denominator[m] = DENOMINATORS[m].over(history, day, WINDOWS[m]);
      squares[m] = SQUARES[m] == null ? 0 : SQUARES[m].over(history, day, WINDOWS[m]);
    }
    numerator[REPURCHASE] = history.repeatBuyers(day);
    denominator[REPURCHASE] = history.buyers(day);
  }
}
