package io.storegauge.table;

/** {@code gold.review_sentiment}: what the texts of reviews are like. */
public final class ReviewSentimentTable {
  public static final String SENTIMENT = "sentiment";
  public static final String PROBABILITY = "probability";
  public static final String APPENDED_SENTIMENT = "appended_sentiment";
  public static final String APPENDED_PROBABILITY = "appended_probability";
  public static final String CONTRADICTS_STARS = "contradicts_stars";
  public static final String MODEL_VERSION = "model_version";
  public static final String CREATED_DATE = "created_date";

  /** Of both probabilities. */
  public static final int PRECISION = 5;

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "gold",
                  "review_sentiment",
                  "Sentiment of reviews that say something; one row per review and store, as in"
                      + " silver.reviews; default praise and deleted reviews have none"))
          .string(ReviewsTable.REVIEW_ID, "Review id on its platform; opaque")
          .string(ReviewsTable.PRODUCT_ID, "Product reviewed; null = unknown")
          .integer(
              ReviewsTable.STORE_COUNT,
              "stores",
              "Stores that share the reviewed order (k); null counts as 1")
          .decimal(
              ReviewsTable.RATING, 2, 1, "stars 1–5", "Product rating, halves allowed; null = none")
          .string(
              SENTIMENT,
              "negative, neutral or positive, by the probability; null = the text says nothing, only"
                  + " the addition does")
          .decimal(
              PROBABILITY,
              PRECISION,
              4,
              "share 0–1",
              "Probability that the text is positive; null with the sentiment")
          .string(APPENDED_SENTIMENT, "As sentiment, of the newest addition; null = none")
          .decimal(
              APPENDED_PROBABILITY,
              PRECISION,
              4,
              "share 0–1",
              "Probability that the addition is positive; null = none")
          .bool(
              CONTRADICTS_STARS,
              "Up to 2 stars with a positive text, or from 4 stars with a negative text or addition;"
                  + " null = no stars")
          .string(MODEL_VERSION, "Model that scored it; never null")
          .date(CREATED_DATE, "Platform day it was published; never null")
          .month(ReviewsTable.CREATED_MONTH, CREATED_DATE)
          .key(Columns.PLATFORM, ReviewsTable.REVIEW_ID, Columns.STORE_ID)
          .build();

  private ReviewSentimentTable() {}
}
