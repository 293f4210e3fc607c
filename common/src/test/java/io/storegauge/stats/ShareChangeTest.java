package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShareChangeTest {
  /** Table II of Newcombe (1998), method 10: 56/70 against 48/80, and 0/10 against 0/20. */
  @Test
  void theIntervalIsThePublishedOne() {
    ShareChange change = ShareChange.of(56, 70, 48, 80);
    assertEquals(0.2, change.change(), 1e-12);
    assertEquals(0.0524, change.low(), 5e-5);
    assertEquals(0.3339, change.high(), 5e-5);
    ShareChange none = ShareChange.of(0, 10, 0, 20);
    assertEquals(-0.1611, none.low(), 5e-5);
    assertEquals(0.2775, none.high(), 5e-5);
  }

  @Test
  void aFallIsARiseSeenFromTheOtherSide() {
    ShareChange rise = ShareChange.of(9, 10, 3, 10);
    ShareChange fall = ShareChange.of(3, 10, 9, 10);
    // Table II: 9/10 against 3/10 is 0.1705 to 0.8090.
    assertEquals(0.1705, rise.low(), 5e-5);
    assertEquals(0.8090, rise.high(), 5e-5);
    assertEquals(-rise.low(), fall.high(), 1e-12);
    assertEquals(-rise.high(), fall.low(), 1e-12);
  }

  @Test
  void withoutTextsOnASideThereIsNoChange() {
    ShareChange first = ShareChange.of(1, 4, 0, 0);
    assertEquals(0.25, first.now());
    assertTrue(Double.isNaN(first.before()));
    assertFalse(first.known());
    assertTrue(Double.isNaN(ShareChange.of(0, 0, 1, 4).now()));
  }
}
