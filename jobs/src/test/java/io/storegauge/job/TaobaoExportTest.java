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

/** What the consoles of Taobao and Tmall export, through the mappings that are shipped. */
class TaobaoExportTest {
  /** ExportOrderList of 2016 with what was inserted later. */
  private static final String ORDERS =
      "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,"
          + "订单状态,买家留言,收货人姓名,`收货地址 `,运送方式,`联系电话 `,联系手机,订单创建时间,`订单付款时间 `,`宝贝标题 `,`宝贝种类 `,"
          + "`物流单号 `,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,"
          + "分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,"
          + "天猫卡券抵扣,集分宝抵扣,是否是O2O交易,退款金额,确认收货时间,打款商家金额,主订单编号,发货时间,虚拟号过期时间";

  private static final String REPORT_2024 =
      "订单编号,支付单号,买家应付货款,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,商品标题,退款金额,发货时间,确认收货时间,"
          + "确认收货打款金额,商家备注,订单关闭原因,收货地址,商品属性SKU";

  /** ExportOrderDetailList of 2024. */
  static final String DETAILS =
      "子订单编号,主订单编号,商品标题,商品价格,购买数量,外部系统编号,商品属性,套餐信息,联系方式备注,订单状态,商家编码,支付单号,买家应付货款,"
          + "买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间,淘鲜达渠道,商品ID,分阶段信息,备注标签,商家备注,主订单买家留言,"
          + "是否主动赔付,主动赔付金额,主动赔付出账时间";

