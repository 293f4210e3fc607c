package io.storegauge.text;

/**
 * Makes the two scores of a text a logit, ofFeatures · score of features + ofPatterns · score of
 * patterns + shift: the maximum likelihood over texts that the scores were not learned from, both
 * classes weighing the same (Platt scaling, of two scores).
 */
record Calibration(double ofFeatures, double ofPatterns, double shift) {
  private static final int MOST_STEPS = 100;
  private static final double SETTLED = 1e-10;

  /** Keeps a perfect separation from asking for endless slopes; in texts. */
  private static final double PRIOR = 1;

  /** What the slopes and the shift are without texts. */
  private static final double[] FIRST = {1, 0, 0};

  /** The two scores of texts and what they are: 1 = positive, −1 = negative; both occur. */
  record Scores(double[] features, double[] patterns, double[] labels) {}

  static Calibration of(Scores scores) {
    Calibration free = fit(scores);
    // Patterns that mislead on unseen texts are left out, not turned round.
    return free.ofPatterns > 0
        ? free
        : fit(new Scores(scores.features, new double[scores.labels.length], scores.labels));
  }

  double logit(double features, double patterns) {
    return ofFeatures * features + ofPatterns * patterns + shift;
  }

  /** By Newton's steps. */
  private static Calibration fit(Scores scores) {
    double[] at = FIRST.clone();
    double step = Double.MAX_VALUE;
    for (int steps = 0; steps < MOST_STEPS && step > SETTLED; steps++) {
      double[] move = move(scores, at);
      step = 0;
      for (int i = 0; i < at.length; i++) {
        at[i] -= move[i];
        step += Math.abs(move[i]);
      }
    }
    return new Calibration(at[0], at[1], at[2]);
  }

  /** Inverse of the curvature times the gradient. */
  private static double[] move(Scores scores, double[] at) {
    int texts = scores.labels.length;
    long positives = 0;
    for (double label : scores.labels) {
      positives += label > 0 ? 1 : 0;
    }
    double[] g = new double[at.length];
    double[][] h = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      g[i] = PRIOR * (at[i] - FIRST[i]);
      h[i][i] = PRIOR;
    }
    for (int t = 0; t < texts; t++) {
      boolean positive = scores.labels[t] > 0;
      double weight = texts / (2.0 * (positive ? positives : texts - positives));
      double[] x = {scores.features[t], scores.patterns[t], 1};
      double p = 1 / (1 + StrictMath.exp(-(at[0] * x[0] + at[1] * x[1] + at[2])));
      for (int i = 0; i < x.length; i++) {
        g[i] += weight * (p - (positive ? 1 : 0)) * x[i];
        for (int j = 0; j < x.length; j++) {
          h[i][j] += weight * p * (1 - p) * x[i] * x[j];
        }
      }
    }
    return solved(h, g);
  }

  /** By elimination; the curvature is positive definite, so no row needs to be exchanged. */
  private static double[] solved(double[][] h, double[] g) {
    int n = g.length;
    for (int i = 0; i < n; i++) {
      for (int below = i + 1; below < n; below++) {
        double factor = h[below][i] / h[i][i];
        for (int j = i; j < n; j++) {
          h[below][j] -= factor * h[i][j];
        }
        g[below] -= factor * g[i];
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = g[i];
      for (int j = i + 1; j < n; j++) {
        sum -= h[i][j] * x[j];
      }
      x[i] = sum / h[i][i];
    }
    return x;
  }
}
