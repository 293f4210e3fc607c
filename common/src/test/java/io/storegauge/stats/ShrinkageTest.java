package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.Shrinkage.Peers;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
  /** Store A rated 1, 3 (mean 2), store B rated 3, 5, 4, 4 (mean 4). */
  private static final Peers RATINGS =
      new Peers(2, 4 + 16, 2 + 4, 10 + 66, 4 + 16, 16.0 / 2 + 256.0 / 4);

  @Test
  void varianceInsideStoresIsPooled() {
    // Squared distances from their own mean: 1 + 1 + 1 + 1 + 0 + 0 = 4, over 6 − 2.
    assertEquals(1.0, Shrinkage.withinVariance(RATINGS), 1e-12);
  }

  @Test
  void varianceBetweenStoresIsWhatTheOtherDoesNotExplain() {
    // μ = 20/6; 2(2 − 10/3)² + 4(4 − 10/3)² = 16/3; minus 1·1 = 13/3; over 6 − 20/6 = 8/3: 13/8.
    assertEquals(1.625, Shrinkage.betweenVariance(RATINGS, 1.0), 1e-12);
    assertEquals(0, Shrinkage.betweenVariance(RATINGS, 6.0));
    assertEquals(0, Shrinkage.betweenVariance(new Peers(1, 4, 2, 10, 4, 8), 1.0));
  }

  @Test
  void oneRatingAStoreTellsNothingOfTheVarianceInside() {
    Peers singles = new Peers(2, 7, 2, 25, 2, 25);
    assertTrue(Double.isNaN(Shrinkage.withinVariance(singles)));
    assertEquals(0, Shrinkage.betweenVariance(singles, Double.NaN));
    assertEquals(50, Shrinkage.meanWeight(Double.NaN, 0));
  }

  @Test
  void theWeightOfThePeersStaysWithinItsBounds() {
    assertEquals(20, Shrinkage.meanWeight(1.0, 0.05), 1e-12);
    assertEquals(5, Shrinkage.meanWeight(1.0, 1.625));
    assertEquals(50, Shrinkage.meanWeight(1.0, 0.001));
    assertEquals(50, Shrinkage.meanWeight(1.0, 0));
    // 0.1 · 0.9 / 0.001 − 1
    assertEquals(89, Shrinkage.rateWeight(0.1, 0.001), 1e-9);
    assertEquals(5, Shrinkage.rateWeight(0.1, 0.05));
    assertEquals(500, Shrinkage.rateWeight(0.1, 0.00001));
    assertEquals(500, Shrinkage.rateWeight(0, 0));
  }

  @Test
  void littleEvidenceIsDrawnToThePeers() {
    // (10 · 4 + 2 · 1) / (10 + 2)
    assertEquals(3.5, Shrinkage.shrink(4, 10, 2, 2), 1e-12);
    assertTrue(Double.isNaN(Shrinkage.shrink(4, 10, 0, 0)));
  }
}
