package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console and the API of AliExpress give, through the mappings that are shipped. */
class AliexpressExportTest {
  private static final String[] ORDERS = {
    "order_id",
    "status",
    "amount",
    "currency",
    "item_count",
    "product_id",
    "buyer_key IS NOT NULL",
    "string(ordered_at)",
    "string(paid_at)",
    "string(ship_due_at)",
    "string(shipped_at)",
    "string(delivered_at)",
    "string(completed_at)",
    "string(cancelled_at)",
    "cancelled_by"
  };

  private static final String[] ITEMS = {"order_id", "line_no", "product_id", "quantity", "amount"};

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "aliexpress");
  }

  @Test
  void theConsoleHasSeveralProductsInACellAndPacificTimes() throws IOException {
    String products = "产品信息\n（双击单元格展开所有产品信息！）";
    ConsoleSheet orders =
        new ConsoleSheet(
                "订单号,订单状态,负责人(业务员),买家名称,下单时间,付款时间,产品总金额,物流费用,订单金额,满立减,"
                    + products
                    + ",订单备注,收货地址,收货人名称,收货国家,州/省,城市,地址,邮编,联系电话,手机,买家选择物流,发货期限,"
                    + "实际发货物流:运单号,发货时间,确认收货时间")
            .row(
                """
                订单号: '801 | 订单状态: 等待您发货 | 买家名称: Jane Doe | 下单时间: 2026-01-05 10:00
                付款时间: 2026-01-05 10:05 | 订单金额: 32.50
                产品信息⏎（双击单元格展开所有产品信息！）: 【1】 Cup, blue⏎(产品属性: Color:Blue)⏎(商家编码:C-1)⏎(产品数量:2 piece)⏎【2】 Bowl⏎(商家编码:B-1)⏎(产品数量:1 piece)
                发货期限: 2026-01-12 10:05""")
            .row(
                """
                订单号: '802 | 订单状态: 订单结束 | 下单时间: 2026-07-05 10:00 | 付款时间: 2026-07-05 10:05
                订单金额: 10 | 产品信息⏎（双击单元格展开所有产品信息！）: 【1】 Cup⏎(产品数量:1 piece) | 发货期限: 剩余3天
                发货时间: 2026-07-06 10:00 | 确认收货时间: 2026-07-20 10:00""")
            .row(
                """
                订单号: '803 | 订单状态: 订单结束 | 下单时间: 2026-01-05 10:00 | 订单金额: 10""")
            .row(
                """
                订单号: '804 | 订单状态: 买家申请取消 | 下单时间: 2026-01-05 10:00 | 付款时间: 2026-01-05 10:05
                订单金额: 10""")
            .row(
                """
                订单号: '805 | 订单状态: 神秘 | 下单时间: 2026-01-05 10:00 | 订单金额: US $10""");
    fixture.land("aliexpress/a1/orders/2026-07-21/a.csv", orders.toString());
    fixture.ingest();

    // Pacific time is 8 hours behind UTC in January and 7 in July.
    assertEquals(
        List.of(
            "801|paid|32.50|USD|3|null|false|2026-01-05 18:00:00|2026-01-05 18:05:00"
                + "|2026-01-12 18:05:00|null|null|null|null|null",
            "802|completed|10.00|USD|1|null|false|2026-07-05 17:00:00|2026-07-05 17:05:00|null"
                + "|2026-07-06 17:00:00|2026-07-20 17:00:00|2026-07-20 17:00:00|null|null",
            "803|cancelled|10.00|USD|null|null|false|2026-01-05 18:00:00|null|null|null|null|null"
                + "|null|null",
            "804|paid|10.00|USD|null|null|false|2026-01-05 18:00:00|2026-01-05 18:05:00|null|null"
                + "|null|null|null|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
    assertEquals(
        List.of("801|1|null|2|null", "801|2|null|1|null", "802|1|null|1|null"),
        fixture.rows(OrderItemsTable.SPEC, ITEMS));
    assertEquals(
        List.of("5|unknown_value:status=神秘, bad_money:amount=US $10"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void theApiKnowsBuyersProductsAndWhyAnOrderEnded() throws IOException {
    fixture.land(
        "aliexpress/a1/orders/2026-01-06/a.csv",
        "订单号,订单状态,下单时间,付款时间,订单金额,产品信息\n"
            + "901,等待您发货,2026-01-05 10:00,2026-01-05 10:05,12.30,(产品数量:9 piece)\n");
    fixture.land(
        "aliexpress/a1/api_orders/2026-01-08/a.jsonl",
        """
        {"order_id": 901, "order_status": "WAIT_BUYER_ACCEPT_GOODS", "buyer_login_id": "us10001", "gmt_create": "2026-01-05 10:00:00", "gmt_pay_success": "2026-01-05 10:05:00", "gmt_send_goods_time": "2026-01-06 09:00:00", "pay_amount": {"amount": "12.30", "currency_code": "USD"}, "product_list": {"order_product_dto": [{"product_id": 71, "product_count": 2, "total_product_amount": {"amount": "8.30"}}, {"product_id": 72, "product_count": 1, "total_product_amount": {"amount": "4.00"}}]}}
        {"order_id": 902, "order_status": "FINISH", "buyer_login_id": "us10001", "gmt_create": "2026-01-05 11:00:00", "gmt_pay_success": "2026-01-05 11:05:00", "gmt_trade_end": "2026-01-07 10:00:00", "end_reason": "seller_send_goods_timeout", "pay_amount": {"amount": "5.00", "currency_code": "EUR"}, "product_list": [{"product_id": "73"}]}
        {"order_id": 903, "order_status": "FINISH", "gmt_create": "2025-12-05 11:00:00", "gmt_pay_success": "2025-12-05 11:05:00", "gmt_send_goods_time": "2025-12-06 11:00:00", "gmt_trade_end": "2026-01-07 10:00:00", "end_reason": "buyer_accept_goods", "pay_amount": "7.5"}
        {"order_id": 904, "order_status": "PLACE_ORDER_SUCCESS", "gmt_create": "2026-01-05 11:00:00", "pay_amount": "7.5"}
        {"order_id": 905, "order_status": "FUND_PROCESSING", "gmt_create": "2026-01-05 11:00:00", "gmt_pay_success": "2026-01-05 11:05:00", "pay_amount": "7.5"}
        {"order_id": 906, "order_status": "ARCHIVE", "gmt_create": "2026-01-05 11:00:00"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "901|shipped|12.30|USD|3|71|true|2026-01-05 18:00:00|2026-01-05 18:05:00|null"
                + "|2026-01-06 17:00:00|null|null|null|null",
            "902|cancelled|5.00|EUR|1|73|true|2026-01-05 19:00:00|2026-01-05 19:05:00|null|null"
                + "|null|null|2026-01-07 18:00:00|seller",
            "903|completed|7.50|USD|null|null|false|2025-12-05 19:00:00|2025-12-05 19:05:00|null"
                + "|2025-12-06 19:00:00|null|2026-01-07 18:00:00|null|null",
            "904|unpaid|7.50|USD|null|null|false|2026-01-05 19:00:00|null|null|null|null|null|null"
                + "|null",
            "905|delivered|7.50|USD|null|null|false|2026-01-05 19:00:00|2026-01-05 19:05:00|null"
                + "|null|null|null|null|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
    assertEquals(
        List.of("901|1|71|2|8.30", "901|2|72|1|4.00", "902|1|73|null|null"),
        fixture.rows(OrderItemsTable.SPEC, ITEMS));
    assertEquals(
        List.of("6|unknown_value:status=ARCHIVE, missing_value:pay_amount"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void evaluationsBelongToTheChildOrder() throws IOException {
    fixture.land(
        "aliexpress/a1/reviews/2026-01-10/a.jsonl",
        """
        {"order_id": 9011, "parent_order_id": 901, "product_id": 71, "buyer_login_id": "us10001", "buyer_evaluation": 4, "buyer_feedback": "good", "buyer_fb_date": "2026-01-08 10:00:00", "gmt_create": "2026-01-07 10:00:00", "gmt_modified": "2026-01-09 10:00:00", "seller_evaluation": 5, "seller_reply": "thanks", "buyer_reply": "broke"}
        {"order_id": 9012, "parent_order_id": 901, "buyer_evaluation": 5, "buyer_fb_date": null, "gmt_create": "2026-01-07 10:00:00"}
        {"order_id": 9013, "parent_order_id": 901, "buyer_evaluation": 90, "gmt_create": "2026-01-07 10:00:00"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "9011|a1|901|71|true|4.0|good|2026-01-08 18:00:00|broke|2026-01-09 18:00:00",
            "9012|a1|901|null|false|5.0|null|2026-01-07 18:00:00|null|null"),
        fixture.rows(
            ReviewsTable.SPEC,
            "review_id",
            "store_id",
            "order_id",
            "product_id",
            "buyer_key IS NOT NULL",
            "rating",
            "text",
            "string(created_at)",
            "appended_text",
            "string(updated_at)"));
    assertEquals(
        List.of("3|bad_rating:rating=90"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
