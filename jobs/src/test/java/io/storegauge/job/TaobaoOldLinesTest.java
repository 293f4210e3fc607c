package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.OrderItemsTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order lines of Taobao and Tmall of before 2024, and those of the list that came after. */
class TaobaoOldLinesTest {
  /** ExportOrderDetailList of before 2024. */
  private static final String OLD_DETAILS = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "taobao");
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

    String details = newList(2, "36.00", 3, "64.00");
    fixture.land("taobao/t1/order_details/2024-02-01/a.csv", details);
    fixture.ingest();
    assertEquals(List.of("3515001|1|71|2|36.00", "3515001|2|72|3|64.00"), items("3515001"));
    assertEquals(List.of("3515002|1|null|1|5.00"), items("3515002"));
  }

  /** The list that came after, of the two lines of an order. */
  private static String newList(int pieces, String amount, int morePieces, String moreAmount) {
    return new ConsoleSheet(TaobaoExportTest.DETAILS)
        .row(newLine("3515001", pieces, amount, 71))
        .row(newLine("3515011", morePieces, moreAmount, 72))
        .toString();
  }

  private static String newLine(String line, int pieces, String amount, int product) {
    return """
        子订单编号: %s | 主订单编号: 3515001 | 购买数量: %d | 订单状态: 交易成功 | 买家应付货款: %s
        订单创建时间: 2016-05-23 22:02:00 | 商品ID: %d"""
        .formatted(line, pieces, amount, product);
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
    String details = newList(1, "9.00", 5, "45.00");
    inEveryOrder(
        null,
        new Arrival("old_order_details/2016-06-01", old, "6|60.00|3|0|3"),
        new Arrival("order_details/2024-02-01", details, "6|54.00|2|0|2"),
        order -> {
          assertEquals(
              List.of("3515001|1|71|1|9.00", "3515001|2|72|5|45.00", "3515001|3|null|0|0.00"),
              items("3515001"),
              order);
          assertEquals(List.of("6|54.00"), fixture.rows(OrdersTable.SPEC, "item_count", "amount"));
        });
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
    inEveryOrder(
        "订单编号,总金额,订单状态,订单创建时间\n=\"3515001\",100,等待买家付款,2016-05-23 22:02:00,\n",
        new Arrival("old_order_details/2016-06-01", first, "6|60.00|3|0|3"),
        new Arrival("old_order_details/2016-06-09", second, "4|40.00|2|0|2"),
        order -> {
          // Four names are known of the order, two of them count.
          assertItems("4|40.00|2|2|4", order);
          assertEquals(
              List.of(
                  "3515001|1|null|2|20.00",
                  "3515001|2|null|2|20.00",
                  "3515001|3|null|0|0.00",
                  "3515001|4|null|0|0.00"),
              items("3515001"));
          // Lines that were renamed hold the order up no longer.
          assertEquals(List.of("completed"), fixture.rows(OrdersTable.SPEC, "status"));
        });
  }

  /**
   * A file and what the items of the order come to as long as it is the only one of lines.
   *
   * @param folder of the file, below its store
   */
  private record Arrival(String folder, String content, String itemsAlone) {}

  /**
   * Lands two files one after the other, the other way round, and at once.
   *
   * @param orders order list that is there before them; null = none
   * @param check of what comes of both, given how they arrived
   */
  private void inEveryOrder(String orders, Arrival a, Arrival b, Consumer<String> check)
      throws IOException {
    for (List<List<Arrival>> runs :
        List.of(
            List.of(List.of(a), List.of(b)),
            List.of(List.of(b), List.of(a)),
            List.of(List.of(a, b)))) {
      String order =
          runs.stream().map(r -> r.stream().map(Arrival::folder).toList()).toList().toString();
      fixture = new LandingLake(dir.resolve(Integer.toHexString(order.hashCode())), "taobao");
      if (orders != null) {
        fixture.land("taobao/t1/orders/2016-05-24/a.csv", orders);
      }
      for (List<Arrival> run : runs) {
        for (Arrival file : run) {
          fixture.land("taobao/t1/" + file.folder() + "/a.csv", file.content());
        }
        fixture.ingest();
        if (runs.size() > 1 && run.equals(runs.get(0))) {
          assertItems(run.get(0).itemsAlone(), order);
        }
      }
      check.accept(order);
      fixture.ingest();
      assertTrue(fixture.result.unchanged());
      check.accept(order);
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
}
