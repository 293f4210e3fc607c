package io.storegauge.scheme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The set of improvements with the smallest sum of shares of their ways that together gain enough.
 *
 * <p>Found exactly: where two values both end on a line between bends, one can give way to the
 * other at the same gain until one of them reaches a bend, and the cost changes evenly meanwhile,
 * so in one of the two directions it does not rise. So in some best set all but one value end at a
 * bend or a step. Of each value in turn the others' sets of bends and steps are listed, those that
 * cost more and gain no more than another left out, and the value makes up for what they lack.
 */
final class LeastMoves {
  private static final double SAME_COST = 1e-12;

  /** A set of targets, the last one in front of the others. */
  private record Moves(double cost, double gain, Moves others, int lever, Lever.Target target) {
    static final Moves NONE = new Moves(0, 0, null, -1, null);

    Moves and(int added, Lever.Target to) {
      return new Moves(cost + to.share(), gain + to.gain(), this, added, to);
    }
  }

  private LeastMoves() {}

  /**
   * What each lever has to reach, null where it stays.
   *
   * @param gap points to gain, above 0
   * @return null if all of them at their best gain less
   */
  static Lever.Target[] of(List<Lever> levers, double gap) {
    Moves best = null;
    for (int last = 0; last < levers.size(); last++) {
      for (Moves others : others(levers, last, gap, best)) {
        Moves found = others;
        if (others.gain() < gap - Lever.NOISE) {
          Lever.Target rest = levers.get(last).reaching(gap - others.gain());
          found = rest == null ? null : others.and(last, rest);
        }
        if (found != null && (best == null || found.cost() < best.cost() - SAME_COST)) {
          best = found;
        }
      }
    }
    return best == null ? null : targets(best, levers.size());
  }

  private static List<Moves> others(List<Lever> levers, int last, double gap, Moves best) {
    List<Moves> sets = List.of(Moves.NONE);
    for (int l = 0; l < levers.size(); l++) {
      if (l != last) {
        List<Moves> more = new ArrayList<>(sets);
        for (Moves set : sets) {
          for (Lever.Target option : levers.get(l).options()) {
            if (best == null || set.cost() + option.share() < best.cost()) {
              more.add(set.and(l, option));
            }
          }
        }
        sets = useful(more, gap);
      }
    }
    return sets;
  }

  /** Those of which no other costs as little and gains as much. */
  private static List<Moves> useful(List<Moves> sets, double gap) {
    sets.sort(
        Comparator.comparingDouble(Moves::cost)
            .thenComparing(Moves::gain, Comparator.reverseOrder()));
    List<Moves> useful = new ArrayList<>();
    double most = Double.NEGATIVE_INFINITY;
    for (Moves set : sets) {
      if (set.gain() > most) {
        useful.add(set);
        most = set.gain();
      }
      if (most >= gap) {
        break;
      }
    }
    return useful;
  }

  private static Lever.Target[] targets(Moves moves, int levers) {
    Lever.Target[] targets = new Lever.Target[levers];
    Arrays.fill(targets, null);
    for (Moves m = moves; m.target() != null; m = m.others()) {
      targets[m.lever()] = m.target();
    }
    return targets;
  }
}
