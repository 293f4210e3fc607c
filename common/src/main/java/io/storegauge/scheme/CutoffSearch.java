package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import io.storegauge.stats.ShareLeastSquares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Looks for the places among the peers between which points rise, by whole percents: first far off
 * in tenths of the peers, one indicator after the other, then nearer around the best found so far.
 * For each trial the weights are solved anew. The order is fixed, so that the same scores give the
 * same places.
 *
 * <p>What helps no more than chance would is taken back.
 */
final class CutoffSearch {
  /** Ours: between the places lies a tenth of the peers at least. */
  static final double LEAST_GAP = 10;

  /**
   * Rows that are looked at: more of them cost time and tell places of whole percents no better.
   */
  private static final int MOST_ROWS = 6000;

  private static final double FAR = 10;
  private static final double[] NEAR = {5, 2, 1};
  private static final int MOST_PASSES = 20;
  private static final int MOST_ROUNDS = 4;

  /** A round that gains less than a hundredth is the last one. */
  private static final double WORTHWHILE = 0.99;

  /** Less is noise of binary sums. */
  private static final double LESS = 1 - 1e-7;

  /** Ours: gains of two standard errors may be chance. */
  private static final double CHANCE = 4;

  /** Published scores have two digits: what rounding alone adds to a square. */
  private static final double ROUNDED = 0.01 * 0.01 / 12;

  /** A curve and how well the rows fit with it. */
  private record Trial(int indicator, Scheme.Peer curve, double[][] points, double error) {}

  private final FitUnknowns unknowns;
  private final FitEquations equations;
  private final List<FitRow> rows;
  private final List<Integer> free;
  private final Scheme.Peer[] were;
  private final Scheme.Peer[] curves;
  private final boolean[] higherIsBetter;
  private double[][] points;
  private double[] shares;
  private double error;

  /**
   * @param free places of the indicators whose cut-offs are looked for; they have a curve along the
   *     peers
   * @param rows not empty
   */
  CutoffSearch(Scheme.Version version, FitUnknowns unknowns, FitRows rows, List<Integer> free) {
    this.unknowns = unknowns;
    this.equations = new FitEquations(unknowns, rows.atMost(MOST_ROWS));
    this.rows = equations.rows().rows();
    this.free = free;
    this.were = new Scheme.Peer[version.indicators().size()];
    free.forEach(i -> were[i] = (Scheme.Peer) version.indicators().get(i).curve());
    this.curves = were.clone();
    this.higherIsBetter = new boolean[were.length];
    List<SchemeIndicator> made = this.rows.get(0).day().rules().indicators();
    free.forEach(i -> higherIsBetter[i] = made.get(i).metric().higherIsBetter());
    this.points = this.rows.stream().map(FitRow::points).toArray(double[][]::new);
    this.shares = equations.solve(points, unknowns.start());
    this.error = equations.squares(points, shares).error(shares);
  }

