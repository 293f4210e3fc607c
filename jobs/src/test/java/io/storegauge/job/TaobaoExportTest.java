package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
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

  private static final String DETAILS =
      "子订单编号,主订单编号,商品标题,商品价格,购买数量,外部系统编号,商品属性,套餐信息,联系方式备注,订单状态,商家编码,支付单号,买家应付货款,"
          + "买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间,淘鲜达渠道,商品ID,分阶段信息,备注标签,商家备注,主订单买家留言,"
          + "是否主动赔付,主动赔付金额,主动赔付出账时间";

  private static final String OLD_DETAILS = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码";

  private static final String REFUNDS =
      "订单编号,退款编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,"
          + "退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,卖家真实姓名新,卖家退货地址,"
          + "卖家邮编,卖家电话,卖家手机,退货物流单号,退货物流公司,买家退款原因,买家退款说明,买家退货时间,责任方,售中或售后,商家备注,"
          + "完结时间,部分退款/全部退款,审核操作人,举证超时,是否零秒响应,退款操作人,退款原因标签,业务类型,是否帮他退款,帮他退款操作账号";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
    fixture.source = "taobao";
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

  /** What tells the lines of an order apart stands in for their number, and lasts. */
  @Test
  void linesOfTheOldListAreItemsOfOrdersThatTheListBesideItKnows() throws IOException {
    fixture.land(
        "taobao/t1/old_order_details/2016-06-01/ExportOrderDetailList.csv",
        (OLD_DETAILS
                + "\n=\"3515001\",杯子,20.00,2,,红,,,卖家已发货，等待买家确认,A1,\n"
                + "=\"3515001\",杯子,21.50,1,,蓝,-,,卖家已发货，等待买家确认,A1,\n"
                + "=\"3515001\",杯子,21.50,3,,蓝,,,卖家已发货，等待买家确认,A2,\n"
                + "=\"3515002\",碗,5.00,1,X7,,\"碗,两只\",,交易成功,A3,\n"
                + "=\"3515002\",,5.00,1,,,,,交易成功,A3,\n"
                + "3.5E+15,碗,5.00,1,,,,,交易成功,A3,\n")
            .getBytes(ConsoleSheet.GB18030));
    fixture.ingest();
    // The two blue cups agree in all that tells lines apart; the orders' days are not known yet.
    assertEquals(List.of("6|3|1|2"), oldLines());
    assertEquals(List.of(), fixture.rows(OrdersTable.SPEC, "order_id"));
    List<String> items = List.of("3515001|1|null|2|40.00", "3515001|2|null|3|64.50");
    assertEquals(items, items("3515001"));
    assertEquals(List.of("3515002|1|null|1|5.00"), items("3515002"));
    assertEquals(
        List.of("5|missing_value:title", "6|torn_id:order_id=3.5E+15"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));

    fixture.land(
        "taobao/t1/orders/2016-06-01/ExportOrderList.csv",
        "订单编号,总金额,订单状态,订单创建时间\n=\"3515001\",100,\"卖家已发货,等待买家确认\",2016-05-23 22:02:00,\n");
    fixture.land(
        "taobao/t1/old_order_details/2016-06-09/ExportOrderDetailList.csv",
        OLD_DETAILS
            + ",\n=\"3515001\",杯子,19.00,2,,红,,,交易成功,A1,\n"
            + "=\"3515001\",杯子,21.50,3,,蓝,,,交易成功,A2\n");
    fixture.ingest();
    // What changed since is told by the newer list; the order list alone knows amount and day.
    assertEquals(
        List.of("taobao|3515001|completed|100.00|null|2016-05-23 14:02:00"),
        fixture.rows(
            OrdersTable.SPEC,
            "platform",
            "order_id",
            "status",
            "amount",
            "item_count",
            "string(ordered_at)"));
    assertEquals(List.of("3515001|1|null|2|38.00", "3515001|2|null|3|64.50"), items("3515001"));
    assertEquals(List.of("2|2|0|0", "6|3|1|2"), oldLines());

    ConsoleSheet details =
        new ConsoleSheet(DETAILS)
            .row(
                """
                子订单编号: 3515001 | 主订单编号: 3515001 | 购买数量: 2 | 订单状态: 交易成功 | 买家应付货款: 36.00
                订单创建时间: 2016-05-23 22:02:00 | 商品ID: 71""")
            .row(
                """
                子订单编号: 3515011 | 主订单编号: 3515001 | 购买数量: 3 | 订单状态: 交易成功 | 买家应付货款: 64.00
                订单创建时间: 2016-05-23 22:02:00 | 商品ID: 72""");
    fixture.land("taobao/t1/order_details/2024-02-01/a.csv", details.toString());
    fixture.ingest();
    assertEquals(List.of("3515001|1|71|2|36.00", "3515001|2|72|3|64.00"), items("3515001"));
    assertEquals(List.of("3515002|1|null|1|5.00"), items("3515002"));
  }

  private static String oldLine(String title, int quantity, String status) {
    return "=\"3515001\"," + title + ",10.00," + quantity + ",,,,," + status + ",A1,\n";
  }

  /** Pieces and amount, how many lines count, how many stay without either, and the last number. */
  private void assertItems(String expected, String message) {
    assertEquals(
        List.of(expected),
        fixture
            .lake
            .read(OrderItemsTable.SPEC)
            .selectExpr(
                "concat_ws('|', sum(quantity), sum(amount), count_if(amount > 0), count_if(quantity = 0 AND amount = 0), max(line_no))")
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .toList(),
        message);
  }

  /** Three lines of ten each; the new list has two, of other prices. Both count nothing twice. */
  @Test
  void anOldLineBeyondThoseOfTheNewListIsNeutralised() throws IOException {
    String old =
        OLD_DETAILS
            + "\n"
            + oldLine("杯子", 1, "交易成功")
            + oldLine("碗", 2, "交易成功")
            + oldLine("盘子", 3, "交易成功");
    ConsoleSheet details =
        new ConsoleSheet(DETAILS)
            .row(
                """
                子订单编号: 3515001 | 主订单编号: 3515001 | 购买数量: 1 | 订单状态: 交易成功 | 买家应付货款: 9.00
                订单创建时间: 2016-05-23 22:02:00 | 商品ID: 71""")
            .row(
                """
                子订单编号: 3515011 | 主订单编号: 3515001 | 购买数量: 5 | 订单状态: 交易成功 | 买家应付货款: 45.00
                订单创建时间: 2016-05-23 22:02:00 | 商品ID: 72""");
    List<String> expected =
        List.of("3515001|1|71|1|9.00", "3515001|2|72|5|45.00", "3515001|3|null|0|0.00");
    for (int order = 0; order < 3; order++) {
      fixture = new LandingLake(dir.resolve("lake" + order));
      fixture.source = "taobao";
      if (order != 1) {
        fixture.land("taobao/t1/old_order_details/2016-06-01/a.csv", old);
      }
      if (order == 0) {
        fixture.ingest();
        assertItems("6|60.00|3|0|3", "the old list alone");
      }
      fixture.land("taobao/t1/order_details/2024-02-01/a.csv", details.toString());
      fixture.ingest();
      if (order == 1) {
        assertItems("6|54.00|2|0|2", "the new list alone");
        fixture.land("taobao/t1/old_order_details/2016-06-01/a.csv", old);
        fixture.ingest();
      }
      assertEquals(expected, items("3515001"), "order " + order);
      assertEquals(List.of("6|54.00"), fixture.rows(OrdersTable.SPEC, "item_count", "amount"));
      fixture.ingest();
      assertTrue(fixture.result.unchanged());
      assertEquals(expected, items("3515001"), "order " + order);
    }
  }

  /** The bowl was renamed and the plate dropped; the cup was three and is two pieces. */
  @Test
  void ofAnOrderTheNewestOldListAloneCounts() throws IOException {
    String first =
        OLD_DETAILS
            + "\n"
            + oldLine("杯子", 3, "等待买家付款")
            + oldLine("碗", 2, "等待买家付款")
            + oldLine("盘子", 1, "等待买家付款");
    String second = OLD_DETAILS + "\n" + oldLine("杯子", 2, "交易成功") + oldLine("大碗", 2, "交易成功");
    for (int order = 0; order < 3; order++) {
      fixture = new LandingLake(dir.resolve("lake" + order));
      fixture.source = "taobao";
      fixture.land(
          "taobao/t1/orders/2016-05-24/a.csv",
          "订单编号,总金额,订单状态,订单创建时间\n=\"3515001\",100,等待买家付款,2016-05-23 22:02:00,\n");
      if (order != 1) {
        fixture.land("taobao/t1/old_order_details/2016-06-01/a.csv", first);
      }
      if (order == 0) {
        fixture.ingest();
        assertItems("6|60.00|3|0|3", "the first list");
      }
      fixture.land("taobao/t1/old_order_details/2016-06-09/a.csv", second);
      fixture.ingest();
      if (order == 1) {
        fixture.land("taobao/t1/old_order_details/2016-06-01/a.csv", first);
        fixture.ingest();
      }
      // Four names are known of the order, two of them count.
      assertItems("4|40.00|2|2|4", "order " + order);
      assertEquals(
          List.of(
              "3515001|1|null|2|20.00",
              "3515001|2|null|2|20.00",
              "3515001|3|null|0|0.00",
              "3515001|4|null|0|0.00"),
          items("3515001"));
      // Lines that were renamed hold the order up no longer.
      assertEquals(List.of("completed"), fixture.rows(OrdersTable.SPEC, "status"));
      fixture.ingest();
      assertTrue(fixture.result.unchanged());
    }
  }

  private List<String> items(String order) {
    return fixture
        .rows(OrderItemsTable.SPEC, "order_id", "line_no", "product_id", "quantity", "amount")
        .stream()
        .filter(i -> i.startsWith(order))
        .toList();
  }

  /** Received, accepted, duplicate and rejected of each file of old lines. */
  private List<String> oldLines() {
    return fixture
        .rows(
            RunLogFilesTable.SPEC,
            "if(file LIKE '%old_order_details%', concat_ws('|', received, accepted, duplicate, rejected), '')")
        .stream()
        .filter(r -> !r.isEmpty())
        .toList();
  }

  @Test
  void theOldListOfLinesIsRefusedInTheFolderOfTheNewOne() throws IOException {
    fixture.land(
        "taobao/t1/order_details/2016-06-01/ExportOrderDetailList.csv",
        OLD_DETAILS + "\n=\"3515001\",杯子,20.00,1,,红,,,交易成功,A1,\n");
    fixture.ingest();

    List<String> refused = fixture.rows(QuarantineTable.SPEC, "record_number", "reasons[0]");
    assertEquals(1, refused.size());
    assertTrue(refused.get(0).startsWith("0|no_header:lacks 子订单编号, 主订单编号"), refused.get(0));
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

  @Test
  void reviewsOfTheWebPages() throws IOException {
    // 1767578400000 ms = 2026-01-05 02:00:00 UTC; a day later 1767664800000.
    fixture.land(
        "taobao/t1/reviews/2026-01-10/a.jsonl",
        """
        {"feedId": 11001, "orderId": "3515001", "itemId": 71, "emotion": 11, "content": "很好", "date": 1767578400000, "images": ["//a.jpg", "//b.jpg"], "user": {"nick": "小***明"}, "appendRate": {"content": "用了一天", "date": 1767664800000}}
        {"feedId": 11002, "itemId": 71, "emotion": "12", "content": "一般", "date": "1767578400000", "images": "//a.jpg;//b.jpg;//c.jpg", "appendRate": "又看了看"}
        {"feedId": 11003, "itemId": 71, "emotion": 13, "content": "评价方未及时做出评价,系统默认好评!", "date": 1767578400000, "appendRate": null, "video": {"id": 1}}
        {"feedId": 11004, "itemId": 71, "emotion": 14, "content": "?", "date": 1767578400}
        {"feedId": 11005, "itemId": 71, "emotion": 11, "content": "?", "date": "昨天"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "taobao|11001|t1|3515001|71|5.0|2|false|false|很好|2026-01-05 02:00:00|用了一天"
                + "|2026-01-06 02:00:00",
            "taobao|11002|t1|null|71|3.0|3|false|false|一般|2026-01-05 02:00:00|又看了看|null",
            "taobao|11003|t1|null|71|1.0|null|true|true|评价方未及时做出评价,系统默认好评!"
                + "|2026-01-05 02:00:00|null|null"),
        fixture.rows(
            ReviewsTable.SPEC,
            "platform",
            "review_id",
            "store_id",
            "order_id",
            "product_id",
            "rating",
            "image_count",
            "has_video",
            "is_default",
            "text",
            "string(created_at)",
            "appended_text",
            "string(appended_at)"));
    assertEquals(
        List.of(
            "4|unknown_value:rating=14, out_of_range:written_ms=1767578400",
            "5|bad_money:written_ms=昨天"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
  }

  /** In Shanghai the 10th begins at 16:00 UTC of the 9th; pages do not say when they were read. */
  @Test
  void aDeletionOfTheDayOnWhichAPageWasReadCounts() throws IOException {
    String content =
        """
        {"feedId": 11001, "emotion": 11, "content": "很好", "date": 1767578400000}
        {"feedId": 11002, "emotion": 11, "content": "很好", "date": 1767578400000}
        """;
    String deletions =
        """
        {"feedId": 11001, "删除时间": "2026-01-10 10:00"}
        {"feedId": 11002, "删除时间": "2026-01-09 23:59:59"}
        """;
    for (int order = 0; order < 2; order++) {
      fixture = new LandingLake(dir.resolve("lake" + order));
      fixture.source = "taobao";
      for (int file = 0; file < 2; file++) {
        boolean ofContent = file == order;
        fixture.land(
            "taobao/t1/reviews/2026-01-1" + (ofContent ? 0 : 1) + "/a.jsonl",
            ofContent ? content : deletions);
        fixture.ingest();
      }
      assertEquals(
          List.of("11001|很好|true|2026-01-10 02:00:00", "11002|很好|null|2026-01-09 15:59:59"),
          fixture.rows(ReviewsTable.SPEC, "review_id", "text", "is_deleted", "string(deleted_at)"),
          "order " + order);
    }
  }

  /** A word that nobody knows says nothing of a deletion, and is told. */
  @Test
  void aDeletedReviewOfTheWebPagesNeedsNoMoreThanItsId() throws IOException {
    fixture.land(
        "taobao/t1/reviews/2026-01-11/a.jsonl",
        """
        {"feedId": 11001, "content": "", "is_deleted": true}
        {"feedId": 11002, "评价状态": "已删除", "删除时间": "2026-01-10 10:00:00"}
        {"feedId": 11003, "评价状态": "草稿"}
        {"评价状态": "已删除"}
        """);
    fixture.ingest();
    fixture.land(
        "taobao/t1/reviews/2026-01-10/a.jsonl",
        """
        {"feedId": 11001, "emotion": 11, "content": "很好", "date": 1767578400000}
        {"feedId": 11004, "emotion": 13, "content": "不好", "date": 1767578400000, "评价状态": "草稿"}
        """);
    fixture.ingest();

    assertEquals(
        List.of(
            "11001|5.0|很好|false|2026-01-05 02:00:00|true|2026-01-11 15:59:59",
            "11002|null|null|null|null|true|2026-01-10 02:00:00",
            "11004|1.0|不好|false|2026-01-05 02:00:00|null|null"),
        fixture.rows(
            ReviewsTable.SPEC,
            "review_id",
            "rating",
            "text",
            "has_video",
            "string(created_at)",
            "is_deleted",
            "string(deleted_at)"));
    assertEquals(
        List.of("3|missing_value:rating, missing_value:written_ms", "4|missing_value:review_id"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "array_join(reasons, ', ')"));
    assertEquals(
        List.of("2|0|1", "4|2|0"),
        fixture
            .rows(
                RunLogFilesTable.SPEC,
                "if(file LIKE '%.yaml', '', concat_ws('|', received, rejected, warned))")
            .stream()
            .filter(r -> !r.isEmpty())
            .toList());
  }
}
