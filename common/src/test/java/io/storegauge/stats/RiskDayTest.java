package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Stage;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class RiskDayTest {
  private static final double UNKNOWN = Double.NaN;
  private static final double[] WEIGHTS = {25, 25, 20, 15, 10, 5};
  private static final int LOGISTICS = RiskDriver.LOGISTICS.ordinal();
  private static final int QUALITY = RiskDriver.QUALITY.ordinal();
  private static final int TREND = RiskDriver.RATING_TREND.ordinal();
  private static final int VOLATILITY = RiskDriver.VOLATILITY.ordinal();

  private final PeerDay metrics = new PeerDay(name("jd"), 20_000, RiskInputs.METRICS.size());
  private final PeerDay volatility = new PeerDay(name("jd"), 20_000, 1);

  private static UTF8String name(String text) {
    return UTF8String.fromString(text);
  }

  /** Shares are those on promise and in time; ratings of 30 and 90 days. */
  private void store(
      String id, long cents, double ship, double deliver, double negative, double r30, double r90) {
    store(id, Stage.FORMAL_FROM_ORDERS, cents, ship, deliver, negative, r30, r90);
  }

  private void store(
      String id,
      long orders,
      long cents,
      double ship,
      double deliver,
      double negative,
      double r30,
      double r90) {
    metrics.add(name(id), null, orders, cents, 1);
    double[] values = {ship, deliver, negative, r30, r90};
    for (int c = 0; c < values.length; c++) {
      metrics.setLast(c, values[c]);
    }
  }

  private RiskDay risk() {
    return new RiskDay(metrics, volatility, WEIGHTS, 20);
  }

  @Test
  void theIndexIsTheWeightedPercentileOfTheKnownDrivers() {
    store("a", 500, 0.9, 0.7, 0.10, 4.0, 4.5);
    store("b", 100, 1.0, UNKNOWN, 0.02, 4.8, 4.8);
    volatility.add(name("a"), null, 0, 0, UNKNOWN);
    volatility.setLast(0, 0.3);
    RiskDay risk = risk();
    // a is the worse of two in logistics, quality and trend (75), and alone in volatility (50):
    // (25 × 75 + 25 × 75 + 10 × 75 + 5 × 50) / 65 = 4750 / 65.
    assertEquals(0.2, risk.input(0, LOGISTICS), 1e-15);
    assertEquals(0.0, risk.input(1, LOGISTICS), 1e-15); // only one of the two shares is known
    assertEquals(0.5, risk.input(0, TREND), 1e-15);
    assertEquals(75.0, risk.percentile(0, QUALITY));
    assertEquals(50.0, risk.percentile(0, VOLATILITY));
    assertEquals(0.65, risk.index(0).coverage(), 1e-15);
    // 28.8461538…, twice, 11.5384615… and 3.8461538…: 73.0769230…, so all but the third go up.
    assertArrayEquals(
        new long[] {28_846_154, 28_846_154, 0, 0, 11_538_461, 3_846_154},
        risk.index(0).contributions());
    assertEquals(73_076_923, risk.index(0).total());
    // b: 25 everywhere, volatility unknown.
    assertEquals(0.60, risk.index(1).coverage(), 1e-15);
    assertEquals(25_000_000, risk.index(1).total());
  }

  @Test
  void replyAndComplaintDataIsNotIngested() {
    store("a", 1, 0.5, 0.5, 0.5, 4, 4);
    RiskDay risk = risk();
    assertTrue(Double.isNaN(risk.percentile(0, RiskDriver.RESPONSE.ordinal())));
    assertTrue(Double.isNaN(risk.percentile(0, RiskDriver.COMPLAINT.ordinal())));
  }

  @Test
  void priorityIsRiskTimesWhatIsAtStake() {
    store("small", 100, 0.5, 0.5, 0.5, 4, 4);
    store("large", 900, 0.5, 0.5, 0.5, 4, 4);
    RiskDay risk = risk();
    // Both at 50 among two equals; amounts at the 25th and 75th percentile.
    double[] priorities = risk.priorities();
    assertArrayEquals(new double[] {12.5, 37.5}, priorities, 1e-6);
    assertArrayEquals(new int[] {2, 1}, risk.ranks(priorities));
  }

  @Test
  void newcomersHaveAnIndexButNoRank() {
    store("new", 29, 999, 0.9, 0.9, 0.2, 4, 4);
    store("low", 30, 100, 0.9, 0.9, 0.1, 4, 4);
    store("high", 30, 300, 0.9, 0.9, 0.3, 4, 4);
    RiskDay risk = risk();
    // Between the two formal stores in quality, equal to both elsewhere: 50 in all.
    assertEquals(50_000_000, risk.index(0).total());
    assertEquals(50.0, risk.percentile(0, QUALITY));
    assertEquals(25.0, risk.percentile(1, QUALITY)); // the newcomer is no peer
    double[] priorities = risk.priorities();
    assertTrue(Double.isNaN(priorities[0]));
    // Amounts at the 25th and 75th percentile of two; indexes 50 ∓ 25 × 25/60.
    assertEquals((50 - 625.0 / 60) * 0.25, priorities[1], 1e-6);
    assertEquals((50 + 625.0 / 60) * 0.75, priorities[2], 1e-6);
    assertArrayEquals(new int[] {0, 2, 1}, risk.ranks(priorities));
  }

  @Test
  void equalPrioritiesRankByStoreId() {
    store("c", 100, 0.5, 0.5, 0.5, 4, 4);
    store("a", 100, 0.5, 0.5, 0.5, 4, 4);
    store("b", 100, 0.5, 0.5, 0.5, 4, 4);
    RiskDay risk = risk();
    assertArrayEquals(new int[] {3, 1, 2}, risk.ranks(risk.priorities()));
  }

  @Test
  void aStoreOfWhichNothingIsKnownHasNoRank() {
    store("silent", 100, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    store("known", 100, 0.5, 0.5, 0.5, 4, UNKNOWN);
    RiskDay risk = risk();
    assertFalse(risk.index(0).known());
    assertTrue(Double.isNaN(risk.priorities()[0]));
    assertTrue(Double.isNaN(risk.input(1, TREND)));
    assertArrayEquals(new int[] {0, 1}, risk.ranks(risk.priorities()));
  }

  @Test
  void bandsBeginAtTheirLine() {
    assertEquals(RiskBand.LOW, RiskBand.of(24.999999));
    assertEquals(RiskBand.WATCH, RiskBand.of(25));
    assertEquals(RiskBand.HIGH, RiskBand.of(50));
    assertEquals(RiskBand.CRITICAL, RiskBand.of(75));
    assertEquals(RiskBand.CRITICAL, RiskBand.of(100));
  }
}
