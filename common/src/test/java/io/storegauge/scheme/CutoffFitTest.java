package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cut-offs among the peers and weights, from the scores of a platform that hides both. */
class CutoffFitTest {
  private static final OwnNumbers OURS = FitMarket.oursBut("");

  /** Between which places the points of rating, bad reviews, delivery and dispatch rise. */
  private static final double[][] SHIPPED = {{10, 90}, {10, 90}, {10, 90}, {10, 90}};

  private static final double[][] HIDDEN = {{25, 95}, {3, 72}, {10, 90}, {18, 81}};

  /**
   * @param places worst and best of each indicator
   */
  private static Scheme scheme(double product, double[] weights, double step, double[][] places) {
    List<Scheme.Indicator> indicators = new ArrayList<>();
    indicators.add(indicator("product", "rating_mean", weights[0], step, places[0]));
    indicators.add(indicator("product", "negative_review_rate", weights[1], step, places[1]));
    indicators.add(indicator("logistics", "delivery_sla_rate", weights[2], step, places[2]));
    indicators.add(indicator("logistics", "ship_on_promise_rate", weights[3], step, places[3]));
    Map<String, Double> dimensions = new TreeMap<>();
    dimensions.put("product", product);
    dimensions.put("logistics", 100 - product);
    Scheme.Version plain = new Scheme.Version("1", FitMarket.START, indicators);
    FitNumbers own = FitNumbers.of(plain);
    return new Scheme(
        "s", List.of(new FitNumbers(own.weights(), dimensions, own.curves()).in(plain)));
  }

  private static Scheme.Indicator indicator(
      String dimension, String metric, double weight, double step, double[] places) {
    return new Scheme.Indicator(
        metric + "_90d",
        dimension,
        metric,
        90,
        Scheme.Use.RAW,
        null,
        weight,
        new Scheme.Peer(0, 100, step, places[0], places[1]),
        null);
  }

  private static Scheme shipped() {
    return scheme(50, new double[] {60, 40, 50, 50}, 0, SHIPPED);
  }

  private static Scheme hidden() {
    return scheme(70, new double[] {80, 20, 25, 75}, 0, HIDDEN);
  }

  private static double[] places(FittedVersion found) {
    return found.cutoffs().stream()
        .flatMap(c -> List.of(c.fitted().worst(), c.fitted().best()).stream())
        .mapToDouble(p -> p)
        .toArray();
  }

  @Test
  void hiddenPlacesAndWeightsAreFoundFromTotalsAlone() {
    FitMarket market = new FitMarket(60, 8);
    FittedVersion found = market.fit(shipped(), market.scoredBy(hidden(), false), OURS);
    assertArrayEquals(new double[] {25, 95, 3, 72, 10, 90, 18, 81}, places(found), 0, "" + found);
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.05);
    assertEquals(70, found.dimensionWeights().get("product"), 0.05);
    assertTrue(found.before().worst() > 10, found.before().toString());
    assertTrue(found.after().worst() < 0.02, found.after().toString());
    assertEquals(List.of(), found.remarks());
    // 10 is a multiple of 5 and told exactly; 3 lies between such.
    assertEquals(new FittedCutoffs.Fits(10, 10, false), found.cutoffs().get(2).worst());
    assertEquals(new FittedCutoffs.Fits(3, 3, false), found.cutoffs().get(1).worst());
  }

  @Test
  void placesOfSteppedCurvesAreFoundToo() {
    // 45 stores lie about 2 % apart: a place between two of them is told to a percent or two.
    FitMarket market = new FitMarket(60, 8);
    Scheme steps = scheme(70, new double[] {80, 20, 25, 75}, 10, HIDDEN);
    FittedVersion found =
        market.fit(
            scheme(50, new double[] {60, 40, 50, 50}, 10, SHIPPED),
            market.scoredBy(steps, true),
            OURS);
    assertArrayEquals(new double[] {25, 95, 3, 72, 10, 90, 18, 81}, places(found), 2, "" + found);
    assertTrue(found.after().worst() < 2, found.after().toString());
    assertTrue(found.after().agreement().mae() < 0.3, found.after().toString());
  }

  @Test
  void placesOfThePlatformStayEvenIfTheyFitWorse() {
    FitMarket market = new FitMarket(60, 8);
    OwnNumbers ours = FitMarket.oursBut("", 0);
    FittedVersion found = market.fit(shipped(), market.scoredBy(hidden(), false), ours);
    assertEquals(List.of(1, 2, 3), found.cutoffs().stream().map(FittedCutoffs::indicator).toList());
  }

  @Test
  void whatScoresDoNotTellIsSaidAndStays() {
    // All stores deliver alike: wherever the places lie, everybody stands in the middle.
    FitMarket market = new FitMarket(60, 8).flat("delivery_sla_rate_90d");
    FittedVersion found = market.fit(shipped(), market.scoredBy(hidden(), false), OURS);
    FittedCutoffs flat = found.cutoffs().get(2);
    assertEquals(flat.was(), flat.fitted());
    assertTrue(flat.worst().all() && flat.best().all(), flat.toString());
    assertEquals(
        List.of(
            "delivery_sla_rate_90d has the same points at all stores: told by the level alone",
            "the scores do not tell the cut-offs of delivery_sla_rate_90d: both stay"),
        found.remarks());
  }

  @Test
  void chanceMovesNoPlace() {
    FitMarket market = new FitMarket(60, 8);
    OfficialScores blurred = FitMarket.blurred(market.scoredBy(shipped(), false));
    FittedVersion found = market.fit(shipped(), blurred, OURS);
    assertArrayEquals(new double[] {10, 90, 10, 90, 10, 90, 10, 90}, places(found));
    // Exact scores would tell them to the percent.
    FittedCutoffs.Fits worst = found.cutoffs().get(1).worst();
    assertTrue(worst.from() <= 10 && worst.to() >= 10 && worst.to() < 40, worst.toString());
  }

  @Test
  void placesAreFoundThroughBlurredScores() {
    FitMarket market = new FitMarket(120, 8);
    OfficialScores blurred = FitMarket.blurred(market.scoredBy(hidden(), false));
    FittedVersion found = market.fit(shipped(), blurred, OURS);
    // Heavy indicators to a few percent; what weighs 6 of 100 is not told as well.
    assertEquals(25, found.cutoffs().get(0).fitted().worst(), 4, "" + found);
    assertEquals(95, found.cutoffs().get(0).fitted().best(), 4, "" + found);
    assertTrue(found.after().agreement().mae() < 0.7, found.after().toString());
  }

  @Test
  void theOrderOfStoresAndDaysChangesNothing() {
    FitMarket market = new FitMarket(40, 7);
    OfficialScores official = market.scoredBy(hidden(), true);
    FittedVersion once = market.fit(shipped(), official, OURS);
    FittedVersion again = market.shuffled().fit(shipped(), official, OURS);
    assertArrayEquals(places(once), places(again));
    assertArrayEquals(once.indicatorWeights(), again.indicatorWeights());
    assertEquals(once.dimensionWeights(), again.dimensionWeights());
  }
}
