package io.storegauge.job;

import io.storegauge.config.Alerts;
import io.storegauge.config.Conf;
import io.storegauge.config.Settings;
import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.config.Targets;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.PositiveReviews;
import io.storegauge.model.Platform.QualityReturns;
import io.storegauge.model.Taxonomy;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A lake in a temporary folder whose silver tables a test writes itself. */
final class SampleLake {
  static final Map<String, Platform> PLATFORMS =
      Map.of(
          "douyin", platform("douyin", "Asia/Shanghai", PositiveReviews.RATING),
          "tmall", platform("tmall", "Asia/Shanghai", PositiveReviews.DESCRIPTION),
          "aliexpress", platform("aliexpress", "America/Los_Angeles", PositiveReviews.RATING));

  final Lake lake;
  MultiSellerReviews multiSellerReviews = MultiSellerReviews.SPLIT;
  Taxonomy topics = Taxonomy.NONE;
  int minDenominator = 30;
  int minPeers = 3;
  Alerts alerts = Alerts.NONE;
  DaySet interval = DaySet.ALL;
  ExemptDays exempt = ExemptDays.NONE;

  SampleLake(Path folder) {
    lake = Lake.open(SparkSuite.spark(), folder.toString());
  }

  private static Platform platform(String id, String zone, PositiveReviews positive) {
    return new Platform(
        id,
        ZoneId.of(zone),
        "CNY",
        "generic-composite",
        positive,
        id.equals("douyin") ? PlatformHelp.SOUGHT : PlatformHelp.PAID,
        id.equals("aliexpress") ? QualityReturns.QUALITY_OR_MISMATCH : QualityReturns.QUALITY);
  }

  private Map<String, Platform> platforms() {
    Map<String, Platform> platforms = new HashMap<>(PLATFORMS);
    exempt
        .days()
        .forEach((id, days) -> platforms.computeIfPresent(id, (p, of) -> of.withExemptDays(days)));
    return platforms;
  }

  JobContext context() {
    Settings settings =
        new Settings(
            new Settings.Ingest(0.05, 1 << 20, 0, false, multiSellerReviews),
            new Settings.Facts(30),
            new Settings.Metrics(minDenominator),
            new Settings.Volatility(List.of(30), 10, 30, 4.5),
            new Settings.Benchmarks(List.of(), List.of(), minPeers),
            new Settings.Risk(Map.of(), 3, 30),
            new Settings.Text("", 0.15),
            new Settings.Journey(180, 72, 90, 180),
            ShippedConf.get().settings().suspects(),
            new Settings.Privacy(""));
    Conf conf =
        new Conf(
            settings,
            platforms(),
            ShippedConf.get().schemes(),
            Map.of(),
            Targets.NONE,
            alerts,
            topics);
    return new JobContext(lake, conf, interval, "run", Progress.SILENT);
  }

  /** Replaces silver.orders; the days are what an ingest would say it changed. */
  void orders(List<OrderRow> orders, DaySet changed, DaySet repurchase, DaySet events) {
    lake.replaceAll(
        OrdersTable.SPEC,
        frame(OrdersTable.SPEC, orders.stream().map(OrderRow::row).toList()),
        new CommitNote(
            "ingest",
            "f",
            Map.of(),
            Map.of(
                CommitNote.CHANGED,
                changed,
                CommitNote.REPURCHASE,
                repurchase,
                CommitNote.EVENTS,
                events)));
  }

  void reviews(List<ReviewRow> reviews, DaySet changed, DaySet events) {
    reviews(reviews, Map.of(CommitNote.CHANGED, changed, CommitNote.EVENTS, events));
  }

  /** Replaces silver.reviews with a commit that says these days. */
  void reviews(List<ReviewRow> reviews, Map<String, DaySet> days) {
    lake.replaceAll(
        ReviewsTable.SPEC,
        frame(ReviewsTable.SPEC, reviews.stream().map(ReviewRow::row).toList()),
        new CommitNote("ingest", "f", Map.of(), days));
  }

  /** Replaces the tables of a console; the days are what an ingest would say it changed. */
  void console(ConsoleRows console, DaySet changed) {
    console.rows.forEach(
        (table, rows) ->
            lake.replaceAll(
                table,
                frame(table, rows.stream().map(SilverRow::row).toList()),
                new CommitNote("ingest", "f", Map.of(), Map.of(CommitNote.CHANGED, changed))));
  }

  /** Replaces silver.stores by (platform, store, category). */
  void stores(List<String[]> stores) {
    List<Row> rows = new ArrayList<>();
    for (String[] s : stores) {
      Map<String, Object> values = new HashMap<>();
      values.put("platform", s[0]);
      values.put("store_id", s[1]);
      values.put("category", s[2]);
      rows.add(OrderRow.row(StoresTable.SPEC, values));
    }
    lake.replaceAll(
        StoresTable.SPEC,
        frame(StoresTable.SPEC, rows),
        new CommitNote("ingest", "f", Map.of(), Map.of(CommitNote.CHANGED, DaySet.ALL)));
  }

  /** Several partitions, so that records of a store come from different tasks. */
  private Dataset<Row> frame(TableSpec table, List<Row> rows) {
    return lake.spark().createDataFrame(rows, table.schema()).repartition(3);
  }

  /** Rows of a table by key; byte arrays as lists, so that rows compare by content. */
  List<List<Object>> table(TableSpec table) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row r : lake.read(table).collectAsList()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < r.length(); i++) {
        cells.add(r.get(i) instanceof byte[] b ? java.util.Arrays.toString(b) : r.get(i));
      }
      rows.add(cells);
    }
    rows.sort(Comparator.comparing(Object::toString));
    return rows;
  }
}
