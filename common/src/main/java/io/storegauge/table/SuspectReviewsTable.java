package io.storegauge.table;

/** {@code gold.suspect_reviews}: reviews with evidence that they are copied or called for. */
public final class SuspectReviewsTable {
  public static final String IS_SUSPECT = "is_suspect";
  public static final String POINTS = "points";
  public static final String REASONS = "reasons";
  public static final String COPIED_HERE = "copied_here";
  public static final String COPIED_ELSEWHERE = "copied_elsewhere";
  public static final String BURST = "burst";
  public static final String ONE_TIME = "one_time";
  public static final String QUICK = "quick";
  public static final String COPY_GROUP = "copy_group";
  public static final String COPIES_HERE = "copies_here";
  public static final String COPIES_ELSEWHERE = "copies_elsewhere";
  public static final String COPY_STORES = "copy_stores";
  public static final String OWN_COPIES = "own_copies";
  public static final String BURST_REVIEWS = "burst_reviews";
  public static final String BURST_EXPECTED = "burst_expected";
  public static final String BUYER_REVIEWS = "buyer_reviews";
  public static final String BUYER_ORDERS = "buyer_orders";
  public static final String HOURS_AFTER_DELIVERY = "hours_after_delivery";
  public static final String WEIGHT = "weight";
  public static final String HAS_IMAGE = "has_image";
  public static final String DELIVERED_DATE = "delivered_date";
  public static final String CREATED_DATE = "created_date";

  private static final String STARS = "stars 1–5";

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "gold",
                  "suspect_reviews",
                  "Reviews that are copies or part of a burst, and which of them are suspect; one row"
                      + " per review and store with such a flag, all of silver.reviews stay"))
          .string(ReviewsTable.REVIEW_ID, "Review id on its platform; opaque")
          .bool(IS_SUSPECT, "Whether the points reach suspects.suspect_from; never null")
          .integer(POINTS, "points", "Sum of the evidence's points; never null")
          .string(REASONS, "The evidence in words, by semicolons; never null")
          .bool(
              COPIED_HERE,
              "More buyers wrote the same text at this store than chance gives; never null")
          .bool(COPIED_ELSEWHERE, "Likewise at other stores of the platform; never null")
          .string(
              BURST,
              "praise (more than 3 stars) or bombing (2 or less): the day has far more of them than its"
                  + " deliveries give; null = it has not, or the review is neither")
          .bool(
              ONE_TIME,
              "The buyer wrote no other review on the platform in the month and days before it, and"
                  + " ordered at most once in the 45 days up to it; null = not known")
          .bool(
              QUICK,
              "Written within suspects.quick_hours of the delivery, or before it; null = the delivery"
                  + " is not known")
          .string(
              COPY_GROUP,
              "Id of the first review with the text in the month and the days before it; null = the text is too short to"
                  + " tell")
          .integer(COPIES_HERE, "buyers", "Others who wrote the text at this store; null likewise")
          .integer(
              COPIES_ELSEWHERE,
              "buyers",
              "Others who wrote it at other stores alone; null likewise")
          .integer(COPY_STORES, "stores", "Stores with the text; null likewise")
          .integer(
              OWN_COPIES,
              "reviews",
              "Other reviews with the text by the same buyer, which is no evidence; null likewise")
          .real(BURST_REVIEWS, "reviews", "Reviews of the burst's kind on the day; null = no burst")
          .real(
              BURST_EXPECTED,
              "reviews",
              "What the deliveries of the days before usually give; null = no burst")
          .integer(
              BUYER_REVIEWS,
              "reviews",
              "Of the buyer on the platform in the month and the days before it; null = not known")
          .integer(
              BUYER_ORDERS,
              "orders",
              "Of the buyer on the platform in the 45 days up to the review; null = not known")
          .real(
              HOURS_AFTER_DELIVERY,
              "hours",
              "From the delivery of its order, below 0 = before it; null = not known")
          .count(
              WEIGHT,
              "1/720720 reviews",
              "What it counts at this store: less than one whole if stores share the order; never"
                  + " null")
          .decimal(ReviewsTable.RATING, 2, 1, STARS, "Product rating; null = none")
          .decimal(ReviewsTable.DESCRIPTION_RATING, 2, 1, STARS, "As described; null = not given")
          .decimal(ReviewsTable.SERVICE_RATING, 2, 1, STARS, "Seller's service; null = not given")
          .decimal(ReviewsTable.LOGISTICS_RATING, 2, 1, STARS, "Logistics; null = not given")
          .bool(HAS_IMAGE, "Has an image; never null")
          .date(DELIVERED_DATE, "Platform day its order was delivered; null = not known")
          .date(CREATED_DATE, "Platform day it was published; never null")
          .month(ReviewsTable.CREATED_MONTH, CREATED_DATE)
          .key(Columns.PLATFORM, ReviewsTable.REVIEW_ID, Columns.STORE_ID)
          .build();

  private SuspectReviewsTable() {}
}
