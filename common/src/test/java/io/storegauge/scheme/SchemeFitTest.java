package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class SchemeFitTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final Platform PLATFORM =
      new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
  private static final List<Scheme.Point> STARS =
      List.of(new Scheme.Point(1, 0), new Scheme.Point(5, 100));
  private static final List<Scheme.Point> SHARE =
      List.of(new Scheme.Point(0, 0), new Scheme.Point(1, 100));
  private static final List<String> METRICS =
      List.of(
          "rating_mean_90d",
          "negative_review_rate_90d",
          "delivery_sla_rate_90d",
          "ship_on_promise_rate_90d");

  /** Everything may be estimated but what is named. */
  private static WeightSources oursBut(String dimension, int... indicators) {
    return new WeightSources() {
      @Override
      public boolean indicator(int indicator) {
        return Arrays.stream(indicators).noneMatch(i -> i == indicator);
      }

      @Override
      public boolean dimension(String name) {
        return !name.equals(dimension);
      }
    };
  }

  private static final WeightSources OURS = oursBut("");

  private static Scheme scheme(double product, double rating, double delivery) {
    Scheme.Version plain =
        new Scheme.Version(
            "1",
            START,
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
            SchemeFit.with(
                plain, new double[] {rating, 100 - rating, delivery, 100 - delivery}, dimensions)));
  }

  private static Scheme.Indicator indicator(
      String dimension, String metric, double weight, List<Scheme.Point> line) {
    return new Scheme.Indicator(dimension, metric, 90, Scheme.Use.RAW, weight, line);
  }

  /** Stores and days with values that follow no pattern. */
  private static final class Market {
    private final int days;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Market(int stores, int days) {
      this.days = days;
      long state = 42;
      for (int d = 0; d < days; d++) {
        for (int s = 0; s < stores; s++) {
          Map<String, Object> row = new TreeMap<>();
          row.put("store", "store" + s);
          row.put("day", d);
          row.put("paid_orders_30d", 100L);
          for (String metric : METRICS) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            double share = (state >>> 11) * 0x1.0p-53;
            row.put(metric, metric.equals("rating_mean_90d") ? 1 + 4 * share : share);
          }
          rows.add(row);
        }
      }
    }

    Market without(String metric) {
      rows.forEach(r -> r.put(metric, null));
      return this;
    }

    Market alike(String metric, String other) {
      rows.forEach(r -> r.put(metric, r.get(other)));
      return this;
    }

    private List<InternalRow> input(PlatformSchemes schemes) {
      List<InternalRow> input = new ArrayList<>();
      for (Map<String, Object> r : rows) {
        LocalDate day = START.plusDays((Integer) r.get("day"));
        input.add(ScoringDay.row(schemes, "p", (String) r.get("store"), day, r));
      }
      return input;
    }

    /** Scores to two digits by other rules, also those of the dimensions if asked for. */
    OfficialScores scoredBy(Scheme hidden, boolean dimensions) {
      PlatformSchemes schemes = new PlatformSchemes(List.of(PLATFORM), Map.of("s", hidden));
      Map<String, double[]> scores = new HashMap<>();
      ScoringDay.rows(
              new ScoreRows(schemes, 2).scores(input(schemes).iterator()), StoreScoresTable.SPEC)
          .forEach(
              r -> {
                double[] published = new double[OfficialScores.SIZE];
                Arrays.fill(published, Double.NaN);
                published[0] =
                    ((BigDecimal) r.get("score")).setScale(2, RoundingMode.HALF_UP).doubleValue();
                if (dimensions) {
                  published[1] = (Double) r.get("product_score");
                  published[2] = (Double) r.get("logistics_score");
                }
                scores.put(r.get("store_id") + "/" + r.get("as_of"), published);
              });
      return (p, store, asOf) -> scores.get(store + "/" + LocalDate.ofEpochDay(asOf));
    }

    List<PeerDay> days(SchemeFit fit) {
      PlatformSchemes schemes = fit.schemes();
      return PeerDays.gather(
          input(schemes).iterator(), schemes.valueTypes(), schemes.texts().size());
    }

    FittedVersion fit(Scheme shipped, OfficialScores official, WeightSources ours) {
      SchemeFit fit = new SchemeFit(shipped, List.of(PLATFORM), 2);
      List<FittedVersion> found = fit.fit(days(fit), official, v -> ours);
      assertEquals(1, found.size());
      return found.get(0);
    }
  }

  private static final Scheme SHIPPED = scheme(50, 60, 50);

  /** Of 100: product 70, rating 80 of it, delivery 25 of logistics. */
  private static final Scheme HIDDEN = scheme(70, 80, 25);

  @Test
  void hiddenWeightsAreFoundFromTotalsAlone() {
    Market market = new Market(60, 8);
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    assertTrue(found.isFitted(), found.problem());
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.05);
    assertEquals(70, found.dimensionWeights().get("product"), 0.05);
    assertEquals(60, found.stores() + found.heldOut());
    assertTrue(found.heldOut() >= 5, found.toString());
    assertTrue(found.before().mae() > 3, found.before().toString());
    assertTrue(found.after().mae() < 0.02, found.after().toString());
    assertEquals(1, found.after().within());
    assertTrue(found.determined()[1] > 0.9999 && found.determined()[0] < 0.95);
    assertEquals(List.of(), found.remarks());
  }

  @Test
  void numbersOfThePlatformStayEvenIfTheyFitWorse() {
    Market market = new Market(60, 8);
    OfficialScores official = market.scoredBy(HIDDEN, false);
    // Of two dimensions one is given, so the other is, too; so are the indicators of product.
    FittedVersion found = market.fit(SHIPPED, official, oursBut("product", 0));
    assertEquals(50, found.dimensionWeights().get("product"), 1e-6);
    assertEquals(50, found.dimensionWeights().get("logistics"), 1e-6);
    assertEquals(60, found.indicatorWeights()[0], 1e-6);
    assertEquals(40, found.indicatorWeights()[1], 1e-6);
    assertFalse(Math.abs(found.indicatorWeights()[2] - 50) < 1);
  }

  @Test
  void nothingOursIsNothingToEstimate() {
    Market market = new Market(60, 8);
    FittedVersion none =
        market.fit(
            SHIPPED,
            market.scoredBy(HIDDEN, false),
            new WeightSources() {
              @Override
              public boolean indicator(int indicator) {
                return false;
              }

              @Override
              public boolean dimension(String dimension) {
                return false;
              }
            });
    assertEquals(
        "none of its weights is marked default: there is nothing to estimate", none.problem());
  }

  @Test
  void anIndicatorThatNobodyHasKeepsItsWeight() {
    Market market = new Market(60, 8).without("ship_on_promise_rate_90d");
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, false), OURS);
    assertArrayEquals(new double[] {80, 20, 50, 50}, found.indicatorWeights(), 0.05);
    assertEquals(70, found.dimensionWeights().get("product"), 0.05);
    assertFalse(found.told().get(3));
    assertEquals(
        List.of(
            "ship_on_promise_rate_90d has no points at most stores: its weight stays as it was"),
        found.remarks());
  }

  @Test
  void indicatorsThatGoTogetherAreToldAsOne() {
    Market market = new Market(60, 8).alike("ship_on_promise_rate_90d", "delivery_sla_rate_90d");
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
    Market market = new Market(60, 8);
    FittedVersion found = market.fit(SHIPPED, market.scoredBy(HIDDEN, true), OURS);
    assertArrayEquals(new double[] {80, 20, 25, 75}, found.indicatorWeights(), 0.05);
  }

  @Test
  void tooFewStoresOrDaysAreSaid() {
    Market fewDays = new Market(60, SchemeFit.MIN_DAYS - 1);
    assertEquals(
        "scores of 6 days; at least 7 are needed. Ingest more of them",
        fewDays.fit(SHIPPED, fewDays.scoredBy(HIDDEN, false), OURS).problem());
    Market fewStores = new Market(SchemeFit.MIN_STORES - 1, SchemeFit.MIN_DAYS);
    String problem = fewStores.fit(SHIPPED, fewStores.scoredBy(HIDDEN, false), OURS).problem();
    assertTrue(problem.startsWith("19 stores have both an official score"), problem);
    Market enough = new Market(SchemeFit.MIN_STORES, SchemeFit.MIN_DAYS);
    assertTrue(enough.fit(SHIPPED, enough.scoredBy(HIDDEN, false), OURS).isFitted());
  }

  @Test
  void storesAreHeldOutByTheirKeyAlone() {
    Set<Boolean> both = new HashSet<>();
    int heldOut = 0;
    for (int s = 0; s < 1000; s++) {
      FitRow row = new FitRow("p/store" + s, new double[0], null, 0, new double[0]);
      FitRow again = new FitRow("p/store" + s, new double[] {1}, null, 5, new double[] {1});
      assertEquals(row.isHeldOut(), again.isHeldOut());
      both.add(row.isHeldOut());
      heldOut += row.isHeldOut() ? 1 : 0;
    }
    assertEquals(2, both.size());
    assertTrue(heldOut > 200 && heldOut < 300, "held out " + heldOut);
  }
}
