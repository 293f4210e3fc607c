package io.storegauge.sim;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** The two files of a slice in one export: orders and reviews as known at its cut-off. */
final class ExportFiles implements Closeable {
  private final long from;
  private final long to;
  private final String date;
  private final Counted orders;
  private final Counted reviews;
  private final ReviewRows reviewRows = new ReviewRows();

  ExportFiles(World world, Slice slice, int export, Folder folder, Dates dates) {
    this.from = world.previousCutOff(export);
    this.to = world.cutOff(export);
    this.date = LocalDate.ofEpochDay(world.exportedOn(export)).toString();
    this.orders =
        new Counted(new DumpFile(folder, name(slice, "orders", "csv.gz"), OrderRows.HEADER, dates));
    this.reviews = new Counted(new DumpFile(folder, name(slice, "reviews", "jsonl.gz"), "", dates));
  }

  private String name(Slice slice, String kind, String extension) {
    return Simulation.dump(slice.platform(), kind, date, slice.file(), extension);
  }

  /** Writes an order if this export shows it. */
  void order(Order order, boolean repeat) throws IOException {
    if (order.changedIn(from, to)) {
      OrderRows.write(order, to, orders.file.row());
      orders.add(Order.in(order.placed, from, to), repeat);
    }
  }

  /** Writes a review if this export shows it. */
  void review(Review review, boolean repeat) throws IOException {
    if (review.changedIn(from, to)) {
      reviewRows.write(review, to, reviews.file.row());
      reviews.add(Order.in(review.created, from, to), repeat);
    }
  }

  /** Completes both files and adds what they hold; a file without rows was never made. */
  void finish(List<DumpCount> counts) throws IOException {
    orders.finish(counts, "orders", date);
    reviews.finish(counts, "reviews", date);
  }

  @Override
  public void close() throws IOException {
    orders.file.close();
    reviews.file.close();
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

    void add(boolean isFresh, boolean repeat) throws IOException {
      file.endRow();
      rows++;
      if (repeat) {
        repeats++;
      } else if (isFresh) {
        fresh++;
      }
    }

    void finish(List<DumpCount> counts, String kind, String date) throws IOException {
      file.finish();
      if (rows > 0) {
        counts.add(new DumpCount(file.name(), kind, date, rows, fresh, repeats, file.bytes()));
      }
    }
  }
}
