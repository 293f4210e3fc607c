package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.stats.PeerDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Estimates the numbers of a scheme that are ours from scores that platforms published: weights by
 * least squares over stores and days, from 0 and adding up as they do in the scheme, and the places
 * among the peers between which points rise by a search around them. A quarter of the stores is
 * held out to say how well the result does on stores it has not seen.
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
      List<PeerDay> days, OfficialScores official, IntFunction<OwnNumbers> ours) {
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
      Scheme.Version version, List<PeerDay> days, OfficialScores official, OwnNumbers ours) {
    int published = (int) days.stream().mapToInt(PeerDay::asOf).distinct().count();
    if (published < MIN_DAYS) {
      return FittedVersion.failed(version, tooFewDays(published));
    }
    List<ScoredDay> scored = scored(scheme, days);
    FitRows rows = FitRows.of(scored, official);
    Set<String> heldOut = rows.stores(FitRow::isHeldOut);
    FitRows seen = rows.seen();
    int stores = seen.stores(r -> true).size();
    if (stores + heldOut.size() < MIN_STORES || heldOut.size() < MIN_HELD_OUT) {
      return FittedVersion.failed(version, tooFewStores(stores, heldOut.size()));
    }
    BitSet told = seen.told(version);
    FitUnknowns unknowns = new FitUnknowns(version, ours, told);
    List<Integer> free = freeCutoffs(version, ours, told);
    if (!unknowns.anyOurs() && free.isEmpty()) {
      return FittedVersion.failed(
          version,
          "none of its weights and cut-offs is marked default: there is nothing to estimate");
    }
    List<FittedCutoffs> cutoffs =
        free.isEmpty() ? List.of() : new CutoffSearch(version, unknowns, seen, free).run();
    FitNumbers found = weights(version, days, official, unknowns, with(version, cutoffs));
    FitPairs before = FitPairs.of(scored, official, heldOut);
    FitPairs after = FitPairs.of(scored(found.in(scheme, version), days), official, heldOut);
    return new FittedVersion(
        version,
        null,
        told,
        found.weights(),
        found.dimensions(),
        cutoffs,
        stores,
        heldOut.size(),
        published,
        days.stream().mapToInt(PeerDay::asOf).max().orElseThrow(),
        heldOut(before, version),
        heldOut(after, version),
        new FitRemarks(version, told, seen.rows().stream().map(FitRow::points).toList())
            .lines(cutoffs));
  }

  private static String tooFewDays(int days) {
    return String.format(
        "scores of %d days; at least %d are needed. Ingest more of them", days, MIN_DAYS);
  }

  private static String tooFewStores(int seen, int heldOut) {
    return String.format(
        "%d stores have both an official score within its range and points of an indicator, %d of"
            + " them are held out; at least %d and %d are needed. Ingest scores of more stores",
        seen + heldOut, heldOut, MIN_STORES, MIN_HELD_OUT);
  }

  private static FittedVersion.HeldOut heldOut(FitPairs pairs, Scheme.Version version) {
    return new FittedVersion.HeldOut(pairs.agreement(version), pairs.worst(), pairs.determined());
  }

  private static List<Integer> freeCutoffs(Scheme.Version version, OwnNumbers ours, BitSet told) {
    return IntStream.range(0, version.indicators().size())
        .filter(i -> told.get(i) && version.indicators().get(i).curve() instanceof Scheme.Peer)
        .filter(ours::cutoffs)
        .boxed()
        .toList();
  }

  private static FitNumbers with(Scheme.Version version, List<FittedCutoffs> cutoffs) {
    FitNumbers own = FitNumbers.of(version);
    List<Scheme.Curve> curves = new ArrayList<>(own.curves());
    cutoffs.forEach(c -> curves.set(c.indicator(), c.fitted()));
    return new FitNumbers(own.weights(), own.dimensions(), curves);
  }

  /** Weights that fit best with the given curves, from all rows the fit may see. */
  private FitNumbers weights(
      Scheme.Version version,
      List<PeerDay> days,
      OfficialScores official,
      FitUnknowns unknowns,
      FitNumbers curves) {
    FitRows rows = FitRows.of(scored(curves.in(scheme, version), days), official).seen();
    double[][] points = rows.rows().stream().map(FitRow::points).toArray(double[][]::new);
    double[] shares = new FitEquations(unknowns, rows).solve(points, unknowns.start());
    return new FitNumbers(
        unknowns.indicatorWeights(shares), unknowns.dimensionWeights(shares), curves.curves());
  }

  private List<ScoredDay> scored(Scheme rules, List<PeerDay> days) {
    PlatformSchemes schemes = schemes(rules);
    List<ScoredDay> scored = new ArrayList<>();
    for (PeerDay day : days) {
      for (PlatformSchemes.InForce inForce : schemes.on(day.platform().toString(), day.asOf())) {
        scored.add(new ScoredDay(day, inForce, minPeers));
      }
    }
    return scored;
  }
}
