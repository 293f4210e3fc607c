package io.storegauge.table;

/** {@code silver.reviews}: one row per review and store, latest state. */
public final class ReviewsTable {
  public static final String REVIEW_ID = "review_id";
  public static final String ORDER_ID = OrdersTable.ORDER_ID;
  public static final String BUYER_KEY = OrdersTable.BUYER_KEY;
  public static final String RATING = "rating";
  public static final String DESCRIPTION_RATING = "description_rating";
  public static final String SERVICE_RATING = "service_rating";
  public static final String LOGISTICS_RATING = "logistics_rating";
  public static final String IMAGE_COUNT = "image_count";
  public static final String IS_DEFAULT = "is_default";
  public static final String IS_DELETED = "is_deleted";
  public static final String CREATED_AT = "created_at";
  public static final String STORE_COUNT = OrdersTable.STORE_COUNT;
  public static final String CREATED_MONTH = "created_month";

  private static final String STARS = "stars 1–5";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                              "silver",
                              "reviews",
                              "Reviews, latest state; one row per review and store it speaks of")
                          .string(REVIEW_ID, "Review id on its platform; opaque"))
                  .string(ORDER_ID, "Order reviewed; null = not exported")
                  .string("product_id", "Product reviewed; null = unknown")
                  .string(BUYER_KEY, "Keyed hash of the buyer; null = not exported")
                  .decimal(RATING, 2, 1, STARS, "Product rating, halves allowed; never null")
                  .decimal(DESCRIPTION_RATING, 2, 1, STARS, "As described; null = not given")
                  .decimal(SERVICE_RATING, 2, 1, STARS, "Seller's service; null = not given")
                  .decimal(LOGISTICS_RATING, 2, 1, STARS, "Logistics; null = not given")
                  .integer(IMAGE_COUNT, "images", "Images in the review; null counts as 0")
                  .bool("has_video", "Has a video; null = unknown")
                  .bool(IS_DEFAULT, "The platform's automatic praise; null counts as false")
                  .string("text", "What the buyer wrote; null = nothing")
                  .instant(CREATED_AT, "First published; never null")
                  .string("appended_text", "Later addition; null = none")
                  .instant("appended_at", "When it was added; null = none")
                  .instant("replied_at", "First reply of the store; null = none")
                  .bool(IS_DELETED, "Tombstone: kept, never counted; null counts as false")
                  .integer(
                      STORE_COUNT,
                      "stores",
                      "Stores that share the reviewed order (k); null counts as 1"))
          .month(CREATED_MONTH, CREATED_AT)
          .key(Columns.PLATFORM, REVIEW_ID, Columns.STORE_ID)
          .build();

  private ReviewsTable() {}
}