  private static final String REFUNDS =
      "订单编号,退款编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,"
          + "退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,卖家真实姓名新,卖家退货地址,"
          + "卖家邮编,卖家电话,卖家手机,退货物流单号,退货物流公司,买家退款原因,买家退款说明,买家退货时间,责任方,售中或售后,商家备注,"
          + "完结时间,部分退款/全部退款,审核操作人,举证超时,是否零秒响应,退款操作人,退款原因标签,业务类型,是否帮他退款,帮他退款操作账号";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "taobao");
  }

  @Test
  void ordersOfTheListTheReportAndTheDetailsAreOneTable() throws IOException {
    ConsoleSheet list =
        new ConsoleSheet(ORDERS)
            .row(
                """
                订单编号: ="3515001" | 买家会员名: 小明 | 买家应付货款: 1,299.00 | 总金额: 1299.00
                订单状态: 卖家已发货,等待买家确认 | 收货人姓名: ="" | 联系手机: '13900000000
                订单创建时间: 2026-01-05 10:00:00 | `订单付款时间 `: 2026-01-05 10:01:00
                `物流单号 `: No:123 | 宝贝总数量: 2 | 订单关闭原因: 订单未关闭 | 分阶段订单信息: null
                发货时间: 2026-01-06 09:00:00""")
            .row(
                """
                订单编号: ="3515002" | 买家会员名: 小红 | 总金额: 88.00元 | 订单状态: 交易关闭
                订单创建时间: 2026/1/5 22:02 | 宝贝总数量: 1 | 订单关闭原因: 卖家缺货""");
    ConsoleSheet report =
        new ConsoleSheet(REPORT_2024)
            .row(
                """
                订单编号: 3515004 | 买家应付货款: 40.00 | 总金额: 45.00 | 订单状态: 交易成功
                订单创建时间: 2026-01-04 10:00:00 | 订单付款时间: 2026-01-04 10:01:00
                发货时间: 2026-01-05 08:00:00 | 确认收货时间: 2026-01-07 10:00:00 | 退款金额: 0元""");
    ConsoleSheet details =
        new ConsoleSheet(DETAILS)
            .row(
                """
                子订单编号: 3515001 | 主订单编号: 3515001 | 购买数量: 1 | 订单状态: 交易成功 | 买家应付货款: 999.00
                退款金额: 无退款申请 | 订单创建时间: 2026-01-05 10:00:00 | 订单付款时间: 2026-01-05 10:01:00
                商品ID: 71""")
            .row(
                """
                子订单编号: 3515101 | 主订单编号: 3515001 | 购买数量: 1 | 订单状态: 交易关闭 | 买家应付货款: 300.00
                退款金额: 300.00 | 订单创建时间: 2026-01-05 10:00:00 | 订单付款时间: 2026-01-05 10:01:00
                商品ID: 72""")
            .row(
                """
                子订单编号: 3515003 | 主订单编号: 3515003 | 购买数量: 3 | 订单状态: 买家已付款，等待卖家发货
                买家应付货款: 55.50 | 订单创建时间: 2026-01-05 11:00:00 | 商品ID: 73 | 分阶段信息: 定金 20.00""")
            .row(
                """
                子订单编号: 3515104 | 主订单编号: 3515004 | 购买数量: 1 | 订单状态: 待评价 | 买家应付货款: -1
                订单创建时间: 2026-01-05 11:00:00""");
    fixture.land("tmall/t1/orders/2026-01-07/ExportOrderList.csv", list.in(ConsoleSheet.GB18030));
    fixture.land("tmall/t1/orders/2026-01-08/订单报表.csv", report.toString());
    fixture.land("tmall/t1/order_details/2026-01-09/a.csv", details.in(ConsoleSheet.GB18030));
    fixture.ingest();

    // 3515001: the newer details know that it is complete, a closed line aside.
    assertEquals(
        List.of(
            "tmall|3515001|t1|completed|1299.00|2|71|false|true|2026-01-05 02:00:00"
                + "|2026-01-05 02:01:00|2026-01-06 01:00:00|null|null",
            "tmall|3515002|t1|cancelled|88.00|1|null|false|true|2026-01-05 14:02:00"
                + "|null|null|null|seller",
            "tmall|3515003|t1|paid|55.50|3|73|true|false|2026-01-05 03:00:00|null|null|null|null",
            "tmall|3515004|t1|completed|45.00|null|null|false|false|2026-01-04 02:00:00"
                + "|2026-01-04 02:01:00|2026-01-05 00:00:00|2026-01-07 02:00:00|null"),
        fixture.rows(
            OrdersTable.SPEC,
            "platform",
            "order_id",
            "store_id",
            "status",
            "amount",
            "item_count",
            "product_id",
            "is_presale",
            "buyer_key IS NOT NULL",
            "string(ordered_at)",
            "string(paid_at)",
            "string(shipped_at)",
            "string(completed_at)",
            "cancelled_by"));
    assertEquals(
        List.of("3515001|1|71|1|999.00", "3515001|2|72|1|300.00", "3515003|1|73|3|55.50"),
        fixture.rows(
            OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount"));
    assertEquals(
        List.of("4|unknown_value:status=待评价, out_of_range:amount=-1"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void refundsCountOnceTheyHaveSucceeded() throws IOException {
    ConsoleSheet refunds =
        new ConsoleSheet(REFUNDS)
            .row(
                """
                订单编号: ="3515001" | 退款编号: ="9001" | 退款完结时间: 2026-01-10 10:00:00
                买家退款金额: 88.00 | 是否需要退货: 需要退货 | 退款的申请时间: 2026-01-08 10:00:00 | 退款状态: 退款成功
                买家退款原因: 商品破损/污渍 | 责任方: 物流 | 卖家手机: '13900000000""")
            .row(
                """
                订单编号: 3515002 | 退款编号: 9002 | 买家退款金额: 5.00 | 是否需要退货: 否
                退款的申请时间: 2026/1/8 12:00 | 退款状态: 退款关闭 | 买家退款原因: 七天无理由退换货 | 责任方: --
                完结时间: 2026-01-09 10:00:00""")
            .row(
                """
                订单编号: 3515002 | 退款编号: 9.0E+17 | 退款的申请时间: 2026-01-08 12:00:00 | 退款状态: 退款成功""");
    fixture.land("taobao/t1/after_sales/2026-01-11/a.csv", refunds.in(ConsoleSheet.GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "taobao|9001|t1|3515001|return_refund|damage|商品破损/污渍|2026-01-08 02:00:00"
                + "|2026-01-10 02:00:00|carrier|88.00",
            "taobao|9002|t1|3515002|refund_only|no_reason|七天无理由退换货|2026-01-08 04:00:00"
                + "|2026-01-09 02:00:00|null|null"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "platform",
            "case_id",
            "store_id",
            "order_id",
            "kind",
            "reason",
            "reason_text",
            "string(opened_at)",
            "string(resolved_at)",
            "liability",
            "refund_amount"));
    assertEquals(
        List.of("3|torn_id:case_id=9.0E+17"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void productsAgentsAndIndicatorsByDay() throws IOException {
    ConsoleSheet products =
        new ConsoleSheet(
                "生意参谋\n店铺,t1\n日期,2026-01-05\n说明\n",
                "统计日期,商品ID,商品名称,货号,商品状态,商品标签,商品访客数,商品浏览量,平均停留时长,商品详情页跳出率,商品收藏人数,商品加购件数,"
                    + "商品加购人数,下单买家数,下单件数,下单金额,下单转化率,支付买家数,支付件数,支付金额,商品支付转化率,支付新买家数,"
                    + "支付老买家数,老买家支付金额,聚划算支付金额,访客平均价值,成功退款金额,竞争力评分")
            .row(
                """
                统计日期: 2026-01-05 | 商品ID: 71 | 商品访客数: 1,200 | 商品浏览量: 3000 | 商品详情页跳出率: 45%
                商品加购件数: 90 | 商品加购人数: 80 | 下单买家数: 33 | 支付买家数: 30 | 支付件数: 35 | 支付金额: 1,920.50
                成功退款金额: 59.9""");
    ConsoleSheet agents =
        new ConsoleSheet(
                "客服昵称,聊天人数(原咨询人数),接待人数,直接接入人数,转发接入人数,转出人数,总消息数,买家消息数,客服消息数,答问比,客服字数,"
                    + "最大同时聊天数,未回复人数,回复率,慢接待人数,长接待人数,首次响应(秒),平均响应(秒),平均接待时长")
            .row(
                """
                客服昵称: 店:小蜜 | 聊天人数(原咨询人数): 98 | 接待人数: 82 | 回复率: 1 | 平均响应(秒): 37.79
                平均接待时长: 8分48秒""")
            .row(
                """
                客服昵称: 汇总 | 接待人数: 82""")
            .row(
                """
                客服昵称: 均值 | 接待人数: 82""");
    ConsoleSheet scores =
        new ConsoleSheet("考核维度,考核得分,体验指标,指标得分,指标值,2分标准,3分标准,4分标准,5分标准")
            .row(
                """
                考核维度: 商品体验 | 考核得分: 4.5 | 体验指标: 首次品退率 | 指标得分: 4.2 | 指标值: 0.85% | 5分标准: 0.5%""")
            .row(
                """
                考核维度: 商品体验 | 考核得分: 4.5 | 体验指标: 好评率 | 指标得分: 5 | 指标值: 99%""")
            .row(
                """
                考核维度: 物流体验 | 考核得分: 4.32 | 体验指标: 到货时长 | 指标得分: 4.32 | 指标值: 46.5小时""")
            .row(
                """
                考核维度: 服务体验 | 考核得分: 5.4 | 体验指标: 平台求助率 | 指标得分: - | 指标值: -""");
    fixture.land("tmall/t1/product_days/2026-01-06/a.xls", products.xls());
    fixture.land("tmall/t1/service_agent_days/2026-01-05/a.csv", agents.toString());
    fixture.land("tmall/t1/official_scores/2026-01-05/a.csv", scores.toString());
    fixture.ingest();

    assertEquals(
        List.of("71|2026-01-05|1200|3000|80|30|1920.50|59.90"),
        fixture.rows(
            ProductDaysTable.SPEC,
            "product_id",
            "traffic_date",
            "visitors",
            "page_views",
            "add_to_carts",
            "buyers",
            "amount",
            "refunds"));
    assertEquals(
        List.of("tmall|2026-01-05|32|82|37.79"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "platform",
            "service_date",
            "length(agent_id)",
            "sessions",
            "response_seconds_mean"));
    assertEquals(
        List.of(
            "2026-01-05|logistics|4.32|null",
            "2026-01-05|product|4.5|null",
            "2026-01-05|到货时长|4.32|46.5",
            "2026-01-05|好评率|5.0|0.99",
            "2026-01-05|首次品退率|4.2|0.0085"),
        fixture.rows(OfficialScoresTable.SPEC, "score_date", "dimension", "score", "value"));
    assertEquals(
        List.of("4|out_of_range:dimension_score=5.4"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }
}
