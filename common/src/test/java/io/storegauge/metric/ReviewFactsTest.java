package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform.PositiveReviews;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ReviewFactsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalClock CLOCK = new LocalClock(SHANGHAI);
  private static final long ONE = Fact.WEIGHT_UNIT;

  private final DayTable days = new DayTable(OrderFacts.WIDTH);

  private static Review review(String id, String local, int rating, int detailed, Long buyer) {
    return new Review(
        UTF8String.fromString(id),
        LocalDateTime.parse(local).atZone(SHANGHAI).toEpochSecond() * 1_000_000L,
        ONE,
        rating,
        detailed,
        detailed,
        detailed,
        false,
        buyer == null ? null : new Review.Key(buyer, buyer),
        new Review.Key(7, 7));
  }

  private static Review weighing(Review r, long weight, boolean image) {
    return new Review(
        r.id(),
        r.createdAt(),
        weight,
        r.rating(),
        r.description(),
        r.service(),
        r.logistics(),
        image,
        r.buyer(),
        r.order());
  }

  private void add(PositiveReviews positive, Review... reviews) {
    List<Review> sorted = new ArrayList<>(List.of(reviews));
    sorted.sort(Review.BY_AGE);
    new ReviewFacts(CLOCK, positive, days).add(sorted);
  }

  private long on(String day, Fact fact) {
    return days.at(LocalDate.parse(day).toEpochDay())[fact.ordinal()];
  }

  @Test
  void ratingsAreSortedIntoNegativeMediumAndPositiveAtTheirBounds() {
    // 2 stars negative, 2.5 and 3 medium, 3.5 neither, 4 positive (in half stars below).
    add(
        PositiveReviews.RATING,
        review("a", "2025-03-01T10:00:00", 4, 0, null),
        review("b", "2025-03-01T10:00:00", 5, 0, null),
        review("c", "2025-03-01T10:00:00", 6, 0, null),
        review("d", "2025-03-01T10:00:00", 7, 0, null),
        review("e", "2025-03-01T10:00:00", 8, 0, null));
    assertEquals(5, on("2025-03-01", Fact.REVIEWS));
    assertEquals(5 * ONE, on("2025-03-01", Fact.RATING_WEIGHT));
    assertEquals(30 * ONE, on("2025-03-01", Fact.RATING_SUM));
    // 16 + 25 + 36 + 49 + 64
    assertEquals(190 * ONE, on("2025-03-01", Fact.RATING_SQUARED));
    assertEquals(ONE, on("2025-03-01", Fact.NEGATIVE_WEIGHT));
    assertEquals(3 * ONE, on("2025-03-01", Fact.MEDIUM_OR_BAD_WEIGHT));
    assertEquals(5 * ONE, on("2025-03-01", Fact.POSITIVE_BASE_WEIGHT));
    assertEquals(ONE, on("2025-03-01", Fact.POSITIVE_WEIGHT));
    assertEquals(0, on("2025-03-01", Fact.DESCRIPTION_WEIGHT));
  }

  @Test
  void aSharedReviewCountsByItsWeightButOnceAsAReview() {
    Review r = review("a", "2025-03-01T10:00:00", 10, 0, null);
    add(PositiveReviews.RATING, weighing(r, ONE / 2, true), weighing(r, ONE / 3, false));
    assertEquals(2, on("2025-03-01", Fact.REVIEWS));
    // 1/2 + 1/3 of 720720, times 10 half stars.
    assertEquals(600_600, on("2025-03-01", Fact.RATING_WEIGHT));
    assertEquals(6_006_000, on("2025-03-01", Fact.RATING_SUM));
    assertEquals(360_360, on("2025-03-01", Fact.IMAGE_WEIGHT));
    assertEquals(3_603_600, on("2025-03-01", Fact.IMAGE_RATING_SUM));
  }

  @Test
  void thePositiveRateLooksAtDescriptionRatingsWhereThePlatformDoes() {
    add(
        PositiveReviews.DESCRIPTION,
        review("a", "2025-03-01T10:00:00", 2, 8, null),
        review("b", "2025-03-01T10:00:00", 10, 0, null));
    assertEquals(ONE, on("2025-03-01", Fact.POSITIVE_BASE_WEIGHT));
    assertEquals(ONE, on("2025-03-01", Fact.POSITIVE_WEIGHT));
  }

  @Test
  void onlyTheFirstThreeReviewsOfABuyerInAMonthGiveDetailedRatings() {
    add(
        PositiveReviews.RATING,
        review("d", "2025-03-31T23:59:59", 2, 2, 1L),
        review("c", "2025-03-20T10:00:00", 10, 10, 1L),
        // Two at the same instant: the smaller id is the first.
        review("b", "2025-03-20T10:00:00", 10, 8, 1L),
        review("a", "2025-03-01T00:00:00", 10, 10, 1L),
        // A new month starts at local midnight; another buyer counts alone.
        review("e", "2025-04-01T00:00:00", 10, 4, 1L),
        review("f", "2025-03-31T12:00:00", 10, 6, 2L));
    assertEquals(18 * ONE, on("2025-03-20", Fact.DESCRIPTION_SUM));
    assertEquals(6 * ONE, on("2025-03-31", Fact.DESCRIPTION_SUM));
    assertEquals(ONE, on("2025-03-31", Fact.SERVICE_WEIGHT));
    assertEquals(36 * ONE, on("2025-03-31", Fact.LOGISTICS_SQUARED));
    assertEquals(4 * ONE, on("2025-04-01", Fact.SERVICE_SUM));
    // The fourth review still counts for everything else.
    assertEquals(2, on("2025-03-31", Fact.REVIEWS));
    assertEquals(ONE, on("2025-03-31", Fact.SHIPPING_NEGATIVE_WEIGHT));
  }

  @Test
  void reviewsOfUnknownBuyersAllCount() {
    Review[] reviews = new Review[5];
    for (int i = 0; i < 5; i++) {
      reviews[i] = review("r" + i, "2025-03-01T10:00:00", 10, 10, null);
    }
    add(PositiveReviews.RATING, reviews);
    assertEquals(5 * ONE, on("2025-03-01", Fact.DESCRIPTION_WEIGHT));
  }

  @Test
  void anOrderTakesTheRatingOfItsNewestReviewNearDelivery() {
    List<Review> reviews =
        List.of(
            review("a", "2025-03-01T10:00:00", 2, 0, null),
            review("b", "2025-03-10T10:00:00", 6, 0, null),
            review("c", "2025-03-10T10:00:00", 8, 0, null),
            review("d", "2025-03-10T11:00:00", 0, 10, null),
            review("e", "2025-05-01T10:00:00", 10, 0, null));
    OrderReviews ratings = new OrderReviews(reviews, CLOCK, 30);
    Order order = new Order();
    order.idHigh = 7;
    order.idLow = 7;
    int newest = ratings.newest(order);
    long delivered = LocalDate.parse("2025-03-05").toEpochDay();
    // "e" is 57 days away, "d" has no product rating, "c" beats "b" by its id.
    assertEquals(8, ratings.rating(newest, delivered));
    order.idLow = 8;
    assertEquals(OrderIndex.NONE, ratings.newest(order));
    assertEquals(0, ratings.rating(OrderIndex.NONE, delivered));
    // 2025-04-01 to 2025-05-01 is just 30 days; 2025-03-31 is one too many.
    long april = LocalDate.parse("2025-04-01").toEpochDay();
    assertEquals(10, ratings.rating(newest, april));
    assertEquals(8, ratings.rating(newest, april - 1));
    // Of a union the least counts, not the newest; "d" has 5 stars for the description.
    assertEquals(2, ratings.leastRating(newest, delivered));
    assertEquals(10, ratings.leastDescription(newest, delivered));
    assertEquals(2, ratings.leastOfAll(newest, delivered));
    assertEquals(6, ratings.leastOfAll(newest, april));
  }
}
