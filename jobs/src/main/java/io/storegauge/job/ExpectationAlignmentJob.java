package io.storegauge.job;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.stats.AlignmentRows;
import io.storegauge.stats.ListingSums;
import io.storegauge.table.Columns;
import io.storegauge.table.ExpectationAlignmentTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.StoreDayTable;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.expectation_alignment} from {@code facts.product_month}, {@code
 * gold.review_sentiment}, {@code silver.product_days} and the visitors of {@code facts.store_day}:
 * listings that sell well and disappoint.
 */
public final class ExpectationAlignmentJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 2;

  /** Calendar months that a row looks at, its own the last. */
  private static final int MONTHS = 3;

  /** Days from any day of a month to the end of the last month whose rows it counts in. */
  private static final int REACH_DAYS = 93;

  @Override
  public String stage() {
    return "alignment";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings settings = context.conf().settings();
    return List.of(
        StagePlan.of(
            context.lake(),
            ExpectationAlignmentTable.SPEC,
            AsOfDays.monthEnds(AsOfDays.withEvents(context)),
            JobContext.fingerprint(
                stage(),
                DEFINITIONS,
                settings.metrics().minDenominator(),
                settings.benchmarks().minPeers(),
                settings.ingest().multiSellerReviews()),
            new StagePlan.Input(ProductMonthTable.SPEC, CommitNote.CHANGED, REACH_DAYS),
            new StagePlan.Input(ProductDaysTable.SPEC, CommitNote.CHANGED, REACH_DAYS),
            new StagePlan.Input(StoreDayTable.SPEC, CommitNote.CHANGED, REACH_DAYS),
            new StagePlan.Input(ReviewSentimentTable.SPEC, CommitNote.CHANGED, REACH_DAYS)));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Settings settings = context.conf().settings();
    Lake lake = context.lake();
    DaySet asOf = plan.daysToWrite();
    ListingFrames frames = new ListingFrames(lake, needed(asOf));
    TableScan months = frames.months();
    JavaRDD<InternalRow> listings =
        ListingFrames.orders(months)
            .union(frames.texts(settings.ingest().multiSellerReviews()))
            .union(frames.productVisitors())
            .union(frames.storeVisitors());
    int minOrders = settings.metrics().minDenominator();
    ListingSums sums = new ListingSums(monthEnds(asOf), MONTHS, minOrders);
    AlignmentRows alignment = new AlignmentRows(minOrders, settings.benchmarks().minPeers());
    SparkSession spark = lake.spark();
    int tasks = PeerFrames.tasks(spark, months);
    JavaRDD<InternalRow> byStore =
        PeerFrames.byStore(InternalFrames.toFrame(spark, listings, ListingSums.SCHEMA), tasks);
    Dataset<Row> summed =
        InternalFrames.toFrame(spark, byStore.mapPartitions(sums::rows), ListingSums.SCHEMA)
            .withColumnRenamed(StoreDayTable.DATE, Columns.AS_OF);
    return PeerFrames.byPeers(spark, summed, tasks).mapPartitions(alignment::rows);
  }

  /** The days of the months of the windows. */
  private static DaySet needed(DaySet asOf) {
    DaySet needed = DaySet.EMPTY;
    for (LocalDate month : asOf.months()) {
      needed = needed.union(DaySet.between(month.minusMonths(MONTHS - 1L), month.plusMonths(1)));
    }
    return needed;
  }

  private static int[] monthEnds(DaySet asOf) {
    return asOf.months().stream()
        .mapToInt(m -> (int) m.plusMonths(1).minusDays(1).toEpochDay())
        .toArray();
  }
}
