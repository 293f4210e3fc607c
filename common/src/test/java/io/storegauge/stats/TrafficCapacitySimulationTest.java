package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.TrafficCapacityTable;
import java.util.Arrays;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/**
 * Whether whole stores are given the capacity that was planted, and none where there is none: each
 * has three services in which a bend may be found by chance.
 */
class TrafficCapacitySimulationTest {
  private static final int DAYS = 180;

  /** Days before the first one that are delivered in it. */
  private static final int BEFORE = 3;

  private static final int STORES = 80;
  private static final int[] ORDERS_A_DAY = {15, 60, 250};

  /** A service worsens by so much with every usual day's load, at whatever load. */
  private static final double[] SLOPES = {0, 0.02, 0.05, 0.1};

  private static final int STATUS = column(TrafficCapacityTable.STATUS);
  private static final int USUAL = column("usual_orders");
  private static final int CAPACITY = column("capacity_orders");

  private final Random random = new Random(11);

  private static int column(String name) {
    return TrafficCapacityTable.SPEC.columnNames().indexOf(name);
  }

  /** Service by day beyond what load explains: bad days come in a row, and some are disasters. */
  private double[] moods() {
    double[] moods = new double[DAYS];
    double mood = 0;
    for (int d = 0; d < DAYS; d++) {
      mood = 0.4 * mood + 0.92 * random.nextGaussian();
      moods[d] = mood + (random.nextDouble() < 0.03 ? 3 + 2 * random.nextDouble() : 0);
    }
    return moods;
  }

  /**
   * Orders paid by day: busier at weekends, swinging for a few days, and about once a month a
   * promotion of one to three days.
   */
  private double[] paid(int ordersADay) {
    double[] paid = new double[DAYS + BEFORE];
    double swing = 0;
    double promotion = 1;
    int left = 0;
    for (int d = 0; d < paid.length; d++) {
      swing = 0.3 * swing + 0.95 * random.nextGaussian();
      if (left == 0 && random.nextDouble() < 0.03) {
        left = 1 + random.nextInt(3);
        promotion = 1.5 + random.nextDouble();
      }
      double load = Math.exp(0.3 * swing) * (d % 7 >= 5 ? 1.15 : 0.95);
      double expected = ordersADay * load * (left > 0 ? promotion : 1);
      paid[d] = Math.max(1, Math.round(spread(expected)));
      left = Math.max(0, left - 1);
    }
    return paid;
  }

  /** A count with so many expected. */
  private double spread(double expected) {
    return Math.max(0, expected + Math.sqrt(expected) * random.nextGaussian());
  }

  private long bad(long orders, double chance) {
    double p = Math.min(0.95, Math.max(0.002, chance));
    long bad = 0;
    for (long i = 0; i < orders; i++) {
      bad += random.nextDouble() < p ? 1 : 0;
    }
    return bad;
  }

  private static double[] loads(double[] orders) {
    double[] sorted = orders.clone();
    Arrays.sort(sorted);
    return Arrays.stream(orders).map(o -> o / sorted[DAYS / 2]).toArray();
  }

  /** What load adds to a service; one that does not bend has its bend at infinity. */
  private static double strain(double load, double bend, double rise, double slope) {
    return rise * (Math.max(0, load - bend) + slope / 0.4 * load);
  }

