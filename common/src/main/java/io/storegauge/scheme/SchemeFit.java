package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.stats.Agreement;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.ShareLeastSquares;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Estimates the weights of a scheme that are ours from scores that platforms published: least
 * squares over stores and days, with weights from 0 that add up as they do in the scheme. A quarter
 * of the stores is held out to say how well the result does on stores it has not seen.
 *
 * @param platforms that publish the scheme's score
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record SchemeFit(Scheme scheme, Collection<Platform> platforms, int minPeers) {
  /** Ours: with fewer stores, chance decides more than the weights do. */
  static final int MIN_STORES = 20;

  /** Ours: scores of a few days are much the same score. */
  static final int MIN_DAYS = 7;

  private static final int MIN_HELD_OUT = 3;

  /** Ours: indicators whose points go together so closely cannot be told apart. */
  private static final double ALIKE = 0.98;

  /** Ours: 2 points of 100. */
  private static final double TOLERANCE = 0.02;

  /** Rules of the scheme for its platforms alone. */
  public PlatformSchemes schemes() {
    return schemes(scheme);
  }

  private PlatformSchemes schemes(Scheme rules) {
    List<Platform> alone =
        platforms.stream()
            .map(
                p ->
                    new Platform(
                        p.id(),
                        p.zone(),
                        p.currency(),
                        List.of(rules.id()),
                        p.positiveReviews(),
                        p.platformHelp(),
                        p.qualityReturns()))
            .toList();
    return new PlatformSchemes(alone, Map.of(rules.id(), rules));
  }

  /**
   * The versions that were in force on any of the days.
   *
   * @param days as {@link #schemes()} needs them
   * @param ours by place of the version
   */
  public List<FittedVersion> fit(
      List<PeerDay> days, OfficialScores official, IntFunction<WeightSources> ours) {
    List<FittedVersion> fitted = new ArrayList<>();
    for (int v = 0; v < scheme.versions().size(); v++) {
      Scheme.Version version = scheme.versions().get(v);
      List<PeerDay> own = days.stream().filter(d -> isOf(d, version)).toList();
      if (!own.isEmpty()) {
        fitted.add(fit(version, own, official, ours.apply(v)));
      }
    }
    return fitted;
  }

  private boolean isOf(PeerDay day, Scheme.Version version) {
    return schemes().on(day.platform().toString(), day.asOf()).stream()
        .anyMatch(r -> r.rules().version().equals(version.version()));
  }

  private FittedVersion fit(
      Scheme.Version version, List<PeerDay> days, OfficialScores official, WeightSources ours) {
    List<FitRow> rows = rows(days, official);
    Set<Integer> published =
        days.stream().map(PeerDay::asOf).collect(Collectors.toCollection(TreeSet::new));
    if (published.size() < MIN_DAYS) {
      return FittedVersion.failed(
          version,
          String.format(
              "scores of %d days; at least %d are needed. Ingest more of them",
              published.size(), MIN_DAYS));
    }
    BitSet known = mostKnown(version, rows);
    List<FitRow> usable = rows.stream().filter(r -> known(version, r).equals(known)).toList();
    Set<String> seen = stores(usable, r -> !r.isHeldOut());
    Set<String> heldOut = stores(usable, FitRow::isHeldOut);
    if (seen.size() + heldOut.size() < MIN_STORES || heldOut.size() < MIN_HELD_OUT) {
      return FittedVersion.failed(
          version,
          String.format(
              "%d stores have both an official score within its range and points of the same"
                  + " indicators, %d of them are held out; at least %d and %d are needed. Ingest"
                  + " scores of more stores",
              seen.size() + heldOut.size(), heldOut.size(), MIN_STORES, MIN_HELD_OUT));
    }
    FitUnknowns unknowns = new FitUnknowns(version, ours, known);
    if (!unknowns.anyOurs()) {
      return FittedVersion.failed(
          version, "none of its weights is marked default: there is nothing to estimate");
    }
    List<FitRow> training = usable.stream().filter(r -> !r.isHeldOut()).toList();
    ShareLeastSquares squares = new ShareLeastSquares(version.indicators().size());
    training.forEach(r -> unknowns.add(r, squares));
    double[] shares = unknowns.solve(squares);
    double[] weights = unknowns.indicatorWeights(shares);
    Map<String, Double> dimensions = unknowns.dimensionWeights(shares);
    Pairs before = pairs(scheme, days, official, heldOut);
    Pairs after = pairs(replaced(with(version, weights, dimensions)), days, official, heldOut);
    return new FittedVersion(
        version,
        null,
        known,
        weights,
        dimensions,
        seen.size(),
        heldOut.size(),
        published.size(),
        days.stream().mapToInt(PeerDay::asOf).max().orElseThrow(),
        before.agreement(version),
        after.agreement(version),
        new double[] {before.determined(), after.determined()},
        remarks(version, known, unknowns, training));
  }

  private static Set<String> stores(List<FitRow> rows, Predicate<FitRow> wanted) {
    return rows.stream()
        .filter(wanted)
        .map(FitRow::store)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Store days with a published total that tells of the weights. */
  private List<FitRow> rows(List<PeerDay> days, OfficialScores official) {
    PlatformSchemes rules = schemes();
    List<FitRow> rows = new ArrayList<>();
    for (PeerDay day : days) {
      String platform = day.platform().toString();
      for (PlatformSchemes.InForce inForce : rules.on(platform, day.asOf())) {
        ScoredDay scored = new ScoredDay(day, inForce, minPeers);
        for (int s = 0; s < day.size(); s++) {
          double[] published = official.of(platform, day.store(s).toString(), day.asOf());
          if (published != null && isTelling(scored, s, published[0])) {
            Score score = scored.score(s);
            rows.add(
                new FitRow(
                    platform + "/" + day.store(s),
                    score.points(),
                    scored.weights(s),
                    Millionths.toDouble(Score.sum(score.bonuses()) - Score.sum(score.deductions())),
                    published));
          }
        }
      }
    }
    return rows;
  }

  /** Not at the ends of the range, where a score was held, nor behind a gate. */
  private static boolean isTelling(ScoredDay day, int store, double published) {
    Score score = day.score(store);
    boolean isGated = score.gate() != null && !score.gate().equals(ScoreRules.RANGE);
    return published > day.rules().range().from()
        && published < day.rules().range().to()
        && score.total().known()
        && !isGated;
  }

  private static BitSet known(Scheme.Version version, FitRow row) {
    BitSet known = new BitSet();
    for (int i = 0; i < row.points().length; i++) {
      known.set(i, !Double.isNaN(row.points()[i]) && version.indicators().get(i).weight() > 0);
    }
    return known;
  }

  /**
   * The indicators that a fit can look at together: as many as there are enough stores of, and of
   * several such sets the one that most rows have; else the one that most rows have.
   */
  private static BitSet mostKnown(Scheme.Version version, List<FitRow> rows) {
    Map<BitSet, List<FitRow>> sets = new HashMap<>();
    rows.forEach(r -> sets.computeIfAbsent(known(version, r), k -> new ArrayList<>()).add(r));
    return sets.entrySet().stream()
        .max(
            Comparator.comparing(
                    (Map.Entry<BitSet, List<FitRow>> e) ->
                        isEnough(e.getValue()) ? e.getKey().cardinality() : 0)
                .thenComparing(e -> e.getValue().size())
                .thenComparing(e -> e.getKey().toString()))
        .map(Map.Entry::getKey)
        .orElse(new BitSet());
  }

  private static boolean isEnough(List<FitRow> rows) {
    int heldOut = stores(rows, FitRow::isHeldOut).size();
    return heldOut >= MIN_HELD_OUT && stores(rows, r -> true).size() >= MIN_STORES;
  }

  /** Other weights for a version. */
  static Scheme.Version with(Scheme.Version v, double[] weights, Map<String, Double> dimensions) {
    List<Scheme.Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Scheme.Indicator old = v.indicators().get(i);
      indicators.add(
          new Scheme.Indicator(
              old.name(),
              old.dimension(),
              old.metric(),
              old.windowDays(),
              old.use(),
              old.minDenominator(),
              weights[i],
              old.curve(),
              old.smallSample()));
    }
    return new Scheme.Version(
        v.version(),
        v.from(),
        v.alsoBefore(),
        v.range(),
        v.stages(),
        dimensions,
        indicators,
        v.bonuses(),
        v.deductions(),
        v.gates(),
        v.gradedBy(),
        v.grades(),
        v.display(),
        v.publication());
  }

  private Scheme replaced(Scheme.Version fitted) {
    return new Scheme(
        scheme.id(),
        scheme.versions().stream()
            .map(v -> v.version().equals(fitted.version()) ? fitted : v)
            .toList(),
        scheme.overrides());
  }

  /** Our scores and the platform's, in millionths. */
  private record Pairs(long[] ours, long[] theirs) {
    Agreement agreement(Scheme.Version version) {
      return Agreement.of(ours, theirs, Millionths.of(TOLERANCE * version.range().to()));
    }

    double determined() {
      double mean = 0;
      for (long t : theirs) {
        mean += Millionths.toDouble(t) / theirs.length;
      }
      double errors = 0;
      double distances = 0;
      for (int i = 0; i < ours.length; i++) {
        double error = Millionths.toDouble(ours[i] - theirs[i]);
        double distance = Millionths.toDouble(theirs[i]) - mean;
        errors += error * error;
        distances += distance * distance;
      }
      return distances > 0 ? 1 - errors / distances : Double.NaN;
    }
  }

  private Pairs pairs(
      Scheme rules, List<PeerDay> days, OfficialScores official, Set<String> stores) {
    PlatformSchemes scored = schemes(rules);
    List<long[]> pairs = new ArrayList<>();
    for (PeerDay day : days) {
      String platform = day.platform().toString();
      for (PlatformSchemes.InForce inForce : scored.on(platform, day.asOf())) {
        ScoredDay scores = new ScoredDay(day, inForce, minPeers);
        for (int s = 0; s < day.size(); s++) {
          double[] published = official.of(platform, day.store(s).toString(), day.asOf());
          if (published != null
              && !Double.isNaN(published[0])
              && stores.contains(platform + "/" + day.store(s))
              && scores.score(s).hasScore()) {
            pairs.add(new long[] {scores.score(s).score(), Millionths.of(published[0])});
          }
        }
      }
    }
    return new Pairs(
        pairs.stream().mapToLong(p -> p[0]).toArray(),
        pairs.stream().mapToLong(p -> p[1]).toArray());
  }

  private static List<String> remarks(
      Scheme.Version version, BitSet known, FitUnknowns unknowns, List<FitRow> rows) {
    List<double[]> x = rows.stream().map(unknowns::coefficients).filter(c -> c != null).toList();
    BiPredicate<Integer, Integer> alike = (a, b) -> Math.abs(correlation(x, a, b)) > ALIKE;
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < version.indicators().size(); i++) {
      String name = version.indicators().get(i).name();
      if (!known.get(i)) {
        if (version.indicators().get(i).weight() > 0) {
          remarks.add(name + " has no points at most stores: its weight stays as it was");
        }
        continue;
      }
      if (Double.isNaN(correlation(x, i, i))) {
        remarks.add(name + " has the same points at all stores: told by the level alone");
        continue;
      }
      for (int j = known.nextSetBit(i + 1); j >= 0; j = known.nextSetBit(j + 1)) {
        if (alike.test(i, j)) {
          remarks.add(
              String.format(
                  "%s and %s go together (correlation %.2f): their sum is told, not each alone",
                  name, version.indicators().get(j).name(), correlation(x, i, j)));
        }
      }
    }
    return remarks;
  }

  /** NaN where one does not vary. */
  private static double correlation(List<double[]> x, int a, int b) {
    double meanA = x.stream().mapToDouble(r -> r[a]).average().orElse(0);
    double meanB = x.stream().mapToDouble(r -> r[b]).average().orElse(0);
    double shared = 0;
    double ofA = 0;
    double ofB = 0;
    for (double[] r : x) {
      shared += (r[a] - meanA) * (r[b] - meanB);
      ofA += (r[a] - meanA) * (r[a] - meanA);
      ofB += (r[b] - meanB) * (r[b] - meanB);
    }
    double scale = Math.sqrt(ofA) * Math.sqrt(ofB);
    return scale > 1e-9 ? shared / scale : Double.NaN;
  }
}
