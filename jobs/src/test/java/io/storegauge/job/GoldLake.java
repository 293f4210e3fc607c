package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.config.Alerts;
import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import io.storegauge.config.Settings;
import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.config.Targets;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.Platform;
import io.storegauge.model.Taxonomy;
import io.storegauge.table.FrictionDayTable;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A lake in a temporary folder, with the inputs of gold jobs written by hand. */
final class GoldLake {
  static final LocalDate START = LocalDate.of(2025, 1, 1);

  private final Path folder;
  private final Conf conf;
  private final Lake lake;

  GoldLake(Path folder, Conf conf) {
    this.folder = folder;
    this.conf = conf;
    this.lake = Lake.open(SparkSuite.spark(), folder.toString());
  }

  /** One row of store_metrics; values are doubles or texts. */
  record Metrics(
      String platform,
      String store,
      LocalDate asOf,
      String category,
      long paidOrders,
      String gmv,
      Map<String, ?> values) {}

  /** One row of silver.official_scores; null = it has no score. */
  record Official(String store, LocalDate date, String dimension, Double score) {}

  /** One row of store_day: ratings of weight 1. */
  record Rated(String store, LocalDate date, double... stars) {}

  /** One row of product_month, by its counters, or of product_days: visitors and orders. */
  record Sold(String store, String product, LocalDate date, long... counters) {}

  /** One row of review_sentiment: of a product, or null, and of an order that k stores share. */
  record Written(
      String store, String product, LocalDate date, int stores, String sentiment, String added) {}

  /** One row of store_day: facts that are not zero. */
  record Counted(String store, LocalDate date, Map<Fact, Long> facts) {}

  /** One row of friction_day: of each order all is known; ratings of weight 1. */
  record Frictional(
      String store, LocalDate date, String category, String set, long orders, double... stars) {}

  static DaySet days(int count) {
    return DaySet.between(START, START.plusDays(count));
  }

  static Conf conf(int minPeers) {
    List<Point> share = List.of(new Point(0, 0), new Point(1, 100));
    Scheme scheme =
        new Scheme(
            "plain",
            List.of(
                new Scheme.Version(
                    "1",
                    LocalDate.of(2000, 1, 1),
                    List.of(
                        new Indicator(
                            "product",
                            "rating_mean",
                            90,
                            Use.SHRUNK,
                            60,
                            List.of(new Point(1, 0), new Point(5, 100))),
                        new Indicator("logistics", "delivery_sla_rate", 90, Use.RAW, 40, share)))));
    Settings settings =
        new Settings(
            new Settings.Ingest(0.05, 1 << 20, 0, false, MultiSellerReviews.SPLIT),
            null,
            new Settings.Metrics(30),
            new Settings.Volatility(List.of(7, 90), 2, 3, 4.8),
            new Settings.Benchmarks(
                List.of("rating_mean_90d", "delivery_hours_mean_30d"),
                List.of("rating_mean_90d", "im_3min_rate_30d"),
                minPeers),
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
            null,
            new Settings.Journey(180, 72, 90, 180),
            null,
            null);
    Platform jd =
        new Platform("jd", ZoneOffset.UTC, "CNY", "plain", Platform.PositiveReviews.RATING);
    Targets targets =
        Targets.of(Map.of("rating_mean_90d", new Targets.Line(4.8, "default")), Map.of());
    return new Conf(
        settings,
        Map.of("jd", jd),
        Map.of("plain", scheme),
        Map.of(),
        targets,
        Alerts.NONE,
        Taxonomy.NONE);
  }

  Lake lake() {
    return lake;
  }

  StageResult run(Job job) {
    return run(job, DaySet.ALL);
  }

  StageResult run(Job job, DaySet interval) {
    return job.run(new JobContext(lake, conf, interval, "run", Progress.SILENT));
  }

  List<Row> rows(TableSpec table) {
    return lake.read(table)
        .orderBy(table.key().stream().map(k -> col(k)).toArray(Column[]::new))
        .collectAsList();
  }

