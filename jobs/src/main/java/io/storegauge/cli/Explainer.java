package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoresTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/** Reads an {@link Explanation} from the gold tables. */
final class Explainer {
  private final StoreGold store;
  private final Lake lake;
  private final ScoredDays days;
  private final Supplier<Conf> conf;

  /**
   * @param conf asked where a store that is known has no score, and for what changed
   */
  Explainer(StoreGold store, Supplier<Conf> conf) {
    this.store = store;
    this.lake = store.lake();
    this.days = new ScoredDays(store);
    this.conf = conf;
  }

  /**
   * @param asked as-of day; null = the store's latest
   * @throws StoregaugeException if the store is not known or has no score on that day
   */
  Explanation explain(LocalDate asked) {
    LocalDate asOf = asked != null ? asked : days.latestInLake();
    List<Row> scores = asOf == null ? List.of() : scores(asOf);
    List<String> unruled = scores.isEmpty() && asOf != null ? unruled(asOf) : List.of();
    if (scores.isEmpty() && unruled.isEmpty()) {
      asOf = days.dayWithScore(asked);
      scores = scores(asOf);
    }
    List<Row> components = store.on(ScoreComponentsTable.SPEC, asOf).collectAsList();
    ExplainedChanges changes = ExplainedChanges.of(store, asOf, scores, conf);
    LeftOutDays leftOut = LeftOutDays.of(store, asOf);
    Map<String, Explanation.Promotion> promotions = ExplainedPromotion.byScheme(store, asOf);
    return new Explanation(
        store.platform(),
        store.storeId(),
        asOf.toString(),
        profile(),
        scores.stream()
            .map(
                s -> {
                  String scheme = s.getAs("scheme");
                  return ExplainedScore.of(
                      s, components, promotions.get(scheme), changes.of(scheme), leftOut);
                })
            .toList(),
        changes.unknown(),
        unruled,
        ExplainedRisk.volatility(store, asOf),
        ExplainedRisk.risk(store, asOf));
  }

  /**
   * Schemes of the platform whose first day is still to come, in words; empty if nothing is known
   * of the store on the day.
   */
  private List<String> unruled(LocalDate asOf) {
    if (ExplainedRisk.volatility(store, asOf) == null && ExplainedRisk.risk(store, asOf) == null) {
      return List.of();
    }
    Conf known = conf.get();
    Platform of = known.platforms().get(store.platform());
    return of == null
        ? List.of()
        : of.schemes().stream()
            .map(known.schemes()::get)
            .filter(s -> s.startsAfter(asOf))
            .map(s -> s.id() + " has no rules before " + s.versions().get(0).from())
            .toList();
  }

  private List<Row> scores(LocalDate asOf) {
    return store
        .on(StoreScoresTable.SPEC, asOf)
        .orderBy(col("is_main").desc_nulls_last(), col("scheme"))
        .collectAsList();
  }

  private Explanation.Profile profile() {
    return store.of(lake.quick(StoresTable.SPEC)).collectAsList().stream()
        .findFirst()
        .map(
            r ->
                new Explanation.Profile(
                    r.getAs("store_name"),
                    r.getAs("store_type"),
                    r.getAs("brand"),
                    r.getAs(Columns.CATEGORY)))
        .orElse(Explanation.Profile.UNKNOWN);
  }
}
