package io.storegauge.job;

import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.Metric.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics a second time, from the definitions alone: every window summed anew, peers compared
 * in two passes over the stores.
 */
final class MetricsOracle {
  private final FactsOracle facts;
  private final Map<List<String>, String> categories;
  private final int minDenominator;
  private final int minPeers;
  private final ExemptDays exempt;
  private final Map<List<Object>, TreeSet<LocalDate>> toldDays = new HashMap<>();

  /** (platform, store) → category; a store that is not there has none. */
  MetricsOracle(
      FactsOracle facts, Map<List<String>, String> categories, int minDenominator, int minPeers) {
    this(facts, categories, minDenominator, minPeers, ExemptDays.NONE);
  }

  /** The same with days that some metrics leave out. */
  MetricsOracle(
      FactsOracle facts,
      Map<List<String>, String> categories,
      int minDenominator,
      int minPeers,
      ExemptDays exempt) {
    this.exempt = exempt;
    this.facts = facts;
    this.categories = categories;
    this.minDenominator = minDenominator;
    this.minPeers = minPeers;
  }

  /** Sum, count and sum of squares of one store. */
  record Sample(double sum, double count, double squares) {}

  private long window(List<String> store, LocalDate asOf, int days, Fact fact) {
    return window(store, asOf, days, fact, DaySet.EMPTY);
  }

  /** Over the days on which the metric counts. */
  private long window(List<String> store, LocalDate asOf, Metric.Windowed metric, Fact fact) {
    DaySet without = exempt.of(store.get(0), metric.metric());
    return window(store, asOf, metric.windowDays(), fact, without);
  }

  private long window(List<String> store, LocalDate asOf, int days, Fact fact, DaySet without) {
    long sum = 0;
    for (LocalDate d = asOf.minusDays(days - 1L); !d.isAfter(asOf); d = d.plusDays(1)) {
      if (without.contains(d)) {
        continue;
      }
      long[] row = facts.days.get(List.of(store.get(0), store.get(1), d));
      sum += row == null ? 0 : row[fact.ordinal()];
    }
    return sum;
  }

  long paid(List<String> store, LocalDate asOf) {
    return window(store, asOf, 30, Fact.PAID_ORDERS);
  }

  long settled(List<String> store, LocalDate asOf) {
    return window(store, asOf, 30, Fact.SETTLED_ORDERS);
  }

  long gmvCents(List<String> store, LocalDate asOf) {
    return window(store, asOf, 30, Fact.GMV_CENTS);
  }

