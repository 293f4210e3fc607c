package io.storegauge.suspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CopyLimitsTest {

  @Test
  void theLimitIsTheLeastNumberThatChanceHardlyReaches() {
    // Poisson of mean 1: P(≥ 6) = 0.00059, P(≥ 7) = 0.000083
    assertEquals(7, new CopyLimits(1, 2).of(1));
    // of mean 0.1: P(≥ 3) = 0.00015, P(≥ 4) = 0.0000038
    assertEquals(4, new CopyLimits(1, 2).of(0.1));
    // of mean 0.01: P(≥ 2) = 0.00005
    assertEquals(2, new CopyLimits(1, 2).of(0.01));
  }

  @Test
  void whereNothingRepeatsTheConfiguredLeastCounts() {
    assertEquals(2, new CopyLimits(0, 2).of(1));
    assertEquals(9, new CopyLimits(1, 9).of(1));
  }
}
