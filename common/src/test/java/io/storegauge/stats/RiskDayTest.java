package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Stage;
import java.util.Arrays;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class RiskDayTest {
  private static final double UNKNOWN = Double.NaN;
  private static final double[] WEIGHTS = {25, 25, 20, 15, 10, 5};

  private final PeerDay metrics = new PeerDay(name("jd"), 20_000, RiskInputs.METRICS.size());
  private final PeerDay signs = new PeerDay(name("jd"), 20_000, 1, 1);

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
    for (int c = 0; c < RiskInputs.METRICS.size(); c++) {
      metrics.setLast(c, UNKNOWN);
    }
    set("ship_on_promise_rate_30d_shrunk", ship);
    set("delivery_sla_rate_30d_shrunk", deliver);
    set("negative_review_rate_30d_shrunk", negative);
    set("rating_mean_30d_shrunk", r30);
    set("rating_mean_90d_shrunk", r90);
  }

  /** Sets a metric of the store added last. */
  private void set(String column, double value) {
    metrics.setLast(RiskInputs.METRICS.indexOf(column), value);
  }

  /** Volatility or gate of a store, as each comes in a row of its own. */
  private void sign(String store, double volatility, String gate) {
    signs.add(name(store), null, 0, 0, UNKNOWN);
    signs.setLast(0, volatility);
    signs.setLastText(0, gate == null ? null : name(gate));
  }

  /** A store of which nothing is known yet. */
  private void silent(String id) {
    store(id, 100, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  private static double percentile(RiskDay risk, int store, RiskInput input) {
    return risk.percentile(store, input.ordinal());
  }

  private static long given(RiskDay risk, int store, RiskInput input) {
    return risk.index(store).contributions()[input.ordinal()];
  }

  private RiskDay risk() {
    return new RiskDay(metrics, signs, WEIGHTS, 20);
  }

  @Test
  void theIndexIsTheWeightedPercentileOfTheKnownInputs() {
    store("a", 500, 0.9, 0.7, 0.10, 4.0, 4.5);
    store("b", 100, 1.0, UNKNOWN, 0.02, 4.8, 4.8);
    sign("a", 0.3, null);
    RiskDay risk = risk();
    // a is the worse of two on promise, in reviews and trend (75), and alone in delivery and
    // volatility (50): (12.5 × 75 + 12.5 × 50 + 25 × 75 + 10 × 75 + 5 × 50) / 65 = 4437.5 / 65.
    assertEquals(0.9, risk.value(0, RiskInput.SHIP_ON_PROMISE.ordinal()));
    assertEquals(0.5, risk.value(0, RiskInput.RATING_FALL.ordinal()), 1e-15);
    assertEquals(75.0, percentile(risk, 0, RiskInput.SHIP_ON_PROMISE));
    assertEquals(50.0, percentile(risk, 0, RiskInput.DELIVERY_SLA));
    assertEquals(0.65, risk.coverage(0), 1e-15);
    assertEquals(12.5 / 65, risk.index(0).weights()[RiskInput.DELIVERY_SLA.ordinal()], 1e-15);
    // 14.423076(9), 9.615384(6), 28.846153(8), 11.538461(5), 3.846153(8): 68.269230(8), so all but
    // the fourth go up.
    assertEquals(14_423_077, given(risk, 0, RiskInput.SHIP_ON_PROMISE));
    assertEquals(9_615_385, given(risk, 0, RiskInput.DELIVERY_SLA));
    assertEquals(28_846_154, given(risk, 0, RiskInput.NEGATIVE_REVIEWS));
    assertEquals(11_538_461, given(risk, 0, RiskInput.RATING_FALL));
    assertEquals(3_846_154, given(risk, 0, RiskInput.UNSTEADINESS));
    assertEquals(68_269_231, risk.index(0).total());
    // b: 25 everywhere, delivery and volatility unknown: logistics is told by the promise alone.
    assertEquals(0.60, risk.coverage(1), 1e-15);
    assertEquals(25_000_000, risk.index(1).total());
    assertEquals(25.0 / 60, risk.index(1).weights()[RiskInput.SHIP_ON_PROMISE.ordinal()], 1e-15);
  }

  @Test
  void everyDriverHasInputsOfItsOwnAndEveryMetricItsDirection() {
    silent("good");
    silent("bad");
    for (int c = 0; c < RiskInputs.METRICS.size(); c++) {
      boolean highIsBetter =
          RiskInputs.METRICS.get(c).matches("(ship_on|delivery_sla|im_3min|rating_mean_90).*");
      // The last store added is the bad one; the other has the middle value.
      metrics.setLast(c, highIsBetter ? 0.1 : 0.9);
    }
    set("rating_mean_30d_shrunk", 3);
    set("rating_mean_90d_shrunk", 4);
    silent("good2");
    for (int c = 0; c < RiskInputs.METRICS.size(); c++) {
      metrics.setLast(c, 0.5);
    }
    sign("bad", 0.4, null);
    sign("good2", 0.1, null);
    RiskDay risk = risk();
    for (RiskInput input : RiskInput.values()) {
      assertEquals(75.0, percentile(risk, 1, input), input.id());
      assertEquals(25.0, percentile(risk, 2, input), input.id());
      assertTrue(Double.isNaN(percentile(risk, 0, input)), input.id());
    }
    assertEquals(1.0, risk.coverage(1));
    assertEquals(75_000_000, risk.index(1).total());
    // The inputs of a driver share its weight: 15 of 100 over four.
    assertEquals(15.0 / 4 / 100, risk.index(1).weights()[RiskInput.PENALTIES.ordinal()], 1e-15);
    assertEquals(20.0 / 4 / 100, risk.index(1).weights()[RiskInput.CHAT_3MIN.ordinal()], 1e-15);
    assertFalse(risk.index(0).known());
    assertEquals(0.0, risk.coverage(0));
  }

  @Test
  void contributionsSumToTheIndexWhateverIsKnown() {
    Random random = new Random(5);
    for (int s = 0; s < 300; s++) {
      silent("s" + s);
      for (int c = 0; c < RiskInputs.METRICS.size(); c++) {
        metrics.setLast(c, random.nextInt(3) == 0 ? UNKNOWN : random.nextInt(50) / 50.0);
      }
    }
    RiskDay risk = risk();
    for (int s = 0; s < 300; s++) {
      WeightedSum index = risk.index(s);
      double exact = 0;
      double weights = 0;
      for (RiskInput input : RiskInput.values()) {
        double percentile = percentile(risk, s, input);
        double weight = index.weights()[input.ordinal()];
        assertEquals(Double.isNaN(percentile), weight == 0);
        exact += weight == 0 ? 0 : weight * percentile;
        weights += weight;
      }
      assertEquals(1, weights, 1e-12);
      assertEquals(Arrays.stream(index.contributions()).sum(), index.total());
      assertEquals(exact, Millionths.toDouble(index.total()), 6e-7);
    }
  }

  @Test
  void penaltiesSayNothingWhereNobodyHasAny() {
    store("a", 1, 0.5, 0.5, 0.5, 4, 4);
    set("violation_points_90d", 0);
    store("b", 1, 0.5, 0.5, 0.5, 4, 4);
    set("violation_points_90d", 0);
    assertTrue(Double.isNaN(percentile(risk(), 0, RiskInput.PENALTIES)));
    store("c", 1, 0.5, 0.5, 0.5, 4, 4);
    set("violation_points_90d", 12);
    // Two with none share the places below the one with points: (0 + 2) / 2 of 3, (2 + 3) / 2 of 3.
    assertEquals(100.0 / 3, percentile(risk(), 0, RiskInput.PENALTIES), 1e-12);
    assertEquals(250.0 / 3, percentile(risk(), 2, RiskInput.PENALTIES), 1e-12);
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
    assertEquals(50.0, percentile(risk, 0, RiskInput.NEGATIVE_REVIEWS));
    // The newcomer is no peer.
    assertEquals(25.0, percentile(risk, 1, RiskInput.NEGATIVE_REVIEWS));
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
    silent("silent");
    store("known", 100, 0.5, 0.5, 0.5, 4, UNKNOWN);
    RiskDay risk = risk();
    assertFalse(risk.index(0).known());
    assertTrue(Double.isNaN(risk.priorities()[0]));
    assertTrue(Double.isNaN(risk.value(1, RiskInput.RATING_FALL.ordinal())));
    assertArrayEquals(new int[] {0, 1}, risk.ranks(risk.priorities()));
  }

  @Test
  void aGateIsCrossedUnlessItIsTheEndOfTheScaleOrARuleForNewcomers() {
    for (String store : new String[] {"a", "b", "c", "d"}) {
      silent(store);
    }
    sign("a", UNKNOWN, "product_information");
    sign("a", 0.2, null);
    sign("b", UNKNOWN, "newcomer");
    sign("c", UNKNOWN, "range, product_information");
    sign("d", UNKNOWN, "range");
    RiskDay risk = risk();
    assertEquals(name("product_information"), risk.gate(0));
    assertNull(risk.gate(1));
    assertEquals(name("product_information"), risk.gate(2));
    assertNull(risk.gate(3));
    assertEquals(0.2, risk.value(0, RiskInput.UNSTEADINESS.ordinal()));
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