  /** What was found, one for each of the free ones. */
  List<FittedCutoffs> run() {
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && error < before * WORTHWHILE; round++) {
      before = error;
      untilNoneHelps(this::scan);
      for (double step : NEAR) {
        untilNoneHelps(i -> around(i, step));
      }
    }
    double chance = error * (1 + CHANCE / stores()) + CHANCE * ROUNDED;
    free.forEach(i -> takeBack(i, chance));
    List<FittedCutoffs> found = new ArrayList<>();
    free.forEach(i -> found.add(told(i, chance)));
    return found;
  }

  /** One indicator after the other, again and again. */
  private void untilNoneHelps(IntPredicate move) {
    boolean helped = true;
    for (int pass = 0; helped && pass < MOST_PASSES; pass++) {
      helped = false;
      for (int i : free) {
        helped |= move.test(i);
      }
    }
  }

  private long stores() {
    return rows.stream().map(FitRow::store).distinct().count();
  }

  /** Both places over all tenths. */
  private boolean scan(int indicator) {
    List<Scheme.Peer> all = new ArrayList<>();
    for (double worst = 0; worst <= 100 - LEAST_GAP; worst += FAR) {
      for (double best = worst + LEAST_GAP; best <= 100; best += FAR) {
        all.add(curves[indicator].between(worst, best));
      }
    }
    return acceptBest(indicator, all);
  }

  /** One step in every direction, both places together too. */
  private boolean around(int indicator, double step) {
    Scheme.Peer now = curves[indicator];
    List<Scheme.Peer> near = new ArrayList<>();
    for (int w = -1; w <= 1; w++) {
      for (int b = -1; b <= 1; b++) {
        Scheme.Peer other = now.between(now.worst() + w * step, now.best() + b * step);
        if ((w != 0 || b != 0) && isWithin(other)) {
          near.add(other);
        }
      }
    }
    return acceptBest(indicator, near);
  }

  private static boolean isWithin(Scheme.Peer curve) {
    return curve.worst() >= 0 && curve.best() <= 100 && curve.best() - curve.worst() >= LEAST_GAP;
  }

  private boolean acceptBest(int indicator, List<Scheme.Peer> candidates) {
    // The first of equals, in whatever order they are tried.
    Optional<Trial> best =
        candidates.parallelStream().map(c -> trial(indicator, c)).toList().stream()
            .min(Comparator.comparingDouble(Trial::error))
            .filter(t -> t.error() < error * LESS);
    best.ifPresent(this::accept);
    return best.isPresent();
  }

  private void accept(Trial trial) {
    curves[trial.indicator()] = trial.curve();
    points = trial.points();
    shares = equations.solve(points, shares);
    error = equations.squares(points, shares).error(shares);
  }

  private Trial trial(int indicator, Scheme.Peer curve) {
    double[][] other = points.clone();
    PeerCurve between = new PeerCurve(curve, higherIsBetter[indicator]);
    for (int r = 0; r < other.length; r++) {
      double now = points(rows.get(r), indicator, between);
      if (now != other[r][indicator]) {
        other[r] = other[r].clone();
        other[r][indicator] = now;
      }
    }
    ShareLeastSquares squares = equations.squares(other, shares);
    double[] solved = squares.solve(shares, unknowns.sums());
    return new Trial(indicator, curve, other, squares.error(solved));
  }

  /** Points of a small sample stay whatever the curve. */
  private static double points(FitRow row, int indicator, PeerCurve curve) {
    SchemeIndicator made = row.day().rules().indicators().get(indicator);
    if (Double.isNaN(row.points()[indicator]) || made.isFixed(row.day(), row.place())) {
      return row.points()[indicator];
    }
    MidRank peers = made.peers(row.day(), row.place());
    return curve.points(row.day().column(made.value())[row.place()], peers);
  }

  /** Both places as they were, or one of them, if the rows fit as well so. */
  private void takeBack(int indicator, double chance) {
    Scheme.Peer was = were[indicator];
    Scheme.Peer now = curves[indicator];
    for (Scheme.Peer back :
        List.of(was, now.between(was.worst(), now.best()), now.between(now.worst(), was.best()))) {
      if (!back.equals(now) && isWithin(back)) {
        Trial trial = trial(indicator, back);
        if (trial.error() <= chance) {
          accept(trial);
          return;
        }
      }
    }
  }

  private FittedCutoffs told(int indicator, double chance) {
    Scheme.Peer now = curves[indicator];
    return new FittedCutoffs(
        indicator,
        were[indicator],
        now,
        fits(indicator, now.worst(), 0, now.best() - LEAST_GAP, true, chance),
        fits(indicator, now.best(), now.worst() + LEAST_GAP, 100, false, chance));
  }

  /** Places without a gap to the one found, in steps between the lowest and the highest. */
  private FittedCutoffs.Fits fits(
      int indicator, double found, double lowest, double highest, boolean ofWorst, double chance) {
    Scheme.Peer now = curves[indicator];
    double from = found;
    double to = found;
    boolean all = true;
    boolean ended = false;
    for (double place = NEAR[0] * Math.ceil(lowest / NEAR[0]); place <= highest; place += NEAR[0]) {
      Scheme.Peer other =
          ofWorst ? now.between(place, now.best()) : now.between(now.worst(), place);
      boolean fits = trial(indicator, other).error() <= chance;
      all &= fits;
      if (place <= found) {
        from = fits ? Math.min(from, place) : found;
      } else if (fits && !ended) {
        to = place;
      } else {
        ended = true;
      }
    }
    return new FittedCutoffs.Fits(from, to, all);
  }
}
