package io.storegauge.stats;

import io.storegauge.model.Friction;
import io.storegauge.stats.FrictionEffects.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Effects of frictions another way: one column for each stratum and friction, normal equations by
 * Gauss-Jordan, variances from the whole sandwich. A column joins if it raises the rank.
 */
final class LeastSquaresOracle {
  private LeastSquaresOracle() {}

  /** By friction: effect and variance, NaN = cannot be told. */
  static double[][] of(List<Cell> cells) {
    int strata = 3;
    List<Integer> columns = new ArrayList<>();
    for (int s = 0; s < strata; s++) {
      int stratum = s;
      if (cells.stream().anyMatch(c -> c.stratum() == stratum)) {
        columns.add(-1 - s);
      }
    }
    for (int f = 0; f < Friction.values().length; f++) {
      columns.add(f);
      if (inverse(products(cells, columns, false)) == null) {
        columns.remove(columns.size() - 1);
      }
    }
    double[][] bread = inverse(products(cells, columns, false));
    double[][] meat = products(cells, columns, true);
    double[][] effects = new double[Friction.values().length][];
    Arrays.setAll(effects, f -> new double[] {Double.NaN, Double.NaN});
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) < 0) {
        continue;
      }
      double stars = 0;
      for (int j = 0; j < columns.size(); j++) {
        for (Cell c : cells) {
          stars += bread[i][j] * value(c, columns.get(j)) * c.sum();
        }
      }
      double variance = 0;
      for (int j = 0; j < columns.size(); j++) {
        for (int k = 0; k < columns.size(); k++) {
          variance += bread[i][j] * meat[j][k] * bread[k][i];
        }
      }
      effects[columns.get(i)] = new double[] {stars, variance};
    }
    return effects;
  }

  private static double value(Cell c, int column) {
    boolean has = column < 0 ? c.stratum() == -1 - column : (c.set() >> column & 1) == 1;
    return has ? 1 : 0;
  }

  private static double[][] products(List<Cell> cells, List<Integer> columns, boolean spread) {
    double[][] m = new double[columns.size()][columns.size()];
    for (Cell c : cells) {
      double weight = c.ratings() * (spread ? variance(c, cells) : 1);
      for (int i = 0; i < m.length; i++) {
        for (int j = 0; j < m.length; j++) {
          m[i][j] += weight * value(c, columns.get(i)) * value(c, columns.get(j));
        }
      }
    }
    return m;
  }

  /** Spread inside cells: of the set, drawn by 10 to that of cells with or without frictions. */
  private static double variance(Cell cell, List<Cell> all) {
    double[] side = {4, 4};
    double[] own = {0, 0};
    for (Cell c : all) {
      double inside = c.squares() - c.ratings() * c.mean() * c.mean();
      if ((c.set() == 0) == (cell.set() == 0)) {
        side[0] += inside;
        side[1] += c.ratings() - 1;
      }
      if (c.set() == cell.set()) {
        own[0] += inside;
        own[1] += c.ratings() - 1;
      }
    }
    return (10 * side[0] / side[1] + own[0]) / (10 + own[1]);
  }

  /** Null if it has none. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p; i < n; i++) {
        best = Math.abs(a[i][p]) > Math.abs(a[best][p]) ? i : best;
      }
      double[] swap = a[p];
      a[p] = a[best];
      a[best] = swap;
      if (Math.abs(a[p][p]) < 1e-7) {
        return null;
      }
      double pivot = a[p][p];
      for (int j = 0; j < 2 * n; j++) {
        a[p][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = a[i][p];
        for (int j = 0; i != p && j < 2 * n; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    return Arrays.stream(a).map(row -> Arrays.copyOfRange(row, n, 2 * n)).toArray(double[][]::new);
  }
}
