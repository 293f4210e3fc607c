package io.storegauge.sim;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The files of a slice in one export, as known at its cut-off: orders and reviews, with all
 * entities also cases, agents' days, violations and traffic.
 */
final class ExportFiles implements Closeable {
  private static final String AGENTS = "service_agent_days";

  private final long from;
  private final long to;
  private final String date;
  private final Counted orders;
  private final Counted reviews;
  private final ReviewRows reviewRows = new ReviewRows();

  /** Null without them, as are the next three. */
  private final Counted cases;

  private final Counted agents;
  private final Counted violations;
  private final Counted traffic;
  private final Draw draw = new Draw();

  ExportFiles(World world, Slice slice, int export, Folder folder, Dates dates) {
    this.from = world.previousCutOff(export);
    this.to = world.cutOff(export);
    this.date = LocalDate.ofEpochDay(world.exportedOn(export)).toString();
    this.orders =
        new Counted(new DumpFile(folder, name(slice, "orders", "csv.gz"), OrderRows.HEADER, dates));
    this.reviews = new Counted(new DumpFile(folder, name(slice, "reviews", "jsonl.gz"), "", dates));
    boolean all = world.options().entities() == Simulation.Entities.ALL;
    this.cases = all ? csv(folder, slice, "after_sales", CaseRows.HEADER, dates) : null;
    this.agents = all ? csv(folder, slice, AGENTS, DayRows.AGENTS_HEADER, dates) : null;
    this.violations =
        all ? csv(folder, slice, "violations", DayRows.VIOLATIONS_HEADER, dates) : null;
    this.traffic = all ? csv(folder, slice, "traffic", DayRows.TRAFFIC_HEADER, dates) : null;
  }

  private Counted csv(Folder folder, Slice slice, String kind, String header, Dates dates) {
    return new Counted(new DumpFile(folder, name(slice, kind, "csv.gz"), header, dates));
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

  /** Writes the cases about an order if this export shows them. */
  void cases(Order order) throws IOException {
    CaseState refund = cases == null ? null : CaseState.of(order, to);
    if (refund == null) {
      return;
    }
    if (refund.changedIn(from, to)) {
      CaseRows.write(refund, cases.file.row());
      cases.add(Order.in(refund.opened(), from, to), false);
    }
    PlatformCase help = PlatformCase.of(refund, draw);
    if (help != null && help.changedIn(from, to)) {
      CaseRows.write(help, cases.file.row());
      cases.add(Order.in(help.opened(), from, to), false);
    }
  }

  /**
   * Writes what the console tells of a store's day if this export is the first to know it.
   *
   * @param placed orders of the day
   */
  void day(Store store, int day, int placed) throws IOException {
    if (cases == null || !Order.in(day * Clock.DAY, from, to)) {
      return;
    }
    for (AgentDay agent : AgentDay.of(store, day)) {
      DayRows.agent(store, agent, agents.file.row());
      agents.add(true, false);
    }
    if (DayRows.isViolated(store, day, draw)) {
      DayRows.violation(store, day, draw, violations.file.row());
      violations.add(true, false);
    }
    DayRows.traffic(store, day, placed, draw, traffic.file.row());
    traffic.add(true, false);
  }

  /** Completes the files and adds what they hold; a file without rows was never made. */
  void finish(List<DumpCount> counts) throws IOException {
    orders.finish(counts, "orders", date);
    reviews.finish(counts, "reviews", date);
    if (cases != null) {
      cases.finish(counts, "after_sales", date);
      agents.finish(counts, AGENTS, date);
      violations.finish(counts, "violations", date);
      traffic.finish(counts, "traffic", date);
    }
  }

  @Override
  public void close() throws IOException {
    orders.file.close();
    reviews.file.close();
    if (cases != null) {
      cases.file.close();
      agents.file.close();
      violations.file.close();
      traffic.file.close();
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
