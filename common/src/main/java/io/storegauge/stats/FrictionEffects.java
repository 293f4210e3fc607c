package io.storegauge.stats;

import io.storegauge.model.Friction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how many stars frictions move the ratings of one store's orders: least squares of the rating
 * on the frictions of its order, within strata (category and month), so that only comparable orders
 * are compared and an order with several frictions blames each for its own part. A friction that
 * never comes without earlier ones, or that all or none of the orders of each stratum have, cannot
 * be told.
 *
 * <p>Variances allow each set of frictions its own spread of ratings (a sandwich over the cells),
 * estimated inside cells, and drawn to the store's spread with and without frictions where cells
 * are small.
 */
public final class FrictionEffects {
  /** A friction is not told from earlier ones if so little of its variation is its own. */
  private static final double COLLINEAR = 1e-8;

  /** Spread of ratings before any is seen, stars², and the ratings that it is worth (ours). */
  private static final double PRIOR_VARIANCE = 1;

  private static final double PRIOR_RATINGS = 4;

  /** Ratings that the store's spread is worth for one set of frictions (ours). */
  private static final double STORE_RATINGS = 10;

  private static final int ALL = Friction.values().length;

  /**
   * Rated orders that are alike.
   *
   * @param stratum number of the category and month
   * @param set of frictions
   * @param ratings weight of the ratings, above 0
   * @param sum of the stars
   * @param squares sum of the squared stars
   */
  public record Cell(int stratum, int set, double ratings, double sum, double squares) {
    double mean() {
      return sum / ratings;
    }

    double squaresInside() {
      return Math.max(0, squares - sum * sum / ratings);
    }

    boolean has(int friction) {
      return (set >> friction & 1) != 0;
    }
  }

  /**
   * @param stars exposed minus comparable unexposed orders; NaN = cannot be told
   * @param variance of it
   * @param exposed weight of the exposed ratings
   * @param comparable weight of the unexposed ratings of strata that have exposed ones
   */
  public record Effect(double stars, double variance, double exposed, double comparable) {}

  private final List<Cell> cells;
  private final int strata;

  private FrictionEffects(List<Cell> cells) {
    this.cells = cells;
    this.strata = cells.stream().mapToInt(Cell::stratum).max().orElse(-1) + 1;
  }

  /** Effects by friction, in its order; sums run in the order of the cells. */
  public static Effect[] of(List<Cell> cells) {
    return new FrictionEffects(cells).effects();
  }

  private Effect[] effects() {
    double[][] centred = centred();
    int[] told = new int[ALL];
    double[][] inverse = inverse(centred, told);
    double[] variances = variances();
    Effect[] effects = new Effect[ALL];
    for (int f = 0; f < ALL; f++) {
      effects[f] = effect(f, centred, inverse, told, variances);
    }
    return effects;
  }

  /** What each cell has of a friction beyond its stratum's share. */
  private double[][] centred() {
    double[] ratings = new double[strata];
    double[][] shares = new double[strata][ALL];
    for (Cell c : cells) {
      ratings[c.stratum()] += c.ratings();
      for (int f = 0; f < ALL; f++) {
        shares[c.stratum()][f] += c.has(f) ? c.ratings() : 0;
      }
    }
    double[][] centred = new double[cells.size()][ALL];
    for (int i = 0; i < centred.length; i++) {
      Cell c = cells.get(i);
      for (int f = 0; f < ALL; f++) {
        centred[i][f] = (c.has(f) ? 1 : 0) - shares[c.stratum()][f] / ratings[c.stratum()];
      }
    }
    return centred;
  }

