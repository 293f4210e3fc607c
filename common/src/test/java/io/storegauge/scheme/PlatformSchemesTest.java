package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlatformSchemesTest {
  private static final List<Point> CURVE = List.of(new Point(0, 0), new Point(5, 100));

  private static Platform platform(String id, String scheme) {
    return new Platform(id, ZoneOffset.UTC, "CNY", scheme, Platform.PositiveReviews.RATING);
  }

  private static Scheme.Version version(String name, String from, String metric, Use use) {
    return new Scheme.Version(
        name,
        LocalDate.parse(from),
        List.of(new Indicator("product", metric, 30, use, 100, CURVE)));
  }

  private static final Scheme STARS =
      new Scheme(
          "stars",
          List.of(
              version("old", "2025-01-01", "rating_mean", Use.RAW),
              version("new", "2025-03-01", "review_score", Use.RAW)));
  private static final Scheme PLAIN =
      new Scheme("plain", List.of(version("1", "2000-01-01", "rating_mean", Use.SHRUNK)));
  private static final PlatformSchemes SCHEMES =
      new PlatformSchemes(
          List.of(platform("jd", "stars"), platform("olist", "plain")),
          Map.of("stars", STARS, "plain", PLAIN));

  private static int day(String day) {
    return (int) LocalDate.parse(day).toEpochDay();
  }

  @Test
  void aVersionHoldsFromItsDayUntilTheNext() {
    assertEquals("old", SCHEMES.on("jd", day("2025-02-28")).get(0).rules().version());
    assertEquals("new", SCHEMES.on("jd", day("2025-03-01")).get(0).rules().version());
    assertEquals(List.of(), SCHEMES.on("jd", day("2024-12-31")));
  }

  @Test
  void eachPlatformHasItsOwnSchemeAndColumns() {
    assertEquals(
        List.of("rating_mean_30d", "review_score_30d", "rating_mean_30d_shrunk"),
        SCHEMES.columns());
    PlatformSchemes.InForce olist = SCHEMES.on("olist", day("2025-03-01")).get(0);
    assertEquals("plain", olist.scheme());
    assertEquals(2, olist.columns()[0]);
    assertEquals(List.of(), SCHEMES.on("nowhere", day("2025-03-01")));
  }

  @Test
  void aColumnBelongsToThePlatformsWhoseSchemesAskForIt() {
    assertEquals(Set.of("jd"), SCHEMES.platformsWith("review_score_30d"));
    assertEquals(Set.of("olist"), SCHEMES.platformsWith("rating_mean_30d_shrunk"));
    assertEquals(Set.of("jd", "olist"), SCHEMES.platforms());
  }

  @Test
  void theFirstSchemeOfAPlatformIsItsMainOne() {
    Platform both =
        new Platform(
            "jd",
            ZoneOffset.UTC,
            "CNY",
            List.of("stars", "plain"),
            Platform.PositiveReviews.RATING,
            Platform.PlatformHelp.PAID,
            Platform.QualityReturns.QUALITY);
    PlatformSchemes schemes =
        new PlatformSchemes(List.of(both), Map.of("stars", STARS, "plain", PLAIN));
    List<PlatformSchemes.InForce> rules = schemes.on("jd", day("2025-03-01"));
    assertEquals(List.of("stars", "plain"), rules.stream().map(r -> r.scheme()).toList());
    assertTrue(rules.get(0).main());
    assertFalse(rules.get(1).main());
    // The main scheme stays the main one on days before its first version.
    rules = schemes.on("jd", day("2024-03-01"));
    assertEquals(List.of("plain"), rules.stream().map(r -> r.scheme()).toList());
    assertFalse(rules.get(0).main());
  }

  @Test
  void aPlatformMustNameASchemeThereIs() {
    StoregaugeException e =
        assertThrows(
            StoregaugeException.class,
            () -> new PlatformSchemes(List.of(platform("jd", "star")), Map.of("plain", PLAIN)));
    assertEquals(
        "Platform jd is scored by star, which is not among the schemes: [plain]", e.getMessage());
  }
}
