package io.storegauge.suspect;

import java.io.Serializable;

/**
 * A review with evidence against it that reviews and daily facts give.
 *
 * @param copies null = its text is too short to tell
 * @param buyerReviews reviews of its buyer on the platform in its month and the days before it,
 *     itself included; 0 = the buyer is not known
 */
public record FlaggedReview(
    WrittenReview review,
    CopyCounts copies,
    boolean copiedHere,
    boolean copiedElsewhere,
    int buyerReviews)
    implements Serializable {

  /** Hash of its key in silver.orders; 0 = not known. */
  public long order() {
    return review.order();
  }

  /** 0 = not known. */
  public long buyer() {
    return review.buyer();
  }
}
