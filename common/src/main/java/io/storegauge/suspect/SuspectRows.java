package io.storegauge.suspect;

import static io.storegauge.suspect.SuspectRules.Evidence.BURST;
import static io.storegauge.suspect.SuspectRules.Evidence.COPIED_ELSEWHERE;
import static io.storegauge.suspect.SuspectRules.Evidence.COPIED_HERE;
import static io.storegauge.suspect.SuspectRules.Evidence.ONE_TIME;
import static io.storegauge.suspect.SuspectRules.Evidence.QUICK;

import io.storegauge.model.DaySet;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.ReviewBurst;
import io.storegauge.suspect.SuspectRules.Evidence;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.SuspectReviewsTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of {@code gold.suspect_reviews} from flagged reviews and the orders of their buyers. */
public final class SuspectRows implements Iterator<InternalRow> {
  private static final double HOUR_MICROS = 3600e6;

  private static final int PLATFORM = out(Columns.PLATFORM);
  private static final int STORE_ID = out(Columns.STORE_ID);
  private static final int REVIEW_ID = out(ReviewsTable.REVIEW_ID);
  private static final int IS_SUSPECT = out(SuspectReviewsTable.IS_SUSPECT);
  private static final int POINTS = out(SuspectReviewsTable.POINTS);
  private static final int REASONS = out(SuspectReviewsTable.REASONS);
  private static final int IS_COPIED_HERE = out(SuspectReviewsTable.COPIED_HERE);
  private static final int IS_COPIED_ELSEWHERE = out(SuspectReviewsTable.COPIED_ELSEWHERE);
  private static final int BURST_KIND = out(SuspectReviewsTable.BURST);
  private static final int IS_ONE_TIME = out(SuspectReviewsTable.ONE_TIME);
  private static final int IS_QUICK = out(SuspectReviewsTable.QUICK);
  private static final int COPY_GROUP = out(SuspectReviewsTable.COPY_GROUP);
  private static final int COPIES_HERE = out(SuspectReviewsTable.COPIES_HERE);
  private static final int COPIES_ELSEWHERE = out(SuspectReviewsTable.COPIES_ELSEWHERE);
  private static final int COPY_STORES = out(SuspectReviewsTable.COPY_STORES);
  private static final int OWN_COPIES = out(SuspectReviewsTable.OWN_COPIES);
  private static final int BURST_REVIEWS = out(SuspectReviewsTable.BURST_REVIEWS);
  private static final int BURST_EXPECTED = out(SuspectReviewsTable.BURST_EXPECTED);
  private static final int BUYER_REVIEWS = out(SuspectReviewsTable.BUYER_REVIEWS);
  private static final int BUYER_ORDERS = out(SuspectReviewsTable.BUYER_ORDERS);
  private static final int HOURS = out(SuspectReviewsTable.HOURS_AFTER_DELIVERY);
  private static final int WEIGHT = out(SuspectReviewsTable.WEIGHT);
  private static final int RATING = out(ReviewsTable.RATING);
  private static final int DESCRIPTION = out(ReviewsTable.DESCRIPTION_RATING);
  private static final int SERVICE = out(ReviewsTable.SERVICE_RATING);
  private static final int LOGISTICS = out(ReviewsTable.LOGISTICS_RATING);
  private static final int HAS_IMAGE = out(SuspectReviewsTable.HAS_IMAGE);
  private static final int DELIVERED_DATE = out(SuspectReviewsTable.DELIVERED_DATE);
  private static final int DATE = out(SuspectReviewsTable.CREATED_DATE);
  private static final int MONTH = out(ReviewsTable.CREATED_MONTH);

  private final Iterator<FlaggedReview> flagged;
  private final SuspectRules rules;
  private final ReviewPacker.Keys keys;
  private final BuyerOrders orders;
  private final RowBuilder row = new RowBuilder(SuspectReviewsTable.SPEC.columns().size());

  public SuspectRows(
      Iterator<FlaggedReview> flagged,
      SuspectRules rules,
      ReviewPacker.Keys keys,
      BuyerOrders orders) {
    this.flagged = flagged;
    this.rules = rules;
    this.keys = keys;
    this.orders = orders;
  }

  private static int out(String column) {
    return SuspectReviewsTable.SPEC.columnNames().indexOf(column);
  }