  boolean isActive(List<String> store, LocalDate asOf) {
    for (int i = 0; i < 180; i++) {
      if (facts.days.containsKey(List.of(store.get(0), store.get(1), asOf.minusDays(i)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything of it happened at any store of the platform in 180 days. */
  private boolean isTold(String platform, LocalDate asOf, Fact fact) {
    return toldDays
        .computeIfAbsent(
            List.of(platform, fact),
            key ->
                facts.days.entrySet().stream()
                    .filter(e -> e.getKey().get(0).equals(platform))
                    .filter(e -> e.getValue()[fact.ordinal()] != 0)
                    .map(e -> (LocalDate) e.getKey().get(2))
                    .collect(Collectors.toCollection(TreeSet::new)))
        .subSet(asOf.minusDays(179), true, asOf, true)
        .stream()
        .findAny()
        .isPresent();
  }

  /** Null metric = repurchase. */
  Sample sample(List<String> store, LocalDate asOf, Metric.Windowed metric) {
    if (metric == null) {
      long[] buyers = facts.buyersOn(store.get(0), store.get(1), asOf);
      return new Sample(buyers[1], buyers[0], buyers[1]);
    }
    Metric m = metric.metric();
    if (!m.evidence().stream().allMatch(f -> isTold(store.get(0), asOf, f))) {
      return new Sample(0, 0, 0);
    }
    if (m.kind() == Kind.SHARE_OF_SHARE) {
      return shareOfShare(store, asOf, metric);
    }
    double sum = total(store, asOf, metric, m.numerator()) / m.numeratorUnit();
    double count = total(store, asOf, metric, m.denominator()) / m.denominatorUnit();
    double squares = sum;
    if (m.squares() != null) {
      double unit =
          switch (m.kind()) {
            case HOURS -> 3600;
            case SECONDS -> 1;
            case CASE_STARS -> 10;
            default -> 4.0 * Fact.WEIGHT_UNIT;
          };
      squares = window(store, asOf, metric, m.squares()) / unit;
    }
    return new Sample(sum, count, squares);
  }

  /** Events times the share of the judged that was the store's, to the part that is counted. */
  private Sample shareOfShare(List<String> store, LocalDate asOf, Metric.Windowed metric) {
    List<Metric.Term> terms = metric.metric().numerator();
    long events = window(store, asOf, metric, terms.get(0).fact());
    long part = window(store, asOf, metric, terms.get(1).fact());
    long judged = window(store, asOf, metric, terms.get(2).fact());
    double base = total(store, asOf, metric, metric.metric().denominator());
    if (judged == 0) {
      return new Sample(0, events == 0 ? base : 0, 0);
    }
    double sum = Math.floor(720720.0 * events * part / judged) / 720720;
    return new Sample(sum, base, sum);
  }

  /** Counts and shares of the newest snapshot; null = not told. */
  Double unsampled(List<String> store, LocalDate asOf, Metric.Windowed metric) {
    Metric m = metric.metric();
    Fact fact = m.numerator().get(0).fact();
    if (!m.kind().isSnapshot()) {
      return window(store, asOf, metric.windowDays(), fact) / m.numeratorUnit();
    }
    LocalDate day = snapshotDay(store, asOf, metric);
    if (day == null) {
      return null;
    }
    if (m.denominator().isEmpty()) {
      return (double) window(store, day, 1, fact);
    }
    double[] parts = snapshot(store, asOf, metric);
    return parts[1] == 0 ? null : parts[0] / parts[1];
  }

  /** Numerator and denominator of a share of the newest snapshot; 0 without one. */
  double[] snapshot(List<String> store, LocalDate asOf, Metric.Windowed metric) {
    LocalDate day = snapshotDay(store, asOf, metric);
    Metric m = metric.metric();
    return day == null
        ? new double[2]
        : new double[] {
          window(store, day, 1, m.numerator().get(0).fact()),
          window(store, day, 1, m.denominator().get(0).fact())
        };
  }

  private LocalDate snapshotDay(List<String> store, LocalDate asOf, Metric.Windowed metric) {
    boolean agents = metric.metric().numerator().get(0).fact() == Fact.GOLD_AGENTS;
    Fact taken = agents ? Fact.SNAPSHOT_AGENTS : Fact.SNAPSHOT_PRODUCTS;
    for (int age = 0; age < metric.windowDays(); age++) {
      if (window(store, asOf.minusDays(age), 1, taken) > 0) {
        return asOf.minusDays(age);
      }
    }
    return null;
  }

  private long total(
      List<String> store, LocalDate asOf, Metric.Windowed metric, List<Metric.Term> terms) {
    return terms.stream().mapToLong(t -> t.factor() * window(store, asOf, metric, t.fact())).sum();
  }

  Double value(Sample s) {
    return s.count() > 0 && s.count() >= minDenominator ? s.sum() / s.count() : null;
  }

  Double shrunk(
      List<String> store, LocalDate asOf, Metric.Windowed metric, List<List<String>> allStores) {
    Sample own = sample(store, asOf, metric);
    if (own.count() == 0) {
      return null;
    }
    List<List<String>> peers = peers(store, asOf, metric, allStores, true);
    if (peers.size() < minPeers || categories.get(store) == null) {
      peers = peers(store, asOf, metric, allStores, false);
    }
    List<Sample> samples = samples(peers, asOf, metric);
    double within = within(samples);
    if (metric != null && metric.metric() == Metric.REVIEW_SCORE) {
      within = within(samples(peers, asOf, Metric.windowed("rating_mean", 30)));
    }
    double n = samples.stream().mapToDouble(Sample::count).sum();
    double mean = samples.stream().mapToDouble(Sample::sum).sum() / n;
    double spread = 0;
    double squaredCounts = 0;
    for (Sample s : samples) {
      double distance = s.sum() / s.count() - mean;
      spread += s.count() * distance * distance;
      squaredCounts += s.count() * s.count();
    }
    double between =
        samples.size() < 2 || Double.isNaN(within)
            ? 0
            : Math.max(0, (spread - (samples.size() - 1) * within) / (n - squaredCounts / n));
    boolean isMean =
        metric != null
            && Set.of(Kind.STARS, Kind.HOURS, Kind.SECONDS, Kind.CASE_STARS)
                .contains(metric.metric().kind());
    double m;
    if (isMean) {
      m = between > 1e-12 ? Math.min(50, Math.max(5, within / between)) : 50;
    } else {
      m = between > 1e-12 ? Math.min(500, Math.max(5, mean * (1 - mean) / between - 1)) : 500;
    }
    return (m * mean + own.sum()) / (m + own.count());
  }

  private List<Sample> samples(List<List<String>> stores, LocalDate asOf, Metric.Windowed metric) {
    return new ArrayList<>(stores.stream().map(s -> sample(s, asOf, metric)).toList());
  }

  private List<List<String>> peers(
      List<String> store,
      LocalDate asOf,
      Metric.Windowed metric,
      List<List<String>> allStores,
      boolean sameCategory) {
    return allStores.stream()
        .filter(s -> s.get(0).equals(store.get(0)))
        .filter(
            s ->
                !sameCategory
                    || categories.get(s) != null && categories.get(s).equals(categories.get(store)))
        .filter(s -> isActive(s, asOf) && sample(s, asOf, metric).count() > 0)
        .toList();
  }

  private static double within(List<Sample> samples) {
    double inside = 0;
    double freedom = 0;
    for (Sample s : samples) {
      if (s.count() == 0) {
        continue;
      }
      inside += s.squares() - s.sum() * s.sum() / s.count();
      freedom += s.count() - 1;
    }
    return freedom > 0 ? Math.max(0, inside / freedom) : Double.NaN;
  }
}
