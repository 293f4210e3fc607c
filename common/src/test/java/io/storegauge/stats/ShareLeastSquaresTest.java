package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShareLeastSquaresTest {
  private static final double NEAR = 1e-5;
  private static final double[][] WHOLE_OF_2 = {{1, 1}};
  private static final double[][] WHOLE_OF_3 = {{1, 1, 1}};

  private static double[] solve(double[][] rows, double[] goals, double[] start, double[][] sums) {
    ShareLeastSquares squares = new ShareLeastSquares(start.length);
    for (int i = 0; i < rows.length; i++) {
      squares.add(rows[i], goals[i]);
    }
    return squares.solve(start, sums);
  }

  @Test
  void exactRowsGiveTheSharesTheyWereMadeOf() {
    // 0.7·90 + 0.3·60 = 81; 0.7·50 + 0.3·80 = 59.
    double[][] rows = {{90, 60}, {50, 80}};
    double[] found = solve(rows, new double[] {81, 59}, new double[] {0.5, 0.5}, WHOLE_OF_2);
    assertArrayEquals(new double[] {0.7, 0.3}, found, NEAR);
  }

  @Test
  void ofRowsThatContradictTheMeanIsTaken() {
    // v and 1 − v: rows (1, 0) say v = 0.2 once and v = 0.5 twice: v = 0.4.
    double[][] rows = {{1, 0}, {1, 0}, {1, 0}};
    double[] found = solve(rows, new double[] {0.2, 0.5, 0.5}, new double[] {0.9, 0.1}, WHOLE_OF_2);
    assertArrayEquals(new double[] {0.4, 0.6}, found, NEAR);
  }

  @Test
  void noShareFallsBelowZero() {
    // Without bounds v = −0.5 and 1.5.
    double[][] rows = {{1, 0}, {0, 1}};
    double[] found = solve(rows, new double[] {-0.5, 1.5}, new double[] {0.5, 0.5}, WHOLE_OF_2);
    assertArrayEquals(new double[] {0, 1}, found, NEAR);
  }

  @Test
  void aShareThatStartsAtZeroMayGrow() {
    double[][] rows = {{10, 2, 5}, {3, 8, 1}, {4, 4, 9}, {7, 1, 1}};
    double[] truth = {0.2, 0.3, 0.5};
    double[] goals =
        Arrays.stream(rows).mapToDouble(r -> r[0] * 0.2 + r[1] * 0.3 + r[2] * 0.5).toArray();
    assertArrayEquals(truth, solve(rows, goals, new double[] {1, 0, 0}, WHOLE_OF_3), NEAR);
  }

  @Test
  void aGivenSumOfSomeStays() {
    // The first two keep 0.5 together though the rows ask for 0.6.
    double[][] rows = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    double[][] sums = {{1, 1, 1}, {1, 1, 0}};
    double[] found =
        solve(rows, new double[] {0.4, 0.2, 0.4}, new double[] {0.25, 0.25, 0.5}, sums);
    assertArrayEquals(new double[] {0.35, 0.15, 0.5}, found, NEAR);
  }

  @Test
  void whatTheRowsDoNotTellStaysAsItWas() {
    // Two columns alike: only their sum of 0.6 is told; they keep their difference of 0.2.
    double[][] rows = {{80, 80, 50}, {60, 60, 90}, {70, 70, 40}};
    double[] goals = Arrays.stream(rows).mapToDouble(r -> r[0] * 0.6 + r[2] * 0.4).toArray();
    double[] found = solve(rows, goals, new double[] {0.5, 0.3, 0.2}, WHOLE_OF_3);
    assertEquals(0.4, found[2], NEAR);
    assertEquals(0.2, found[0] - found[1], 1e-4);
  }

  @Test
  void noSolutionThatKeepsTheBoundsIsBetter() {
    // A grid of a hundredth over all shares of three.
    double[][] rows = new double[40][3];
    double[] goals = new double[40];
    for (int i = 0; i < 40; i++) {
      for (int c = 0; c < 3; c++) {
        rows[i][c] = (i * (37 + 11 * c) + c * 17) % 101;
      }
      goals[i] = (i * 53) % 97;
    }
    double[] found = solve(rows, goals, new double[] {0.3, 0.3, 0.4}, WHOLE_OF_3);
    assertEquals(1, Arrays.stream(found).sum(), 1e-9);
    assertTrue(Arrays.stream(found).allMatch(v -> v >= 0), Arrays.toString(found));
    double best = Double.MAX_VALUE;
    for (int a = 0; a <= 100; a++) {
      for (int b = 0; a + b <= 100; b++) {
        double[] v = {a / 100.0, b / 100.0, (100 - a - b) / 100.0};
        best = Math.min(best, error(rows, goals, v));
      }
    }
    assertTrue(error(rows, goals, found) <= best + NEAR);
  }

  private static double error(double[][] rows, double[] goals, double[] v) {
    double error = 0;
    for (int i = 0; i < rows.length; i++) {
      double difference = rows[i][0] * v[0] + rows[i][1] * v[1] + rows[i][2] * v[2] - goals[i];
      error += difference * difference;
    }
    return error;
  }
}
