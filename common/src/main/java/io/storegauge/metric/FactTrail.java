package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Metric;
import io.storegauge.model.Platform;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Which record of one store adds what to which fact: the way back from facts.store_day to the rows
 * it was made of. The classes that make the facts are given one record at a time.
 */
public final class FactTrail {

  /** A row of silver as it travels to its store. */
  public record Packing(int kind, byte[] bytes) implements Serializable {

    /**
     * @param packed what {@link FactRecords} made of one row
     * @return null if it made nothing: no fact counts the row
     */
    public static Packing of(Iterator<InternalRow> packed) {
      if (!packed.hasNext()) {
        return null;
      }
      InternalRow row = packed.next();
      return new Packing(row.getInt(Packed.KIND_AT), row.getBinary(Packed.RECORDS_AT).clone());
    }
  }

  /**
   * What a record adds to a day.
   *
   * @param record its number
   * @param day platform day, as epoch day
   * @param facts that are not zero
   */
  public record Added(int record, long day, Map<Fact, Long> facts) {}

  /**
   * A buyer of the last {@value Repurchase#WINDOW_DAYS} days.
   *
   * @param record number of the buyer's newest order up to the as-of day
   * @param day of its payment, as epoch day
   */
  record Buyer(int record, long day, boolean repeat) {}

  /** A paid order of a known buyer. */
  private record Paid(int record, long day) {}

  private final Platform platform;
  private final FactRules rules;
  private final LocalClock clock;
  private final List<Packing> records = new ArrayList<>();
  private List<Added> added;

  public FactTrail(FactRules rules, String platform) {
    this.rules = rules;
    this.platform = rules.platform(platform);
    this.clock = new LocalClock(this.platform.zone());
  }

  /** Adds the next record, in any order; they are numbered from 0. */
  public void add(Packing record) {
    records.add(record);
    added = null;
  }

  /** Days of the platform that do not count in windows of a metric. */
  DaySet exemptDays(Metric metric) {
    return platform.exemptDays().getOrDefault(metric, DaySet.EMPTY);
  }

  /** What the records add, by record. */
  public List<Added> added() {
    if (added == null) {
      added = new Walk().added();
    }
    return added;
  }

  private IntStream ofKind(int kind) {
    return IntStream.range(0, records.size()).filter(r -> records.get(r).kind() == kind);
  }

  private ByteReader reader(int record) {
    return new ByteReader(records.get(record).bytes());
  }

  /** Counts every record into days that are empty before it. */
  private final class Walk {
    private final StoreFacts facts = new StoreFacts(rules);
    private final DayTable days = facts.days;
    private final FactPass pass = new FactPass(rules, List.of(facts));
    private final List<Added> all = new ArrayList<>();

    List<Added> added() {
      UTF8String id = UTF8String.fromString(platform.id());
      pass.start(id, id); // one store, whichever
      // Kind by kind, as in a run: sessions before the days of agents that they stand for.
      for (int kind = 0; kind < FactRecords.ORDERS; kind++) {
        ofKind(kind).forEach(this::take);
      }
      pass.reviewsAreThere();
      ReviewFacts reviews = new ReviewFacts(clock, platform.positiveReviews(), days);
      byAge().forEach((review, record) -> note(record, () -> reviews.add(review)));
      ofKind(FactRecords.ORDERS).forEach(this::take);
      ConsoleFacts console = new ConsoleFacts(clock, days, facts.traffic());
      ofKind(Source.TRAFFIC.kind).forEach(r -> note(r, () -> console.settleTraffic(reader(r))));
      all.sort(Comparator.comparingInt(Added::record).thenComparingLong(Added::day));
      return all;
    }

    private void take(int record) {
      note(record, () -> pass.take(records.get(record).kind(), reader(record)));
    }

    private Map<Review, Integer> byAge() {
      Map<Review, Integer> reviews = new TreeMap<>(Review.BY_AGE);
      ofKind(FactRecords.REVIEWS).forEach(r -> reviews.put(Review.decode(reader(r)), r));
      return reviews;
    }

    private void note(int record, Runnable count) {
      days.clear();
      count.run();
      for (long day : days.sortedDays()) {
        long[] counters = days.at(day);
        Map<Fact, Long> found = new EnumMap<>(Fact.class);
        for (Fact f : Fact.values()) {
          if (counters[f.ordinal()] != 0) {
            found.put(f, counters[f.ordinal()]);
          }
        }
        if (!found.isEmpty()) {
          all.add(new Added(record, day, found));
        }
      }
    }
  }

  /** Buyers of the days up to an as-of day, each by the newest order. */
  List<Buyer> buyers(LocalDate asOf) {
    long today = asOf.toEpochDay();
    Map<Review.Key, List<Paid>> orders =
        new TreeMap<>(
            Comparator.comparingLong(Review.Key::high).thenComparingLong(Review.Key::low));
    Order order = new Order();
    ofKind(FactRecords.ORDERS)
        .forEach(
            r -> {
              order.read(reader(r));
              if (order.hasBuyer && clock.day(order.paidAt) <= today) {
                orders
                    .computeIfAbsent(
                        new Review.Key(order.buyerHigh, order.buyerLow), b -> new ArrayList<>())
                    .add(new Paid(r, clock.day(order.paidAt)));
              }
            });
    List<Buyer> buyers = new ArrayList<>();
    for (List<Paid> paid : orders.values()) {
      paid.sort(Comparator.comparingLong(Paid::day).thenComparingInt(Paid::record));
      DayTable changes = new DayTable(2);
      Repurchase.addChanges(paid.stream().mapToLong(Paid::day).toArray(), 0, paid.size(), changes);
      if (sum(changes, today, Repurchase.BUYERS) > 0) {
        Paid newest = paid.get(paid.size() - 1);
        boolean repeat = sum(changes, today, Repurchase.REPEAT_BUYERS) > 0;
        buyers.add(new Buyer(newest.record(), newest.day(), repeat));
      }
    }
    return buyers;
  }

  private static long sum(DayTable changes, long today, int counter) {
    long sum = 0;
    for (long day : changes.sortedDays()) {
      sum += day <= today ? changes.at(day)[counter] : 0;
    }
    return sum;
  }
}
