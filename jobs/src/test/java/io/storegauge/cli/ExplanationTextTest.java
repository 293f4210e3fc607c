package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {

  /** The line of a level that is assessed on 30 November and shown from 3 December on. */
  private static String score(String asOf) {
    return lines(asOf, List.of()).stream()
        .filter(l -> l.startsWith("score "))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String asOf, List<Explanation.Dimension> dimensions) {
    return lines(asOf, null, dimensions);
  }

  private static List<String> lines(
      String asOf, Explanation.Promotion promotion, List<Explanation.Dimension> dimensions) {
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
            promotion,
            dimensions,
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
    return new ExplanationText(explanation).lines();
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

  private static Explanation.Indicator indicator(String name, String leftOut) {
    BigDecimal gives = new BigDecimal("40.000000");
    return new Explanation.Indicator(
        name, "share 0–1", 0.9, 80.0, 0.5, gives, BigDecimal.TEN, 0.8, 60.0, leftOut);
  }

  @Test
  void indicatorsThatLeaveOutTheSameDaysShareALine() {
    List<Explanation.Dimension> dimensions =
        List.of(
            new Explanation.Dimension(
                "logistics",
                80.0,
                List.of(
                    indicator("pickup_24h_rate_30d", "2026-02-18..2026-02-23"),
                    indicator("ship_on_promise_rate_90d", "2026-02-15..2026-02-23"),
                    indicator("delivery_sla_rate_30d", null))),
            new Explanation.Dimension(
                "service",
                80.0,
                List.of(indicator("same_day_pickup_rate_30d", "2026-02-18..2026-02-23"))));
    List<String> lines = lines("2026-03-19", dimensions);
    assertEquals(
        List.of(
            "  exempt 2026-02-15..2026-02-23: not counted in ship_on_promise_rate_90d",
            "  exempt 2026-02-18..2026-02-23: not counted in pickup_24h_rate_30d,"
                + " same_day_pickup_rate_30d"),
        lines.stream().filter(l -> l.contains("exempt")).toList());
  }

  /** The line about campaigns; null = not known. */
  private static String campaigns(int scored, String mean, Boolean open, String next) {
    Explanation.Promotion promotion =
        new Explanation.Promotion(
            7, scored, exact(mean), new BigDecimal("70.000000"), null, open, exact(next));
    return lines("2026-06-07", promotion, List.of()).stream()
        .filter(l -> l.startsWith("  campaigns"))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal exact(String number) {
    return number == null ? null : new BigDecimal(number);
  }

  @Test
  void theGateOfCampaignsSaysWhatTheNextDayNeeds() {
    assertEquals(
        "  campaigns open: mean of 7 days 72.12, at least 70.00 asked; 62.35 on the next day keeps"
            + " them open",
        campaigns(7, "72.123456", true, "62.341234"));
    // Neither figure is rounded to the other side of its bound.
    assertEquals(
        "  campaigns closed: mean of 5 scored days of 7 69.99, at least 70.00 asked; 70.01 on the"
            + " next day opens them",
        campaigns(5, "69.999999", false, "70.000001"));
    assertEquals(
        "  campaigns closed: mean of 7 days 60.00, at least 70.00 asked; no score of the next day"
            + " opens them",
        campaigns(7, "60.000000", false, null));
    assertEquals(
        "  campaigns: no score in 7 days, at least 70.00 asked; 70.00 on the next day opens them",
        campaigns(0, null, null, "70.000000"));
    assertTrue(lines("2026-06-07", List.of()).stream().noneMatch(l -> l.contains("campaigns")));
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
