package io.storegauge.scheme;

import java.io.Serializable;
import java.util.List;

/**
 * What a store would have to improve for the next grade of a scheme. Scores are in points; NaN =
 * none or unknown.
 *
 * @param score of the day
 * @param grade of the day; null = none
 * @param next grade that is asked for; null = there is none
 * @param needed least score of the next grade; where the rank decides, with the others where they
 *     are
 * @param obstacle why no improvement reaches it; null = the moves do
 * @param by gate that stands in the way; null = none
 * @param reached score behind the moves, or if they are not enough the one with every indicator at
 *     its best
 * @param moves the cheapest set, those that gain the most first; empty if there is an obstacle
 */
public record NextGrade(
    String scheme,
    String version,
    double score,
    String grade,
    String next,
    double needed,
    Obstacle obstacle,
    String by,
    double reached,
    List<Move> moves)
    implements Serializable {

  /** Why there are no moves. */
  public enum Obstacle {
    NO_GRADES,
    BEST_ALREADY,
    NO_SCORE,
    /** Too few orders: the grade is a newcomer's, or it has no rank that would tell one. */
    NEWCOMER,
    /** Even the best of so few peers does not rank so high. */
    FEW_PEERS,
    GATE,
    /** Every indicator at its best is not enough. */
    OUT_OF_REACH
  }

  /**
   * An improvement.
   *
   * @param indicator the heaviest that scores the value
   * @param unit of the values
   * @param from value now
   * @param to value to reach
   * @param beyond whether it must be better than {@code to}
   * @param share of the way to the value at which the curves give the most; what it costs
   * @param gain points of the score
   * @param cases that would have had to go well, or not badly, of as many as there were; NaN = the
   *     value is no share of counted cases
   */
  public record Move(
      String indicator,
      String unit,
      double from,
      double to,
      boolean beyond,
      double share,
      double gain,
      double cases)
      implements Serializable {}

  /** Sum of the shares, which no other set that reaches the grade has less of. */
  public double cost() {
    return moves.stream().mapToDouble(Move::share).sum();
  }
}