  /** The one row that satisfies a SQL condition. */
  Row row(TableSpec table, String condition) {
    List<Row> rows = lake.read(table).where(condition).collectAsList();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows with " + condition + ": " + rows);
    }
    return rows.get(0);
  }

  void writeMetrics(DaySet changed, DaySet covered, List<Metrics> metrics) {
    Set<String> columns = new TreeSet<>();
    metrics.forEach(m -> columns.addAll(m.values().keySet()));
    List<Row> rows = new ArrayList<>();
    for (Metrics m : metrics) {
      List<Object> cells =
          new ArrayList<>(
              Arrays.asList(
                  m.platform(),
                  m.store(),
                  Date.valueOf(m.asOf()),
                  m.category(),
                  m.paidOrders(),
                  new BigDecimal(m.gmv()),
                  Date.valueOf(m.asOf().withDayOfMonth(1))));
      columns.forEach(c -> cells.add(m.values().get(c)));
      rows.add(RowFactory.create(cells.toArray()));
    }
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("as_of", DataTypes.DateType)
            .add("category", DataTypes.StringType)
            .add("paid_orders_30d", DataTypes.LongType)
            .add("gmv_30d", DataTypes.createDecimalType(18, 2))
            .add("as_of_month", DataTypes.DateType);
    for (String c : columns) {
      boolean text = metrics.stream().anyMatch(m -> m.values().get(c) instanceof String);
      schema = schema.add(c, text ? DataTypes.StringType : DataTypes.DoubleType);
    }
    write(StoreMetricsTable.SPEC, rows, schema, changed, covered);
  }

  /** Writes silver.stores: brand by platform/store. */
  void writeBrands(Map<String, String> brands) {
    List<Row> rows = new ArrayList<>();
    brands.forEach(
        (store, brand) -> {
          String[] key = store.split("/");
          rows.add(RowFactory.create(key[0], key[1], brand));
        });
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("brand", DataTypes.StringType);
    write(StoresTable.SPEC, rows, schema, DaySet.ALL, DaySet.ALL);
  }

  void writeOfficial(DaySet changed, Official... published) {
    List<Row> rows = new ArrayList<>();
    for (Official o : published) {
      rows.add(
          RowFactory.create("jd", o.store(), Date.valueOf(o.date()), o.dimension(), o.score()));
    }
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("score_date", DataTypes.DateType)
            .add("dimension", DataTypes.StringType)
            .add("score", DataTypes.DoubleType);
    write(OfficialScoresTable.SPEC, rows, schema, changed, DaySet.ALL);
  }

  /**
   * Writes scores of the main scheme of which nothing is known but their gate.
   *
   * @param gates name of the gate by store
   */
  void writeGates(LocalDate asOf, Map<String, String> gates) {
    writeOfScheme(StoreScoresTable.SPEC, asOf, true, StoreScoresTable.GATE, gates);
  }

  /**
   * Writes gates of campaigns of which nothing else is known.
   *
   * @param open by store
   */
  void writePromotions(LocalDate asOf, boolean isMain, Map<String, Boolean> open) {
    writeOfScheme(PromotionGatesTable.SPEC, asOf, isMain, PromotionGatesTable.IS_OPEN, open);
  }

  /** Writes rows of a scheme with one column of the table. */
  private void writeOfScheme(
      TableSpec table, LocalDate asOf, boolean isMain, String column, Map<String, ?> byStore) {
    List<Row> rows = new ArrayList<>();
    byStore.forEach(
        (store, value) ->
            rows.add(
                RowFactory.create(
                    "jd",
                    store,
                    Date.valueOf(asOf),
                    "plain",
                    isMain,
                    value,
                    Date.valueOf(asOf.withDayOfMonth(1)))));
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("as_of", DataTypes.DateType)
            .add("scheme", DataTypes.StringType)
            .add("is_main", DataTypes.BooleanType)
            .add(column, table.schema().apply(column).dataType())
            .add("as_of_month", DataTypes.DateType);
    write(table, rows, schema, DaySet.of(List.of(asOf)), DaySet.ALL);
  }

  void writeStoreDays(DaySet changed, List<Rated> rated) {
    List<Row> rows = new ArrayList<>();
    for (Rated r : rated) {
      long sum = 0;
      long squared = 0;
      for (double s : r.stars()) {
        long half = Math.round(2 * s);
        sum += half;
        squared += half * half;
      }
      long unit = Fact.WEIGHT_UNIT;
      rows.add(
          RowFactory.create(
              "jd",
              r.store(),
              Date.valueOf(r.date()),
              r.stars().length * unit,
              sum * unit,
              squared * unit,
              Date.valueOf(r.date().withDayOfMonth(1))));
    }
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add("rating_weight", DataTypes.LongType)
            .add("rating_sum", DataTypes.LongType)
            .add("rating_squared", DataTypes.LongType)
            .add("fact_month", DataTypes.DateType);
    write(StoreDayTable.SPEC, rows, schema, changed, DaySet.ALL);
  }

  void writeProductMonths(DaySet changed, List<Sold> months) {
    write(
        ProductMonthTable.SPEC,
        sold(months, true),
        ProductMonthTable.SPEC.schema(),
        changed,
        DaySet.ALL);
  }

  void writeSentiments(DaySet changed, List<Written> reviews) {
    List<Row> rows = new ArrayList<>();
    for (Written w : reviews) {
      rows.add(
          RowFactory.create(
              "jd",
              w.store(),
              "r" + rows.size(),
              w.product(),
              w.stores(),
              w.sentiment(),
              w.added(),
              Date.valueOf(w.date()),
              Date.valueOf(w.date().withDayOfMonth(1))));
    }
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("review_id", DataTypes.StringType)
            .add("product_id", DataTypes.StringType)
            .add("store_count", DataTypes.IntegerType)
            .add("sentiment", DataTypes.StringType)
            .add("appended_sentiment", DataTypes.StringType)
            .add("created_date", DataTypes.DateType)
            .add("created_month", DataTypes.DateType);
    write(ReviewSentimentTable.SPEC, rows, schema, changed, DaySet.ALL);
  }

  void writeProductDays(DaySet changed, List<Sold> days) {
    StructType schema =
        new StructType()
            .add("platform", DataTypes.StringType)
            .add("store_id", DataTypes.StringType)
            .add("product_id", DataTypes.StringType)
            .add("traffic_date", DataTypes.DateType)
            .add("visitors", DataTypes.LongType)
            .add("orders", DataTypes.LongType)
            .add("traffic_month", DataTypes.DateType);
    write(ProductDaysTable.SPEC, sold(days, false), schema, changed, DaySet.ALL);
  }

  private static List<Row> sold(List<Sold> sold, boolean months) {
    List<Row> rows = new ArrayList<>();
    for (Sold s : sold) {
      Date month = Date.valueOf(s.date().withDayOfMonth(1));
      List<Object> cells = new ArrayList<>(List.of("jd", s.store(), s.product()));
      cells.add(months ? month : Date.valueOf(s.date()));
      Arrays.stream(s.counters()).forEach(cells::add);
      cells.add(month);
      rows.add(RowFactory.create(cells.toArray()));
    }
    return rows;
  }

  void writeCounts(DaySet changed, List<Counted> days) {
    List<Row> rows = new ArrayList<>();
    for (Counted d : days) {
      List<Object> cells = new ArrayList<>(List.of("jd", d.store(), Date.valueOf(d.date())));
      for (Fact f : Fact.values()) {
        cells.add(d.facts().getOrDefault(f, 0L));
      }
      cells.add(null);
      cells.add(Date.valueOf(d.date().withDayOfMonth(1)));
      rows.add(RowFactory.create(cells.toArray()));
    }
    write(StoreDayTable.SPEC, rows, StoreDayTable.SPEC.schema(), changed, DaySet.ALL);
  }

  void writeFrictionDays(DaySet changed, List<Frictional> days) {
    List<Row> rows = new ArrayList<>();
    for (Frictional d : days) {
      long unit = Fact.WEIGHT_UNIT;
      long sum = Math.round(Arrays.stream(d.stars()).map(s -> 2 * s).sum());
      long squared = Math.round(Arrays.stream(d.stars()).map(s -> 4 * s * s).sum());
      rows.add(
          RowFactory.create(
              "jd",
              d.store(),
              Date.valueOf(d.date()),
              d.category(),
              d.set(),
              d.orders(),
              d.orders(),
              d.orders(),
              d.orders(),
              d.stars().length * unit,
              sum * unit,
              squared * unit,
              Date.valueOf(d.date().withDayOfMonth(1))));
    }
    write(FrictionDayTable.SPEC, rows, FrictionDayTable.SPEC.schema(), changed, DaySet.ALL);
  }

  private void write(
      TableSpec table, List<Row> rows, StructType schema, DaySet changed, DaySet covered) {
    Dataset<Row> frame = SparkSuite.spark().createDataFrame(rows, schema);
    List<String> given = Arrays.asList(frame.columns());
    List<Column> columns = new ArrayList<>();
    for (StructField f : table.schema().fields()) {
      Column known = given.contains(f.name()) ? col(f.name()) : lit(null);
      columns.add(known.cast(f.dataType()).as(f.name()));
    }
    lake.replaceAll(
        table,
        frame.select(columns.toArray(new Column[0])),
        new CommitNote(
            "test",
            "test",
            Map.of(),
            Map.of(CommitNote.CHANGED, changed, CommitNote.COVERED, covered)));
  }

  /** Takes back a table's newest commit, as if the run had been killed before it. */
  void undoLastCommit(TableSpec table) {
    long version = lake.version(table);
    try {
      Path log = folder.resolve(table.zone()).resolve(table.name()).resolve("_delta_log");
      Files.delete(log.resolve(String.format("%020d.json", version)));
      // Hadoop's own checksums lie beside both files; a stale one would condemn the next commit.
      Files.deleteIfExists(log.resolve(String.format(".%020d.json.crc", version)));
      Files.deleteIfExists(log.resolve(String.format(".%020d.crc.crc", version)));
      Files.deleteIfExists(log.resolve(String.format("%020d.crc", version)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DeltaLog.clearCache();
  }
}
