package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.Metric.Kind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Everything store_metrics measures and draws to the peers, numbered: the sampled metrics in the
 * order of their columns, then the repurchase rate. Numerators, denominators and squares are whole
 * numbers in the units of the facts.
 */
final class Measures {
  static final List<Metric.Windowed> WINDOWED = Metric.sampled();

  /** Number of the repurchase rate, whose counts come from facts.repurchase_day. */
  static final int REPURCHASE = WINDOWED.size();

  static final int COUNT = REPURCHASE + 1;

  /** Longest window: what a store did before it is forgotten. */
  static final int LONGEST_DAYS = 180;

  /** Facts that tell, by happening somewhere on a platform, that somebody counts them there. */
  static final List<Fact> EVIDENCE =
      WINDOWED.stream().flatMap(w -> w.metric().evidence().stream()).distinct().toList();

  /**
   * Facts of which any tells that somebody counts violations on a platform. A kind of them may
   * truly not happen, so none is asked for alone.
   */
  private static final List<Fact> VIOLATIONS =
      Metric.unsampled().stream()
          .filter(w -> w.metric().kind().isCount() && !w.metric().kind().isSnapshot())
          .map(w -> w.metric().numerator().get(0).fact())
          .distinct()
          .toList();

  /** The facts that any metric needs, in the order of {@link StoreHistory}. */
  static final List<Fact> FACTS = facts();

  private static final int[] EVIDENCE_FACTS = EVIDENCE.stream().mapToInt(FACTS::indexOf).toArray();
  private static final int[] VIOLATION_FACTS =
      VIOLATIONS.stream().mapToInt(FACTS::indexOf).toArray();

  private static final Sum[] SUMS = WINDOWED.stream().map(Sum::of).toArray(Sum[]::new);

  /** Facts of one windowed metric, by their number in {@link #FACTS}, each with its factor. */
  private record Sum(
      int windowDays,
      boolean ofShare,
      int[] numerator,
      int[] numeratorFactors,
      int[] denominator,
      int[] denominatorFactors,
      int squares) {

    static Sum of(Metric.Windowed w) {
      Metric m = w.metric();
      return new Sum(
          w.windowDays(),
          m.kind() == Kind.SHARE_OF_SHARE,
          numbers(m.numerator()),
          factors(m.numerator()),
          numbers(m.denominator()),
          factors(m.denominator()),
          m.squares() == null ? -1 : FACTS.indexOf(m.squares()));
    }

    static int[] numbers(List<Metric.Term> terms) {
      return terms.stream().mapToInt(t -> FACTS.indexOf(t.fact())).toArray();
    }

    static int[] factors(List<Metric.Term> terms) {
      return terms.stream().mapToInt(Metric.Term::factor).toArray();
    }

    long over(int[] facts, int[] factors, StoreHistory history, int day) {
      long sum = 0;
      for (int i = 0; i < facts.length; i++) {
        sum += factors[i] * history.window(facts[i], day, windowDays);
      }
      return sum;
    }

    /** Sum of the same facts over runs of days. */
    long over(int[] facts, int[] factors, StoreHistory history, int[] runs) {
      long sum = 0;
      for (int i = 0; i < facts.length; i++) {
        sum += factors[i] * history.over(facts[i], runs);
      }
      return sum;
    }

    /** One term of the numerator over the window without runs of days. */
    long term(int at, StoreHistory history, int day, int[] without) {
      return history.window(numerator[at], day, windowDays) - history.over(numerator[at], without);
    }

    /** Whether the store has anything of it on any day. */
    boolean isKnown(StoreHistory history) {
      return IntStream.concat(IntStream.of(numerator), IntStream.of(denominator))
          .anyMatch(history::hasAny);
    }
  }

  final long[] numerator = new long[COUNT];
  final long[] denominator = new long[COUNT];

  /** Sum of squares; 0 where the metric has none. */
  final long[] squares = new long[COUNT];

  /** Sum of each of {@link #EVIDENCE} over the longest window. */
  final long[] evidence = new long[EVIDENCE.size()];

  /** Sum of what tells of violations over the longest window: 0 = nothing does. */
  long violations;

  private int[] known = new int[0];

  private LeftOut leftOut = LeftOut.NOTHING;

  /** Of the known measures those that leave days out. */
  private int[] exempt = new int[0];

