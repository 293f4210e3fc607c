package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform.PositiveReviews;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which facts the reviews of one store add to which platform day. */
final class ReviewFacts {
  /** Of one buyer and store, so many reviews of a calendar month give detailed ratings. */
  private static final int DETAILED_A_MONTH = 3;

  private static final int NEGATIVE_HALF_STARS = 4;
  private static final int MEDIUM_HALF_STARS = 6;
  private static final int POSITIVE_HALF_STARS = 8;

  private final LocalClock clock;
  private final PositiveReviews positive;
  private final DayTable days;
  private final Map<BuyerMonth, Integer> written = new HashMap<>();

  ReviewFacts(LocalClock clock, PositiveReviews positive, DayTable days) {
    this.clock = clock;
    this.positive = positive;
    this.days = days;
  }

  private record BuyerMonth(Review.Key buyer, long month) {}

  /** Adds all reviews of a store; they must be sorted {@link Review#BY_AGE}. */
  void add(List<Review> reviews) {
    reviews.forEach(this::add);
  }

  /** Adds the next review of a store: none that is older may follow. */
  void add(Review r) {
    long day = clock.day(r.createdAt());
    long[] row = days.at(day);
    productRating(r, row);
    positiveRating(r, row);
    if (r.logistics() > 0 && r.logistics() <= NEGATIVE_HALF_STARS) {
      add(row, Fact.SHIPPING_NEGATIVE_WEIGHT, r.weight());
    }
    if (r.buyer() == null
        || written.merge(new BuyerMonth(r.buyer(), monthOf(day)), 1, Integer::sum)
            <= DETAILED_A_MONTH) {
      detailedRatings(r, row);
    }
  }

  private static long monthOf(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12L + date.getMonthValue();
  }

  private static void productRating(Review r, long[] row) {
    add(row, Fact.REVIEWS, 1);
    if (r.rating() == 0) {
      return;
    }
    add(row, Fact.RATING_WEIGHT, r.weight());
    add(row, Fact.RATING_SUM, r.weight() * r.rating());
    add(row, Fact.RATING_SQUARED, r.weight() * r.rating() * r.rating());
    if (r.rating() <= NEGATIVE_HALF_STARS) {
      add(row, Fact.NEGATIVE_WEIGHT, r.weight());
    }
    if (r.rating() <= MEDIUM_HALF_STARS) {
      add(row, Fact.MEDIUM_OR_BAD_WEIGHT, r.weight());
    }
    if (r.hasImage()) {
      add(row, Fact.IMAGE_WEIGHT, r.weight());
      add(row, Fact.IMAGE_RATING_SUM, r.weight() * r.rating());
    }
  }

  private void positiveRating(Review r, long[] row) {
    int rating = positive == PositiveReviews.DESCRIPTION ? r.description() : r.rating();
    if (rating == 0) {
      return;
    }
    add(row, Fact.POSITIVE_BASE_WEIGHT, r.weight());
    if (rating >= POSITIVE_HALF_STARS) {
      add(row, Fact.POSITIVE_WEIGHT, r.weight());
    }
  }

  private static void detailedRatings(Review r, long[] row) {
    rating(
        r.description(),
        r.weight(),
        row,
        Fact.DESCRIPTION_WEIGHT,
        Fact.DESCRIPTION_SUM,
        Fact.DESCRIPTION_SQUARED);
    rating(
        r.service(), r.weight(), row, Fact.SERVICE_WEIGHT, Fact.SERVICE_SUM, Fact.SERVICE_SQUARED);
    rating(
        r.logistics(),
        r.weight(),
        row,
        Fact.LOGISTICS_WEIGHT,
        Fact.LOGISTICS_SUM,
        Fact.LOGISTICS_SQUARED);
  }

  private static void rating(
      int halfStars, long weight, long[] row, Fact weightFact, Fact sumFact, Fact squaredFact) {
    if (halfStars > 0) {
      add(row, weightFact, weight);
      add(row, sumFact, weight * halfStars);
      add(row, squaredFact, weight * halfStars * halfStars);
    }
  }

  private static void add(long[] row, Fact fact, long value) {
    row[fact.ordinal()] += value;
  }
}
