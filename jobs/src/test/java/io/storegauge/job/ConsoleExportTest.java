package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.ZstdOutputStream;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One export in every encoding and packing that files arrive in. */
class ConsoleExportTest {
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
    LandingLake fixture = new LandingLake(dir, "taobao");
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
