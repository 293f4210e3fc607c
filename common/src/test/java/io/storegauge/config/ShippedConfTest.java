package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.MetricColumn;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedConfTest {
  private static final Conf CONF = ConfLoader.load(ConfCopy.SHIPPED, List.of());

  @Test
  void settingsHaveTheirDefaults() {
    assertEquals(
        new Settings(
            new Settings.Ingest(
                0.05, 16 * 1024 * 1024, 2, false, Settings.MultiSellerReviews.SPLIT),
            new Settings.Facts(90),
            new Settings.Metrics(30),
            new Settings.Volatility(
                List.of(30, 90, 180),
                10,
                30,
                4.8,
                DaySet.parse(
                    "2024-02-10..2024-02-17,2025-01-28..2025-02-04,2026-02-15..2026-02-23"),
                20250101),
            new Settings.Benchmarks(
                List.of(
                    "rating_mean_90d",
                    "negative_review_rate_90d",
                    "ship_on_promise_rate_90d",
                    "delivery_sla_rate_90d",
                    "pickup_48h_rate_30d",
                    "delivery_hours_mean_30d"),
                MetricColumn.names(),
                20),
            new Settings.Risk(
                Map.of(
                    "logistics", 25.0,
                    "quality", 25.0,
                    "response", 20.0,
                    "complaint", 15.0,
                    "rating_trend", 10.0,
                    "volatility", 5.0),
                3,
                30),
            new Settings.Text("", 0.15),
            new Settings.Journey(180, 72, 90, 180),
            new Settings.Suspects(
                7,
                3,
                0.8,
                40,
                10,
                5,
                8,
                0.00001,
                2,
                Map.of(
                    "copied_here", 2,
                    "copied_elsewhere", 1,
                    "burst", 2,
                    "one_time", 1,
                    "quick", 1),
                3),
            new Settings.Privacy("")),
        CONF.settings());
  }

  @Test
  void platformsKeepTheirZoneCurrencyAndKindOfPositiveReview() {
    assertEquals(
        List.of(
            "douyin", "jd", "tmall", "taobao", "pinduoduo", "xiaohongshu", "aliexpress", "olist"),
        List.copyOf(CONF.platforms().keySet()));
    assertEquals(
        new Platform(
            "tmall",
            ZoneId.of("Asia/Shanghai"),
            "CNY",
            List.of("tmall-dsr", "tmall-experience"),
            Platform.PositiveReviews.DESCRIPTION,
            Platform.PlatformHelp.PAID,
            Platform.QualityReturns.QUALITY,
            "tmall-experience",
            96,
            CONF.platforms().get("jd").exemptDays()),
        CONF.platforms().get("tmall"));
    assertEquals(480, CONF.platforms().get("aliexpress").slowTransitHours());
    assertEquals(ZoneId.of("America/Los_Angeles"), CONF.platforms().get("aliexpress").zone());
    assertEquals("BRL", CONF.platforms().get("olist").currency());
  }

  @Test
  void theGenericSchemeScoresStarsAndShares() {
    Scheme.Version version = CONF.schemes().get("generic-composite").versions().get(0);
    assertEquals(LocalDate.of(2000, 1, 1), version.from());
    assertEquals(4, version.indicators().size());
    assertEquals(
        new Scheme.Indicator(
            "product",
            "rating_mean",
            90,
            Scheme.Use.SHRUNK,
            50,
            List.of(new Scheme.Point(1, 0), new Scheme.Point(5, 100))),
        version.indicators().get(0));
  }

  @Test
  void genericFeedsGoStraightToTheirTables() {
    Source generic = CONF.sources().get("generic");
    assertTrue(generic.silver().isEmpty());
    Feed orders =
        generic.feeds().stream().filter(f -> f.name().equals("orders")).findFirst().orElseThrow();
    assertEquals("generic", orders.source());
    assertEquals("orders", orders.entity());
    assertEquals(Feed.Format.CSV, orders.format());
    assertEquals(',', orders.delimiter());
    assertNull(orders.platform());
    assertNull(orders.zone());
    assertEquals(
        new Feed.FeedColumn(
            List.of("buyer_id"),
            Feed.Type.BUYER,
            false,
            List.of(),
            Map.of(),
            null,
            null,
            null,
            null,
            Feed.OnBad.REJECT),
        orders.columns().get("buyer_key"));
    assertEquals(
        new Feed.FeedColumn(
            List.of("amount"),
            Feed.Type.MONEY,
            true,
            List.of(),
            Map.of(),
            0.0,
            null,
            null,
            null,
            Feed.OnBad.REJECT),
        orders.columns().get("amount"));
  }

  @Test
  void olistFeedsAreStagedAndJoinedBySql() {
    Source olist = CONF.sources().get("olist");
    assertEquals(
        List.of("categories", "order_items", "orders", "products", "reviews", "sellers"),
        olist.feeds().stream().map(Feed::name).toList());
    assertEquals(List.of("orders", "reviews", "stores"), List.copyOf(olist.silver().keySet()));
    Feed reviews = olist.feeds().get(4);
    assertNull(reviews.entity());
    assertEquals("olist", reviews.platform());
    assertEquals(List.of("review_id", "order_id"), reviews.key());
  }

  @Test
  void aFingerprintOfReadingLeavesOutWhatAMappingDoesNotSay() {
    String orders = feed("generic", "orders").reading();
    assertFalse(orders.contains("deletion"), orders);
    assertFalse(orders.contains("standard"), orders);
    assertTrue(feed("crawled", "reviews").reading().contains("deletion=[is_deleted"));
    assertTrue(feed("taobao", "old_order_lines").reading().contains("standard="));
  }

  private static Feed feed(String source, String name) {
    return CONF.sources().get(source).feeds().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void recordsTravelToTheExecutorsAndPrintTheSameEveryTime() throws Exception {
    new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(CONF);
    assertEquals(CONF.toString(), ConfLoader.load(ConfCopy.SHIPPED, List.of()).toString());
  }
}
