package io.storegauge.suspect;

/** A review while its month is looked through. */
final class Candidate {
  final WrittenReview review;

  /** Whether it is of the month itself, not of the days before it. */
  final boolean isOwn;

  /** Null = its text cannot tell, or is not counted yet. */
  CopyCounts copies;

  Candidate(WrittenReview review, boolean isOwn) {
    this.review = review;
    this.isOwn = isOwn;
  }
}
