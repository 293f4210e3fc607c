package io.storegauge.scheme;

import io.storegauge.stats.Millionths;
import io.storegauge.stats.WeightedSum;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A score and what made it; points in millionths.
 *
 * @param points of each indicator; NaN = unknown
 * @param dimensions points by {@link Dimension}; NaN = no indicator known
 * @param total contributions, their sum and the coverage
 * @param bonuses added to the total
 * @param deductions taken off it
 * @param beforeGate total, bonuses, less deductions; says nothing unless the total is known
 * @param score after range, gates and newcomers' rules; {@link #NONE} = there is none
 * @param gate what made the score differ from that before it; null = nothing did
 * @param grade that a newcomer has by default; null = none
 * @param gradeGate gate that caps the grade; null = none
 * @param gradeCap best grade behind it; null = none
 */
record Score(
    double[] points,
    double[] dimensions,
    WeightedSum total,
    List<Part> bonuses,
    List<Part> deductions,
    long beforeGate,
    long score,
    String gate,
    String grade,
    String gradeGate,
    String gradeCap) {

  static final long NONE = Long.MIN_VALUE;

  /** A bonus or a deduction. */
  record Part(String name, long millionths) {}

  /** A score that nothing has capped. */
  Score(
      double[] points,
      double[] dimensions,
      WeightedSum total,
      List<Part> bonuses,
      List<Part> deductions,
      long beforeGate) {
    this(
        points,
        dimensions,
        total,
        bonuses,
        deductions,
        beforeGate,
        total.known() ? beforeGate : NONE,
        null,
        null,
        null,
        null);
  }

  boolean hasScore() {
    return score != NONE;
  }

  Score gated(String by, long to) {
    return new Score(
        points,
        dimensions,
        total,
        bonuses,
        deductions,
        beforeGate,
        to,
        by,
        grade,
        gradeGate,
        gradeCap);
  }

  Score graded(String by) {
    return new Score(
        points,
        dimensions,
        total,
        bonuses,
        deductions,
        beforeGate,
        score,
        gate,
        by,
        gradeGate,
        gradeCap);
  }

  Score capped(String by, String best) {
    return new Score(
        points, dimensions, total, bonuses, deductions, beforeGate, score, gate, grade, by, best);
  }

  static long sum(List<Part> parts) {
    long sum = 0;
    for (Part p : parts) {
      sum += p.millionths();
    }
    return sum;
  }

  /** Such as {@code repurchase 0.15, gold_agents 0.1}; null = none. */
  static String text(List<Part> parts) {
    return parts.isEmpty()
        ? null
        : parts.stream()
            .map(p -> p.name() + " " + Millionths.plain(p.millionths()))
            .collect(Collectors.joining(", "));
  }
}
