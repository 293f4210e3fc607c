package io.storegauge.sim;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task writes: the files of one number of a platform in one export or a row of exports.
 *
 * @param file number in the file names, from 1
 * @param firstExport and
 * @param lastExport positions of the exports, inclusive
 * @param own orders that belong in these files
 * @param repeated orders of the neighbouring files, of which a few are repeated here
 */
record Slice(String platform, int file, int firstExport, int lastExport, Part own, Part repeated)
    implements Serializable {

  /** Keeps files at 20 MB or so: a file cannot be split among readers. */
  static final int ROWS_PER_FILE = 300_000;

  /** How often an order shows in daily exports: placed, shipped, delivered, completed. */
  private static final int SHOWN_PER_ORDER = 4;

  /** Exports written at once in a task: each has up to ten files open. */
  private static final int EXPORTS_PER_SLICE = 31;

  /**
   * Orders by day placed and by store.
   *
   * @param firstDay epoch day
   * @param endDay epoch day, exclusive
   * @param range which of the ranges: every store whose number leaves this remainder
   */
  record Part(int firstDay, int endDay, int range, int ranges) implements Serializable {
    boolean has(Store store) {
      return store.number() % ranges == range;
    }
  }

  /** Every slice of a simulation: follows from the options, never from the cores. */
  static List<Slice> plan(World world) {
    List<Slice> slices = new ArrayList<>();
    for (String platform : world.options().platforms()) {
      double ordersPerDay = world.stores(platform).stream().mapToDouble(Store::ordersPerDay).sum();
      add(slices, platform, 0, 0, firstExport(world, ordersPerDay));
      for (int from = 1; from < world.exports(); from += EXPORTS_PER_SLICE) {
        int to = Math.min(world.exports() - 1, from + EXPORTS_PER_SLICE - 1);
        add(slices, platform, from, to, dailyExports(world, ordersPerDay, from, to));
      }
    }
    return slices;
  }

  /** Cut by time; by store too where a day alone would be too much. */
  private static List<Part> firstExport(World world, double ordersPerDay) {
    int end = world.exportedOn(0);
    int days = end - world.firstDay();
    int files = files(ordersPerDay * days);
    int periods = Math.min(files, days);
    int ranges = (files + periods - 1) / periods;
    List<Part> parts = new ArrayList<>();
    for (int p = 0; p < periods; p++) {
      int first = world.firstDay() + (int) ((long) days * p / periods);
      int next = world.firstDay() + (int) ((long) days * (p + 1) / periods);
      for (int r = 0; r < ranges; r++) {
        parts.add(new Part(first, next, r, ranges));
      }
    }
    return parts;
  }

  private static List<Part> dailyExports(World world, double ordersPerDay, int from, int to) {
    int first = Math.max(world.firstDay(), world.exportedOn(from) - 1 - World.LIFE_DAYS);
    int ranges = files(ordersPerDay * SHOWN_PER_ORDER);
    List<Part> parts = new ArrayList<>();
    for (int r = 0; r < ranges; r++) {
      parts.add(new Part(first, world.exportedOn(to), r, ranges));
    }
    return parts;
  }

  /** At least two, so that a row can be repeated in another file. */
  private static int files(double rows) {
    return (int) Math.max(2, Math.ceil(rows / ROWS_PER_FILE));
  }

  private static void add(
      List<Slice> slices, String platform, int firstExport, int lastExport, List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Part neighbour = parts.get((i + parts.size() - 1) % parts.size());
      slices.add(new Slice(platform, i + 1, firstExport, lastExport, parts.get(i), neighbour));
    }
  }
}
