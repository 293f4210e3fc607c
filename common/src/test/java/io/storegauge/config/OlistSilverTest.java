package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.testing.SparkSuite;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SQL of {@code sources/olist/silver.yaml} on rows worked out by hand. */
class OlistSilverTest {
  private static final Source OLIST =
      ConfLoader.load(ConfCopy.SHIPPED, List.of()).sources().get("olist");
  private static SparkSession spark;

  @BeforeAll
  static void stage() {
    spark = SparkSuite.spark();
    view(
        "orders",
        "order_id, buyer_key, order_status, status, order_purchase_timestamp, order_approved_at,"
            + " order_delivered_carrier_date, order_delivered_customer_date,"
            + " order_estimated_delivery_date",
        "('o1', 'b1', 'delivered', 'delivered', timestamp'2018-01-01 10:00:00',"
            + " timestamp'2018-01-01 11:00:00', timestamp'2018-01-03 09:00:00',"
            + " timestamp'2018-01-09 12:00:00', timestamp'2018-01-20 23:59:59')",
        "('o2', 'b2', 'unavailable', 'cancelled', timestamp'2018-01-02 10:00:00',"
            + " timestamp'2018-01-02 11:00:00', null, null, timestamp'2018-01-25 23:59:59')",
        // No items: it names no seller.
        "('o3', 'b3', 'canceled', 'cancelled', timestamp'2018-01-02 10:00:00', null, null, null,"
            + " null)");
    view(
        "order_items",
        "order_id, order_item_id, product_id, seller_id, shipping_limit_date, price, freight_value",
        "('o1', 2, 'p2', 's1', timestamp'2018-01-05 08:00:00', 20.00BD, 3.50BD)",
        "('o1', 1, 'p1', 's1', timestamp'2018-01-06 08:00:00', 10.00BD, 1.25BD)",
        "('o1', 3, 'p3', 's2', timestamp'2018-01-07 08:00:00', 5.00BD, 0.00BD)",
        "('o2', 1, 'p3', 's2', timestamp'2018-01-08 08:00:00', 5.00BD, 0.75BD)");
    view(
        "products",
        "product_id, product_category_name",
        "('p1', 'pet_shop')",
        "('p2', 'brinquedos')",
        "('p3', null)");
    view(
        "categories",
        "product_category_name, product_category_name_english",
        "('brinquedos', 'toys')");
    view("sellers", "seller_id, seller_state", "('s1', 'SP')", "('s2', 'RJ')", "('s3', 'MG')");
    view(
        "reviews",
        "review_id, order_id, review_score, review_comment_title, review_comment_message,"
            + " review_creation_date, review_answer_timestamp",
        "('r1', 'o1', 4.0BD, 'Bom', 'Chegou', timestamp'2018-01-10 00:00:00',"
            + " timestamp'2018-01-11 09:00:00')",
        "('r1', 'o2', 1.0BD, null, null, timestamp'2018-01-10 00:00:00', null)",
        "('r2', 'o2', 2.0BD, null, 'Nada', timestamp'2018-01-10 00:00:00', null)");
  }

  private static void view(String name, String columns, String... rows) {
    spark
        .sql("SELECT * FROM VALUES " + String.join(", ", rows) + " AS t(" + columns + ")")
        .createOrReplaceTempView(name);
  }

  private static List<String> rows(String entity, String... columns) {
    return spark
        .sql(OLIST.silver().get(entity))
        .selectExpr(columns)
        .orderBy(columns[0], columns[1])
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void anOrderIsOneRowForEachOfItsSellers() {
    assertEquals(
        List.of(
            // 10.00 + 1.25 + 20.00 + 3.50 = 34.75; item 1 is p1, whose category has no English
            // name.
            "[o1,s1,b1,delivered,34.75,2,p1,pet_shop,2]",
            "[o1,s2,b1,delivered,5.00,1,p3,null,2]",
            "[o2,s2,b2,cancelled,5.75,1,p3,null,1]"),
        rows(
            "orders",
            "order_id",
            "store_id",
            "buyer_key",
            "status",
            "amount",
            "item_count",
            "product_id",
            "category",
            "store_count"));
  }

  @Test
  void theFirstLimitOfASellersItemsIsItsPromiseAndUnavailableIsTheSellersCancellation() {
    assertEquals(
        List.of(
            "[o1,s1,2018-01-05 08:00:00.0,2018-01-03 09:00:00.0,2018-01-20 23:59:59.0,null]",
            "[o1,s2,2018-01-07 08:00:00.0,2018-01-03 09:00:00.0,2018-01-20 23:59:59.0,null]",
            "[o2,s2,2018-01-08 08:00:00.0,null,2018-01-25 23:59:59.0,seller]"),
        rows(
            "orders",
            "order_id",
            "store_id",
            "ship_due_at",
            "picked_up_at",
            "delivery_due_at",
            "cancelled_by"));
  }

  @Test
  void aReviewIsOneRowForEachSellerOfItsOrderAndNamedByBoth() {
    assertEquals(
        List.of(
            "[r1-o1,s1,o1,p1,4.0,Bom\nChegou,2018-01-11 09:00:00.0,2]",
            "[r1-o1,s2,o1,p3,4.0,Bom\nChegou,2018-01-11 09:00:00.0,2]",
            "[r1-o2,s2,o2,p3,1.0,null,null,1]",
            "[r2-o2,s2,o2,p3,2.0,Nada,null,1]"),
        rows(
            "reviews",
            "review_id",
            "store_id",
            "order_id",
            "product_id",
            "rating",
            "text",
            "updated_at",
            "store_count"));
  }

  @Test
  void aStoreHasTheCategoryMostOfItsItemsHaveTheFirstByNameOfSeveral() {
    // s1 sold one pet_shop and one toys; s2 only what has no category; s3 nothing.
    assertEquals(
        List.of("[s1,pet_shop,SP]", "[s2,null,RJ]", "[s3,null,MG]"),
        rows("stores", "store_id", "category", "region"));
  }
}
