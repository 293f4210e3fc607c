package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.PooledEffects.Estimate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PooledEffectsTest {
  /** The eight schools of Rubin (1981), in twentieths of a point. */
  private static final double[] SCHOOLS =
      scaled(28.39, 7.94, -2.75, 6.82, -0.64, 0.63, 18.01, 12.16);

  private static final double[] VARIANCES =
      Arrays.stream(scaled(14.9, 10.2, 16.3, 11.0, 9.4, 11.4, 10.4, 17.6))
          .map(s -> s * s)
          .toArray();

  private static double[] scaled(double... points) {
    return Arrays.stream(points).map(p -> p / 20).toArray();
  }

  @Test
  void theEightSchoolsAreDrawnTogetherAsInTheLiterature() {
    PooledEffects pooled = new PooledEffects(SCHOOLS, VARIANCES);
    assertEquals(8, pooled.stores());
    // Gelman et al. give about 8 in common, and medians 10, 8, 7, 8, 5, 6, 10, 8.
    assertEquals(8, 20 * pooled.mean(), 0.5);
    double[] medians = {10, 8, 7, 8, 5, 6, 10, 8};
    for (int s = 0; s < medians.length; s++) {
      // A mean lies a little outside of its median where the posterior leans.
      assertEquals(medians[s], 20 * pooled.at(SCHOOLS[s], VARIANCES[s]).mean(), 1.7, "school " + s);
    }
  }

  @Test
  void anIntegralOverTwentyThousandPointsGivesTheSame() {
    PooledEffects pooled = new PooledEffects(SCHOOLS, VARIANCES);
    int points = 20_000;
    double sum = 0;
    double mean = 0;
    double square = 0;
    double common = 0;
    for (int p = 0; p < points; p++) {
      double tau = 2 * (p + 0.5) / points;
      double precision = 0;
      double weighted = 0;
      for (int i = 0; i < 8; i++) {
        precision += 1 / (VARIANCES[i] + tau * tau);
        weighted += SCHOOLS[i] / (VARIANCES[i] + tau * tau);
      }
      double mu = weighted / precision;
      double likelihood = 1 / Math.sqrt(precision);
      for (int i = 0; i < 8; i++) {
        double v = VARIANCES[i] + tau * tau;
        likelihood *= Math.exp(-(SCHOOLS[i] - mu) * (SCHOOLS[i] - mu) / 2 / v) / Math.sqrt(v);
      }
      // Of the first school given τ: conditional mean, and variance by the law of the total.
      double share = VARIANCES[0] / (VARIANCES[0] + tau * tau);
      double m = share * mu + (1 - share) * SCHOOLS[0];
      double v = (1 - share) * VARIANCES[0] + share * share / precision;
      sum += likelihood;
      mean += likelihood * m;
      square += likelihood * (v + m * m);
      common += likelihood * mu;
    }
    mean /= sum;
    Estimate first = pooled.at(SCHOOLS[0], VARIANCES[0]);
    assertEquals(common / sum, pooled.mean(), 2e-3);
    assertEquals(mean, first.mean(), 2e-3);
    assertEquals(Math.sqrt(square / sum - mean * mean), first.deviation(), 2e-3);
  }

  @Test
  void aStoreAloneKeepsItsOwnEffectAndVariance() {
    PooledEffects alone = new PooledEffects(new double[] {-1.2}, new double[] {0.09});
    Estimate e = alone.at(-1.2, 0.09);
    assertEquals(-1.2, e.mean(), 1e-12);
    assertEquals(0.3, e.deviation(), 1e-12);
    assertEquals(-1.2 - 1.959964 * 0.3, e.low(), 1e-12);
  }

  @Test
  void moreEvidenceIsDrawnLess() {
    PooledEffects pooled =
        new PooledEffects(
            new double[] {-2, -0.5, -0.6, -0.4, -0.5}, new double[] {0.5, 0.02, 0.02, 0.02, 0.02});
    double weak = pooled.at(-2, 0.5).mean();
    double strong = pooled.at(-2, 0.001).mean();
    assertTrue(strong < weak && weak < pooled.mean(), weak + " " + strong);
  }

  @Test
  void aStoreThatCannotTellIsLikeTheOthersButLessSure() {
    PooledEffects pooled =
        new PooledEffects(
            new double[] {-1, Double.NaN, -0.8, -1.1}, new double[] {0.01, Double.NaN, 0.01, 0.01});
    assertEquals(3, pooled.stores());
    Estimate unknown = pooled.at(Double.NaN, Double.NaN);
    assertEquals(pooled.mean(), unknown.mean(), 1e-12);
    assertTrue(unknown.deviation() > pooled.at(-1, 0.01).deviation());
  }

  @Test
  void whereNobodyCanTellNothingIsKnown() {
    PooledEffects none = new PooledEffects(new double[] {Double.NaN}, new double[] {Double.NaN});
    assertEquals(0, none.stores());
    assertTrue(Double.isNaN(none.mean()));
    assertTrue(Double.isNaN(none.at(Double.NaN, Double.NaN).mean()));
    assertTrue(Double.isNaN(new PooledEffects(new double[0], new double[0]).mean()));
  }
}
