package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Friction;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.FrictionDayTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code facts.friction_day}: one row per store, platform day, category and set of frictions with
 * an order that ended.
 *
 * <p>Every figure is a sum of whole numbers, so the order of the records does not matter.
 */
public final class FrictionDays {
  private FrictionDays() {}

  /**
   * {@link FactRecords}, sorted by platform, store and kind, to rows of facts.friction_day.
   *
   * @param write days whose rows are wanted
   */
  public static Iterator<InternalRow> compute(
      Iterator<InternalRow> packed, FactRules rules, FrictionRules frictions, DayBounds write) {
    return new ByStore(packed, new Worker(rules, frictions, write));
  }

  private static final class Worker implements ByStore.Worker {
    private static final UTF8String[] SETS =
        IntStream.range(0, Friction.sets())
            .mapToObj(set -> UTF8String.fromString(Friction.toText(set)))
            .toArray(UTF8String[]::new);

    private final FactRules rules;
    private final FrictionRules frictions;
    private final DayBounds write;
    private final Map<String, LocalClock> clocks = new HashMap<>();
    private final FrictionCells cells = new FrictionCells();
    private final List<Review> reviews = new ArrayList<>();
    private final ChatSession session = new ChatSession();
    private final Order order = new Order();
    private final RowBuilder row = new RowBuilder(FrictionDayTable.SPEC.columns().size());
    private UTF8String platformId;
    private UTF8String storeId;
    private LocalClock clock;
    private OrderFrictions ofOrders;
    private OrderReviews ratings;

    Worker(FactRules rules, FrictionRules frictions, DayBounds write) {
      this.rules = rules;
      this.frictions = frictions;
      this.write = write;
    }

    @Override
    public void start(UTF8String platformId, UTF8String storeId) {
      this.platformId = platformId;
      this.storeId = storeId;
      Platform platform = rules.platform(platformId.toString());
      clock = clocks.computeIfAbsent(platform.id(), id -> new LocalClock(platform.zone()));
      ofOrders = new OrderFrictions(platform, frictions, clock);
      cells.clear();
      reviews.clear();
      ratings = null;
    }

    @Override
    public void take(int kind, ByteReader records) {
      if (kind == FactRecords.REVIEWS) {
        while (records.hasMore()) {
          reviews.add(Review.decode(records));
        }
      } else if (kind == Source.CASES.kind) {
        while (records.hasMore()) {
          ofOrders.add(AfterSalesCase.decode(records));
        }
      } else if (kind == Source.SESSIONS.kind) {
        while (records.hasMore()) {
          session.read(records);
          ofOrders.add(session);
        }
      } else if (kind == FactRecords.ORDERS) {
        while (records.hasMore()) {
          order.read(records);
          add(order);
        }
      }
    }

    private void add(Order o) {
      long endedAt = OrderFrictions.endedAt(o);
      if (endedAt == Order.NONE) {
        return;
      }
      long day = clock.day(endedAt);
      if (!write.contains(day)) {
        return;
      }
      if (ratings == null) {
        reviews.sort(Review.BY_AGE);
        ratings = new OrderReviews(reviews, clock, rules.reviewWindowDays());
      }
      long weight = rules.weight(o.storeCount);
      long rating = weight == 0 ? 0 : ratings.rating(ratings.newest(o), day);
      cells.add(o, day, ofOrders.of(o, day), rating == 0 ? 0 : weight, rating);
    }

    @Override
    public Iterator<InternalRow> finish() {
      return cells.rows(write, this::build);
    }

    private InternalRow build(UTF8String category, int set, long day, long[] counters) {
      row.start()
          .set(0, platformId)
          .set(1, storeId)
          .setInt(2, (int) day)
          .set(3, category)
          .set(4, SETS[set]);
      for (int c = 0; c < counters.length; c++) {
        row.set(5 + c, counters[c]);
      }
      int month = (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
      return row.setInt(5 + counters.length, month).build();
    }
  }
}
