package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void calibrationFindsTheLineThatScoresWereBentBy() {
    // Labels as often positive as a logit of 2 s − 1 says, 1,000 texts at each score; the classes
    // are then about equal, so that weighing them moves little.
    double[] scores = new double[21 * 1000];
    double[] labels = new double[scores.length];
    int text = 0;
    for (int f = 0; f <= 20; f++) {
      double score = -1.5 + f * 0.2;
      long positive = Math.round(1000 / (1 + Math.exp(-(2 * score - 1))));
      for (int i = 0; i < 1000; i++) {
        scores[text] = score;
        labels[text++] = i < positive ? 1 : -1;
      }
    }
    Calibration line = Calibration.of(scores, labels);
    assertEquals(2, line.slope(), 0.01);
    assertEquals(-1, line.shift(), 0.05);
    assertEquals(2 * 0.3 - 1, line.logit(0.3), 0.06);
  }

  @Test
  void scoresThatDivideTheClassesComeToAnEnd() {
    Calibration line = Calibration.of(new double[] {-1, -2, 1, 2}, new double[] {-1, -1, 1, 1});
    assertTrue(line.slope() > 0 && Double.isFinite(line.slope()), "" + line);
    assertEquals(0, line.shift(), 1e-9);
  }
}
