package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import io.storegauge.ingest.FileFitting.Fit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileFittingTest {
  private static final Conf CONF = ConfLoader.load(Path.of("..", "conf"), List.of());

  private static final List<Feed> FEEDS =
      CONF.sources().values().stream().flatMap(s -> s.feeds().stream()).toList();

  @Test
  void headersTellTheMapping() {
    assertEquals("taobao/order_list", fits("订单编号,总金额,订单状态,订单创建时间,宝贝总数量\n").get(0).name());
    assertEquals("pinduoduo/order_list", fits("订单号,订单状态,用户实付金额(元),商品id,订单成交时间\n").get(0).name());
    assertEquals("jd/order_lines", fits("订单号,商品ID,订购数量,订单状态,应付金额,下单时间\n").get(0).name());
    assertEquals(
        "generic/order_items",
        fits("store_id,order_id,line_no,product_id,quantity\n").get(0).name());
    assertEquals(
        "generic/reviews",
        fits("{\"review_id\":1,\"store_id\":1,\"rating\":5,\"created_at\":1,\"order_id\":1}\n")
            .get(0)
            .name());
  }

  /** The older list has the header of the newer one's order list in it, and none of its lines. */
  @Test
  void theTwoListsOfLinesOfTaobaoHaveAMappingEach() {
    String oldList = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码";
    String newList = "子订单编号,主订单编号,商品标题,商品价格,购买数量,外部系统编号,商品属性,套餐信息,联系方式备注,订单状态,商家编码,买家应付货款,订单创建时间";
    for (String list : List.of(oldList + "\n", oldList + ",\n")) {
      assertEquals(
          List.of("taobao/old_order_lines"),
          fits(list).stream().filter(Fit::fits).map(Fit::name).toList());
    }
    assertEquals(
        List.of("taobao/order_lines"),
        fits(newList + "\n").stream().filter(Fit::fits).map(Fit::name).toList());
  }

  @Test
  void theScoreIsHalfRequiredColumnsAndAQuarterEachOfColumnsAndHeaders() {
    Fit fit = fit("olist/products", "product_id\n");
    // Of one required one is there, of two columns one, of one header one: 50 + 12.5 + 25.
    assertEquals(88, fit.score());
    assertTrue(fit.fits());
    // Three of six required columns, three of seven in all, three of four headers: 25 + 10.7 +
    // 18.8.
    Fit part = fit("olist/order_items", "order_id,product_id,price,x\n");
    assertEquals(54, part.score());
    assertFalse(part.fits());
  }

  @Test
  void whatIsMissingComesWithNearHeaders() {
    Fit fit = fit("taobao/order_list", "订单编号,总金额,订单状况,订单创建时间,优惠券\n");
    assertFalse(fit.fits());
    assertEquals(1, fit.lacking().size());
    assertEquals("status", fit.lacking().get(0).column());
    assertEquals(List.of("订单状态"), fit.lacking().get(0).headers());
    assertEquals(List.of("订单状况"), fit.lacking().get(0).near());
    assertEquals(List.of("订单状况", "优惠券"), fit.untaken());
  }

  @Test
  void headersAreComparedAsTheReaderDoes() {
    Fit fit = fit("pinduoduo/order_list", "订单号,订单状态,用户实付金额（元）,\t商品id,`订单成交时间 `\n");
    assertTrue(fit.fits());
    assertEquals("用户实付金额(元)", fit.found().get(2).header());
  }

  @Test
  void aHeaderBelowTitlesIsForConsoleMappingsOnly() {
    Fit console = fit("taobao/order_list", "订单导出,,,\n订单编号,总金额,订单状态,订单创建时间\n");
    assertTrue(console.fits());
    assertEquals(2, console.headerRow());
    Fit plain = fit("olist/sellers", "sellers,\nseller_id,seller_state\n");
    assertEquals(
        "the header is row 2, and only cells: console looks for it below the first",
        plain.hindrance());
    assertFalse(plain.fits());
  }

  @Test
  void anotherSeparatorOrFormatIsAHindrance() {
    assertEquals(
        "cells of the file are separated by \";\", the mapping's delimiter is \",\"",
        fit("olist/sellers", "seller_id;seller_state\n1;SP\n").hindrance());
    assertEquals(
        "the file is jsonl, the mapping reads csv",
        fit("olist/sellers", "{\"seller_id\":1,\"seller_state\":\"SP\"}\n").hindrance());
    assertNull(fit("olist/sellers", "seller_id,seller_state\n1,SP\n").hindrance());
  }

  @Test
  void cellsOfARowWithoutAKnownNameAreNotShown() {
    Fit fit = fit("taobao/order_list", "小明,138****0000\n");
    assertEquals(List.of(), fit.untaken());
    assertFalse(fit.fits());
  }

  private static Fit fit(String name, String text) {
    return fits(text).stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Fit> fits(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return FileFitting.of(FileHead.of("not packed", "utf-8", bytes), FEEDS);
  }
}
