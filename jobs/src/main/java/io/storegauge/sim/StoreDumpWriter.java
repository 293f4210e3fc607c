package io.storegauge.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;

/**
 * Writes everything a store's console exports, in the platform's own format. A task that is tried
 * again writes the same bytes to the same files.
 */
final class StoreDumpWriter implements Function<Integer, StoreDumps> {
  private static final long serialVersionUID = 1L;

  /** Consoles split what is longer; what is collected must fit into memory. */
  private static final double ROWS_PER_FILE = 20_000;

  /** Exports of the tail that are collected at once. */
  private static final int EXPORTS_AT_ONCE = 31;

  private final Simulation.Options options;
  private final Folder folder;

  StoreDumpWriter(Simulation.Options options, Folder folder) {
    this.options = options;
    this.folder = folder;
  }

  /** Writes the store of a rank. */
  @Override
  public StoreDumps call(Integer rank) throws IOException {
    return new Run(new World(options), rank).write();
  }

  /** One store being written. */
  private final class Run {
    private final World world;
    private final Store store;
    private final FaultPlan faults;
    private final OrderModel orderModel;
    private final ReviewModel reviewModel = new ReviewModel();
    private final Order order = new Order();
    private final Review review = new Review();
    private final Draw draw = new Draw();
    private final StoreDumps out = new StoreDumps();

    Run(World world, int rank) {
      this.world = world;
      this.store = world.stores().get(rank);
      this.faults = options.form().dirty() ? new FaultPlan(rank) : null;
      this.orderModel = new OrderModel(world);
    }

    StoreDumps write() throws IOException {
      firstExport();
      for (int from = 1; from < world.exports(); from += EXPORTS_AT_ONCE) {
        tail(from, Math.min(world.exports(), from + EXPORTS_AT_ONCE));
      }
      return out;
    }

    /** Cut by time into at least two files; a few rows of each stand in the next one, too. */
    private void firstExport() throws IOException {
      int first = world.firstDay();
      int days = world.exportedOn(0) - first;
      int files = (int) Math.max(2, Math.ceil(store.ordersPerDay() * days / ROWS_PER_FILE));
      int parts = Math.min(files, days);
      for (int p = 0; p < parts; p++) {
        StoreExport export = new StoreExport(world, store, 0, p + 1, faults);
        if (p > 0) {
          repeats(export, day(first, days, p - 1, parts), day(first, days, p, parts));
        }
        own(
            List.of(export),
            day(first, days, p, parts),
            day(first, days, p + 1, parts),
            p < parts - 1);
        export.finish(folder, out);
      }
    }

    private int day(int first, int days, int part, int parts) {
      return first + (int) ((long) days * part / parts);
    }

    private void tail(int fromExport, int toExport) throws IOException {
      List<StoreExport> exports = new ArrayList<>();
      for (int e = fromExport; e < toExport; e++) {
        exports.add(new StoreExport(world, store, e, 1, faults));
      }
      int first = Math.max(world.firstDay(), world.exportedOn(fromExport) - 1 - World.LIFE_DAYS);
      own(exports, first, world.exportedOn(toExport - 1), false);
      for (StoreExport export : exports) {
        export.finish(folder, out);
      }
    }

    private void own(List<StoreExport> exports, int firstDay, int endDay, boolean isRepeated) {
      for (int day = firstDay; day < endDay; day++) {
        int placed = world.ordersPlaced(store, day, draw);
        for (int n = 0; n < placed; n++) {
          orderModel.fill(order, store, day, n);
          boolean reviewed = reviewModel.fill(review, order);
          for (StoreExport export : exports) {
            export.order(order, false);
            if (reviewed) {
              export.review(review, false, isRepeated && SliceWriter.repeatsReview(order.key));
            }
          }
        }
      }
    }

    private void repeats(StoreExport export, int firstDay, int endDay) {
      for (int day = firstDay; day < endDay; day++) {
        int placed = world.ordersPlaced(store, day, draw);
        for (int n = 0; n < placed; n++) {
          long key = world.orderKey(store, day, n);
          boolean ofReview = SliceWriter.repeatsReview(key);
          if (!ofReview && !SliceWriter.repeatsOrder(key)) {
            continue;
          }
          orderModel.fill(order, store, day, n);
          if (SliceWriter.repeatsOrder(key)) {
            export.order(order, true);
          }
          if (ofReview && reviewModel.fill(review, order)) {
            export.review(review, true, false);
          }
        }
      }
    }
  }
}
