package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.ZstdOutputStream;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as the consoles of platforms export them, through the mappings that are shipped. */
class ConsoleExportTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final String[] ORDERS = {
    "order_id",
    "store_id",
    "status",
    "amount",
    "item_count",
    "string(ordered_at)",
    "string(paid_at)",
    "string(shipped_at)"
  };

  private static final String TAOBAO =
      """
      订单编号,买家会员名,买家应付货款,总金额,订单状态,订单创建时间,`订单付款时间 `,宝贝总数量,发货时间
      ="3515223344556677001",小明,"1,299.00",1299.00,卖家已发货，等待买家确认,2026-01-05 10:00:00,2026-01-05 10:01:00,2,2026-01-06 09:00:00
      ="3515223344556677002",小红,88.00,88.00元,交易关闭,2026/1/5 22:02,,1,
      3.5E+18,小王,1.00,1.00,交易成功,2026-01-05 10:00:00,,1,
      """;

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"UTF-8,csv", "GB18030,csv", "BOM,csv", "GB18030,gz", "UTF-8,zst", "GB18030,zip"})
  void theSameOrdersWhateverTheEncodingAndThePacking(String encoding, String packing)
      throws IOException {
    LandingLake fixture = fixture("taobao");
    byte[] text =
        encoding.equals("BOM")
            ? ("\uFEFF" + TAOBAO).getBytes(StandardCharsets.UTF_8)
            : TAOBAO.getBytes(Charset.forName(encoding));
    fixture.land("tmall/旗舰店/orders/2026-01-07/ExportOrderList." + packing, packed(text, packing));
    fixture.ingest();

    assertEquals(
        List.of(
            "3515223344556677001|旗舰店|shipped|1299.00|2|2026-01-05 02:00:00"
                + "|2026-01-05 02:01:00|2026-01-06 01:00:00",
            "3515223344556677002|旗舰店|cancelled|88.00|1|2026-01-05 14:02:00|null|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
    assertEquals(
        List.of("3|torn_id:order_id=3.5E+18"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "reasons[0]"));
  }

  @Test
  void ordersOfDouyinWithTheHeadersOfBothKnownLists() throws IOException {
    LandingLake fixture = fixture("douyin");
    String before =
        "主订单编号,子订单编号,商品数量,商品ID,订单应付金额,收件人,订单提交时间,支付完成时间,订单状态,承诺发货时间,发货时间\n"
            + "\"\t6917001\",\"\t6917001\",1,\"\t36001\",59.90,##密文,2026-01-05 10:00:00,"
            + "2026-01-05 10:00:09,已发货,2026-01-07 10:00:09,2026-01-06 08:00:00\n"
            + "\"\t6917002\",\"\t6917002\",1,\"\t36001\",59.90,##密文,2026-01-05 11:00:00,-,待支付,-,-\n";
    String of2026 =
        "主订单编号,子订单编号,商品ID,商品数量,订单提交时间,支付完成时间,承诺发货时间,订单状态,发货时间,订单应付金额,快递信息\n"
            + "\"\t6917003\",\"\t6917003\",\"\t36002\",2,2026-01-05 12:00:00,2026-01-05 12:00:01,"
            + "2026-01-07 12:00:01,备货中,,119.80,\"SF022-顺丰速运,商品\"\n";
    fixture.land("douyin/s1/orders/2026-01-06/a.csv", before.getBytes(StandardCharsets.UTF_8));
    fixture.land("douyin/s1/orders/2026-01-06/b.csv", of2026.getBytes(StandardCharsets.UTF_8));
    fixture.ingest();

    assertEquals(
        List.of(
            "6917001|s1|shipped|59.90|1|2026-01-05 02:00:00|2026-01-05 02:00:09"
                + "|2026-01-06 00:00:00",
            "6917002|s1|unpaid|59.90|1|2026-01-05 03:00:00|null|null",
            "6917003|s1|paid|119.80|2|2026-01-05 04:00:00|2026-01-05 04:00:01|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
  }

  @Test
  void casesOfDouyinArePaidBackInOneStateOnly() throws IOException {
    LandingLake fixture = fixture("douyin");
    String text =
        "售后单号,订单号,商品单号,商品ID,售后类型,退商品金额（元）,退运费金额(元),售后状态,售后申请时间,售后原因,"
            + "同意售后申请时间,售后关闭时间,售后完结时间,纠纷责任方\n"
            + "'7001,'1,'6917001,'36001,退货退款,59.90,6,同意退款，退款成功,2026-01-08 10:00:00,商品质量问题,"
            + "2026-01-08 11:00:00,-,2026-01-10 10:00:00,-\n"
            + "'7002,'1,'6917002,'36001,已发货退款,59.90,0,售后关闭,2026-01-08 12:00:00,不想要了,"
            + "-,2026-01-09 10:00:00,-,买家\n";
    fixture.land("douyin/s1/after_sales/2026-01-11/a.csv", text.getBytes(StandardCharsets.UTF_8));
    fixture.ingest();

    assertEquals(List.of(), fixture.rows(QuarantineTable.SPEC, "file", "reasons"));
    assertEquals(
        List.of(
            "7001|6917001|return_refund|quality|65.90|2026-01-08 03:00:00|2026-01-10 02:00:00|null",
            "7002|6917002|refund_only|no_reason|null|null|2026-01-09 02:00:00|buyer"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "order_id",
            "kind",
            "reason",
            "refund_amount",
            "string(seller_responded_at)",
            "string(resolved_at)",
            "liability"));
  }

  @Test
  void ordersOfPinduoduoWithCellsThatEndInTabs() throws IOException {
    LandingLake fixture = fixture("pinduoduo");
    String text =
        "商品,订单号,订单状态,用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,订单成交时间\n"
            + "杯子\t,260105-001\t,已发货，待签收\t,19.9\t,20.9\t,1\t,2026-01-05 20:00:00\t,\t,"
            + "5501\t,2026-01-05 10:00:00\t\n"
            + "杯子\t,260105-002\t,未发货，退款成功\t,19.9\t,20.9\t,1\t,\t,\t,5501\t,"
            + "2026-01-05 11:00:00\t\n";
    fixture.land("pinduoduo/p1/orders/2026-01-06/a.csv", text.getBytes(GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "260105-001|p1|shipped|19.90|1|2026-01-05 02:00:00|2026-01-05 02:00:00"
                + "|2026-01-05 12:00:00",
            "260105-002|p1|cancelled|19.90|1|2026-01-05 03:00:00|2026-01-05 03:00:00|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
  }

  @Test
  void linesOfOrdersOfJdBecomeOrders() throws IOException {
    LandingLake fixture = fixture("jd");
    String header = "订单号,商品ID,商品名称,订购数量,下单时间,应付金额,订单状态,下单帐号,付款确认时间,订单出库时间\n";
    String first =
        header
            + "'28001,'100012,杯子,1,2026-01-05 10:00:00,119.00（系统计算中，该值仅供参考）,等待出库,小明,"
            + "2026-01-05 10:01:00,\n"
            + "'28001,'100013,碗,3,2026-01-05 10:00:00,119.00,等待出库,小明,2026-01-05 10:01:00,\n"
            + "'28002,'100013,碗,1,2026-01-05 11:00:00,20.00,(删除)等待出库,小红,2026-01-05 11:01:00,\n";
    String later =
        header
            + "'28001,'100012,杯子,1,2026-01-05 10:00:00,119.00,等待确认收货,小明,2026-01-05 10:01:00,"
            + "2026-01-06 09:00:00\n";
    fixture.land("jd/j1/orders/2026-01-06/a.csv", first.getBytes(GB18030));
    fixture.land("jd/j1/orders/2026-01-07/a.csv", later.getBytes(GB18030));
    fixture.ingest();

    assertEquals(
        List.of(
            "28001|j1|shipped|119.00|4|2026-01-05 02:00:00|2026-01-05 02:01:00"
                + "|2026-01-06 01:00:00",
            "28002|j1|cancelled|20.00|1|2026-01-05 03:00:00|2026-01-05 03:01:00|null"),
        fixture.rows(OrdersTable.SPEC, ORDERS));
    assertEquals(
        List.of("100013"),
        fixture.rows(OrdersTable.SPEC, "product_id").stream().distinct().toList());
  }

  private LandingLake fixture(String source) throws IOException {
    LandingLake fixture = new LandingLake(dir);
    fixture.source = source;
    return fixture;
  }

  private static byte[] packed(byte[] text, String packing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (packing) {
      case "gz" -> write(new GZIPOutputStream(out), text);
      case "zst" -> write(new ZstdOutputStream(out), text);
      case "zip" -> {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("ExportOrderList.csv"));
        write(zip, text);
      }
      default -> out.write(text);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, byte[] text) throws IOException {
    try (out) {
      out.write(text);
    }
  }
}
