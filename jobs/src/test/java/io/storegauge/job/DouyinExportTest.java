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

/** What the Douyin shop console exports, through the mappings that are shipped. */
class DouyinExportTest {
  private static final String ORDERS =
      "主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,"
          + "红包抵扣,支付方式,手续费,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,地址修改时段,买家留言,订单提交时间,旗帜颜色,商家备注,"
          + "订单完成时间,支付完成时间,APP渠道,流量来源,订单状态,承诺发货时间,订单类型,鲁班落地页ID,达人ID,达人昵称,所属门店ID,售后状态,取消原因,"
          + "预约发货时间,仓库ID,仓库名称,序列号,是否安心购,广告渠道,流量类型,流量体裁,流量渠道,发货主体,发货主体明细,发货时间,降价类优惠,"
          + "平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,预计送达时间,是否平台仓自流转,车型,商品69码,发货SN码,发货IMEI码1,"
          + "发货IMEI码2,预约送达时间,建议发货时间（起）,建议发货时间（止）,物流SN码,物流IMEI码1,物流IMEI码2";

  private static final String ORDERS_2026 =
      "主订单编号,子订单编号,支付方式,选购商品,货号,商品ID,商家编码,商品数量,商品金额,订单提交时间,支付完成时间,订单完成时间,承诺发货时间,"
          + "预约发货时间,买家留言,旗帜颜色,商家备注,APP渠道,订单状态,取消原因,售后状态,订单类型,发货时间,车型,是否是以旧换新,换新额外补贴,"
          + "换新额外补贴发放状态,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,手续费,红包抵扣,降价类优惠,"
          + "平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,快递信息,"
          + "序列号,达人ID,达人昵称,拼团订单团编号,商品单价是否含税,税费,鲁班落地页ID,所属门店ID,流量来源,仓库ID,仓库名称,是否安心购,广告渠道,"
          + "流量类型,流量体裁,流量渠道,发货主体,发货主体明细,教育优惠,预计送达时间,是否平台仓自流转,是否是渠道商品,预约送达时间,"
          + "建议发货时间（起）,建议发货时间（止）";