  /**
   * Inverse of the cross products of the frictions that can be told, zero elsewhere.
   *
   * @param told set to 1 for those
   */
  private double[][] inverse(double[][] centred, int[] told) {
    double[][] products = new double[ALL][ALL];
    for (int i = 0; i < centred.length; i++) {
      for (int f = 0; f < ALL; f++) {
        for (int g = 0; g <= f; g++) {
          products[f][g] += cells.get(i).ratings() * centred[i][f] * centred[i][g];
        }
      }
    }
    // Cholesky, friction by friction: what earlier ones explain of a later one is theirs.
    double[][] lower = new double[ALL][ALL];
    for (int f = 0; f < ALL; f++) {
      for (int g = 0; g < f; g++) {
        if (told[g] == 1) {
          double rest = products[f][g];
          for (int h = 0; h < g; h++) {
            rest -= lower[f][h] * lower[g][h];
          }
          lower[f][g] = rest / lower[g][g];
        }
      }
      double own = products[f][f];
      for (int g = 0; g < f; g++) {
        own -= lower[f][g] * lower[f][g];
      }
      // Shares of ratings add up to less than a whole one only by rounding.
      told[f] = products[f][f] > COLLINEAR && own > COLLINEAR * products[f][f] ? 1 : 0;
      if (told[f] == 1) {
        lower[f][f] = Math.sqrt(own);
      } else {
        Arrays.fill(lower[f], 0);
      }
    }
    double[][] inverse = new double[ALL][ALL];
    for (int f = 0; f < ALL; f++) {
      if (told[f] == 1) {
        inverse[f] = column(lower, told, f);
      }
    }
    return inverse;
  }

  /** Solves LLᵀx = e of one friction. */
  private static double[] column(double[][] lower, int[] told, int friction) {
    double[] x = new double[ALL];
    for (int f = friction; f < ALL; f++) {
      if (told[f] == 1) {
        double rest = f == friction ? 1 : 0;
        for (int g = friction; g < f; g++) {
          rest -= lower[f][g] * x[g];
        }
        x[f] = rest / lower[f][f];
      }
    }
    for (int f = ALL - 1; f >= 0; f--) {
      if (told[f] == 1) {
        double rest = x[f];
        for (int g = f + 1; g < ALL; g++) {
          rest -= lower[g][f] * x[g];
        }
        x[f] = rest / lower[f][f];
      }
    }
    return x;
  }

  private Effect effect(
      int friction, double[][] centred, double[][] inverse, int[] told, double[] variances) {
    double exposed = 0;
    double[] exposedOf = new double[strata];
    double[] restOf = new double[strata];
    double stars = 0;
    double variance = 0;
    for (int i = 0; i < centred.length; i++) {
      Cell c = cells.get(i);
      double weight = 0;
      for (int g = 0; g < ALL; g++) {
        weight += inverse[friction][g] * centred[i][g];
      }
      stars += weight * c.sum();
      variance += weight * weight * c.ratings() * variances[i];
      exposed += c.has(friction) ? c.ratings() : 0;
      (c.has(friction) ? exposedOf : restOf)[c.stratum()] += c.ratings();
    }
    double comparable = 0;
    for (int s = 0; s < strata; s++) {
      comparable += exposedOf[s] > 0 ? restOf[s] : 0;
    }
    boolean known = told[friction] == 1;
    return new Effect(
        known ? stars : Double.NaN, known ? variance : Double.NaN, exposed, comparable);
  }

  /** Variance of a rating in each cell, stars². */
  private double[] variances() {
    double[] squares = {PRIOR_VARIANCE * PRIOR_RATINGS, PRIOR_VARIANCE * PRIOR_RATINGS};
    double[] freedom = {PRIOR_RATINGS, PRIOR_RATINGS};
    Map<Integer, double[]> ofSets = new HashMap<>();
    for (Cell c : cells) {
      int any = c.set() == 0 ? 0 : 1;
      double more = Math.max(0, c.ratings() - 1);
      squares[any] += c.squaresInside();
      freedom[any] += more;
      double[] ofSet = ofSets.computeIfAbsent(c.set(), s -> new double[2]);
      ofSet[0] += c.squaresInside();
      ofSet[1] += more;
    }
    double[] variances = new double[cells.size()];
    for (int i = 0; i < variances.length; i++) {
      int any = cells.get(i).set() == 0 ? 0 : 1;
      double[] ofSet = ofSets.get(cells.get(i).set());
      variances[i] =
          (STORE_RATINGS * squares[any] / freedom[any] + ofSet[0]) / (STORE_RATINGS + ofSet[1]);
    }
    return variances;
  }
}
