package io.storegauge.sim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that follows from the options alone: stores, demand by day, dates of the exports.
 * Built anew wherever it is needed, and equal there.
 */
final class World {
  /** No event of an order or its review comes later than this after the order was placed. */
  static final int LIFE_DAYS = 90;

  private static final double[] BY_WEEKDAY = {0.96, 0.97, 0.98, 1.0, 1.04, 1.06, 0.99};

  private final Simulation.Options options;
  private final List<Store> stores;
  private final int firstDay;
  private final Promotion[] promotions;
  private final double[] demand;

  World(Simulation.Options options) {
    this.options = options;
    this.stores = Stores.invent(options);
    this.firstDay = (int) options.start().toEpochDay();
    this.promotions = new Promotion[options.days()];
    this.demand = new double[options.days()];
    double mean = meanOfYear(options.start());
    for (int d = 0; d < options.days(); d++) {
      LocalDate day = options.start().plusDays(d);
      promotions[d] = Promotion.on(day);
      demand[d] = factor(day) / mean;
    }
  }

  private static double factor(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return BY_WEEKDAY[weekday.getValue() - 1] * Promotion.on(day).demand();
  }

  /**
   * Over the year from the start, however long the simulation: a day's orders depend on no other.
   */
  private static double meanOfYear(LocalDate start) {
    double sum = 0;
    for (int d = 0; d < 365; d++) {
      sum += factor(start.plusDays(d));
    }
    return sum / 365;
  }

  Simulation.Options options() {
    return options;
  }

  /** Largest first. */
  List<Store> stores() {
    return stores;
  }

  List<Store> stores(String platform) {
    return stores.stream().filter(s -> s.platform().equals(platform)).toList();
  }

  /** Epoch day of the first orders. */
  int firstDay() {
    return firstDay;
  }

  /** Epoch day after the last orders. */
  int endDay() {
    return firstDay + options.days();
  }

  /** The first export, then one a day of the tail. */
  int exports() {
    return options.tailDays() + 1;
  }

  /** Epoch day an export is dated; it knows what happened before that day began. */
  int exportedOn(int export) {
    return endDay() - options.tailDays() + export;
  }

  /** The first second an export no longer knows. */
  long cutOff(int export) {
    return exportedOn(export) * Clock.DAY;
  }

  /** Where the export before ended; the first one has no beginning. */
  long previousCutOff(int export) {
    return export == 0 ? Long.MIN_VALUE : cutOff(export - 1);
  }

  Promotion promotion(int epochDay) {
    return promotions[epochDay - firstDay];
  }

  int ordersPlaced(Store store, int epochDay, Draw draw) {
    draw.at(Draw.key(options.seed(), store.key(), epochDay, -1));
    return draw.poisson(store.ordersPerDay() * demand[epochDay - firstDay]);
  }

  long orderKey(Store store, int epochDay, int n) {
    return Draw.key(options.seed(), store.key(), epochDay, n);
  }
}