  /** Of the facts that tell of violations those that the store has on any day. */
  private int[] knownViolations = new int[0];

  private static List<Fact> facts() {
    Set<Fact> facts = new LinkedHashSet<>();
    facts.add(Fact.PAID_ORDERS);
    facts.add(Fact.GMV_CENTS);
    facts.add(Fact.SETTLED_ORDERS);
    facts.add(Fact.DELIVERED_ORDERS);
    for (Metric.Windowed w : Metric.windowed()) {
      w.metric().numerator().forEach(t -> facts.add(t.fact()));
      w.metric().denominator().forEach(t -> facts.add(t.fact()));
      if (w.metric().squares() != null) {
        facts.add(w.metric().squares());
      }
      if (w.metric().snapshot() != null) {
        facts.add(w.metric().snapshot());
      }
    }
    facts.addAll(EVIDENCE);
    return List.copyOf(facts);
  }

  /** Starts with a store: what it has nothing of on any day need not be looked for day by day. */
  void start(StoreHistory history, LeftOut ofPlatform) {
    Arrays.fill(numerator, 0);
    Arrays.fill(denominator, 0);
    Arrays.fill(squares, 0);
    knownViolations = IntStream.of(VIOLATION_FACTS).filter(history::hasAny).toArray();
    known = IntStream.range(0, REPURCHASE).filter(m -> SUMS[m].isKnown(history)).toArray();
    leftOut = ofPlatform;
    exempt = IntStream.of(known).filter(leftOut::concerns).toArray();
  }

  /** Measures the store over the windows that end at a day of its history. */
  void take(StoreHistory history, int day) {
    for (int m : known) {
      Sum sum = SUMS[m];
      denominator[m] = sum.over(sum.denominator, sum.denominatorFactors, history, day);
      if (sum.ofShare) {
        takeShare(m, sum, history, day, LeftOut.NO_RUN);
      } else {
        numerator[m] = sum.over(sum.numerator, sum.numeratorFactors, history, day);
        squares[m] = sum.squares < 0 ? 0 : history.window(sum.squares, day, sum.windowDays);
      }
    }
    for (int m : exempt) {
      leaveOut(m, leftOut.runs(m, day), history, day);
    }
    numerator[REPURCHASE] = history.repeatBuyers(day);
    denominator[REPURCHASE] = history.buyers(day);
    for (int e = 0; e < evidence.length; e++) {
      evidence[e] = history.window(EVIDENCE_FACTS[e], day, LONGEST_DAYS);
    }
    violations = 0;
    for (int fact : knownViolations) {
      violations += history.window(fact, day, LONGEST_DAYS);
    }
  }

  /** What nobody on the platform tells of is neither numerator nor denominator of anything. */
  void forget(int measure) {
    numerator[measure] = 0;
    denominator[measure] = 0;
    squares[measure] = 0;
  }

  /** Takes the exempt days away from a measure of the whole window. */
  private void leaveOut(int m, int[] runs, StoreHistory history, int day) {
    if (runs.length == 0) {
      return;
    }
    Sum sum = SUMS[m];
    if (sum.ofShare) {
      // The base was 0 if nothing was judged in the whole window.
      denominator[m] = sum.over(sum.denominator, sum.denominatorFactors, history, day);
    }
    denominator[m] -= sum.over(sum.denominator, sum.denominatorFactors, history, runs);
    if (sum.ofShare) {
      takeShare(m, sum, history, day, runs);
      return;
    }
    numerator[m] -= sum.over(sum.numerator, sum.numeratorFactors, history, runs);
    squares[m] -= sum.squares < 0 ? 0 : history.over(sum.squares, runs);
  }

  /** Events, of which a share counts that is known of the judged ones only. */
  private void takeShare(int m, Sum sum, StoreHistory history, int day, int[] without) {
    long events = sum.term(0, history, day, without);
    long part = sum.term(1, history, day, without);
    long whole = sum.term(2, history, day, without);
    if (whole > 0) {
      numerator[m] = events * part * Fact.WEIGHT_UNIT / whole;
    } else {
      numerator[m] = 0;
      // Without an event the rate is 0 whatever the share; with one it is not known.
      denominator[m] = events == 0 ? denominator[m] : 0;
    }
  }
}
