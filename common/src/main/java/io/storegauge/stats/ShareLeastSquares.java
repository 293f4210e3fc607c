package io.storegauge.stats;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Least squares with unknowns from 0 of which some sums are given: Σ (x·v − y)² is made as small as
 * it can be. What the rows do not tell stays as it was: a faint pull to the start decides between
 * solutions that fit alike, so that there is always one.
 *
 * <p>Solved exactly by active sets: a step to the optimum without bounds, as far as none is broken;
 * then bounds that hold it back are let go.
 */
public final class ShareLeastSquares {
  /** Weight of the pull to the start, in rows: it moves nothing that a few rows tell. */
  private static final double PULL = 1e-6;

  private static final double NONE = 1e-12;
  private static final int MOST_STEPS = 1000;

  private final int unknowns;
  private final double[][] normal;
  private final double[] right;
  private double squared;
  private long rows;

  public ShareLeastSquares(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new double[unknowns][unknowns];
    this.right = new double[unknowns];
  }

  /** Adds a row x·v = y. */
  public void add(double[] x, double y) {
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        normal[i][j] += x[i] * x[j];
      }
      right[i] += x[i] * y;
    }
    squared += y * y;
    rows++;
  }

  /** Σ (x·v − y)² of the rows. */
  public double error(double[] v) {
    double error = squared;
    for (int i = 0; i < unknowns; i++) {
      error -= 2 * right[i] * v[i];
      for (int j = 0; j < unknowns; j++) {
        error += v[i] * normal[i][j] * v[j];
      }
    }
    return Math.max(0, error);
  }

  /**
   * The solution.
   *
   * @param start numbers from 0
   * @param sums coefficients of sums that stay what they are at the start
   */
  public double[] solve(double[] start, double[][] sums) {
    double scale = 0;
    for (int i = 0; i < unknowns; i++) {
      scale = Math.max(scale, normal[i][i]);
    }
    double pull = PULL * Math.max(scale, 1) / Math.max(1, rows);
    double[] v = start.clone();
    boolean[] held = new boolean[unknowns];
    for (int i = 0; i < unknowns; i++) {
      held[i] = v[i] <= 0;
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] downhill = downhill(v, start, pull);
      RealVector solved = step(downhill, sums, held, pull, unit(scale));
      double reach = reach(v, solved);
      boolean moves = false;
      for (int i = 0; i < unknowns; i++) {
        double moved = v[i] + reach * solved.getEntry(i);
        moves |= Math.abs(moved - v[i]) > NONE;
        v[i] = Math.max(0, moved);
      }
      if (reach < 1) {
        hold(v, solved, held);
      } else if (!moves && !release(downhill(v, start, pull), sums, solved, held, scale)) {
        break;
      }
    }
    return v;
  }

  /** Rows are told in it beside sums, which are of shares: far larger numbers would blur these. */
  private static double unit(double scale) {
    return scale > 0 ? scale : 1;
  }

  private double[] downhill(double[] v, double[] start, double pull) {
    double[] downhill = new double[unknowns];
    for (int i = 0; i < unknowns; i++) {
      double slope = right[i] + pull * (start[i] - v[i]);
      for (int j = 0; j < unknowns; j++) {
        slope -= normal[i][j] * v[j];
      }
      downhill[i] = slope;
    }
    return downhill;
  }

  /** The step to the optimum of the unknowns that are not held, then a multiplier for each sum. */
  private RealVector step(
      double[] downhill, double[][] sums, boolean[] held, double pull, double unit) {
    int size = unknowns + sums.length;
    double[][] system = new double[size][size];
    double[] goal = new double[size];
    for (int i = 0; i < unknowns; i++) {
      if (held[i]) {
        system[i][i] = 1;
        continue;
      }
      goal[i] = downhill[i] / unit;
      for (int j = 0; j < unknowns; j++) {
        system[i][j] = held[j] ? 0 : (normal[i][j] + (i == j ? pull : 0)) / unit;
      }
      for (int s = 0; s < sums.length; s++) {
        system[i][unknowns + s] = sums[s][i];
        system[unknowns + s][i] = sums[s][i];
      }
    }
    return new SingularValueDecomposition(new Array2DRowRealMatrix(system, false))
        .getSolver()
        .solve(new ArrayRealVector(goal, false));
  }

  /** How far the step may go, 1 at most. */
  private double reach(double[] v, RealVector step) {
    double reach = 1;
    for (int i = 0; i < unknowns; i++) {
      if (step.getEntry(i) < -NONE) {
        reach = Math.min(reach, v[i] / -step.getEntry(i));
      }
    }
    return reach;
  }

  private void hold(double[] v, RealVector step, boolean[] held) {
    for (int i = 0; i < unknowns; i++) {
      if (!held[i] && step.getEntry(i) < -NONE && v[i] <= NONE) {
        v[i] = 0;
        held[i] = true;
      }
    }
  }

  /** Lets the bound go that costs most; false if none costs anything. */
  private boolean release(
      double[] downhill, double[][] sums, RealVector solved, boolean[] held, double scale) {
    int worst = -1;
    double most = 1e-9 * Math.max(scale, 1);
    for (int i = 0; i < unknowns; i++) {
      double gain = downhill[i];
      for (int s = 0; s < sums.length; s++) {
        gain -= sums[s][i] * solved.getEntry(unknowns + s) * unit(scale);
      }
      if (held[i] && gain > most) {
        most = gain;
        worst = i;
      }
    }
    if (worst >= 0) {
      held[worst] = false;
    }
    return worst >= 0;
  }

  @Override
  public String toString() {
    return rows + " rows, " + Arrays.deepToString(normal);
  }
}
