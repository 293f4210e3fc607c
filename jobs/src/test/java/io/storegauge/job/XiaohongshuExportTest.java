package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console of Xiaohongshu exports, through the mappings that are shipped. */
class XiaohongshuExportTest {
  private static final String ORDERS =
      "订单号,订单状态,售后状态,订单类型,订单标记,收件人姓名,收件人电话,收件人地址,省,市,区,区域编码,小红书编码,条形码,规格ID,达人ID,达人名称,"
          + "SKU名称,SKU规格,SKU件数,是否为赠品,发票/Invoice,商品总价(元),用户应付金额(元),平台优惠(元),店铺优惠(元),支付渠道优惠(元),"
          + "SKU商家改价(元),商家应收金额(元)（支付金额）,支付方式,支付渠道订单号,支付期数,利息费用,手续费承担方,支付时间,sku净重(kg),"
          + "包裹总净重(kg),包裹总运费(元),快递公司,快递单号,发货链接,订单创建时间,预售订单开始发货时间,预售订单截止发货时间,承诺发货时间,"
          + "订单发货时间,订单完成时间,发货仓库,确认收货类型,是否延迟收货,用户备注,店铺名称,用户编号,商家编码,商品ID,商品名称";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "xiaohongshu");
  }

  @Test
  void anOrderMaySpanRecordsAndGiftsSpeakForNone() throws IOException {
    ConsoleSheet orders =
        new ConsoleSheet(ORDERS)
            .row(
                """
                订单号: P1001 | 订单状态: 待配货 | 收件人姓名: 张三 | 收件人电话: 13900000000 | 规格ID: s1
                SKU件数: 2 | 是否为赠品: 否 | 用户应付金额(元): 100.00 | 支付时间: 2026-01-05 10:01:00
                订单创建时间: 2026-01-05 10:00:00 | 承诺发货时间: 2026-01-07 10:00:00 | 用户编号: u-1
                商品ID: g1""")
            .row(
                """
                订单号: P1001 | 订单状态: 已发货 | 规格ID: s2 | SKU件数: 1 | 是否为赠品: 否 | 用户应付金额(元): 30.5
                支付时间: 2026-01-05 10:01:00 | 订单创建时间: 2026-01-05 10:00:00
                承诺发货时间: 2026-01-06 10:00:00 | 订单发货时间: 2026-01-06 09:00:00 | 用户编号: u-1
                商品ID: g2""")
            .row(
                """
                订单号: P1001 | 订单状态: 待配货 | 规格ID: s2 | SKU件数: 1 | 是否为赠品: 是 | 用户应付金额(元): 0
                订单创建时间: 2026-01-05 10:00:00 | 商品ID: g2""")
            .row(
                """
                订单号: P1002 | 订单状态: 已完成 | 规格ID: s3 | SKU件数: 1 | 是否为赠品: 否 | 用户应付金额(元): 59.9
                支付时间: 2026/1/5 22:02 | 订单创建时间: 2026/1/5 22:01
                预售订单截止发货时间: 2026-01-20 00:00:00 | 订单完成时间: 2026-01-08 10:00:00 | 商品ID: g3""")
            .row(
                """
                订单号: P1003 | 订单状态: 已关闭 | 规格ID: s4 | SKU件数: 1 | 是否为赠品: 是 | 用户应付金额(元): 0
                订单创建时间: 2026-01-05 10:00:00 | 商品ID: g4""")
            .row(
                """
                订单号: P1004 | 订单状态: 飞行中 | 规格ID: s4 | SKU件数: 1 | 是否为赠品: ? | 用户应付金额(元): 0
                订单创建时间: 2026-01-05 10:00:00""");
    fixture.land("xiaohongshu/x1/orders/2026-01-09/a.csv", orders.toString());
    fixture.ingest();

    // P1001: 100 + 30.50 + 0 for 2 + 1 + 1 pieces; due with the first of its lines.
    assertEquals(
        List.of(
            "P1001|x1|paid|130.50|4|g1|false|null|true|2026-01-05 02:00:00|2026-01-05 02:01:00"
                + "|2026-01-06 02:00:00|2026-01-06 01:00:00|null",
            "P1002|x1|completed|59.90|1|g3|true|null|false|2026-01-05 14:01:00"
                + "|2026-01-05 14:02:00|2026-01-19 16:00:00|null|2026-01-08 02:00:00",
            "P1003|x1|cancelled|0.00|1|g4|false|gift|false|2026-01-05 02:00:00|null"
                + "|null|null|null"),
        fixture.rows(
            OrdersTable.SPEC,
            "order_id",
            "store_id",
            "status",
            "amount",
            "item_count",
            "product_id",
            "is_presale",
            "excluded_reason",
            "buyer_key IS NOT NULL",
            "string(ordered_at)",
            "string(paid_at)",
            "string(ship_due_at)",
            "string(shipped_at)",
            "string(completed_at)"));
    assertEquals(
        List.of(
            "P1001|1|g1|2|100.00",
            "P1001|2|g2|1|30.50",
            "P1001|3|g2|1|0.00",
            "P1002|1|g3|1|59.90",
            "P1003|1|g4|1|0.00"),
        fixture.rows(
            OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount"));
    assertEquals(
        List.of("6|unknown_value:is_gift=?, unknown_value:status=飞行中"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void casesArePaidBackOnceTheyAreThrough() throws IOException {
    ConsoleSheet cases =
        new ConsoleSheet("售后单号,订单号,商品名称,售后类型,原因,申请售后金额(元),退货创建时间,商家确认收货时间,状态")
            .row(
                """
                售后单号: R1 | 订单号: P1001 | 售后类型: 退货退款 | 原因: 与描述不符 | 申请售后金额(元): 30.5
                退货创建时间: 2026-01-08 10:00:00 | 商家确认收货时间: 2026-01-10 10:00:00 | 状态: 售后完成""")
            .row(
                """
                售后单号: R2 | 订单号: P1002 | 售后类型: 换货 | 原因: 快递太慢 | 申请售后金额(元): 0
                退货创建时间: 2026-01-08 11:00:00 | 状态: 成功""")
            .row(
                """
                售后单号: R3 | 订单号: P1002 | 售后类型: 仅退款 | 申请售后金额(元): 5
                退货创建时间: 2026-01-08 12:00:00 | 商家确认收货时间: - | 状态: 待处理""")
            .row(
                """
                售后单号: R4 | 售后类型: 补发 | 退货创建时间: 2026-01-08 12:00:00""");
    fixture.land("xiaohongshu/x1/after_sales/2026-01-11/a.csv", cases.in(ConsoleSheet.GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "R1|P1001|return_refund|mismatch|与描述不符|2026-01-08 02:00:00|2026-01-10 02:00:00|30.50",
            "R2|P1002|exchange|logistics|快递太慢|2026-01-08 03:00:00|null|null",
            "R3|P1002|refund_only|null|null|2026-01-08 04:00:00|null|null"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "order_id",
            "kind",
            "reason",
            "reason_text",
            "string(opened_at)",
            "string(resolved_at)",
            "refund_amount"));
    assertEquals(
        List.of("4|unknown_value:kind=补发"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
