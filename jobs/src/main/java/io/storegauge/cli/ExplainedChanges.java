package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.PlatformMetrics;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.ScoreChange;
import io.storegauge.scheme.ScoreChanges;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * What changed a store's scores since the day, the week and the month before.
 *
 * @param unknown why nothing of it can be told; null = it is told
 */
record ExplainedChanges(Map<String, List<ExplainedChange>> byScheme, String unknown) {
  private static final int WEEK = 7;

  /** As long as the windows of a month, so that these share no day with those of then. */
  private static final int MONTH = 30;

  private static ExplainedChanges unknown(String why) {
    return new ExplainedChanges(Map.of(), why);
  }

  List<ExplainedChange> of(String scheme) {
    return byScheme.getOrDefault(scheme, List.of());
  }

  /**
   * @param scores of the as-of day, as the lake has them
   * @param conf whose rules score the store again; if it is not sound that is told instead
   */
  static ExplainedChanges of(
      StoreGold store, LocalDate asOf, List<Row> scores, Supplier<Conf> conf) {
    if (scores.isEmpty()) {
      return new ExplainedChanges(Map.of(), null);
    }
    if (!store.lake().exists(StoreMetricsTable.SPEC)) {
      return unknown(StoreMetricsTable.SPEC.qualifiedName() + " was never written");
    }
    Conf rules;
    try {
      rules = conf.get();
    } catch (StoregaugeException e) {
      return unknown("the rules cannot be read. " + e.getMessage());
    }
    PlatformSchemes schemes = PlatformSchemes.of(rules);
    if (!PlatformMetrics.missing(store.lake(), schemes).isEmpty()) {
      return unknown(
          StoreMetricsTable.SPEC.qualifiedName()
              + " is of an earlier release, which knew fewer metrics; the next run computes it"
              + " anew");
    }
    return told(store, asOf, scores, schemes, rules.settings().benchmarks().minPeers());
  }

  private static ExplainedChanges told(
      StoreGold store, LocalDate asOf, List<Row> scores, PlatformSchemes schemes, int minPeers) {
    Map<LocalDate, String> before = new LinkedHashMap<>();
    before.put(asOf.minusDays(1), "day");
    before.put(asOf.minusDays(WEEK), "week");
    before.put(asOf.minusDays(MONTH), "month");
    List<LocalDate> days = new ArrayList<>(before.keySet());
    ScoreChanges computed =
        new ScoreChanges(schemes, minPeers, store.platform(), store.storeId(), asOf, days);
    DaySet all = DaySet.of(days).union(DaySet.of(List.of(asOf)));
    List<ScoreChange> changes =
        PlatformMetrics.of(store.lake(), store.platform(), all, schemes)
            .mapPartitions(rows -> computed.of(rows).iterator())
            .collect();
    Map<String, Row> written = written(store, DaySet.of(days));
    scores.forEach(s -> written.put(key(s.getAs("scheme"), asOf), s));
    Map<String, List<ExplainedChange>> byScheme = new HashMap<>();
    for (ScoreChange c : changes) {
      String note =
          note(c, written.get(key(c.scheme(), asOf)), written.get(key(c.scheme(), c.from())));
      byScheme
          .computeIfAbsent(c.scheme(), s -> new ArrayList<>())
          .add(ExplainedChange.of(before.get(c.from()), c, note));
    }
    return new ExplainedChanges(byScheme, null);
  }

  /** Scores of the earlier days, as the lake has them. */
  private static Map<String, Row> written(StoreGold store, DaySet days) {
    List<String> columns =
        List.of(
            Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "scheme", "scheme_version", "score");
    Map<String, Row> rows = new HashMap<>();
    store
        .of(store.lake().scan(StoreScoresTable.SPEC, columns).days(Columns.AS_OF, days).frame())
        .collectAsList()
        .forEach(
            r ->
                rows.put(
                    key(r.getAs("scheme"), r.<java.sql.Date>getAs(Columns.AS_OF).toLocalDate()),
                    r));
    return rows;
  }

  private static String key(String scheme, LocalDate day) {
    return scheme + " " + day;
  }

  private static String note(ScoreChange c, Row now, Row then) {
    if (c.unsplit() != null) {
      return switch (c.unsplit()) {
        case NO_ROW_THEN -> "the store has no row on that day";
        case NO_RULES_THEN -> "the scheme had no rules on that day";
        case NO_SCORE_THEN -> "the store had no score on that day";
        case NO_SCORE_NOW -> "the store has no score";
        case NO_SCORE_BETWEEN ->
            "not split: by the rules of then, or among the peers of then, it would have no score";
      };
    }
    String other = other(now, c.versionNow(), c.scoreNow());
    if (other == null && then == null) {
      return "the lake holds no score of that day; it is computed from the metrics";
    }
    return other == null ? other(then, c.versionThen(), c.scoreThen()) : other;
  }

  /** What the lake has of a day, if it is not what the rules of today make of it. */
  private static String other(Row written, String version, long score) {
    if (written == null
        || version.equals(written.getAs("scheme_version"))
            && ExplainedChange.points(score).equals(written.getAs("score"))) {
      return null;
    }
    return String.format(
        "the lake has %s by version %s as of %s, written with other rules, settings or metrics: run"
            + " again, or give the --conf it was written with",
        Figures.fixed(written.<BigDecimal>getAs("score"), 2),
        written.<String>getAs("scheme_version"),
        written.<Object>getAs(Columns.AS_OF));
  }
}
