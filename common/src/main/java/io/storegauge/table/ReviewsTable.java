package io.storegauge.table;

/**
 * {@code silver.reviews}: one row per review and store, latest state.
 *
 * <p>A row has four parts, each of its own newest version: the content, an addition to it, a
 * deletion and the reply. The content's columns are all that the other parts do not name; a row
 * without {@code created_at} has no content yet.
 */
public final class ReviewsTable {
  public static final String REVIEW_ID = "review_id";
  public static final String ORDER_ID = OrdersTable.ORDER_ID;
  public static final String PRODUCT_ID = OrdersTable.PRODUCT_ID;
  public static final String BUYER_KEY = OrdersTable.BUYER_KEY;
  public static final String RATING = "rating";
  public static final String TEXT = "text";
  public static final String DESCRIPTION_RATING = "description_rating";
  public static final String SERVICE_RATING = "service_rating";
  public static final String LOGISTICS_RATING = "logistics_rating";
  public static final String IMAGE_COUNT = "image_count";
  public static final String IS_DEFAULT = "is_default";
  public static final String CREATED_AT = "created_at";
  public static final String UPDATED_AT = "updated_at";
  public static final String CONTENT_UPDATED_AT = "content_updated_at";
  public static final String APPENDED_TEXT = "appended_text";
  public static final String APPENDED_AT = "appended_at";
  public static final String APPENDED_FILE = "appended_file";
  public static final String REPLIED_AT = "replied_at";
  public static final String IS_DELETED = "is_deleted";
  public static final String DELETED_AT = "deleted_at";
  public static final String DELETED_FILE = "deleted_file";
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
                  .string(PRODUCT_ID, "Product reviewed; null = unknown")
                  .string(BUYER_KEY, "Keyed hash of the buyer; null = not exported")
                  .decimal(
                      RATING, 2, 1, STARS, "Product rating, halves allowed; null = no content yet")
                  .decimal(DESCRIPTION_RATING, 2, 1, STARS, "As described; null = not given")
                  .decimal(SERVICE_RATING, 2, 1, STARS, "Seller's service; null = not given")
                  .decimal(LOGISTICS_RATING, 2, 1, STARS, "Logistics; null = not given")
                  .integer(IMAGE_COUNT, "images", "Images in the review; null counts as 0")
                  .bool("has_video", "Has a video; null = unknown")
                  .bool(IS_DEFAULT, "The platform's automatic praise; null counts as false")
                  .string(TEXT, "What the buyer wrote; null = nothing")
                  .instant(
                      CREATED_AT,
                      "First published; null = no content yet, an addition or a deletion came first")
                  .string(APPENDED_TEXT, "Newest later addition; null = none")
                  .instant(APPENDED_AT, "When it was added; null = none, or not exported")
                  .string(
                      APPENDED_FILE,
                      "File the addition is from, where it is not source_file; null = it is, or none")
                  .instant(REPLIED_AT, "First reply of the store; null = none")
                  .bool(
                      IS_DELETED,
                      "Tombstone: kept, never counted; false once its content is newer; null counts as"
                          + " false")
                  .instant(
                      DELETED_AT,
                      "Newest deletion: the time that its record gives (updated_at, or one of the deletion"
                          + " alone), else the end of its export day; null = none, or not known when")
                  .string(DELETED_FILE, "File that deletion is from; null = none, or source_file")
                  .integer(
                      STORE_COUNT,
                      "stores",
                      "Stores that share the reviewed order (k); null counts as 1")
                  .instant(
                      CONTENT_UPDATED_AT,
                      "updated_at of the content's record, where an addition or a deletion is newer;"
                          + " null = updated_at"))
          .monthIfKnown(CREATED_MONTH, CREATED_AT)
          .key(Columns.PLATFORM, REVIEW_ID, Columns.STORE_ID)
          .build();

  private ReviewsTable() {}
}
