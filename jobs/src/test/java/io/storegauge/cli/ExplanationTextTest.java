package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {

  /** The line of a level that is assessed on 30 November and shown from 3 December on. */
  private static String score(String asOf) {
    Explanation.Score score =
        new Explanation.Score(
            "aliexpress-service-level",
            "1",
            "formal",
            new BigDecimal("2.000000"),
            new BigDecimal("2.000000"),
            3.0,
            BigDecimal.ZERO,
            null,
            BigDecimal.ZERO,
            null,
            null,
            "good",
            null,
            null,
            "2026-11-30",
            "2026-12-03",
            1.0,
            List.of(),
            List.of());
    Explanation explanation =
        new Explanation(
            "aliexpress",
            "s1",
            asOf,
            Explanation.Profile.UNKNOWN,
            List.of(score),
            null,
            List.of(),
            null,
            null);
    return new ExplanationText(explanation)
        .lines().stream().filter(l -> l.startsWith("score ")).findFirst().orElseThrow();
  }

  @Test
  void aLevelBeforeItsAssessmentIsAPreview() {
    assertTrue(
        score("2026-11-29")
            .endsWith("grade good · preview of 2026-11-30, in effect from 2026-12-03"),
        score("2026-11-29"));
    assertTrue(
        score("2026-11-30").endsWith("grade good · in effect from 2026-12-03"),
        score("2026-11-30"));
  }

  private static String risk(BigDecimal index, String band, String bandBy, String gate) {
    Explanation explanation =
        new Explanation(
            "jd",
            "s1",
            "2026-11-29",
            Explanation.Profile.UNKNOWN,
            List.of(),
            null,
            List.of(),
            null,
            new Explanation.Risk(index, band, bandBy, gate, 12.5, 3, 0.4, List.of()));
    return new ExplanationText(explanation)
        .lines().stream().filter(l -> l.startsWith("risk ")).findFirst().orElseThrow();
  }

  @Test
  void aBandThatIsNotTheDaysSaysWhy() {
    BigDecimal index = new BigDecimal("24.000000");
    assertTrue(risk(index, "low", "index", null).startsWith("risk 24.00 of 100, low  priority"));
    assertTrue(
        risk(index, "watch", "hysteresis", null)
            .startsWith("risk 24.00 of 100, watch (held from before)  priority"));
    assertTrue(
        risk(index, "high", "gate", "product_information")
            .startsWith("risk 24.00 of 100, high (gate product_information)  priority"));
    assertEquals(
        "risk  no driver known, high (gate product_information)",
        risk(null, "high", "gate", "product_information"));
    assertEquals("risk  no driver known", risk(null, null, null, null));
  }
}
