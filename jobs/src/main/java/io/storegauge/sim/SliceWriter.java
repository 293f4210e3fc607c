package io.storegauge.sim;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;

/**
 * Writes a slice: every order is made once and put into each of the slice's exports that shows it.
 * A task that is tried again writes the same bytes to the same files.
 */
final class SliceWriter implements Function<Slice, List<DumpCount>> {
  private static final long serialVersionUID = 1L;

  /** Of the rows of an export, as when the periods of two downloads overlap. */
  static final double REPEATED = 0.005;

  private static final long ORDER_SALT = 0x5bd1e995L;
  private static final long REVIEW_SALT = 0x1b873593L;

  private final Simulation.Options options;
  private final Folder folder;

  SliceWriter(Simulation.Options options, Folder folder) {
    this.options = options;
    this.folder = folder;
  }

  /** Whether another file of the export repeats the order with this key. */
  static boolean repeatsOrder(long key) {
    return Draw.inShare(key ^ ORDER_SALT, REPEATED);
  }

  /** Whether another file of the export repeats the review of the order with this key. */
  static boolean repeatsReview(long key) {
    return Draw.inShare(key ^ REVIEW_SALT, REPEATED);
  }

  @Override
  public List<DumpCount> call(Slice slice) throws IOException {
    try (Run run = new Run(new World(options), slice, folder)) {
      run.own();
      run.repeats();
      return run.finish();
    }
  }

  /** One slice being written. */
  private static final class Run implements Closeable {
    private final World world;
    private final Slice slice;
    private final List<Store> stores;
    private final OrderModel orderModel;
    private final ReviewModel reviewModel = new ReviewModel();
    private final Order order = new Order();
    private final Review review = new Review();
    private final Draw draw = new Draw();
    private final ExportFiles[] targets;

    Run(World world, Slice slice, Folder folder) {
      this.world = world;
      this.slice = slice;
      this.stores = world.stores(slice.platform());
      this.orderModel = new OrderModel(world);
      this.targets = new ExportFiles[slice.lastExport() - slice.firstExport() + 1];
      Dates dates = new Dates(world.firstDay(), world.endDay() + World.LIFE_DAYS + 1);
      for (int i = 0; i < targets.length; i++) {
        targets[i] = new ExportFiles(world, slice, slice.firstExport() + i, folder, dates);
      }
    }

    void own() throws IOException {
      for (int day = slice.own().firstDay(); day < slice.own().endDay(); day++) {
        for (Store store : stores) {
          if (!slice.own().has(store)) {
            continue;
          }
          int placed = world.ordersPlaced(store, day, draw);
          for (ExportFiles target : targets) {
            target.day(store, day, placed);
          }
          for (int n = 0; n < placed; n++) {
            orderModel.fill(order, store, day, n);
            boolean reviewed = reviewModel.fill(review, order);
            for (ExportFiles target : targets) {
              target.order(order, false);
              target.follow(order);
              if (reviewed) {
                target.review(review, false);
              }
            }
          }
          if (store.campaign() != null) {
            called(store.campaign(), store, day);
          }
        }
      }
    }

    private void called(Campaign campaign, Store store, int day) throws IOException {
      for (int n : campaign.orders(day)) {
        campaign.fill(order, review, orderModel, store, day, n);
        for (ExportFiles target : targets) {
          target.order(order, false);
          target.follow(order);
          target.review(review, false);
        }
      }
    }

    void repeats() throws IOException {
      for (int day = slice.repeated().firstDay(); day < slice.repeated().endDay(); day++) {
        for (Store store : stores) {
          if (!slice.repeated().has(store)) {
            continue;
          }
          int placed = world.ordersPlaced(store, day, draw);
          for (int n = 0; n < placed; n++) {
            repeat(store, day, n);
          }
        }
      }
    }

    private void repeat(Store store, int day, int n) throws IOException {
      long key = world.orderKey(store, day, n);
      boolean orders = repeatsOrder(key);
      boolean reviews = repeatsReview(key);
      if (!orders && !reviews) {
        return;
      }
      orderModel.fill(order, store, day, n);
      boolean reviewed = reviews && reviewModel.fill(review, order);
      for (ExportFiles target : targets) {
        if (orders) {
          target.order(order, true);
        }
        if (reviewed) {
          target.review(review, true);
        }
      }
    }

    List<DumpCount> finish() throws IOException {
      List<DumpCount> counts = new ArrayList<>();
      for (ExportFiles target : targets) {
        target.finish(counts);
      }
      return counts;
    }

    @Override
    public void close() throws IOException {
      for (ExportFiles target : targets) {
        target.close();
      }
    }
  }
}
