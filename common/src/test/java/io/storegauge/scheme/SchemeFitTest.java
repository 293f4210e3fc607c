package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemeFitTest {
  private static final List<Scheme.Point> STARS =
      List.of(new Scheme.Point(1, 0), new Scheme.Point(5, 100));
  private static final List<Scheme.Point> SHARE =
      List.of(new Scheme.Point(0, 0), new Scheme.Point(1, 100));
  private static final OwnNumbers OURS = FitMarket.oursBut("");

  private static Scheme scheme(double product, double rating, double delivery) {
    Scheme.Version plain =
        new Scheme.Version(
            "1",
            FitMarket.START,
            List.of(
                indicator("product", "rating_mean", rating, STARS),
                indicator("product", "negative_review_rate", 100 - rating, SHARE),
                indicator("logistics", "delivery_sla_rate", delivery, SHARE),
                indicator("logistics", "ship_on_promise_rate", 100 - delivery, SHARE)));
    Map<String, Double> dimensions = new TreeMap<>();
    dimensions.put("product", product);
    dimensions.put("logistics", 100 - product);
    return new Scheme(
        "s",
        List.of(
            new FitNumbers(
                    FitNumbers.of(plain).weights(), dimensions, FitNumbers.of(plain).curves())
                .in(plain)));
  }

  private static Scheme.Indicator indicator(
      String dimension, String metric, double weight, List<Scheme.Point> line) {
    return new Scheme.Indicator(dimension, metric, 90, Scheme.Use.RAW, weight, line);
  }

  private static final Scheme SHIPPED = scheme(50, 60, 50);

  /** Of 100: product 70, rating 80 of it, delivery 25 of logistics. */
  private static final Scheme HIDDEN = scheme(70, 80, 25);

  @Test
  void hiddenWeightsAreFoundFromTotalsAlone() {
    FitMarket market = new FitMarket(60, 8);
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    assertTrue(found.isFitted(), found.problem());
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.05);
    assertEquals(70, found.dimensionWeights().get("product"), 0.05);
    assertEquals(60, found.stores() + found.heldOut());
    assertTrue(found.heldOut() >= 5, found.toString());
    assertTrue(found.before().agreement().mae() > 3, found.before().toString());
    assertTrue(found.after().agreement().mae() < 0.02, found.after().toString());
    assertTrue(found.after().worst() < 0.05, found.after().toString());
    assertEquals(1, found.after().agreement().within());
    assertTrue(found.after().determined() > 0.9999 && found.before().determined() < 0.95);
    assertEquals(List.of(), found.cutoffs());
    assertEquals(List.of(), found.remarks());
  }

  @Test
  void numbersOfThePlatformStayEvenIfTheyFitWorse() {
    FitMarket market = new FitMarket(60, 8);
    OfficialScores official = market.scoredBy(HIDDEN, false);
    // Of two dimensions one is given, so the other is, too; so are the indicators of product.
    FittedVersion found = market.fit(SHIPPED, official, FitMarket.oursBut("product", 0));
    assertEquals(50, found.dimensionWeights().get("product"), 1e-6);
    assertEquals(50, found.dimensionWeights().get("logistics"), 1e-6);
    assertEquals(60, found.indicatorWeights()[0], 1e-6);
    assertEquals(40, found.indicatorWeights()[1], 1e-6);
    assertFalse(Math.abs(found.indicatorWeights()[2] - 50) < 1);
  }

  @Test
  void nothingOursIsNothingToEstimate() {
    FitMarket market = new FitMarket(60, 8);
    FittedVersion none =
        market.fit(
            SHIPPED,
            market.scoredBy(HIDDEN, false),
            new OwnNumbers() {
              @Override
              public boolean weight(int indicator) {
                return false;
              }

              @Override
              public boolean cutoffs(int indicator) {
                return false;
              }

              @Override
              public boolean dimension(String dimension) {
                return false;
              }
            });
    assertEquals(
        "none of its weights and cut-offs is marked default: there is nothing to estimate",
        none.problem());
  }

  @Test
  void anIndicatorThatNobodyHasKeepsItsWeight() {
    FitMarket market = new FitMarket(60, 8).without("ship_on_promise_rate_90d");
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    assertArrayEquals(new double[] {80, 20, 50, 50}, found.indicatorWeights(), 0.05);
    assertEquals(70, found.dimensionWeights().get("product"), 0.05);
    assertFalse(found.told().get(3));
    assertEquals(
        List.of(
            "ship_on_promise_rate_90d has points at fewer than 5 stores that the fit may see: its"
                + " weight and cut-offs stay as they were"),
        found.remarks());
  }

  @Test
  void storesThatLackAnIndicatorTellOfTheOthersAllTheSame() {
    // Two of three stores lack it: they tell the rest, the third one what it weighs.
    FitMarket market = new FitMarket(60, 8).sparse("ship_on_promise_rate_90d", 2);
    FittedVersion found =
        market
            .sparse("ship_on_promise_rate_90d", 3)
            .fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.1);
    assertEquals(70, found.dimensionWeights().get("product"), 0.1);
    assertTrue(found.after().worst() < 0.05, found.after().toString());
  }

  @Test
  void indicatorsThatGoTogetherAreToldAsOne() {
    FitMarket market =
        new FitMarket(60, 8).alike("ship_on_promise_rate_90d", "delivery_sla_rate_90d");
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    // Their difference is not told: equal before, equal after.
    assertArrayEquals(new double[] {80, 20, 50, 50}, found.indicatorWeights(), 0.1);
    assertEquals(
        List.of(
            "delivery_sla_rate_90d and ship_on_promise_rate_90d go together (correlation 1.00):"
                + " their sum is told, not each alone"),
        found.remarks());
  }

  @Test
  void dimensionsThatArePublishedTellTheirIndicators() {
    FitMarket market = new FitMarket(60, 8);
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, true), OURS);
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.05);
  }

  @Test
  void tooFewStoresOrDaysAreSaid() {
    FitMarket fewDays = new FitMarket(60, SchemeFit.MIN_DAYS - 1);
    assertEquals(
        "scores of 6 days; at least 7 are needed. Ingest more of them",
        fewDays.fit(SHIPPED, fewDays.scoredBy(HIDDEN, false), OURS).problem());
    FitMarket fewStores = new FitMarket(SchemeFit.MIN_STORES - 1, SchemeFit.MIN_DAYS);
    String problem = fewStores.fit(SHIPPED, fewStores.scoredBy(HIDDEN, false), OURS).problem();
    assertTrue(problem.startsWith("19 stores have both an official score"), problem);
    FitMarket enough = new FitMarket(SchemeFit.MIN_STORES, SchemeFit.MIN_DAYS);
    assertTrue(enough.fit(SHIPPED, enough.scoredBy(HIDDEN, false), OURS).isFitted());
  }

  @Test
  void storesAreHeldOutByTheirKeyAlone() {
    int heldOut = 0;
    for (int s = 0; s < 1000; s++) {
      heldOut += FitRow.isHeldOut("p/store" + s) ? 1 : 0;
    }
    // The CRC-32 of "p/store4" is 0x7c6d0ed0, a multiple of 4; that of "p/store0" is 0x7b00cac9.
    assertTrue(FitRow.isHeldOut("p/store4"));
    assertFalse(FitRow.isHeldOut("p/store0"));
    assertTrue(heldOut > 200 && heldOut < 300, "held out " + heldOut);
  }
}
