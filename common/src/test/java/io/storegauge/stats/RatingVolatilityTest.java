package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatingVolatilityTest {
  private static final RatingVolatility LENIENT = new RatingVolatility(1, 1, 4.8);
  private static final RatingVolatility USUAL = new RatingVolatility(10, 30, 4.8);

  /** A day's facts, each rating of weight 1. */
  private static void add(RatedDays.Builder days, int day, double... stars) {
    long sum = 0;
    long squared = 0;
    for (double s : stars) {
      long half = Math.round(2 * s);
      sum += half;
      squared += half * half;
    }
    long unit = Fact.WEIGHT_UNIT;
    days.add(day, stars.length * unit, sum * unit, squared * unit);
  }

  private static Volatility over(RatingVolatility statistic, RatedDays days) {
    return statistic.over(days, 0, days.firstFrom(Integer.MAX_VALUE));
  }

  @Test
  void constantRatingsAreExactlySteady() {
    for (double stars : new double[] {1, 3.5, 4.5, 5}) {
      RatedDays.Builder days = new RatedDays.Builder();
      for (int d = 0; d < 20; d++) {
        double[] ratings = new double[1 + d % 3];
        Arrays.fill(ratings, stars);
        add(days, d, ratings);
      }
      Volatility v = over(USUAL, days.build());
      assertEquals(stars, v.mean());
      assertEquals(0.0, v.raw());
      assertEquals(0.0, v.within());
      assertEquals(0.0, v.corrected());
      assertEquals(0.0, v.ewma());
      assertEquals(0.0, v.drawdown());
      assertEquals(new ControlCharts.Signals(0, 0, 0), v.signals());
    }
  }

  @Test
  void equalDaysThatMixRatingsHaveNoSpreadBetweenThem() {
    // Every day 5, 4, 4: the mean 13/3 is no round number, the days are equal all the same.
    RatedDays.Builder days = new RatedDays.Builder();
    for (int d = 0; d < 12; d++) {
      add(days, d, 5, 4, 4);
    }
    Volatility v = over(USUAL, days.build());
    assertEquals(0.0, v.raw());
    assertEquals(0.0, v.corrected());
    assertEquals(0.0, v.drawdown());
    // Each day Σ(r − 13/3)² = 2/3; 12 days, N − D = 24: s² = 8/24.
    assertEquals(Math.sqrt(1.0 / 3), v.within(), 1e-15);
  }

  @Test
  void threeDaysByHand() {
    // Means 4, 5, 2 of 2, 1, 2 ratings; N = 5, x̄ = (8 + 5 + 4) / 5 = 3.4.
    RatedDays.Builder days = new RatedDays.Builder();
    add(days, 10, 5, 3);
    add(days, 11, 5);
    add(days, 30, 1, 3);
    Volatility v = over(LENIENT, days.build());
    assertEquals(3, v.ratedDays());
    assertEquals(5.0, v.ratings());
    assertEquals(3.4, v.mean(), 1e-15);
    // V² = (2 × 0.36 + 1 × 2.56 + 2 × 1.96) / 5 = 7.2 / 5.
    assertEquals(Math.sqrt(1.44), v.raw(), 1e-15);
    // s² = (2 + 0 + 2) / (5 − 3).
    assertEquals(Math.sqrt(2), v.within(), 1e-15);
    // τ² = (1.44 − 2 × 2 / 5) / (1 − (4 + 1 + 4) / 25) = 0.64 / 0.64.
    assertEquals(1.0, v.corrected(), 1e-14);
    // 0.36, then 0.94 × 0.36 + 0.06 × 2.56 = 0.492, then 0.94 × 0.492 + 0.06 × 1.96 = 0.58008.
    assertEquals(Math.sqrt(0.58008), v.ewma(), 1e-14);
    // Below 4.8: −0.8, –, −2.8: (2 × 0.64 + 2 × 7.84) / 5 = 3.392.
    assertEquals(Math.sqrt(3.392), v.downside(), 1e-14);
    // Trailing means 4 of 2, 13/3 of 3, then day 30 alone: 2 of 2; shrunk distances from 3.4:
    // 0.6 × 2/12 = 0.1, 0.9333 × 3/13 = 0.21538, −1.4 × 2/12 = −0.23333.
    assertEquals(0.9333333333333333 * 3 / 13 + 1.4 / 6, v.drawdown(), 1e-14);
    assertEquals(new ControlCharts.Signals(0, 0, 0), v.signals());
  }

  @Test
  void chartsSignalAFallByHand() {
    // Ten days of 5, 3 (mean 4, Σ squares inside 2), then two of 1, 1: x̄ = 84/24 = 3.5,
    // σ² = 20 / (24 − 12), σ = 1.29099, standard error 0.91287 for n = 2.
    RatedDays.Builder days = new RatedDays.Builder();
    for (int d = 0; d < 10; d++) {
      add(days, d, 5, 3);
    }
    add(days, 10, 1, 1);
    add(days, 11, 1, 1);
    // Shewhart: |1 − 3.5| = 2.5 < 2.739. EWMA after ten days: 0.5 × (1 − 0.8^10) = 0.44631; then
    // 0.8 × 0.44631 − 0.5 = −0.14295 and 0.8 × −0.14295 − 0.5 = −0.61436; its limit is
    // 3 × 0.91287 × √(0.2/1.8 × (1 − 0.64^12)) = 0.9107. CUSUM: standardised +0.5477 ten times
    // adds 0.0477 a day to 0.477 upwards; downwards 2.7386 − 0.5 = 2.2386, then 4.4772 < 5.
    assertEquals(new ControlCharts.Signals(0, 0, 0), over(LENIENT, days.build()).signals());
    // A third such day: x̄ = 86/26, σ² = 20/13, standard error 0.87706. CUSUM downwards
    // (2.30769/0.87706 − 0.5) = 2.13117 a day: 6.39 > 5 on the third. EWMA on the third:
    // 0.69231 × (1 − 0.8^10) = 0.61797, then 0.03284, −0.43527, −0.80975 < 0.8764.
    add(days, 12, 1, 1);
    assertEquals(new ControlCharts.Signals(0, 0, 1), over(LENIENT, days.build()).signals());
  }

  @Test
  void oneTerribleDayPassesTheShewhartLimit() {
    // 20 days of 5, 4 (mean 4.5, squares inside 0.5) and one of 1, 1: x̄ = 182/42 = 4.3333,
    // σ² = 10/21, 3σ/√2 = 1.4639 < 3.3333. EWMA: 0.16667 × (1 − 0.8^20) × 0.8 − 0.66667 = −0.535;
    // limit 3 × 0.48795 / 3 = 0.488. CUSUM: 3.3333 / 0.48795 − 0.5 = 6.33.
    RatedDays.Builder days = new RatedDays.Builder();
    for (int d = 0; d < 20; d++) {
      add(days, d, 5, 4);
    }
    add(days, 20, 1, 1);
    RatedDays built = days.build();
    Volatility v = over(LENIENT, built);
    assertEquals(new ControlCharts.Signals(1, 1, 1), v.signals());
    List<String> signals = new ArrayList<>();
    ControlCharts.walk(
        built,
        0,
        21,
        v.mean(),
        v.within(),
        (chart, day, isUp, value, limit) ->
            signals.add(
                String.format(
                    "%s %d %s %.4f %.4f", chart.id(), built.day(day), isUp, value, limit)));
    // 4.3333 − 1.4639; 4.3333 − 0.5349 and 4.3333 − 0.4879; 6.33 standard errors downwards.
    assertEquals(
        List.of(
            "shewhart 20 false 1.0000 2.8695",
            "ewma 20 false 3.7985 3.8454",
            "cusum 20 false -6.3313 -5.0000"),
        signals);
  }

  @Test
  void aRiseSignalsUpwardsAndWithoutNoiseTheSumHasNoValue() {
    // 20 days of 4, 4 and one of 5, 5: no ratings of a day differ, σ = 0; x̄ = 170/42 = 4.0476.
    RatedDays.Builder days = new RatedDays.Builder();
    for (int d = 0; d < 20; d++) {
      add(days, d, 4, 4);
    }
    add(days, 20, 5, 5);
    RatedDays built = days.build();
    Volatility v = over(LENIENT, built);
    List<String> last = new ArrayList<>();
    ControlCharts.walk(
        built,
        0,
        21,
        v.mean(),
        v.within(),
        (chart, day, isUp, value, limit) -> {
          if (day == 20) {
            last.add(String.format("%s %s %.4f %.4f", chart.id(), isUp, value, limit));
          }
        });
    // Smoothed: −0.0476 × (1 − 0.8^20) × 0.8 + 0.2 × 0.9524 = 0.1528.
    assertEquals(
        List.of("shewhart true 5.0000 4.0476", "ewma true 4.2004 4.0476", "cusum true NaN 5.0000"),
        last);
  }

  @Test
  void tooFewDaysOrRatingsGiveNoVolatility() {
    RatedDays.Builder nineDays = new RatedDays.Builder();
    for (int d = 0; d < 9; d++) {
      add(nineDays, d, 5, 5, 4, 4, 1);
    }
    assertTooLittle(over(USUAL, nineDays.build()));
    RatedDays.Builder tenDays = new RatedDays.Builder();
    for (int d = 0; d < 10; d++) {
      add(tenDays, d, d == 0 ? new double[] {5, 4} : new double[] {5, 4, 1});
    }
    assertTooLittle(over(USUAL, tenDays.build())); // 29 ratings
    add(tenDays, 10, 3);
    assertTrue(over(USUAL, tenDays.build()).raw() > 0); // 30
  }

  private static void assertTooLittle(Volatility v) {
    assertTrue(v.mean() > 1);
    assertTrue(Double.isNaN(v.raw()) && Double.isNaN(v.within()) && Double.isNaN(v.corrected()));
    assertTrue(Double.isNaN(v.ewma()) && Double.isNaN(v.downside()) && Double.isNaN(v.drawdown()));
    assertNull(v.signals());
  }

  @Test
  void oneRatingADaySaysNothingOfNoise() {
    RatedDays.Builder days = new RatedDays.Builder();
    for (int d = 0; d < 40; d++) {
      add(days, d, d % 2 == 0 ? 5 : 4);
    }
    Volatility v = over(USUAL, days.build());
    assertEquals(0.5, v.raw(), 1e-15);
    assertTrue(Double.isNaN(v.within()));
    assertTrue(Double.isNaN(v.corrected()));
    assertNull(v.signals());
  }

  @Test
  void sharedReviewsWeighTheirShare() {
    // Two reviews of weight 1/3 (5 and 4 stars) weigh as one of 2/3.
    long third = Fact.WEIGHT_UNIT / 3;
    RatedDays days = new RatedDays.Builder().add(0, 2 * third, 18 * third, 164 * third).build();
    Volatility v = over(new RatingVolatility(1, 0, 4.8), days);
    assertEquals(2.0 / 3, v.ratings(), 1e-15);
    assertEquals(4.5, v.mean());
    assertEquals(1.0 / 3 * 0.5, days.squaresInside(0), 1e-15); // 1/3 × (0.25 + 0.25)
  }

  @Test
  void aDayOfMillionsOfRatingsDoesNotOverflow() {
    // Half of 20 million ratings 5, half 4: variance inside 0.25. Squares pass 2^63.
    long half = 10_000_000L * Fact.WEIGHT_UNIT;
    RatedDays days = new RatedDays.Builder().add(0, 2 * half, 18 * half, (100 + 64) * half).build();
    assertEquals(20_000_000 * 0.25, days.squaresInside(0), 1e-6);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(3);
    RatedDays.Builder forward = new RatedDays.Builder();
    RatedDays.Builder backward = new RatedDays.Builder();
    double[][] ratings = new double[60][];
    for (int d = 0; d < 60; d++) {
      ratings[d] = random.ints(1 + random.nextInt(6), 1, 6).asDoubleStream().toArray();
      add(forward, d, ratings[d]);
    }
    for (int d = 59; d >= 0; d--) {
      add(backward, d, ratings[d]);
    }
    assertEquals(over(USUAL, forward.build()), over(USUAL, backward.build()));
  }

  /**
   * 200 stores, 180 days with 1 to 8 ratings each; day effects of variance τ² = 0.09, ratings
   * around them of variance 1. Ratings are simulated at half stars far from the ends, so that
   * neither rounding (variance (1/2)²/12 joins the noise) nor clipping biases the truth.
   */
  @Test
  void theCorrectionIsUnbiasedWhereTheRawVarianceIsNot() {
    Random random = new Random(20250101);
    double truth = 0.09;
    double corrected = 0;
    double raw = 0;
    int stores = 200;
    for (int s = 0; s < stores; s++) {
      RatedDays.Builder days = new RatedDays.Builder();
      for (int d = 0; d < 180; d++) {
        double effect = Math.sqrt(truth) * random.nextGaussian();
        double[] ratings = new double[1 + random.nextInt(8)];
        for (int i = 0; i < ratings.length; i++) {
          ratings[i] = Math.round(2 * (50 + effect + random.nextGaussian())) / 2.0;
        }
        add(days, d, ratings);
      }
      Volatility v = over(USUAL, days.build());
      corrected += v.corrected() * v.corrected() / stores;
      raw += v.raw() * v.raw() / stores;
    }
    assertEquals(truth, corrected, 0.05 * truth);
    assertTrue(raw > 2 * truth, "raw variance " + raw);
  }
}
