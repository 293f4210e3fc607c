package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import io.storegauge.model.StoregaugeException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemeEvaluatorTest {
  private static final double UNKNOWN = Double.NaN;
  private static final List<Point> STARS = List.of(new Point(1, 0), new Point(5, 100));
  private static final List<Point> FEWER_IS_BETTER = List.of(new Point(0, 100), new Point(0.2, 0));

  private static SchemeEvaluator scheme(Indicator... indicators) {
    return new SchemeEvaluator(
        new Scheme.Version("1", LocalDate.of(2025, 1, 1), List.of(indicators)));
  }

  private static final SchemeEvaluator RULES =
      scheme(
          new Indicator("product", "rating_mean", 90, Use.SHRUNK, 50, STARS),
          new Indicator("product", "negative_review_rate", 90, Use.RAW, 20, FEWER_IS_BETTER),
          new Indicator(
              "logistics",
              "delivery_sla_rate",
              90,
              Use.RAW,
              30,
              List.of(new Point(0.5, 0), new Point(0.9, 80), new Point(1, 100))));

  @Test
  void curvesAreLinearBetweenPointsAndFlatBeyondThem() {
    LinearCurve curve =
        new LinearCurve(List.of(new Point(0.5, 0), new Point(0.9, 80), new Point(1, 100)));
    assertEquals(0.0, curve.points(0.2));
    assertEquals(0.0, curve.points(0.5));
    assertEquals(40.0, curve.points(0.7), 1e-12);
    assertEquals(80.0, curve.points(0.9));
    assertEquals(90.0, curve.points(0.95), 1e-12);
    assertEquals(100.0, curve.points(1.0));
    assertEquals(100.0, curve.points(7.0));
    assertTrue(Double.isNaN(curve.points(UNKNOWN)));
  }

  @Test
  void aScoreIsTheWeightedMeanOfPoints() {
    // 4.6 stars → 90; 5 % negative → 75; 90 % in time → 80: 45 + 15 + 24.
    Score score = RULES.score(new double[] {4.6, 0.05, 0.9});
    assertArrayEquals(new double[] {90, 75, 80}, score.points(), 1e-12);
    assertArrayEquals(
        new long[] {45_000_000, 15_000_000, 24_000_000}, score.total().contributions());
    assertEquals(84_000_000, score.total().total());
    assertEquals(1.0, score.total().coverage());
  }

  @Test
  void dimensionsAreMeansOfTheirOwnIndicators() {
    // Product: (50 × 90 + 20 × 75) / 70; service has no indicator.
    double[] dimensions = RULES.score(new double[] {4.6, 0.05, 0.9}).dimensions();
    assertEquals(6000.0 / 70, dimensions[Dimension.PRODUCT.ordinal()], 1e-12);
    assertEquals(80.0, dimensions[Dimension.LOGISTICS.ordinal()], 1e-12);
    assertTrue(Double.isNaN(dimensions[Dimension.SERVICE.ordinal()]));
  }

  @Test
  void aMissingIndicatorLeavesItsWeightToTheOthers() {
    // 50 and 30 of 100: (50 × 90 + 30 × 80) / 80 = 86.25.
    Score score = RULES.score(new double[] {4.6, UNKNOWN, 0.9});
    assertEquals(0.8, score.total().coverage(), 1e-15);
    assertEquals(86_250_000, score.total().total());
    assertTrue(Double.isNaN(score.points()[1]));
    assertEquals(90.0, score.dimensions()[Dimension.PRODUCT.ordinal()], 1e-12);
  }

  @Test
  void withNothingKnownThereIsNoScore() {
    Score score = RULES.score(new double[] {UNKNOWN, UNKNOWN, UNKNOWN});
    assertFalse(score.total().known());
    assertTrue(Double.isNaN(score.dimensions()[Dimension.PRODUCT.ordinal()]));
  }

  @Test
  void columnsSayWhetherTheShrunkenValueIsScored() {
    assertEquals(
        List.of("rating_mean_90d_shrunk", "negative_review_rate_90d", "delivery_sla_rate_90d"),
        RULES.columns());
  }

  @Test
  void anUnknownMetricIsRefusedWithTheOnesThereAre() {
    StoregaugeException e =
        assertThrows(
            StoregaugeException.class,
            () -> scheme(new Indicator("product", "rating_mean", 31, Use.RAW, 100, STARS)));
    assertTrue(
        e.getMessage()
            .startsWith("No metric column rating_mean_31d in gold.store_metrics. Use one of: "),
        e.getMessage());
  }
}
