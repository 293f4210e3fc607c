package io.storegauge.table;

/** {@code gold.rank_changes}: how a store's rank moved within a week, and what moved it. */
public final class RankChangesTable {
  private static final String POINTS = "scheme's points";
  private static final String PERCENTILE = "0–100";
  private static final String NOT_RANKED = "null = not ranked on that day";
  private static final String NO_PARTS = "null = unsplit says why";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "rank_changes",
                  "Rank by score among peers against a week before; one row per store, week-end or"
                      + " newest as-of day and scheme, of stores ranked on either day"))
          .string(StoreScoresTable.SCHEME, "Scheme id, as in conf/schemes")
          .bool("is_main", "Whether it is the platform's main scheme; never null")
          .date("before_as_of", "The day a week before, which it is compared with; never null")
          .string(
              "peer_group",
              "platform/category, or the platform where the category has too few peers with a"
                  + " score; never null")
          .integer("peer_count_before", "stores", "Ranked peers then; null = the store had no row")
          .integer("peer_count", "stores", "Ranked peers now; never null")
          .integer(
              "rank_before",
              "place",
              "1 = the highest score of the peers then, equal scores share a place; " + NOT_RANKED)
          .integer("rank", "place", "The same now; " + NOT_RANKED)
          .integer(
              "rank_change",
              "places",
              "rank_before − rank: above 0 = climbed; null = not ranked on one of the days")
          .decimal(
              "percentile_before",
              9,
              6,
              PERCENTILE,
              "Share of peers with a lower score then, ties by half; " + NOT_RANKED)
          .decimal("percentile", 9, 6, PERCENTILE, "The same now; " + NOT_RANKED)
          .decimal(
              "percentile_change",
              9,
              6,
              PERCENTILE,
              "Sum of the three parts; null = not ranked on one of the days")
          .decimal(
              "percentile_by_value",
              9,
              6,
              PERCENTILE,
              "Part that the store's own values moved among the scores of then; " + NO_PARTS)
          .decimal(
              "percentile_by_peers", 9, 6, PERCENTILE, "Part that the peers moved; " + NO_PARTS)
          .decimal(
              "percentile_by_rules",
              9,
              6,
              PERCENTILE,
              "Part that a new version of the scheme moved; " + NO_PARTS)
          .decimal("score_before", 9, 6, POINTS, "Score then; null = none")
          .decimal("score", 9, 6, POINTS, "Score now; null = none")
          .decimal("score_change", 9, 6, POINTS, "Sum of the three parts; null = no score on a day")
          .decimal("score_by_value", 9, 6, POINTS, "Part of the store's own values; " + NO_PARTS)
          .decimal(
              "score_by_peers",
              9,
              6,
              POINTS,
              "Part of the peers, along whom some indicators are scored; " + NO_PARTS)
          .decimal("score_by_rules", 9, 6, POINTS, "Part of a new version; " + NO_PARTS)
          .real("peer_median_before", POINTS, "Median score of the peers then; null = no peer")
          .real("peer_median", POINTS, "The same now; null = no peer")
          .string(
              "driver",
              "What moved the percentile most: an indicator or other part of the store's score,"
                  + " or peers, rules, peer_group; null = it did not move, or unsplit says why")
          .string("driver_dimension", "Dimension of that indicator; null = it is none")
          .decimal(
              "driver_points",
              9,
              6,
              POINTS,
              "What it changed the score by, by the store's own values; null = peers, rules or"
                  + " peer_group")
          .real(
              "driver_value_before",
              "metric's unit",
              "Value of that indicator then; null = no indicator, or unknown")
          .real("driver_value", "metric's unit", "The same now; null likewise")
          .string(
              "unsplit",
              "Why there are no parts: no_row_then, no_rules_then, or no_score or not_ranked with"
                  + " _then, _now or _between; null = there are")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, StoreScoresTable.SCHEME)
          .build();

  private RankChangesTable() {}
}