  /**
   * A store's row of the table.
   *
   * @param bends of pickups, replies and reviews, as multiples of the usual load
   * @param slope of all three, in points of a share; replies worsen likewise
   */
  private InternalRow store(int ordersADay, double[] bends, double slope) {
    double[] all = paid(ordersADay);
    double[] paid = Arrays.copyOfRange(all, BEFORE, all.length);
    double[] due = new double[DAYS];
    double[] delivered = new double[DAYS];
    for (int d = 0; d < DAYS; d++) {
      int t = d + BEFORE;
      due[d] = Math.max(1, Math.round(0.25 * all[t] + 0.75 * all[t - 1]));
      delivered[d] =
          Math.max(1, Math.round(0.1 * all[t - 1] + 0.75 * all[t - 2] + 0.15 * all[t - 3]));
    }
    double[][] moods = {moods(), moods(), moods()};
    double[][] loads = {loads(due), loads(paid), loads(delivered)};
    long[][] days = new long[DAYS][LoadDays.FACTS.size()];
    for (int d = 0; d < DAYS; d++) {
      long dueOrders = (long) due[d];
      long late =
          bad(dueOrders, 0.05 + 0.03 * moods[0][d] + strain(loads[0][d], bends[0], 0.4, slope));
      long turns = Math.max(1, Math.round(spread(0.8 * paid[d])));
      double seconds =
          Math.exp(
              4
                  + 0.2 * moods[1][d]
                  + strain(loads[1][d], bends[1], 1.2, slope)
                  + 0.6 / Math.sqrt(turns) * random.nextGaussian());
      long arrived = (long) delivered[d];
      long rated = bad(arrived, 0.4);
      long negative =
          bad(rated, 0.05 + 0.03 * moods[2][d] + strain(loads[2][d], bends[2], 0.4, slope));
      set(days[d], Fact.PAID_ORDERS, (long) paid[d]);
      set(days[d], Fact.PICKUP_24H_DUE, dueOrders);
      set(days[d], Fact.PICKUP_24H_MET, dueOrders - late);
      set(days[d], Fact.CHAT_TURNS, turns);
      set(days[d], Fact.CHAT_RESPONSE_SECONDS, Math.round(turns * seconds));
      set(days[d], Fact.DELIVERED_ORDERS, arrived);
      set(days[d], Fact.RATED_ORDERS, rated * Fact.WEIGHT_UNIT);
      set(days[d], Fact.NEGATIVE_ORDERS, negative);
    }
    RowBuilder row = new RowBuilder(TrafficCapacityTable.SPEC.columns().size()).start();
    new TrafficCapacity(0, new LoadDays(days)).write(row, 2);
    return row.build();
  }

  private static void set(long[] day, Fact fact, long value) {
    day[LoadDays.FACTS.indexOf(fact)] = value;
  }

  /** Bends of a store: by turns in one of its services, or in all of them one after another. */
  private static double[] planted(int store, double first) {
    double never = Double.POSITIVE_INFINITY;
    double[] bends = {never, never, never};
    bends[store % 3] = first;
    if (store % 4 == 3) {
      bends[(store + 1) % 3] = 1.2 * first;
      bends[(store + 2) % 3] = 1.4 * first;
    }
    return bends;
  }

  @Test
  void plantedCapacitiesAreFoundWithinFifteenPercentInFourOfFiveStores() {
    StringBuilder told = new StringBuilder();
    for (int ordersADay : ORDERS_A_DAY) {
      for (double bend : new double[] {1.2, 1.5}) {
        for (double slope : new double[] {0, 0.02}) {
          int nearHere = 0;
          for (int s = 0; s < STORES; s++) {
            InternalRow row = store(ordersADay, planted(s, bend), slope);
            double truth = bend * row.getDouble(USUAL);
            nearHere +=
                !row.isNullAt(CAPACITY) && Math.abs(row.getDouble(CAPACITY) / truth - 1) <= 0.15
                    ? 1
                    : 0;
          }
          told.append(ordersADay).append(" at ").append(bend).append(" on ").append(slope);
          told.append(": ").append(nearHere).append("; ");
          assertTrue(nearHere >= 0.8 * STORES, told.toString());
        }
      }
    }
  }

  @Test
  void noneIsClaimedInNineOfTenStoresWithoutOneWhetherLevelOrWorseningSteadily() {
    double never = Double.POSITIVE_INFINITY;
    StringBuilder told = new StringBuilder();
    int total = 0;
    for (int ordersADay : ORDERS_A_DAY) {
      for (double slope : SLOPES) {
        int claimed = 0;
        for (int s = 0; s < STORES; s++) {
          InternalRow row = store(ordersADay, new double[] {never, never, never}, slope);
          claimed += "reached".equals(row.getUTF8String(STATUS).toString()) ? 1 : 0;
        }
        told.append(ordersADay).append(" on ").append(slope).append(": ").append(claimed);
        told.append("; ");
        assertTrue(claimed <= 0.1 * STORES, told.toString());
        total += claimed;
      }
    }
    int all = STORES * SLOPES.length * ORDERS_A_DAY.length;
    assertTrue(total <= 0.03 * all, told.toString() + total + " of " + all);
  }
}
