package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreDayTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code facts.store_day}: one row per store and platform day with any fact that is not zero.
 *
 * <p>Every fact is a sum of whole numbers, so the order of the records does not matter.
 */
public final class StoreDays {
  private StoreDays() {}

  /**
   * {@link FactRecords}, sorted by platform, store and kind, to rows of facts.store_day, sorted by
   * store and day.
   *
   * @param write days whose rows are wanted
   */
  public static Iterator<InternalRow> compute(
      Iterator<InternalRow> packed, FactRules rules, DayBounds write) {
    return new ByStore(packed, new Worker(rules, write));
  }

  private static final class Worker implements ByStore.Worker {
    private final FactRules rules;
    private final DayBounds write;
    private final Map<String, LocalClock> clocks = new HashMap<>();
    private final DayTable days = new DayTable(OrderFacts.WIDTH);
    private final Order order = new Order();
    private final RowBuilder row = new RowBuilder(StoreDayTable.SPEC.columns().size());
    private final ByteWriter histogram = new ByteWriter(256);
    private List<Review> reviews;
    private UTF8String platformId;
    private UTF8String storeId;
    private Platform platform;
    private LocalClock clock;
    private OrderFacts orderFacts;
    private OrderRatings ratings;

    Worker(FactRules rules, DayBounds write) {
      this.rules = rules;
      this.write = write;
    }

    @Override
    public void start(UTF8String platformId, UTF8String storeId) {
      this.platformId = platformId;
      this.storeId = storeId;
      platform = rules.platform(platformId.toString());
      clock = clocks.computeIfAbsent(platform.id(), id -> new LocalClock(platform.zone()));
      days.clear();
      orderFacts = new OrderFacts(clock, days);
      reviews = new ArrayList<>();
      ratings = null;
    }

    @Override
    public void take(int kind, ByteReader records) {
      if (kind == FactRecords.REVIEWS) {
        while (records.hasMore()) {
          reviews.add(Review.decode(records));
        }
        return;
      }
      settleReviews();
      while (records.hasMore()) {
        order.read(records);
        orderFacts.add(order);
        rate(order);
      }
    }

    private void settleReviews() {
      if (ratings == null) {
        reviews.sort(Review.BY_AGE);
        new ReviewFacts(clock, platform.positiveReviews(), days).add(reviews);
        ratings = new OrderRatings(reviews, clock, rules.reviewWindowDays());
        reviews = List.of();
      }
    }

    private void rate(Order o) {
      if (o.paidAt == Order.NONE || o.deliveredAt == Order.NONE) {
        return;
      }
      long rating = ratings.rating(o.idHigh, o.idLow, o.deliveredAt);
      long weight = rating == 0 ? 0 : rules.weight(o.storeCount);
      if (weight > 0) {
        long[] day = days.at(clock.day(o.deliveredAt));
        day[Fact.RATED_ORDERS.ordinal()] += weight;
        day[Fact.RATED_ORDERS_RATING.ordinal()] += weight * rating;
        day[Fact.RATED_ORDERS_RATING_SQUARED.ordinal()] += weight * rating * rating;
      }
    }

    @Override
    public Iterator<InternalRow> finish() {
      settleReviews();
      return new DayRows(days, write) {
        @Override
        InternalRow row(long day, long[] counters) {
          return build(day, counters);
        }
      };
    }

    private InternalRow build(long day, long[] counters) {
      int column = 0;
      row.start().set(column++, platformId).set(column++, storeId).setInt(column++, (int) day);
      for (int fact = 0; fact < OrderFacts.HISTOGRAM; fact++) {
        row.set(column++, counters[fact]);
      }
      if (counters[Fact.DELIVERED_ORDERS.ordinal()] > 0) {
        histogram.clear();
        DeliveryHistogram.encode(counters, OrderFacts.HISTOGRAM, histogram);
        row.set(column, histogram.bytes(), 0, histogram.size());
      }
      int month = (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
      return row.setInt(column + 1, month).build();
    }
  }
}
