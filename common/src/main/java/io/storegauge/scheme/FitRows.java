package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Store days whose official score tells of the numbers of a version.
 *
 * @param rows by store and day, whatever order they came in
 */
record FitRows(List<FitRow> rows) {
  /** Ours: points that hardly any store has tell more of these stores than of a weight. */
  static final int MIN_STORES_OF_INDICATOR = 5;

  /**
   * @param days scored by the rules at hand
   */
  static FitRows of(List<ScoredDay> days, OfficialScores official) {
    List<FitRow> rows = new ArrayList<>();
    for (ScoredDay day : days) {
      PeerDay stores = day.stores();
      String platform = stores.platform().toString();
      for (int s = 0; s < stores.size(); s++) {
        double[] published = official.of(platform, stores.store(s).toString(), stores.asOf());
        if (published != null && isTelling(day, s, published[0])) {
          rows.add(row(platform + "/" + stores.store(s), day, s, published));
        }
      }
    }
    rows.sort(Comparator.comparing(FitRow::store).thenComparing(r -> r.day().stores().asOf()));
    return new FitRows(rows);
  }

  private static FitRow row(String store, ScoredDay day, int place, double[] published) {
    Score score = day.score(place);
    SchemeWeights weights = day.weights(place);
    double[] told = published.clone();
    double[] means = weights.means(score.points());
    for (int d = 0; d < means.length; d++) {
      told[1 + d] = score.dimensions()[d] > means[d] ? Double.NaN : told[1 + d];
    }
    double added = Millionths.toDouble(Score.sum(score.bonuses()) - Score.sum(score.deductions()));
    return new FitRow(store, day, place, weights, score.points(), added, told);
  }

  /** Not at the ends of the range, where a score was held, nor behind a gate. */
  private static boolean isTelling(ScoredDay day, int store, double published) {
    Score score = day.score(store);
    boolean isGated = score.gate() != null && !score.gate().equals(ScoreRules.RANGE);
    return published > day.rules().range().from()
        && published < day.rules().range().to()
        && score.total().known()
        && !isGated;
  }

  FitRows seen() {
    return new FitRows(rows.stream().filter(r -> !r.isHeldOut()).toList());
  }

  Set<String> stores(Predicate<FitRow> wanted) {
    return rows.stream()
        .filter(wanted)
        .map(FitRow::store)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Indicators with a weight of which enough stores have points. */
  BitSet told(Scheme.Version version) {
    BitSet told = new BitSet();
    for (int i = 0; i < version.indicators().size(); i++) {
      int place = i;
      Set<String> known = stores(r -> !Double.isNaN(r.points()[place]));
      told.set(
          i, version.indicators().get(i).weight() > 0 && known.size() >= MIN_STORES_OF_INDICATOR);
    }
    return told;
  }

  /** At most so many of them, evenly spread. */
  FitRows atMost(int most) {
    if (rows.size() <= most) {
      return this;
    }
    List<FitRow> spread = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      spread.add(rows.get((int) ((long) i * rows.size() / most)));
    }
    return new FitRows(spread);
  }
}
