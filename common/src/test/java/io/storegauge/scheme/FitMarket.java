package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/** Stores and days with values that follow no pattern, and what a platform makes of them. */
final class FitMarket {
  static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final Platform PLATFORM =
      new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
  private static final List<String> METRICS =
      List.of(
          "rating_mean_90d",
          "negative_review_rate_90d",
          "delivery_sla_rate_90d",
          "ship_on_promise_rate_90d");

  /** Everything may be estimated but what is named. */
  static OwnNumbers oursBut(String dimension, int... indicators) {
    return new OwnNumbers() {
      @Override
      public boolean weight(int indicator) {
        return Arrays.stream(indicators).noneMatch(i -> i == indicator);
      }

      @Override
      public boolean cutoffs(int indicator) {
        return weight(indicator);
      }

      @Override
      public boolean dimension(String name) {
        return !name.equals(dimension);
      }
    };
  }

  private final List<Map<String, Object>> rows = new ArrayList<>();

  FitMarket(int stores, int days) {
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

  FitMarket without(String metric) {
    rows.forEach(r -> r.put(metric, null));
    return this;
  }

  /** Every so many stores lack the metric. */
  FitMarket sparse(String metric, int every) {
    rows.stream()
        .filter(r -> Integer.parseInt(((String) r.get("store")).substring(5)) % every == 0)
        .forEach(r -> r.put(metric, null));
    return this;
  }

  FitMarket flat(String metric) {
    rows.forEach(r -> r.put(metric, 0.5));
    return this;
  }

  /** The same rows in another order. */
  FitMarket shuffled() {
    Collections.shuffle(rows, new Random(7));
    return this;
  }

  FitMarket alike(String metric, String other) {
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
                for (Dimension d : Dimension.values()) {
                  Double score = (Double) r.get(d.id() + "_score");
                  published[1 + d.ordinal()] =
                      score == null ? Double.NaN : Math.rint(score * 100) / 100;
                }
              }
              scores.put(r.get("store_id") + "/" + r.get("as_of"), published);
            });
    return (p, store, asOf) -> scores.get(store + "/" + LocalDate.ofEpochDay(asOf));
  }

  /** These scores give or take a point at most, by the store and day alone. */
  static OfficialScores blurred(OfficialScores exact) {
    return (p, store, asOf) -> {
      double[] blurred = exact.of(p, store, asOf).clone();
      blurred[0] += new Random(31L * store.hashCode() + asOf).nextDouble() * 2 - 1;
      return blurred;
    };
  }

  private List<PeerDay> days(SchemeFit fit) {
    PlatformSchemes schemes = fit.schemes();
    return PeerDays.gather(input(schemes).iterator(), schemes.valueTypes(), schemes.texts().size());
  }

  FittedVersion fit(Scheme shipped, OfficialScores official, OwnNumbers ours) {
    SchemeFit fit = new SchemeFit(shipped, List.of(PLATFORM), 2);
    List<FittedVersion> found = fit.fit(days(fit), official, v -> ours);
    assertEquals(1, found.size());
    return found.get(0);
  }
}
