package io.storegauge.scheme;

import io.storegauge.stats.ShareLeastSquares;
import java.util.Arrays;

/**
 * What official scores say of shares: the sum of share × points is the score, over the indicators
 * that a store has, and for each dimension with a published score the mean of its own is that.
 *
 * <p>Where a store lacks an indicator the others of its dimension take over, and the other
 * dimensions what a dimension without any lacks. That, like a mean, is no plain sum of shares: rows
 * say what it is near given shares, and the solution is sought again near the last one (Gauss and
 * Newton's way) until it stays.
 */
final class FitEquations {
  private static final int ROUNDS = 30;
  private static final double SAME = 1e-9;

  private final FitUnknowns unknowns;
  private final FitRows rows;

  /**
   * By row, whether its store has other weights: in each group, and last of what cannot be told.
   */
  private final boolean[][] own;

  FitEquations(FitUnknowns unknowns, FitRows rows) {
    this.unknowns = unknowns;
    this.rows = rows;
    this.own = rows.rows().stream().map(this::own).toArray(boolean[][]::new);
  }

  private boolean[] own(FitRow row) {
    boolean[] groups = new boolean[unknowns.groups() + 1];
    for (int g = 0; unknowns.hasDimensions() && g < unknowns.groups(); g++) {
      groups[g] = isOwn(row, g);
    }
    groups[unknowns.groups()] = isOwn(row, -1);
    return groups;
  }

  FitRows rows() {
    return rows;
  }

  /**
   * Shares that fit best.
   *
   * @param points of the rows' indicators; NaN = unknown
   * @param near shares that are not far off
   */
  double[] solve(double[][] points, double[] near) {
    double[] shares = near;
    for (int round = 0; round < ROUNDS; round++) {
      double[] better = squares(points, shares).solve(unknowns.start(), unknowns.sums());
      double moved = 0;
      for (int i = 0; i < shares.length; i++) {
        moved = Math.max(moved, Math.abs(better[i] - shares[i]));
      }
      shares = better;
      if (moved < SAME) {
        break;
      }
    }
    return shares;
  }

  /** The rows near the given shares. */
  ShareLeastSquares squares(double[][] points, double[] shares) {
    ShareLeastSquares squares = new ShareLeastSquares(unknowns.size());
    double[] groups = new double[unknowns.groups()];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = unknowns.sum(shares, g);
    }
    for (int r = 0; r < points.length; r++) {
      FitRow row = rows.rows().get(r);
      if (!own[r][groups.length]) {
        add(row, points[r], new Means(row, own[r], points[r], shares), groups, squares);
      }
    }
    return squares;
  }

  private void add(
      FitRow row, double[] points, Means means, double[] groups, ShareLeastSquares to) {
    double known = 0;
    double score = 0;
    for (int g = 0; g < groups.length; g++) {
      if (!Double.isNaN(means.of[g])) {
        known += groups[g];
        score += groups[g] * means.of[g];
      }
    }
    if (known <= 0) {
      return;
    }
    score /= known;
    double[] x = new double[points.length];
    for (int i = 0; i < x.length; i++) {
      int g = unknowns.groupOf(i);
      if (!Double.isNaN(means.of[g])) {
        x[i] = (means.slope(i, points[i]) * groups[g] + means.of[g] - score) / known;
      }
    }
    to.add(x, row.weighed() - score);
    for (int g = 0; unknowns.hasDimensions() && g < groups.length; g++) {
      double off = row.dimension(g) - means.of[g];
      if (!Double.isNaN(off)) {
        // Told as what it is worth in the total.
        double worth = groups[g] / known;
        double[] inside = new double[points.length];
        for (int i = 0; i < inside.length; i++) {
          inside[i] = unknowns.groupOf(i) == g ? worth * means.slope(i, points[i]) : 0;
        }
        to.add(inside, worth * off);
      }
    }
  }

  /** Means of a row's points by group, and how they move with the shares. */
  private final class Means {
    private final double[] of = new double[unknowns.groups()];
    private final double[] known = new double[unknowns.groups()];
    private final boolean[] own;

    /** A mean is NaN where nothing of the group is known. */
    Means(FitRow row, boolean[] own, double[] points, double[] shares) {
      this.own = own;
      int[] count = new int[of.length];
      double[] plain = new double[of.length];
      for (int i = 0; i < points.length; i++) {
        int g = unknowns.groupOf(i);
        if (!Double.isNaN(points[i]) && row.weights().weights()[i] > 0) {
          known[g] += shares[i];
          of[g] += shares[i] * points[i];
          plain[g] += points[i];
          count[g]++;
        }
      }
      for (int g = 0; g < of.length; g++) {
        if (own[g]) {
          of[g] = row.weights().means(points)[g];
        } else {
          of[g] = known[g] > 0 ? of[g] / known[g] : plain[g] / count[g];
        }
      }
    }

    /** No share moves the mean of a store with other weights inside the dimension. */
    double slope(int indicator, double points) {
      int g = unknowns.groupOf(indicator);
      return own[g] || Double.isNaN(points) || known[g] <= 0 ? 0 : (points - of[g]) / known[g];
    }
  }

  /**
   * Whether an override gives the store other weights in a group.
   *
   * @param group −1 = of the dimensions, or all weights where there are none
   */
  private boolean isOwn(FitRow row, int group) {
    SchemeWeights standard = unknowns.weights();
    if (row.weights() == standard) {
      return false;
    }
    if (group < 0 && unknowns.hasDimensions()) {
      return !Arrays.equals(standard.dimensions(), row.weights().dimensions());
    }
    for (int i = 0; i < standard.weights().length; i++) {
      if ((group < 0 || unknowns.groupOf(i) == group)
          && row.weights().weights()[i] != standard.weights()[i]) {
        return true;
      }
    }
    return false;
  }
}
