package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ServiceAgentDaysTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console of Pinduoduo exports, through the mappings that are shipped. */
class PinduoduoExportTest {
  /** The list of 2026, and what can be selected besides. */
  private static final String ORDERS =
      "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),"
          + "商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,"
          + "订单成交时间,是否审核中,支付时间,承诺发货时间,承诺送达时间,省,市,区,街道/镇,订单来源,仓库名称";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "pinduoduo");
  }

  @Test
  void theDayOfAnOrderStandsInItsNumberWhereTheConsoleLeavesItOut() throws IOException {
    ConsoleSheet orders =
        new ConsoleSheet(ORDERS)
            .row(
                """
                订单号: 260105-001\t | 订单状态: 已发货，待签收\t | 用户实付金额(元): 19.9\t | 商家实收金额(元): 20.9\t
                商品数量(件): 2\t | 发货时间: 2026-01-05 20:00:00\t | 确认收货时间: \t | 商品id: 5501\t
                订单成交时间: 2026-01-05 10:00:05\t | 支付时间: 2026-01-05 10:00:00\t
                承诺发货时间: 2026-01-07 10:00:00\t | 承诺送达时间: 2026/1/9 23:59\t | 订单来源: 搜索\t""")
            .row(
                """
                订单号: 260105-002\t | 订单状态: 未发货，退款成功\t | 用户实付金额(元): 19.9\t | 商品数量(件): 1\t
                商品id: 5501\t | 订单成交时间: 2026-01-05 11:00:00\t""")
            .row(
                """
                订单号: 260105-003\t | 订单状态: 待支付\t | 用户实付金额(元): 0\t | 商品数量(件): 1\t
                商品id: 5501\t | 订单成交时间: \t""")
            .row(
                """
                订单号: 260105-004\t | 订单状态: 已签收，退款成功\t | 用户实付金额(元): 5\t | 商品数量(件): 1\t
                商品id: 5502\t | 确认收货时间: 2026-01-08 10:00:00\t | 订单成交时间: \t""")
            .row(
                """
                订单号: XS-005\t | 订单状态: 已取消\t | 用户实付金额(元): 5\t | 订单成交时间: \t""")
            .row(
                """
                订单号: 260105-006\t | 订单状态: 待打单\t | 用户实付金额(元): ¥-5\t""");
    // The list of 2019 to 2021, with wide brackets.
    ConsoleSheet before =
        new ConsoleSheet("商品,订单号,订单状态,用户实付金额（元）,商品数量（件）,商品id,商家编码-SKU维度,拼单成功时间,订单确认时间")
            .row(
                """
                订单号: 200105-001\t | 订单状态: 已收货\t | 用户实付金额（元）: 9.9 | 商品数量（件）: 1 | 商品id: 5500
                拼单成功时间: 2020-01-05 10:00:00""");
    fixture.land("pinduoduo/p1/orders/2026-01-09/a.csv", orders.in(ConsoleSheet.GB18030));
    fixture.land("pinduoduo/p1/orders/2020-01-09/a.csv", before.toString());
    fixture.ingest();

    // Without a time: midnight of 5 January in China is 16:00 of the 4th in UTC; without a day in
    // the number the day of the export.
    assertEquals(
        List.of(
            "200105-001|delivered|9.90|1|5500|null|2020-01-05 02:00:00|2020-01-05 02:00:00"
                + "|null|null|null|null",
            "260105-001|shipped|19.90|2|5501|搜索|2026-01-05 02:00:00|2026-01-05 02:00:00"
                + "|2026-01-07 02:00:00|2026-01-05 12:00:00|2026-01-09 15:59:00|null",
            "260105-002|cancelled|19.90|1|5501|null|2026-01-05 03:00:00|2026-01-05 03:00:00"
                + "|null|null|null|null",
            "260105-003|unpaid|0.00|1|5501|null|2026-01-04 16:00:00|null|null|null|null|null",
            "260105-004|completed|5.00|1|5502|null|2026-01-04 16:00:00|null|null|null|null"
                + "|2026-01-08 02:00:00",
            "XS-005|cancelled|5.00|null|null|null|2026-01-08 16:00:00|null|null|null|null|null"),
        fixture.rows(
            OrdersTable.SPEC,
            "order_id",
            "status",
            "amount",
            "item_count",
            "product_id",
            "traffic_channel",
            "string(ordered_at)",
            "string(paid_at)",
            "string(ship_due_at)",
            "string(shipped_at)",
            "string(delivery_due_at)",
            "string(completed_at)"));
    assertEquals(
        List.of(
            "200105-001|1|5500|1|9.90",
            "260105-001|1|5501|2|19.90",
            "260105-002|1|5501|1|19.90",
            "260105-003|1|5501|1|0.00",
            "260105-004|1|5502|1|5.00",
            "XS-005|1|null|null|5.00"),
        fixture.rows(
            OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount"));
    assertEquals(
        List.of("6|unknown_value:status=待打单, bad_money:amount=¥-5"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void casesAndAgents() throws IOException {
    ConsoleSheet cases =
        new ConsoleSheet("售后编号,订单编号,交易金额,售后状态,退款类型,退款金额,申请时间")
            .row(
                """
                售后编号: 8001\t | 订单编号: 260105-001\t | 售后状态: 退款成功\t | 退款类型: 退货退款\t
                退款金额: 19.9\t | 申请时间: 2026-01-08 10:00:00\t""")
            .row(
                """
                售后编号: 8002\t | 订单编号: 260105-002\t | 售后状态: 退款中\t | 退款类型: 仅退款\t | 退款金额: 5\t
                申请时间: 2026-01-08 11:00:00\t""")
            .row(
                """
                售后编号: 8003\t | 退款类型: 补差价\t | 申请时间: \t""");
    ConsoleSheet agents =
        new ConsoleSheet(
                "客服账号,咨询人数,询单人数,最终成团人数,人工接待人数,需要人工回复的咨询人数,3分钟未回复人数,3分钟人工回复率(8-23点),"
                    + "平均人工响应时长（分钟）,评分≤3订单数,评分数,纠纷退款数,投诉数")
            .row(
                """
                客服账号: pdd1 | 咨询人数: 60 | 询单人数: 30 | 最终成团人数: 12 | 人工接待人数: 50 | 需要人工回复的咨询人数: 48
                3分钟未回复人数: 2 | 3分钟人工回复率(8-23点): 95.83% | 平均人工响应时长（分钟）: 0.75 | 评分≤3订单数: 1
                评分数: 9""")
            .row(
                """
                客服账号: 平均 | 咨询人数: 60""");
    fixture.land("pinduoduo/p1/after_sales/2026-01-09/a.csv", cases.in(ConsoleSheet.GB18030));
    fixture.land("pinduoduo/p1/service_agent_days/2026-01-05/a.csv", agents.toString());
    fixture.ingest();

    assertEquals(
        List.of(
            "8001|p1|260105-001|return_refund|2026-01-08 02:00:00|19.90",
            "8002|p1|260105-002|refund_only|2026-01-08 03:00:00|null"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "store_id",
            "order_id",
            "kind",
            "string(opened_at)",
            "refund_amount"));
    // 0.75 minutes are 45 seconds.
    assertEquals(
        List.of("2026-01-05|32|50|48|45.0|0.9583|9|1|30|12"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "service_date",
            "length(agent_id)",
            "sessions",
            "human_turns",
            "response_seconds_mean",
            "reply_3min_rate",
            "rated_sessions",
            "dissatisfied_sessions",
            "inquiries",
            "converted"));
    assertEquals(
        List.of("3|unknown_value:kind=补差价, missing_value:opened_at"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
