package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.RankRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.html.Element;
import java.util.Comparator;
import java.util.List;

/**
 * Stores whose score moved most within a week, by the share of their scale, and what became of
 * their ranks.
 */
final class MoversSection {
  private static final String KEY = "movers";

  private final Overview data;
  private final Words words;
  private final Parts parts;
  private final int shown;

  MoversSection(Overview data, Words words, int shown) {
    this.data = data;
    this.words = words;
    this.parts = new Parts(words);
    this.shown = shown;
  }

  Section section() {
    List<Move> moves = Move.all(data);
    if (moves.isEmpty()) {
      return Section.of(KEY, Element.of("p", "absent").text(words.of("why.no_week_before")));
    }
    Comparator<Move> byStore = Comparator.comparing(m -> m.now().store(), StoreKey::compareTo);
    List<Move> fallen =
        moves.stream()
            .filter(m -> m.share() < -Move.STILL)
            .sorted(Comparator.comparing(Move::share).thenComparing(byStore))
            .limit(shown)
            .toList();
    List<Move> risen =
        moves.stream()
            .filter(m -> m.share() > Move.STILL)
            .sorted(Comparator.comparing(Move::share).reversed().thenComparing(byStore))
            .limit(shown)
            .toList();
    double most = moves.stream().mapToDouble(m -> Math.abs(m.share())).max().orElse(1);
    return Section.of(
        KEY,
        Element.of("div", "grid wide")
            .add(list("fallen", fallen, most))
            .add(list("risen", risen, most)));
  }

  private Element list(String key, List<Move> moves, double most) {
    if (moves.isEmpty()) {
      return Parts.card(
          words.of("movers." + key), Element.of("p", "absent").text(words.of("movers.none")));
    }
    Table table =
        Table.of(words.of("movers." + key))
            .column(words.of("col.store"), Kind.TEXT)
            .column(words.of("col.change"), Kind.FIGURE)
            .column(words.of("col.compared"), Kind.BAR);
    for (Move m : moves) {
      double top = m.now().top();
      String remark =
          words.of(
              "movers.from_to",
              words.score(m.before().score(), top),
              words.score(m.now().score(), top),
              words.top(top));
      if (m.rulesChanged()) {
        remark += " · " + words.of("movers.rules", m.before().version(), m.now().version());
      }
      table.row(
          parts.store(m.now().store(), data.profiles(), remark + rank(m)),
          Parts.text(words.signed(m.change(), Words.places(top))),
          Bars.signed(m.share() / most));
    }
    return Parts.card(words.of("movers." + key), table.element());
  }

  /** The place among the peers then and now, and what moved it; empty where no rank is known. */
  private String rank(Move m) {
    RankRow rank = data.ranks().get(m.now().store());
    if (rank == null || !rank.isRankedOnBoth()) {
      return "";
    }
    String places =
        words.of(
            "movers.rank",
            words.count((long) rank.before()),
            words.count((long) rank.now()),
            words.count(rank.peers()));
    return " · " + places + (rank.driver() == null ? "" : " · " + words.movedBy(rank.driver()));
  }
}
