package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Settings;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.DayBounds;
import io.storegauge.metric.FactRules;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.stats.ReviewBurst;
import io.storegauge.stats.ReviewBursts;
import io.storegauge.suspect.BurstDays;
import io.storegauge.suspect.EarlierFlags;
import io.storegauge.suspect.FlaggedReview;
import io.storegauge.suspect.FlagsAnew;
import io.storegauge.suspect.ReviewPacker;
import io.storegauge.suspect.SuspectMonths;
import io.storegauge.suspect.SuspectRules;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.SuspectReviewsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Flagged reviews of months. Where a review changed, all texts of the month are compared anew;
 * where only orders or bursts did, the copies are those that the table tells of, and the texts are
 * not read.
 */
final class SuspectFlags {
  private static final int SLACK_DAYS = 1;

  private final JobContext context;
  private final Lake lake;
  private final SuspectRules rules;
  private final ReviewPacker.Keys keys;
  private final FactRules weights;

  SuspectFlags(JobContext context, SuspectRules rules, ReviewPacker.Keys keys) {
    this.context = context;
    this.lake = context.lake();
    this.rules = rules;
    this.keys = keys;
    this.weights =
        new FactRules(Map.of(), context.conf().settings().ingest().multiSellerReviews(), 0);
  }

  /**
   * Flagged reviews of some days, which are whole months.
   *
   * @param changed months of them with a changed review, or with one in the days that count for
   *     them; the table has the flags of the others
   */
  JavaRDD<FlaggedReview> of(DaySet days, DaySet changed) {
    JavaSparkContext tasks = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    if (!lake.exists(ReviewsTable.SPEC)) {
      return tasks.emptyRDD();
    }
    context.progress().doing("looking for bursts of reviews");
    Broadcast<BurstDays> bursts = tasks.broadcast(bursts(days));
    context.progress().doing("looking for copied reviews");
    if (days.isAll() || days.minus(changed).isEmpty()) {
      return compared(days, bursts);
    }
    List<FlagsAnew.Flag> anew = anew(days.minus(changed), bursts);
    Set<Integer> unknown =
        anew.stream()
            .filter(f -> !f.isKnown())
            .map(FlagsAnew.Flag::month)
            .collect(Collectors.toSet());
    JavaRDD<FlaggedReview> known =
        tasks.parallelize(
            anew.stream()
                .filter(f -> !unknown.contains(f.month()))
                .map(FlagsAnew.Flag::review)
                .toList(),
            tasks.defaultParallelism());
    DaySet unknownDays = DaySet.ofMonths(unknown.stream().map(LocalDate::ofEpochDay).toList());
    DaySet compare = days.intersect(changed.union(unknownDays));
    return compare.isEmpty() ? known : compared(compare, bursts).union(known);
  }

  private EarlierFlags earlier(DaySet days) {
    return new EarlierFlags(
        lake.scan(SuspectReviewsTable.SPEC, EarlierFlags.COLUMNS)
            .days(SuspectReviewsTable.CREATED_DATE, days)
            .rows()
            .map(EarlierFlags.Flag::of)
            .collect());
  }

  private JavaRDD<FlaggedReview> compared(DaySet days, Broadcast<BurstDays> bursts) {
    DaySet read = days.withDaysBefore(rules.windowDays());
    TableScan reviews = reviews(ReviewPacker.COLUMNS, read);
    JavaRDD<InternalRow> packed = packed(reviews, ReviewPacker.COLUMNS, days);
    SuspectRules limits = rules;
    return InternalFrames.toRows(
            InternalFrames.toFrame(lake.spark(), packed, ReviewPacker.SCHEMA)
                .repartition(
                    2 * PeerFrames.tasks(lake.spark(), reviews),
                    col(ReviewPacker.PLATFORM),
                    col(ReviewPacker.MONTH))
                .sortWithinPartitions(ReviewPacker.PLATFORM, ReviewPacker.MONTH))
        .mapPartitions(rows -> new SuspectMonths(rows, limits, bursts.value()));
  }

  private List<FlagsAnew.Flag> anew(DaySet days, Broadcast<BurstDays> bursts) {
    Broadcast<EarlierFlags> earlier =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(earlier(days));
    TableScan reviews =
        reviews(ReviewPacker.COLUMNS_BUT_TEXT, days)
            .where(
                row -> {
                  UTF8String platform = row.getUTF8String(0);
                  UTF8String store = row.getUTF8String(1);
                  return bursts.value().hold(platform, store)
                      || earlier.value().hold(platform, store, row.getUTF8String(2));
                });
    return packed(reviews, ReviewPacker.COLUMNS_BUT_TEXT, days)
        .mapPartitions(rows -> new FlagsAnew(rows, earlier.value(), bursts.value()))
        .collect();
  }

  private TableScan reviews(List<String> columns, DaySet days) {
    return lake.scan(ReviewsTable.SPEC, columns)
        .where(InstantFilter.any(List.of(ReviewsTable.CREATED_AT), days, SLACK_DAYS));
  }

  private JavaRDD<InternalRow> packed(TableScan reviews, List<String> columns, DaySet days) {
    DayBounds write = DayBounds.of(days);
    SuspectRules limits = rules;
    FactRules weigh = weights;
    ReviewPacker.Keys clock = keys;
    return reviews
        .rows()
        .mapPartitions(r -> new ReviewPacker(r, columns, limits, weigh, clock, write));
  }

  private BurstDays bursts(DaySet write) {
    if (!lake.exists(StoreDayTable.SPEC)) {
      return new BurstDays(List.of());
    }
    Settings.Suspects settings = context.conf().settings().suspects();
    ReviewBursts rule =
        new ReviewBursts(settings.burstRatio(), settings.minBurst(), settings.burstChance());
    List<String> columns =
        new ArrayList<>(List.of(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE));
    ReviewBursts.FACTS.stream().map(Fact::column).forEach(columns::add);
    TableScan facts =
        lake.scan(StoreDayTable.SPEC, columns)
            .days(StoreDayTable.DATE, write.withDaysBefore(ReviewBursts.REACH_DAYS));
    int few = PeerFrames.tasks(lake.spark(), facts);
    List<ReviewBurst> found =
        PeerFrames.byStore(facts, few, StoreDayTable.DATE).mapPartitions(rule::find).collect();
    return new BurstDays(found);
  }
}
