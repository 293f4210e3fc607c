package io.storegauge.job;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.FactRules;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.row.MappedRows;
import io.storegauge.stats.ListingSums;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.text.ListingTexts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What is told of products and stores on some days, as rows of {@link ListingSums#SCHEMA}. */
final class ListingFrames {
  private final Lake lake;
  private final DaySet days;

  /** What a row tells of a listing. */
  private interface Telling extends Serializable {
    InternalRow input(ListingSums.Input input, InternalRow row);
  }

  ListingFrames(Lake lake, DaySet days) {
    this.lake = lake;
    this.days = days;
  }

  /** Months of products and what came of their orders. */
  TableScan months() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, StoreDayTable.DATE));
    columns.addAll(ProductMonthTable.COUNTERS);
    return lake.scan(ProductMonthTable.SPEC, columns).days(StoreDayTable.DATE, days);
  }

  /** Of {@link #months()}. */
  static JavaRDD<InternalRow> orders(TableScan months) {
    return inputs(months, ListingSums.Input::ofOrders);
  }

  /** Scored reviews, added up where they are read. */
  JavaRDD<InternalRow> texts(MultiSellerReviews sharedReviews) {
    if (!lake.exists(ReviewSentimentTable.SPEC)) {
      return none();
    }
    FactRules weights = new FactRules(Map.of(), sharedReviews, 0);
    return lake.scan(ReviewSentimentTable.SPEC, ListingTexts.COLUMNS)
        .days(ReviewSentimentTable.CREATED_DATE, days)
        .rows()
        .mapPartitions(reviews -> new ListingTexts(reviews, weights::weight));
  }

  /** Days of products that say both visitors and orders. */
  JavaRDD<InternalRow> productVisitors() {
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            OrdersTable.PRODUCT_ID,
            ProductDaysTable.TRAFFIC_DATE,
            ProductDaysTable.VISITORS,
            ProductDaysTable.ORDERS);
    return inputs(
        lake.scan(ProductDaysTable.SPEC, columns)
            .days(ProductDaysTable.TRAFFIC_DATE, days)
            .where(row -> !row.isNullAt(4) && !row.isNullAt(5)),
        (input, r) ->
            input.ofVisitors(r, r.getUTF8String(2), r.getInt(3), r.getInt(4), r.getInt(5)));
  }

  /** Days of stores with visitors. */
  JavaRDD<InternalRow> storeVisitors() {
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            StoreDayTable.DATE,
            Fact.VISITORS.column(),
            Fact.VISITOR_ORDERS.column());
    TableScan facts = lake.scan(StoreDayTable.SPEC, columns).days(StoreDayTable.DATE, days);
    if (facts.zeroColumns().contains(Fact.VISITORS.column())) {
      return none();
    }
    return inputs(
        facts.where(row -> row.getLong(3) > 0),
        (input, r) ->
            input.ofVisitors(r, UTF8String.EMPTY_UTF8, r.getInt(2), r.getLong(3), r.getLong(4)));
  }

  private static JavaRDD<InternalRow> inputs(TableScan scan, Telling telling) {
    return scan.rows()
        .mapPartitions(
            rows -> {
              ListingSums.Input input = new ListingSums.Input();
              return new MappedRows<>(rows, row -> telling.input(input, row));
            });
  }

  private JavaRDD<InternalRow> none() {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
  }
}
