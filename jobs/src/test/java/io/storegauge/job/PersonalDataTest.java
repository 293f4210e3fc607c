package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names, phone numbers, addresses and chat participants, all made up, in every column of exports
 * that may hold them: none is in a byte of the lake or of the logs afterwards.
 */
class PersonalDataTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** What must be nowhere. */
  private static final List<String> SECRETS =
      List.of(
          "李测试",
          "王样本",
          "13800138001",
          "0571-88886661",
          "虚构路99号",
          "幸福虚构里",
          "buyer-nick-1",
          "买家昵称甲",
          "alipay-1",
          "xm_secret_1",
          "u1@example.com",
          "110101199003071234");

  /** What must be found, or the search finds nothing. */
  private static final List<String> KEPT = List.of("质量很好", "已经换货", "请问什么时候发货");

  private static final String PLANTED =
      "收件人：李测试，13800138001，浙江省杭州市西湖区虚构路99号。座机0571-88886661，微信号：xm_secret_1，u1@example.com，"
          + "身份证110101199003071234；王样本 13800138001";

  @TempDir private static Path dir;
  private static LandingLake fixture;
  private static CapturedLogs logs;

  /** What the run has told its user. */
  private static List<String> said;

  private static void landAll(LandingLake into) throws IOException {
    // Of the second record a typed column has each of the secrets, as if the columns had moved; the
    // third has a name for a status, the fourth cannot be split. No mapping knows the last column.
    into.land(
        "tmall/s1/orders/2026-01-07/ExportOrderList.csv",
        ("订单编号,买家会员名,买家支付宝账号,总金额,订单状态,买家留言,收货人姓名,`收货地址 `,`联系电话 `,联系手机,订单创建时间,`订单付款时间 `,订单备注,宝贝总数量,"
                + "发货时间,修改后的收货地址,签收人\n"
                + "=\"3515223344556677001\",买家昵称甲,alipay-1,88.00,交易成功,"
                + PLANTED
                + ",李测试,浙江省杭州市西湖区虚构路99号,0571-88886661,'13800138001,2026-01-05 10:00:00,,王样本"
                + " 13800138001,1,,幸福虚构里,王样本\n"
                + "=\"3515223344556677002\",买家昵称甲,alipay-1,13800138001,交易成功,,李测试,幸福虚构里,,'13800138001,"
                + "李测试,0571-88886661,,王样本 13800138001,u1@example.com,幸福虚构里,王样本\n"
                + "=\"3515223344556677004\",买家昵称甲,alipay-1,1.00,李测试,,李测试,,,,2026-01-05 10:00:00,,,1,,,\n"
                + "=\"3515223344556677003\",买家昵称甲,alipay-1,1.00,李测试 13800138001\n")
            .getBytes(GB18030));
    into.land(
        "douyin/s1/after_sales/2026-01-11/a.csv",
        "售后单号,订单号,商品单号,商品ID,售后类型,退商品金额（元）,售后状态,售后申请时间,售后原因,同意售后申请时间,售后关闭时间,售后完结时间,"
            + "商家退货地址,商家退货联系人姓名,商家退货联系人电话,订单备注,用户售后说明,协商记录,操作人\n"
            + "'7001,'1,'6917001,'36001,换货,0,换货成功,2026-01-08 10:00:00,已经换货 "
            + PLANTED
            + ",-,-,-,浙江省杭州市西湖区虚构路99号,李测试,13800138001,王样本,"
            + PLANTED
            + ",buyer-nick-1,李测试\n"
            + "'7002,'1,'6917002,'36001,换货,13800138001,换货成功,李测试,u1@example.com,-,-,-,幸福虚构里,李测试,"
            + "13800138001,王样本,,,\n");
    into.land(
        "jd/reviews/2026-01-11/reviews-1.jsonl",
        "{\"review_id\":\"r1\",\"store_id\":\"s1\",\"buyer_id\":\"buyer-nick-1\",\"nick\":\"买家昵称甲\","
            + "\"phone\":\"13800138001\",\"rating\":5,\"created_at\":\"2026-01-10 10:00:00\",\"text\":\"质量很好 "
            + PLANTED
            + "\",\"appended_text\":\""
            + PLANTED
            + "\",\"receiver\":{\"name\":\"李测试\",\"address\":\"幸福虚构里\"}}\n"
            + "{\"review_id\":\"r2\",\"store_id\":\"s1\",\"buyer_id\":\"李测试\",\"rating\":\"13800138001\","
            + "\"created_at\":\"王样本\",\"text\":\""
            + PLANTED
            + "\"}\n"
            + "{\"review_id\":\"r3\",\"text\":\"李测试 13800138001\n");
    into.land(
        "jd/service_sessions/2026-01-11/service_sessions-1.csv",
        "store_id,session_id,buyer_nick,buyer_name,started_at,turn_count,satisfaction,text\n"
            + "s1,c1,buyer-nick-1,李测试,2026-01-10 10:00:00,3,5,请问什么时候发货？"
            + PLANTED
            + "\n"
            + "s1,c2,buyer-nick-1,王样本,李测试,13800138001,王样本,"
            + PLANTED
            + "\n");
  }

  @BeforeAll
  static void ingestAll() throws IOException {
    fixture = new LandingLake(dir.resolve("shared"));
    landAll(fixture);
    said = new ArrayList<>();
    logs = CapturedLogs.listen();
    try {
      for (String source : List.of("taobao", "douyin", "generic")) {
        fixture.source = source;
        said.addAll(fixture.ingest().refusals());
      }
    } finally {
      logs.end();
    }
    said.addAll(fixture.warnings);
  }

  @Test
  void noPlantedSecretIsInAByteOfTheLakeOrOfTheLogs() throws IOException {
    assertEquals(1, fixture.lake.read(OrdersTable.SPEC).count());
    assertEquals(1, fixture.lake.read(AfterSalesTable.SPEC).count());
    assertEquals(1, fixture.lake.read(ReviewsTable.SPEC).count());
    assertEquals(1, fixture.lake.read(ServiceSessionsTable.SPEC).count());
    // Five records that have moved, two that cannot be split, and a file under a mapping of
    // another.
    assertEquals(8, fixture.lake.read(QuarantineTable.SPEC).count());

    String values = String.join("\n", valuesOfAllFiles());
    for (String kept : KEPT) {
      assertTrue(values.contains(kept), kept);
    }
    for (String mark : List.of("‹phone›", "‹email›", "‹address›", "‹name›", "‹id›")) {
      assertTrue(values.contains(mark), mark);
    }
    assertTrue(logs.text().contains("TaskSetManager"), "the logs were listened to");
    String lines = logs.text() + "\n" + String.join("\n", said);
    for (String secret : SECRETS) {
      assertFalse(values.contains(secret), secret);
      assertFalse(lines.contains(secret), secret);
    }
    for (Path file : filesOfTheLake()) {
      // Every byte once, as if it were a character.
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String secret : SECRETS) {
        for (Charset charset :
            List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE)) {
          String wanted = new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1);
          assertFalse(bytes.contains(wanted), () -> file + " holds " + secret);
        }
      }
    }
  }

  @Test
  void theTextsKeepWhatIsNotPersonal() throws IOException {
    String marked =
        "收件人：‹name›，‹phone›，‹address›。座机‹phone›，微信号：‹id›，‹email›，身份证‹id›；‹name› ‹phone›";
    assertEquals(
        List.of("质量很好 " + marked + "|" + marked),
        fixture.rows(ReviewsTable.SPEC, "text", "appended_text"));
    assertEquals(List.of("请问什么时候发货？" + marked), fixture.rows(ServiceSessionsTable.SPEC, "text"));
    assertEquals(List.of("已经换货 " + marked), fixture.rows(AfterSalesTable.SPEC, "reason_text"));
    List<String> reasons = fixture.rows(QuarantineTable.SPEC, "array_join(reasons, ', ')");
    assertTrue(reasons.contains("bad_rating:rating=‹phone›, bad_time:created_at=‹name›"));
    assertTrue(reasons.contains("unknown_value:status=‹name›"), reasons.toString());
  }

  @Test
  void whatStopsTheRunIsToldWithoutThem() throws IOException {
    LandingLake strict = new LandingLake(dir.resolve("strict"), "taobao");
    strict.edit("sources/taobao/order_list.yaml", "{from: 宝贝总数量,", "{on_bad: fail, from: 宝贝总数量,");
    landAll(strict);
    StoregaugeException e = assertThrows(StoregaugeException.class, strict::ingest);
    assertTrue(e.getMessage().contains("bad_number:item_count=‹name› ‹phone›"), e.getMessage());
    SECRETS.forEach(secret -> assertFalse(e.getMessage().contains(secret), e.getMessage()));
  }

  private static List<Path> filesOfTheLake() throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("shared/lake"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Every value of every data file, also of those that no table names any more. */
  private static List<String> valuesOfAllFiles() throws IOException {
    Map<Path, List<String>> byTable =
        filesOfTheLake().stream()
            .filter(f -> f.toString().endsWith(".parquet"))
            .collect(
                Collectors.groupingBy(
                    f -> dir.resolve("shared/lake").relativize(f).subpath(0, 2),
                    Collectors.mapping(Path::toString, Collectors.toList())));
    List<String> values = new ArrayList<>();
    for (List<String> files : byTable.values()) {
      values.addAll(
          SparkSuite.spark()
              .read()
              // Rows of an earlier mapping have other columns.
              .option("mergeSchema", "true")
              .parquet(files.toArray(new String[0]))
              .toJSON()
              .collectAsList());
    }
    return values;
  }
}
