package io.storegauge.scheme;

import java.io.Serializable;

/**
 * What a version needs of {@code gold.store_metrics}: a column, or the quotient of two.
 *
 * @param name of the column; null = a quotient
 * @param numerator position among the version's columns
 * @param denominator likewise
 * @param least denominator from which on the quotient is known
 */
record ScoredColumn(String name, int numerator, int denominator, double least)
    implements Serializable {

  static ScoredColumn of(String name) {
    return new ScoredColumn(name, -1, -1, Double.NaN);
  }

  boolean isQuotient() {
    return name == null;
  }

  /**
   * The quotient of each store; NaN = unknown.
   *
   * @param columns of the version, those of numerator and denominator among them
   */
  double[] of(double[][] columns) {
    double[] quotients = new double[columns[denominator].length];
    for (int s = 0; s < quotients.length; s++) {
      double d = columns[denominator][s];
      quotients[s] = d > 0 && d >= least ? columns[numerator][s] / d : Double.NaN;
    }
    return quotients;
  }
}