  @Override
  public boolean hasNext() {
    return flagged.hasNext();
  }

  @Override
  public InternalRow next() {
    FlaggedReview f = flagged.next();
    WrittenReview r = f.review();
    row.start()
        .set(PLATFORM, r.platform())
        .set(STORE_ID, r.store())
        .set(REVIEW_ID, r.reviewId())
        .set(IS_COPIED_HERE, f.copiedHere())
        .set(IS_COPIED_ELSEWHERE, f.copiedElsewhere())
        .set(WEIGHT, r.weight())
        .set(HAS_IMAGE, r.hasImage())
        .setInt(DATE, r.day())
        .setInt(MONTH, DaySet.firstOfMonth(r.day()));
    stars(RATING, r.rating());
    stars(DESCRIPTION, r.description());
    stars(SERVICE, r.service());
    stars(LOGISTICS, r.logistics());
    Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    List<String> reasons = new ArrayList<>();
    copies(f, evidence, reasons);
    burst(r.burst(), evidence, reasons);
    buyer(f, evidence, reasons);
    delivery(r, evidence, reasons);
    int points = evidence.stream().mapToInt(rules::points).sum();
    return row.setInt(POINTS, points)
        .set(IS_SUSPECT, points >= rules.suspectFrom())
        .set(REASONS, UTF8String.fromString(String.join("; ", reasons)))
        .build();
  }

  private void stars(int column, int tenths) {
    if (tenths > 0) {
      row.setDecimal(column, tenths);
    }
  }

  private void copies(FlaggedReview f, Set<Evidence> evidence, List<String> reasons) {
    CopyCounts c = f.copies();
    if (c == null) {
      return;
    }
    row.set(COPY_GROUP, UTF8String.fromString(c.group()))
        .setInt(COPIES_HERE, c.here())
        .setInt(COPIES_ELSEWHERE, c.elsewhere())
        .setInt(COPY_STORES, c.stores())
        .setInt(OWN_COPIES, c.own());
    if (f.copiedHere()) {
      evidence.add(COPIED_HERE);
      reasons.add(String.format(Locale.ROOT, "%d others wrote the same here", c.here()));
    }
    if (f.copiedElsewhere()) {
      evidence.add(COPIED_ELSEWHERE);
      reasons.add(
          String.format(
              Locale.ROOT,
              "%d wrote the same at other stores (%d stores)",
              c.elsewhere(),
              c.stores()));
    }
  }

  private void burst(ReviewBurst burst, Set<Evidence> evidence, List<String> reasons) {
    if (burst == null) {
      return;
    }
    evidence.add(BURST);
    row.set(BURST_KIND, UTF8String.fromString(burst.kind().id()))
        .set(BURST_REVIEWS, burst.observed())
        .set(BURST_EXPECTED, burst.expected());
    reasons.add(
        String.format(
            Locale.ROOT,
            "one of %.0f such reviews of the day, where its deliveries give %.1f",
            burst.observed(),
            burst.expected()));
  }

  private void buyer(FlaggedReview f, Set<Evidence> evidence, List<String> reasons) {
    if (f.buyer() == 0) {
      return;
    }
    int bought = orders.count(f.review());
    boolean oneTime = f.buyerReviews() == 1 && bought <= 1;
    row.setInt(BUYER_REVIEWS, f.buyerReviews())
        .setInt(BUYER_ORDERS, bought)
        .set(IS_ONE_TIME, oneTime);
    if (oneTime) {
      evidence.add(ONE_TIME);
      reasons.add("the buyer's only review and order");
    }
  }

  private void delivery(WrittenReview r, Set<Evidence> evidence, List<String> reasons) {
    long delivered = orders.deliveredAt(r);
    if (delivered == BuyerOrders.NOT_DELIVERED) {
      return;
    }
    double hours = (r.createdAt() - delivered) / HOUR_MICROS;
    boolean quick = hours < rules.quickHours();
    row.setInt(DELIVERED_DATE, (int) keys.day(r.platform(), delivered))
        .set(HOURS, hours)
        .set(IS_QUICK, quick);
    if (quick) {
      evidence.add(QUICK);
      reasons.add(
          hours < 0
              ? "written before the delivery"
              : String.format(Locale.ROOT, "written %.1f h after the delivery", hours));
    }
  }
}