  private static final String CASES =
      "售后单号,订单号,商品单号,商品名称,商品ID,应付金额（元）,商品运费（元）,支付优惠（元）,商品税费（元）,商品发货状态,售后类型,退商品金额（元）,"
          + "退运费金额（元）,退支付优惠（元）,退税费金额（元）,售后状态,售后申请时间,退款方式,是否已上传退款凭证,售后原因,售后原因标签,退货物流单号,"
          + "退货异常,退货发货时间,退货物流公司,自动处理截止时间,同意售后申请时间,商家退款时间,用户到账时间,售后关闭时间,商家退货地址,"
          + "商家退货联系人姓名,商家退货联系人电话,仲裁状态,纠纷责任方,是否极速退款,是否拒签后退款,发货物流单号,发货物流状态,换货物流单号,"
          + "退货物流状态,售后完结时间,订单备注,用户售后说明,售后备注,操作人,协商记录,换货商品信息,商家编码,门店名称";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "douyin");
  }

  @Test
  void linesOfBothKnownListsBecomeOrdersAndItems() throws IOException {
    ConsoleSheet before =
        new ConsoleSheet(ORDERS)
            .row(
                """
                主订单编号: \t6917001 | 子订单编号: \t6917001 | 商品ID: \t36001 | 商品数量: 1
                订单应付金额: 59.90 | 订单状态: 已发货 | 订单提交时间: 2026-01-05 10:00:00
                支付完成时间: 2026-01-05 10:00:09 | 承诺发货时间: 2026-01-07 10:00:09
                发货时间: 2026-01-06 08:00:00 | 预计送达时间: 2026-01-09 23:59:59 | 收件人: ##密文
                流量渠道: - | 流量体裁: 数据将于第二天更新 | 流量来源: 短视频""")
            .row(
                """
                主订单编号: \t6917100 | 子订单编号: \t6917101 | 商品ID: \t36002 | 商品数量: 2
                订单应付金额: 100.00 | 订单状态: 已完成 | 订单提交时间: 2026-01-05 10:00:00
                支付完成时间: 2026-01-05 10:00:30 | 订单完成时间: 2026-01-07 12:00:00 | 流量渠道: 直播""")
            .row(
                """
                主订单编号: \t6917100 | 子订单编号: \t6917102 | 商品ID: \t36003 | 商品数量: 1 | 订单应付金额: 20.5
                订单状态: 已关闭 | 订单提交时间: 2026-01-05 10:00:00 | 取消原因: 不想要了""")
            .row(
                """
                主订单编号: \t6917200 | 子订单编号: \t6917200 | 商品ID: \t36001 | 商品数量: 1
                订单应付金额: 59.90 | 订单状态: 待支付 | 订单提交时间: 2026-01-05 10:00:00 | 支付完成时间: -
                承诺发货时间: - | 发货时间: -""")
            .row(
                """
                主订单编号: \t6917300 | 子订单编号: \t6917300 | 商品ID: \t36001 | 商品数量: 1
                订单应付金额: 59.90 | 订单状态: 已关闭 | 订单提交时间: 2026-01-05 10:00:00 | 取消原因: 商家缺货""")
            .row(
                """
                主订单编号: \t6917500 | 子订单编号: 6.9E+18 | 商品ID: \t36001 | 商品数量: 1 | 订单应付金额: 59.90
                订单状态: 已揽件 | 订单提交时间: 2026-01-05 10:00:00""");
    ConsoleSheet of2026 =
        new ConsoleSheet(ORDERS_2026)
            .row(
                """
                主订单编号: \t6917400 | 子订单编号: \t6917401 | 商品ID: \t36004 | 商品数量: 1
                订单应付金额: 10.00 | 订单状态: 备货中 | 订单提交时间: 2026-01-05 10:00:00
                支付完成时间: 2026/1/5 22:02 | 承诺发货时间: 2026-01-15 00:00:00 | 订单类型: 预售订单
                快递信息: SF022-顺丰速运,商品""")
            .row(
                """
                主订单编号: \t6917400 | 子订单编号: \t6917402 | 商品ID: \t36005 | 商品数量: 1
                订单应付金额: 109.80 | 订单状态: 已发货 | 订单提交时间: 2026-01-05 10:00:00
                支付完成时间: 2026-01-05 22:02:30 | 承诺发货时间: 2026-01-14 00:00:00
                发货时间: 2026-01-06 09:30:00 | 订单类型: 普通订单""");
    fixture.land("douyin/s1/orders/2026-01-08/a.csv", before.toString());
    fixture.land("douyin/s1/orders/2026-01-08/b.csv", of2026.in(ConsoleSheet.GB18030));
    fixture.ingest();

    // Amounts and pieces of an order are the sums over its lines: 100 + 20.50, 10 + 109.80.
    assertEquals(
        List.of(
            "6917001|s1|shipped|59.90|1|36001|短视频|null|2026-01-05 02:00:00|2026-01-05 02:00:09"
                + "|2026-01-07 02:00:09|2026-01-06 00:00:00|2026-01-09 15:59:59|null|null",
            "6917100|s1|completed|120.50|3|36002|直播|null|2026-01-05 02:00:00|2026-01-05 02:00:30"
                + "|null|null|null|2026-01-07 04:00:00|null",
            "6917200|s1|unpaid|59.90|1|36001|null|null|2026-01-05 02:00:00|null"
                + "|null|null|null|null|null",
            "6917300|s1|cancelled|59.90|1|36001|null|null|2026-01-05 02:00:00|null"
                + "|null|null|null|null|seller",
            "6917400|s1|paid|119.80|2|36005|null|true|2026-01-05 02:00:00|2026-01-05 14:02:00"
                + "|2026-01-13 16:00:00|2026-01-06 01:30:00|null|null|null"),
        fixture.rows(
            OrdersTable.SPEC,
            "order_id",
            "store_id",
            "status",
            "amount",
            "item_count",
            "product_id",
            "traffic_channel",
            "is_presale",
            "string(ordered_at)",
            "string(paid_at)",
            "string(ship_due_at)",
            "string(shipped_at)",
            "string(delivery_due_at)",
            "string(completed_at)",
            "cancelled_by"));
    assertEquals(
        List.of(
            "6917001|1|36001|1|59.90",
            "6917100|1|36002|2|100.00",
            "6917100|2|36003|1|20.50",
            "6917200|1|36001|1|59.90",
            "6917300|1|36001|1|59.90",
            "6917400|1|36004|1|10.00",
            "6917400|2|36005|1|109.80"),
        fixture.rows(
            OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount"));
    assertEquals(
        List.of("6|torn_id:line_id=6.9E+18, unknown_value:status=已揽件"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void casesArePaidBackInOneStateOnlyAndBelongToTheOrderOfTheirLine() throws IOException {
    ConsoleSheet cases =
        new ConsoleSheet(CASES)
            .row(
                """
                售后单号: '7001 | 订单号: '6917100 | 商品单号: '6917101 | 商品ID: '36002 | 售后类型: 退货退款
                退商品金额（元）: 59.90 | 退运费金额（元）: 6 | 售后状态: 同意退款，退款成功
                售后申请时间: 2026-01-08 10:00:00 | 售后原因: 商品质量问题 | 同意售后申请时间: 2026-01-08 11:00:00
                售后关闭时间: - | 售后完结时间: 2026-01-10 10:00:00 | 商家退货联系人姓名: 张三 | 纠纷责任方: -""")
            // Without the order's number and the product's: the line knows both.
            .row(
                """
                售后单号: '7002 | 商品单号: '6917102 | 售后类型: 已发货退款 | 退商品金额（元）: 59.90 | 售后状态: 售后关闭
                售后申请时间: 2026-01-08 12:00:00 | 售后原因: 不想要了 | 售后关闭时间: 2026-01-09 10:00:00
                纠纷责任方: 买家责任""")
            .row(
                """
                售后单号: '7003 | 商品单号: '999 | 售后类型: 换货 | 售后状态: 换货成功 | 售后申请时间: 2026/1/8 12:30""")
            .row(
                """
                售后单号: '7004 | 售后类型: 以旧换新 | 售后状态: 售后中""");
    fixture.land("douyin/s1/after_sales/2026-01-11/a.csv", cases.in(ConsoleSheet.GB18030));
    ConsoleSheet orders =
        new ConsoleSheet(ORDERS_2026)
            .row(
                """
                主订单编号: \t6917100 | 子订单编号: \t6917102 | 商品ID: \t36003 | 商品数量: 1
                订单应付金额: 59.90 | 订单状态: 已关闭 | 订单提交时间: 2026-01-05 10:00:00""");
    fixture.land("douyin/s1/orders/2026-01-08/b.csv", orders.toString());
    fixture.ingest();

    assertEquals(
        List.of(
            "7001|s1|6917100|36002|return_refund|quality|商品质量问题|65.90|2026-01-08 02:00:00"
                + "|2026-01-08 03:00:00|2026-01-10 02:00:00|null|true",
            "7002|s1|6917100|36003|refund_only|no_reason|不想要了|null|2026-01-08 04:00:00"
                + "|null|2026-01-09 02:00:00|buyer|true",
            "7003|s1|999|null|exchange|null|null|null|2026-01-08 04:30:00|null|null|null|true"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "store_id",
            "order_id",
            "product_id",
            "kind",
            "reason",
            "reason_text",
            "refund_amount",
            "string(opened_at)",
            "string(seller_responded_at)",
            "string(resolved_at)",
            "liability",
            "goods_shipped"));
    assertEquals(
        List.of("4|unknown_value:kind=以旧换新, missing_value:opened_at"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void agentsAreHashedAndReportsWithoutADaySpeakOfTheirFoldersDay() throws IOException {
    ConsoleSheet before =
        new ConsoleSheet(
                "客服昵称,账号名称,人工已接待人数,人工已接待会话量,不满意率,3分钟人工回复率 (会话),3分钟人工回复率,首次响应时长（秒）,"
                    + "平均响应时长（秒）,满意率,客服销售额（元）,询单人数,下单人数,支付人数,询单转化率")
            .row(
                """
                客服昵称: 小蜜 | 账号名称: acc1 | 人工已接待会话量: 1.16万 | 3分钟人工回复率 (会话): 97%
                3分钟人工回复率: 98.5% | 平均响应时长（秒）: 35.25 | 询单人数: 30 | 下单人数: 12 | 支付人数: 10""")
            .row(
                """
                客服昵称: 小蜂 | 账号名称: acc2 | 人工已接待会话量: 5 | 3分钟人工回复率: - | 平均响应时长（秒）: 慢""")
            .row(
                """
                客服昵称: 小蝶 | 账号名称: acc3 | 人工已接待会话量: 5 | 3分钟人工回复率: 12 % | 平均响应时长（秒）: --""")
            .row(
                """
                客服昵称: 汇总 | 人工已接待会话量: 11610""");
    ConsoleSheet of2026 =
        new ConsoleSheet("客服账号,客服询单支付额,询单人数,下单人数,工作时间平响时长,接待会话量,工作时间3分钟回复率,有效好评数,有效评价数")
            .row(
                """
                客服账号: acc1 | 询单人数: 9 | 下单人数: 3 | 工作时间平响时长: 8分48秒 | 接待会话量: 20
                工作时间3分钟回复率: 95.00% | 有效好评数: 8 | 有效评价数: 10""");
    ConsoleSheet days =
        new ConsoleSheet("日期,客服账号,接待会话量")
            .row(
                """
                日期: 2026/1/3 | 客服账号: acc1 | 接待会话量: 7""")
            .row(
                """
                日期: 20260104 | 客服账号: acc1 | 接待会话量: 8""");
    fixture.land("douyin/s1/service_agent_days/2026-01-05/a.csv", before.toString());
    fixture.land("douyin/s1/service_agent_days/2026-01-06/a.csv", of2026.toString());
    fixture.land("douyin/s1/service_agent_days/2026-01-07/a.csv", days.toString());
    fixture.ingest();

    // 20 sessions of which 10 were rated, 8 of them well: 2 were not.
    assertEquals(
        List.of(
            "2026-01-03|7|null|null|null|null|null|null",
            "2026-01-04|8|null|null|null|null|null|null",
            "2026-01-05|11600|35.25|0.985|null|null|30|12",
            "2026-01-05|5|null|0.12|null|null|null|null",
            "2026-01-06|20|528.0|0.95|10|2|9|3"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "service_date",
            "sessions",
            "response_seconds_mean",
            "reply_3min_rate",
            "rated_sessions",
            "dissatisfied_sessions",
            "inquiries",
            "converted"));
    assertEquals(
        List.of("2|true"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "count(DISTINCT agent_id)",
            "bool_and(agent_id RLIKE '^[0-9a-f]{32}$')"));
    assertEquals(
        List.of("2|bad_duration:response_seconds_mean=慢"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void twoReportsOfTheCompassSpeakOfOneProductAndDay() throws IOException {
    ConsoleSheet stats =
        new ConsoleSheet(
                "罗盘,商品\n",
                "日期,商品标题,商品编号,商品曝光人数,商品曝光次数,商品点击人数,商品点击次数,成交人数,成交订单数,成交金额,退款金额（退款时间）,"
                    + "退款率（支付时间）,商品曝光-成交转化率（人数）,商家体验分")
            .row(
                """
                日期: 2026/1/5 | 商品编号: 36001 | 商品曝光次数: 1.2万 | 商品点击人数: 1,200 | 商品点击次数: 1500
                成交人数: 30 | 成交订单数: 32 | 成交金额: ¥1,920.50 | 退款金额（退款时间）: 59.9元 | 退款率（支付时间）: 3.1%""")
            .row(
                """
                日期: 2026/1/5 | 商品编号: 36002 | 商品点击人数: -""")
            .row(
                """
                日期: 2026/1/5 | 商品编号: 36003 | 成交人数: -3""")
            .row(
                """
                日期: 合计 | 商品点击人数: 1200""");
    ConsoleSheet reviews =
        new ConsoleSheet("日期,商品标题,商品编号,成交金额,差评率,差评数,好评率,好评数,评价数,品质退货率（滞后）,投诉率（滞后）")
            .row(
                """
                日期: 2026-01-05 | 商品编号: 36001 | 成交金额: 1920.5 | 差评数: 1 | 好评数: 8 | 评价数: 10""")
            .row(
                """
                日期: 2026-01-06 | 商品编号: 36001 | 成交金额: 88 | 差评率: #DIV/0! | 差评数: 0 | 好评数: 0
                评价数: 0""");
    fixture.land("douyin/s1/product_days/2026-01-07/a.csv", stats.toString());
    fixture.land("douyin/s1/product_reviews/2026-01-07/a.csv", reviews.toString());
    fixture.ingest();

    assertEquals(
        List.of(
            "36001|2026-01-05|12000|1200|1500|30|32|1920.50|59.90|8|1|10",
            "36001|2026-01-06|null|null|null|null|null|88.00|null|0|0|0",
            "36002|2026-01-05|null|null|null|null|null|null|null|null|null|null"),
        fixture.rows(
            ProductDaysTable.SPEC,
            "product_id",
            "traffic_date",
            "exposures",
            "visitors",
            "page_views",
            "buyers",
            "orders",
            "amount",
            "refunds",
            "good_reviews",
            "bad_reviews",
            "reviews"));
    assertEquals(
        List.of("3|out_of_range:buyers=-3"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void eachIndicatorOfTheExperienceScoreIsARow() throws IOException {
    ConsoleSheet indicators =
        new ConsoleSheet(
                "商品差评率,商品品质退货率,订单配送时长,24小时支付-揽收率,发货问题负向反馈率,售后拒绝率,平台求助率,IM不满意率,"
                    + "退货退款自主完结时长,仅退款自主完结时长,IM平均响应时长")
            .row(
                """
                商品差评率: 1.2% | 订单配送时长: 42.5小时 | 24小时支付-揽收率: 98% | IM不满意率: -
                退货退款自主完结时长: 1小时30分 | IM平均响应时长: 8分48秒""");
    fixture.land("douyin/s1/official_indicators/2026-01-05/a.csv", indicators.toString());
    fixture.land(
        "douyin/s1/official_scores/2026-01-06/a.csv",
        "日期,商家体验分,商品体验分,物流体验分\n2026/1/5,92,95,88.5\n2026-01-06,101,95,88\n");
    fixture.ingest();

    assertEquals(
        List.of(
            "2026-01-05|delivery_hours_mean|null|42.5",
            "2026-01-05|im_response_seconds_mean|null|528.0",
            "2026-01-05|logistics|88.5|null",
            "2026-01-05|negative_review_rate|null|0.012",
            "2026-01-05|pickup_24h_rate|null|0.98",
            "2026-01-05|product|95.0|null",
            "2026-01-05|return_refund_hours_mean|null|1.5",
            "2026-01-05|total|92.0|null"),
        fixture.rows(OfficialScoresTable.SPEC, "score_date", "dimension", "score", "value"));
    assertEquals(
        List.of("2|out_of_range:total=101"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
