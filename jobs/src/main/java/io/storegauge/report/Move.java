package io.storegauge.report;

import io.storegauge.report.data.ScoreRow;
import java.util.List;

/**
 * A formal store's score now and a week before.
 *
 * @param share change as a share of the scheme's highest score, which makes scales comparable
 */
record Move(ScoreRow now, ScoreRow before, double share) {
  /** Less than this share of the scale is no movement worth a word: a twentieth of a percent. */
  static final double STILL = 0.0005;

  static List<Move> all(Overview data) {
    return data.scores().stream()
        .filter(s -> s.isScored() && s.isFormal())
        .filter(s -> isComparable(s, data.before().get(s.store())))
        .map(
            s -> {
              ScoreRow before = data.before().get(s.store());
              return new Move(s, before, (s.score() - before.score()) / s.top());
            })
        .toList();
  }

  private static boolean isComparable(ScoreRow now, ScoreRow before) {
    return before != null
        && before.isScored()
        && before.isFormal()
        && before.scheme().equals(now.scheme());
  }

  double change() {
    return now.score() - before.score();
  }

  /** Whether other rules made the score a week before. */
  boolean rulesChanged() {
    return !now.version().equals(before.version());
  }
}
