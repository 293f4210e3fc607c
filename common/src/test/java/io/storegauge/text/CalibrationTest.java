package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void calibrationFindsThePlaneThatScoresWereBentBy() {
    // Labels as often positive as a logit of 2 f + 0.5 p − 1 says, 1,000 texts at each pair of
    // scores; the classes are then about equal, so that weighing them moves little.
    double[] features = new double[21 * 3 * 1000];
    double[] patterns = new double[features.length];
    double[] labels = new double[features.length];
    int text = 0;
    for (int f = 0; f <= 20; f++) {
      for (int p = -1; p <= 1; p++) {
        double feature = -1.5 + f * 0.2;
        long positive = Math.round(1000 / (1 + Math.exp(-(2 * feature + 0.5 * p - 1))));
        for (int i = 0; i < 1000; i++) {
          features[text] = feature;
          patterns[text] = p;
          labels[text++] = i < positive ? 1 : -1;
        }
      }
    }
    Calibration plane = Calibration.of(new Calibration.Scores(features, patterns, labels));
    assertEquals(2, plane.ofFeatures(), 0.01);
    assertEquals(0.5, plane.ofPatterns(), 0.01);
    assertEquals(-1, plane.shift(), 0.05);
    assertEquals(2 * 0.3 - 0.5 * 0.4 - 1, plane.logit(0.3, -0.4), 0.06);
  }

  @Test
  void scoresThatDivideTheClassesComeToAnEnd() {
    Calibration line = of(new double[] {-1, -2, 1, 2}, new double[] {0, 0, 0, 0});
    assertTrue(line.ofFeatures() > 0 && Double.isFinite(line.ofFeatures()), "" + line);
    assertEquals(0, line.ofPatterns(), 1e-9);
    assertEquals(0, line.shift(), 1e-9);
  }

  @Test
  void patternsThatMisleadAreLeftOut() {
    Calibration line = of(new double[] {-1, 0.5, -0.5, 2}, new double[] {1, 0.5, -0.5, -1});
    assertEquals(0, line.ofPatterns(), 1e-9);
    assertEquals(
        of(new double[] {-1, 0.5, -0.5, 2}, new double[4]).ofFeatures(), line.ofFeatures(), 1e-9);
  }

  /** Two negative texts, then two positive ones. */
  private static Calibration of(double[] features, double[] patterns) {
    double[] labels = {-1, -1, 1, 1};
    return Calibration.of(new Calibration.Scores(features, patterns, labels));
  }
}
