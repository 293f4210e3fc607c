package io.storegauge.model;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A marketplace.
 *
 * @param id as in table columns and folder names
 * @param zone time zone of its platform day
 * @param currency ISO 4217 code
 * @param schemes ids of the score schemes its stores are scored with, the main one first
 * @param positiveReviews which ratings its positive review rate looks at
 * @param platformHelp which orders its platform help rate looks at
 * @param qualityReturns which first reasons its quality return rate looks at
 * @param officialScheme id of the scheme that speaks of what the platform publishes
 * @param slowTransitHours longer on the road is slow
 * @param exemptDays days that do not count in windows of a metric; of others every day does
 */
public record Platform(
    String id,
    ZoneId zone,
    String currency,
    List<String> schemes,
    PositiveReviews positiveReviews,
    PlatformHelp platformHelp,
    QualityReturns qualityReturns,
    String officialScheme,
    int slowTransitHours,
    Map<Metric, DaySet> exemptDays)
    implements Serializable {

  /** Most parcels of a country arrive within four days (ours). */
  public static final int SLOW_TRANSIT_HOURS = 96;

  public Platform {
    schemes = List.copyOf(schemes);
    exemptDays = ExemptDays.copy(exemptDays);
  }

  /** A platform that publishes its main scheme's score. */
  public Platform(
      String id,
      ZoneId zone,
      String currency,
      List<String> schemes,
      PositiveReviews positiveReviews,
      PlatformHelp platformHelp,
      QualityReturns qualityReturns) {
    this(
        id,
        zone,
        currency,
        schemes,
        positiveReviews,
        platformHelp,
        qualityReturns,
        schemes.get(0),
        SLOW_TRANSIT_HOURS,
        Map.of());
  }

  /** A platform with one scheme. */
  public Platform(
      String id,
      ZoneId zone,
      String currency,
      String scheme,
      PositiveReviews positiveReviews,
      PlatformHelp platformHelp,
      QualityReturns qualityReturns) {
    this(id, zone, currency, List.of(scheme), positiveReviews, platformHelp, qualityReturns);
  }

  /** A platform that counts help by paid orders, and returns by quality alone. */
  public Platform(
      String id, ZoneId zone, String currency, String scheme, PositiveReviews positiveReviews) {
    this(id, zone, currency, scheme, positiveReviews, PlatformHelp.PAID, QualityReturns.QUALITY);
  }

  /** The same platform with other exempt days. */
  public Platform withExemptDays(Map<Metric, DaySet> days) {
    return new Platform(
        id,
        zone,
        currency,
        schemes,
        positiveReviews,
        platformHelp,
        qualityReturns,
        officialScheme,
        slowTransitHours,
        days);
  }

  /** Base of {@link Metric#POSITIVE_REVIEW_RATE}. */
  public enum PositiveReviews {
    /** Product ratings. */
    RATING,
    /** Description ratings, as Tmall counts them. */
    DESCRIPTION
  }

  /** Base of {@link Metric#PLATFORM_HELP_RATE}. */
  public enum PlatformHelp {
    /** Every paid order; each case that reached the platform counts, as Tmall has it. */
    PAID,
    /** Paid orders that sought the merchant; one taken to the platform counts once, as Douyin. */
    SOUGHT
  }

  /** First reasons of {@link Metric#QUALITY_RETURN_RATE}. */
  public enum QualityReturns {
    QUALITY,
    QUALITY_OR_MISMATCH
  }
}
