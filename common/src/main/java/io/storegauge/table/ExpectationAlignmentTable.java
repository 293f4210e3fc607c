package io.storegauge.table;

/** {@code gold.expectation_alignment}: listings that promise more than they keep. */
public final class ExpectationAlignmentTable {
  public static final String OVER_PROMISE_SCORE = "over_promise_score";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "expectation_alignment",
                  "How well listings sell and how far they disappoint; one row per store and month,"
                      + " and per product of it with enough orders"))
          .string(
              OrdersTable.PRODUCT_ID, "Primary product; empty = all products of the store together")
          .count(
              "delivered_orders",
              "orders",
              "Orders that arrived in the month of as_of and the two before; never null")
          .count("visitors", "visitors", "Visitors of days whose orders are known too; never null")
          .real("conversion_rate", "share 0–1", "Orders ÷ visitors; null = too few visitors")
          .real("mismatch_rate", "share 0–1", "With a case for mismatch; null = nobody tells")
          .real(
              "return_rate",
              "share 0–1",
              "Returned, refunded, exchanged or repaired, not for no_reason; null = nobody tells")
          .real("rated_orders", "orders", "With a product rating; never null")
          .real("rating_mean", "stars", "Mean of these; null = none")
          .real(
              "text_reviews",
              "reviews",
              "Reviews that say something, written in these months; shared ones 1/k; never null")
          .real(
              "negative_text_rate",
              "share 0–1",
              "Of these: the text or its newest addition is negative; null = none")
          .real(
              "conversion_percentile", "0–100", "100 = sells best of its peers; null = not ranked")
          .real(
              "mismatch_percentile", "0–100", "100 = most mismatches; null = not ranked, not known")
          .real("return_percentile", "0–100", "100 = most returns; null likewise")
          .real("rating_percentile", "0–100", "100 = lowest rating; null likewise")
          .real("negative_text_percentile", "0–100", "100 = most negative texts; null likewise")
          .real(
              "disappointment",
              "0–100",
              "Mean of the last four that are known; null = none is known")
          .real(
              OVER_PROMISE_SCORE,
              "0–100",
              "conversion_percentile × disappointment ÷ 100: near 100 sells best and disappoints"
                  + " most; null = either is not known")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, OrdersTable.PRODUCT_ID)
          .build();

  private ExpectationAlignmentTable() {}
}
