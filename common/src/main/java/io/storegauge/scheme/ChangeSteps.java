package io.storegauge.scheme;

import io.storegauge.stats.Millionths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps from a store's score of then to that of now, each taken apart by indicator.
 *
 * <p>While the rules stay, an indicator gets what its contribution changed by, but where its weight
 * changed only weight of before × change of its points: the rest of it, and all of an indicator
 * that came to be known or unknown, is {@link ScoreChange#RENORMALISED}. When the rules change an
 * indicator gets all that its contribution changed by, since its weight is part of the rules.
 */
final class ChangeSteps {
  /** Renormalised weights that differ by less are the same. */
  private static final double NOISE = 1e-12;

  private static final int VALUE = 0;
  private static final int PEERS = 1;
  private static final int RULE = 2;

  private final ScoredDay then;
  private final int there;
  private final Score own;
  private final ScoredDay moved;
  private final ScoredDay now;
  private final int here;
  private final Map<String, long[]> parts = new LinkedHashMap<>();

  /**
   * @param then the earlier day by its rules
   * @param there the store's number on it
   * @param own the store's score there with its row of today
   * @param moved today by the earlier rules
   * @param now today by its rules
   * @param here the store's number today
   */
  ChangeSteps(ScoredDay then, int there, Score own, ScoredDay moved, ScoredDay now, int here) {
    this.then = then;
    this.there = there;
    this.own = own;
    this.moved = moved;
    this.now = now;
    this.here = here;
  }

  ScoreChange change(LocalDate from) {
    Score first = then.score(there);
    Score second = own;
    Score third = moved.score(here);
    Score last = now.score(here);
    ScoreChange.Unsplit unsplit =
        !first.hasScore()
            ? ScoreChange.Unsplit.NO_SCORE_THEN
            : !last.hasScore()
                ? ScoreChange.Unsplit.NO_SCORE_NOW
                : !second.hasScore() || !third.hasScore()
                    ? ScoreChange.Unsplit.NO_SCORE_BETWEEN
                    : null;
    if (unsplit == null) {
      now.rules().indicators().forEach(i -> part(i.name()));
      then.rules().indicators().forEach(i -> part(i.name()));
      ScoreChange.REST.forEach(this::part);
      step(VALUE, first, second);
      step(PEERS, second, third);
      newRules(third, last);
    }
    return new ScoreChange(
        now.inForce().scheme(),
        from,
        then.rules().version(),
        now.rules().version(),
        ScoreChanges.known(first),
        ScoreChanges.known(last),
        unsplit,
        lines());
  }

  private long[] part(String name) {
    return parts.computeIfAbsent(name, n -> new long[RULE + 1]);
  }

  /** A step under the earlier rules. */
  private void step(int step, Score before, Score after) {
    List<SchemeIndicator> indicators = then.rules().indicators();
    for (int i = 0; i < indicators.size(); i++) {
      long all = contribution(after, i) - contribution(before, i);
      double weight = before.total().weights()[i];
      double points = after.points()[i] - before.points()[i];
      long ownPart;
      if (Math.abs(after.total().weights()[i] - weight) < NOISE) {
        ownPart = all;
      } else {
        // NaN where it was or is unknown.
        ownPart = Double.isNaN(points) ? 0 : Millionths.of(weight * points);
      }
      part(indicators.get(i).name())[step] += ownPart;
      part(ScoreChange.RENORMALISED)[step] += all - ownPart;
    }
    rest(step, before, after);
  }

  private void newRules(Score before, Score after) {
    List<SchemeIndicator> old = then.rules().indicators();
    for (int i = 0; i < old.size(); i++) {
      part(old.get(i).name())[RULE] -= contribution(before, i);
    }
    List<SchemeIndicator> indicators = now.rules().indicators();
    for (int i = 0; i < indicators.size(); i++) {
      part(indicators.get(i).name())[RULE] += contribution(after, i);
    }
    rest(RULE, before, after);
  }

  private void rest(int step, Score before, Score after) {
    part(ScoreChange.BONUSES)[step] += Score.sum(after.bonuses()) - Score.sum(before.bonuses());
    part(ScoreChange.DEDUCTIONS)[step] -=
        Score.sum(after.deductions()) - Score.sum(before.deductions());
    part(ScoreChange.GATES)[step] +=
        (after.score() - after.beforeGate()) - (before.score() - before.beforeGate());
  }

  private static long contribution(Score score, int indicator) {
    return score.total().contributions()[indicator];
  }

  private List<ScoreChange.Line> lines() {
    List<ScoreChange.Line> lines = new ArrayList<>();
    parts.forEach(
        (name, by) -> {
          SchemeIndicator was = indicator(then, name);
          SchemeIndicator is = indicator(now, name);
          SchemeIndicator any = is == null ? was : is;
          lines.add(
              new ScoreChange.Line(
                  name,
                  any == null ? null : any.metric().unit(),
                  value(then, was, there),
                  is == null ? value(moved, was, here) : value(now, is, here),
                  median(then, was, there),
                  is == null ? median(moved, was, here) : median(now, is, here),
                  by[VALUE],
                  by[PEERS],
                  by[RULE]));
        });
    return lines;
  }

  private static SchemeIndicator indicator(ScoredDay day, String name) {
    return day.rules().indicators().stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static double value(ScoredDay day, SchemeIndicator indicator, int store) {
    return indicator == null ? Double.NaN : day.column(indicator.value())[store];
  }

  private static double median(ScoredDay day, SchemeIndicator indicator, int store) {
    return indicator == null ? Double.NaN : day.rank(indicator.value()).peers(store).median();
  }
}
