package io.storegauge.report;

import io.storegauge.model.DaySet;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.RankRow;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.RunRecord;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.report.data.VolatilityRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lake tells of all stores on a day and a week before.
 *
 * @param scores of the platforms' main schemes, by store
 * @param before the same a week before, by store
 * @param ranks likewise, against a week before
 * @param risk by store, likewise a week before
 * @param volatility of all windows
 */
record Overview(
    Gold gold,
    LocalDate asOf,
    Map<StoreKey, StoreProfile> profiles,
    List<ScoreRow> scores,
    Map<StoreKey, ScoreRow> before,
    Map<StoreKey, RankRow> ranks,
    Map<StoreKey, RiskRow> risk,
    Map<StoreKey, RiskRow> riskBefore,
    List<VolatilityRow> volatility,
    RunRecord run) {
  static final int WEEK = 7;

  static Overview of(Gold gold, LocalDate asOf) {
    LocalDate weekBefore = asOf.minusDays(WEEK);
    DaySet both = DaySet.of(List.of(weekBefore, asOf));
    List<ScoreRow> scores = new ArrayList<>();
    Map<StoreKey, ScoreRow> before = new HashMap<>();
    for (ScoreRow s : gold.scores(both, Set.of())) {
      if (s.isMain() && s.day().equals(asOf)) {
        scores.add(s);
      } else if (s.isMain()) {
        before.put(s.store(), s);
      }
    }
    scores.sort(Comparator.comparing(ScoreRow::store));
    Map<StoreKey, RankRow> ranks = new HashMap<>();
    gold.ranks(asOf).forEach(r -> ranks.put(r.store(), r));
    Map<StoreKey, RiskRow> risk = new HashMap<>();
    Map<StoreKey, RiskRow> riskBefore = new HashMap<>();
    gold.risk(both, Set.of())
        .forEach(r -> (r.day().equals(asOf) ? risk : riskBefore).put(r.store(), r));
    return new Overview(
        gold,
        asOf,
        gold.stores(),
        scores,
        before,
        ranks,
        risk,
        riskBefore,
        gold.volatility(DaySet.of(List.of(asOf)), Set.of()),
        RunRecord.of(gold));
  }

  /** Platforms with a score, in order. */
  List<String> platforms() {
    return scores.stream().map(s -> s.store().platform()).distinct().sorted().toList();
  }

  List<ScoreRow> of(String platform) {
    return scores.stream().filter(s -> s.store().platform().equals(platform)).toList();
  }

  /**
   * Formal stores with a score: newcomers are not ranked, unless there is nobody else.
   *
   * @param among some of the scores
   */
  static List<ScoreRow> ranked(List<ScoreRow> among) {
    List<ScoreRow> scored = among.stream().filter(ScoreRow::isScored).toList();
    List<ScoreRow> formal = scored.stream().filter(ScoreRow::isFormal).toList();
    return formal.isEmpty() ? scored : formal;
  }
}
