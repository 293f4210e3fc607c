package io.storegauge.model;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * A marketplace.
 *
 * @param id as in table columns and folder names
 * @param zone time zone of its platform day
 * @param currency ISO 4217 code
 * @param scheme id of the score scheme its stores are scored with
 * @param positiveReviews which ratings its positive review rate looks at
 */
public record Platform(
    String id, ZoneId zone, String currency, String scheme, PositiveReviews positiveReviews)
    implements Serializable {

  /** Base of {@link Metric#POSITIVE_REVIEW_RATE}. */
  public enum PositiveReviews {
    /** Product ratings. */
    RATING,
    /** Description ratings, as Tmall counts them. */
    DESCRIPTION
  }
}
