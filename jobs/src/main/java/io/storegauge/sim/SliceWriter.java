package io.storegauge.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
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

  @Override
  public List<DumpCount> call(Slice slice) throws IOException {
    Run run = new Run(new World(options), slice, folder);
    try {
      run.own();
      run.repeats();
    } finally {
      run.close();
    }
    return run.counts();
  }

  /** One slice being written. */
  private static final class Run {
    private final World world;
    private final Slice slice;
    private final List<Store> stores;
    private final OrderModel orderModel;
    private final ReviewModel reviewModel = new ReviewModel();
    private final Order order = new Order();
    private final Review review = new Review();
    private final Draw draw = new Draw();
    private final Target[] targets;

    Run(World world, Slice slice, Folder folder) {
      this.world = world;
      this.slice = slice;
      this.stores = world.stores(slice.platform());
      this.orderModel = new OrderModel(world);
      this.targets = new Target[slice.lastExport() - slice.firstExport() + 1];
      Dates dates = new Dates(world.firstDay(), world.endDay() + World.LIFE_DAYS + 1);
      for (int i = 0; i < targets.length; i++) {
        targets[i] = new Target(world, slice, slice.firstExport() + i, folder, dates);
      }
    }

    void own() throws IOException {
      for (int day = slice.own().firstDay(); day < slice.own().endDay(); day++) {
        for (Store store : stores) {
          if (!slice.own().has(store)) {
            continue;
          }
          int placed = world.ordersPlaced(store, day, draw);
          for (int n = 0; n < placed; n++) {
            orderModel.fill(order, store, day, n);
            boolean reviewed = reviewModel.fill(review, order);
            for (Target target : targets) {
              target.order(order, false);
              if (reviewed) {
                target.review(review, false);
              }
            }
          }
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
      boolean orders = Draw.inShare(key ^ ORDER_SALT, REPEATED);
      boolean reviews = Draw.inShare(key ^ REVIEW_SALT, REPEATED);
      if (!orders && !reviews) {
        return;
      }
      orderModel.fill(order, store, day, n);
      boolean reviewed = reviews && reviewModel.fill(review, order);
      for (Target target : targets) {
        if (orders) {
          target.order(order, true);
        }
        if (reviewed) {
          target.review(review, true);
        }
      }
    }

    void close() throws IOException {
      for (Target target : targets) {
        target.orders.close();
        target.reviews.close();
      }
    }

    List<DumpCount> counts() {
      List<DumpCount> counts = new ArrayList<>();
      for (Target target : targets) {
        target.orders.count("orders", target.date, counts);
        target.reviews.count("reviews", target.date, counts);
      }
      return counts;
    }
  }

  /** The two files of a slice in one export. */
  private static final class Target {
    private final long from;
    private final long to;
    private final String date;
    private final Counted orders;
    private final Counted reviews;
    private final ReviewRows reviewRows = new ReviewRows();

    Target(World world, Slice slice, int export, Folder folder, Dates dates) {
      this.from = world.previousCutOff(export);
      this.to = world.cutOff(export);
      this.date = LocalDate.ofEpochDay(world.exportedOn(export)).toString();
      this.orders =
          new Counted(
              new DumpFile(folder, name(slice, "orders", date, "csv.gz"), OrderRows.HEADER, dates));
      this.reviews =
          new Counted(new DumpFile(folder, name(slice, "reviews", date, "jsonl.gz"), "", dates));
    }

    private static String name(Slice slice, String kind, String date, String extension) {
      return Simulation.dump(slice.platform(), kind, date, slice.file(), extension);
    }

    void order(Order order, boolean repeat) throws IOException {
      if (order.changedIn(from, to)) {
        OrderRows.write(order, to, orders.file.row());
        orders.count(Order.in(order.placed, from, to), repeat);
      }
    }

    void review(Review review, boolean repeat) throws IOException {
      if (review.changedIn(from, to)) {
        reviewRows.write(review, to, reviews.file.row());
        reviews.count(Order.in(review.created, from, to), repeat);
      }
    }
  }

  /** A file and what has gone into it. */
  private static final class Counted {
    private final DumpFile file;
    private long rows;
    private long fresh;
    private long repeats;

    Counted(DumpFile file) {
      this.file = file;
    }

    void count(boolean isFresh, boolean repeat) throws IOException {
      file.endRow();
      rows++;
      if (repeat) {
        repeats++;
      } else if (isFresh) {
        fresh++;
      }
    }

    void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void count(String kind, String date, List<DumpCount> counts) {
      if (rows > 0) {
        counts.add(new DumpCount(file.name(), kind, date, rows, fresh, repeats, file.bytes()));
      }
    }
  }
}
