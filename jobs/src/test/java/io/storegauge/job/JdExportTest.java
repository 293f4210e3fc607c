package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ServiceAgentDaysTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the consoles of JD export, through the mappings that are shipped. */
class JdExportTest {
  /** Of 2015 to 2017; a comma ends the header and every record. */
  private static final String ORDERS =
      "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,"
          + "联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,"
          + "订单完成时间,订单来源,订单渠道,送装服务,服务费,仓库id,仓库名称,普通发票纳税编号,商家SKUID,";

  private static final String[] ORDER_COLUMNS = {
    "order_id",
    "store_id",
    "status",
    "amount",
    "item_count",
    "product_id",
    "traffic_channel",
    "buyer_key IS NOT NULL",
    "string(ordered_at)",
    "string(paid_at)",
    "string(shipped_at)",
    "string(completed_at)"
  };

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "jd");
  }

  @Test
  void linesOfTheOldListBecomeOrdersAndItems() throws IOException {
    ConsoleSheet orders =
        new ConsoleSheet(ORDERS)
            .row(
                """
                订单号: 28001 | 商品ID: 100012 | 订购数量: 1 | 下单时间: 2016/5/23 22:02 | 京东价: ￥60.00
                余额支付: 19.00 | 应付金额: 100.00 | 订单状态: 完成 | 下单帐号: jd_user1 | 客户姓名: 张三
                联系电话: 13900000000 | 付款确认时间: 2016-05-23 22:03:00
                订单完成时间: 2016-05-30 10:00:00 | 订单渠道: APP""")
            .row(
                """
                订单号: 28001 | 商品ID: 100013 | 订购数量: 3 | 下单时间: 2016/5/23 22:02 | 京东价: 20.00
                余额支付: 19.00 | 应付金额: 100.00 | 订单状态: 完成 | 下单帐号: jd_user1
                付款确认时间: 2016-05-23 22:03:00 | 订单完成时间: 2016-05-30 10:00:00 | 订单渠道: APP""")
            .row(
                """
                订单号: 28002 | 商品ID: 100013 | 订购数量: 1 | 下单时间: 2016-05-24 09:00:00 | 京东价: 20.00
                应付金额: 20.00 | 订单状态: (删除)等待出库""")
            .row(
                """
                订单号: 28003 | 商品ID: 100013 | 订购数量: 1 | 下单时间: 2016-05-24 09:00:00
                应付金额: 20.00 | 订单状态: (锁定)等待出库""")
            .row(
                """
                订单号: 28004 | 商品ID: 100013 | 订购数量: 0 | 下单时间: 昨天 | 应付金额: 20.00 | 订单状态: (删除)已签收""");
    fixture.land("jd/j1/orders/2016-06-01/a.csv", orders.in(ConsoleSheet.GB18030));
    fixture.ingest();

    // What is owed and what was paid from the balance: 100 + 19.
    assertEquals(
        List.of(
            "28001|j1|completed|119.00|4|100013|APP|true|2016-05-23 14:02:00|2016-05-23 14:03:00"
                + "|null|2016-05-30 02:00:00",
            "28002|j1|cancelled|20.00|1|100013|null|false|2016-05-24 01:00:00|null|null|null",
            "28003|j1|paid|20.00|1|100013|null|false|2016-05-24 01:00:00|null|null|null"),
        fixture.rows(OrdersTable.SPEC, ORDER_COLUMNS));
    assertEquals(
        List.of(
            "28001|1|100012|1|60.00",
            "28001|2|100013|3|60.00",
            "28002|1|100013|1|20.00",
            "28003|1|100013|1|null"),
        fixture.rows(
            OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount"));
    assertEquals(
        List.of("5|out_of_range:quantity=0, unknown_value:status=(删除)已签收, bad_time:ordered_at=昨天"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void theListOf2026SaysWhatTheSellerGetsAndNewerExportsOfALineCount() throws IOException {
    String header = "订单号,商品ID,商品名称,订购数量,商家应收,订单状态,商家SKUID,下单时间,付款确认时间,快递单号,运单号,订单出库时间";
    ConsoleSheet first =
        new ConsoleSheet(header)
            .row(
                """
                订单号: '28005 | 商品ID: 100012\t | 订购数量: 1\t | 商家应收: 499.00（系统计算中，该值仅供参考）
                订单状态: 等待出库\t | 下单时间: 2026-01-05 10:00:00\t | 付款确认时间: 2026-01-05 10:01:00""")
            .row(
                """
                订单号: '28005 | 商品ID: 100013\t | 订购数量: 2\t | 商家应收: 499.00（系统计算中，该值仅供参考）
                订单状态: 等待出库\t | 下单时间: 2026-01-05 10:00:00\t | 付款确认时间: 2026-01-05 10:01:00""");
    ConsoleSheet later =
        new ConsoleSheet(header)
            .row(
                """
                订单号: '28005 | 商品ID: 100012\t | 订购数量: 1 | 商家应收: 489.50 | 订单状态: 等待确认收货
                下单时间: 2026-01-05 10:00:00 | 付款确认时间: 2026-01-05 10:01:00
                订单出库时间: 2026-01-06 09:00:00""");
    fixture.land("jd/j1/orders/2026-01-06/a.csv", first.toString());
    fixture.land("jd/j1/orders/2026-01-07/a.csv", later.in(ConsoleSheet.GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "28005|j1|shipped|489.50|3|100013|null|false|2026-01-05 02:00:00|2026-01-05 02:01:00"
                + "|2026-01-06 01:00:00|null"),
        fixture.rows(OrdersTable.SPEC, ORDER_COLUMNS));
    assertEquals(List.of(), fixture.rows(QuarantineTable.SPEC, "file", "reasons"));
  }

  @Test
  void casesHaveTheirHeaderBelowATitleAndEndAfterTheirHours() throws IOException {
    ConsoleSheet cases =
        new ConsoleSheet(
                "服务单信息,,,申请信息,,审核信息\n",
                "服务单号,订单号,客户期望,服务单状态,一级申请原因,二级申请原因,客户问题描述,返回方式,售后申请时间,订单类型,出库状态,"
                    + "申请时订单状态,下单账号,商品编号,商品名称,商品金额,商品数量,退款金额,审核结果,审核时间,审核意见,审核人姓名,运单号,"
                    + "运费金额,快递公司,处理结果,处理人,自动审核类型,商家首次审核时间,商家首次处理时间,售后整体时长(H)")
            .row(
                """
                服务单号: AFS1 | 订单号: 28001 | 客户期望: 退货 | 服务单状态: 完成 | 一级申请原因: 商品质量问题
                二级申请原因: 外壳破损 | 客户问题描述: 电话13900000000 | 售后申请时间: 2026-01-08 10:00:00
                商品编号: 100012 | 退款金额: 60.00 | 审核时间: 2026-01-08 12:00:00
                商家首次审核时间: 2026-01-08 11:00:00 | 售后整体时长(H): 48.5""")
            .row(
                """
                服务单号: AFS2 | 订单号: 28002 | 客户期望: 换货 | 服务单状态: 待收货 | 售后申请时间: 2026/1/8 10:30
                商品编号: 100013 | 退款金额: 0.00 | 审核时间: 2026-01-08 12:00:00 | 售后整体时长(H): 3""")
            .row(
                """
                服务单号: AFS3 | 客户期望: 上门 | 售后申请时间: 2026-01-08 10:00:00""");
    fixture.land("jd/j1/after_sales/2026-01-12/a.csv", cases.in(ConsoleSheet.GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "AFS1|28001|100012|return_refund|damage|商品质量问题 外壳破损|2026-01-08 02:00:00"
                + "|2026-01-08 03:00:00|2026-01-10 02:30:00|60.00",
            "AFS2|28002|100013|exchange|null|null|2026-01-08 02:30:00|2026-01-08 04:00:00"
                + "|null|null"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "order_id",
            "product_id",
            "kind",
            "reason",
            "reason_text",
            "string(opened_at)",
            "string(seller_responded_at)",
            "string(resolved_at)",
            "refund_amount"));
    assertEquals(
        List.of("3|unknown_value:kind=上门"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void productsAgentsAndIndicatorsByDay() throws IOException {
    ConsoleSheet products =
        new ConsoleSheet(
                "时间,SKU,SKU名称,一级类目,二级类目,三级类目,货号,成交金额,成交商品件数,成交单量,成交客户数,成交转化率,客单价,件单价,UV价值,"
                    + "商品浏览量,商品访客数,商品人均浏览量,加购商品件数,加购客户数,加购转化率,加购金额")
            .row(
                """
                时间: 2026-01-05 | SKU: 100012.0 | 成交金额: 1,280.00 | 成交商品件数: 12 | 成交单量: 11
                成交客户数: 10 | 成交转化率: 5% | 商品浏览量: 500 | 商品访客数: 200 | 加购客户数: 33""")
            .row(
                """
                时间: 2026/1/6 | SKU: 1.0E+11 | 成交金额: 1""")
            .row(
                """
                时间: 总计 | 成交金额: 1280.00""");
    ConsoleSheet agents =
        new ConsoleSheet("客服,接待量,售前接待人数,促成下单人数,促成下单商品金额,平均响应时长（新）,30s应答率,客服3分钟人工回复率,好评量,评价量")
            .row(
                """
                客服: 京小美 | 接待量: 40 | 售前接待人数: 25 | 促成下单人数: 6 | 平均响应时长（新）: 35.5 | 30s应答率: 80%
                客服3分钟人工回复率: 96% | 好评量: 9 | 评价量: 10""")
            .row(
                """
                客服: 均值 | 接待量: 40""");
    ConsoleSheet vane =
        new ConsoleSheet(
                "商品质量满意度,物流速度满意度,卖家服务满意度,商品描述满意度,咚咚30s应答率,咚咚平均响应时长,48小时揽件及时率,隔日达订单占比,"
                    + "退换货满意度,售后处理时长,退换货返修率,交易纠纷率")
            .row(
                """
                商品质量满意度: 9.5 | 物流速度满意度: -999 | 咚咚平均响应时长: 28秒 | 48小时揽件及时率: 99.1%
                售后处理时长: 36小时 | 交易纠纷率: 0""");
    fixture.land("jd/j1/product_days/2026-01-06/a.csv", products.in(ConsoleSheet.GB18030));
    fixture.land("jd/j1/service_agent_days/2026-01-05/a.csv", agents.toString());
    fixture.land("jd/j1/official_scores/2026-01-05/a.csv", vane.toString());
    fixture.ingest();

    assertEquals(
        List.of("100012|2026-01-05|200|500|33|10|11|1280.00"),
        fixture.rows(
            ProductDaysTable.SPEC,
            "product_id",
            "traffic_date",
            "visitors",
            "page_views",
            "add_to_carts",
            "buyers",
            "orders",
            "amount"));
    assertEquals(
        List.of("2026-01-05|32|40|35.5|0.96|10|1|25|6"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "service_date",
            "length(agent_id)",
            "sessions",
            "response_seconds_mean",
            "reply_3min_rate",
            "rated_sessions",
            "dissatisfied_sessions",
            "inquiries",
            "converted"));
    assertEquals(
        List.of(
            "2026-01-05|aftersale_hours_mean|null|36.0",
            "2026-01-05|dispute_rate|null|0.0",
            "2026-01-05|im_response_seconds_mean|null|28.0",
            "2026-01-05|pickup_48h_rate|null|0.991",
            "2026-01-05|product_satisfaction|null|9.5"),
        fixture.rows(OfficialScoresTable.SPEC, "score_date", "dimension", "score", "value"));
    assertEquals(
        List.of("2|torn_id:product_id=1.0E+11"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
