package io.storegauge.sim;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a slice in one export, as known at its cut-off: orders and reviews, with all
 * entities also cases, conversations, agents and their days, violations, traffic, products and
 * waybills.
 */
final class ExportFiles implements Closeable {
  private final Slice slice;
  private final Folder folder;
  private final Dates dates;
  private final long from;
  private final long to;
  private final String date;
  private final boolean all;
  private final List<Counted> files = new ArrayList<>();
  private final Counted orders;
  private final Counted reviews;
  private final ReviewRows reviewRows = new ReviewRows();

  /** Nothing is written into these without all entities. */
  private final Counted cases;

  private final Counted chats;
  private final Counted agentDays;
  private final Counted agents;
  private final Counted violations;
  private final Counted traffic;
  private final Counted products;
  private final Counted waybills;
  private final Draw draw = new Draw();

  ExportFiles(World world, Slice slice, int export, Folder folder, Dates dates) {
    this.slice = slice;
    this.folder = folder;
    this.dates = dates;
    this.from = world.previousCutOff(export);
    this.to = world.cutOff(export);
    this.date = LocalDate.ofEpochDay(world.exportedOn(export)).toString();
    this.all = world.options().form().entities() == Simulation.Entities.ALL;
    this.orders = csv("orders", OrderRows.HEADER);
    this.reviews = file("reviews", "jsonl.gz", "");
    this.cases = csv("after_sales", CaseRows.HEADER);
    this.chats = csv("service_sessions", ChatRows.HEADER);
    this.agentDays = csv("service_agent_days", DayRows.AGENTS_HEADER);
    this.agents = csv("service_agents", SnapshotRows.AGENTS_HEADER);
    this.violations = csv("violations", DayRows.VIOLATIONS_HEADER);
    this.traffic = csv("traffic", DayRows.TRAFFIC_HEADER);
    this.products = csv("products", SnapshotRows.PRODUCTS_HEADER);
    this.waybills = csv("waybills", WaybillRows.HEADER);
  }

  private Counted csv(String kind, String header) {
    return file(kind, "csv.gz", header);
  }

  private Counted file(String kind, String extension, String header) {
    String name = Simulation.dump(slice.platform(), kind, date, slice.file(), extension);
    Counted counted = new Counted(kind, new DumpFile(folder, name, header, dates));
    files.add(counted);
    return counted;
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

  /** Writes the parcel of an order and the cases about it if this export shows them. */
  void follow(Order order) throws IOException {
    if (!all) {
      return;
    }
    if (WaybillRows.shows(order, from, to)) {
      WaybillRows.write(order, to, waybills.file.row());
      waybills.add(Order.in(order.leftWarehouse, from, to), false);
    }
    CaseState refund = CaseState.of(order, to);
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
   * Writes what is told of a store's day if this export is the first to know it, and how things
   * stand on the last day it knows.
   *
   * @param placed orders of the day
   */
  void day(Store store, int day, int placed) throws IOException {
    if (!all || !Order.in(day * Clock.DAY, from, to)) {
      return;
    }
    for (int agent = 0; agent <= Chat.agents(store); agent++) {
      for (Chat chat : Chat.of(store, day, agent)) {
        ChatRows.write(chat, placed, chats.file.row());
        chats.add(true, false);
      }
    }
    for (AgentDay agent : AgentDay.of(store, day)) {
      DayRows.agent(agent, agentDays.file.row());
      agentDays.add(true, false);
    }
    if (DayRows.isViolated(store, day, draw)) {
      DayRows.violation(store, day, draw, violations.file.row());
      violations.add(true, false);
    }
    DayRows.traffic(store, day, placed, draw, traffic.file.row());
    traffic.add(true, false);
    if ((day + 1) * Clock.DAY == to) {
      snapshot(store, day);
    }
  }

  private void snapshot(Store store, int day) throws IOException {
    for (int product = 0; product < store.products(); product++) {
      SnapshotRows.product(store, product, day, draw, products.file.row());
      products.add(true, false);
    }
    for (int agent = 1; agent <= Chat.agents(store); agent++) {
      SnapshotRows.agent(store, agent, day, draw, agents.file.row());
      agents.add(true, false);
    }
  }

  /** Completes the files and adds what they hold; a file without rows was never made. */
  void finish(List<DumpCount> counts) throws IOException {
    for (Counted file : files) {
      file.finish(counts, date);
    }
  }

  @Override
  public void close() throws IOException {
    for (Counted file : files) {
      file.file.close();
    }
  }

  /** A file and what has gone into it. */
  private static final class Counted {
    private final String kind;
    private final DumpFile file;
    private long rows;
    private long fresh;
    private long repeats;

    Counted(String kind, DumpFile file) {
      this.kind = kind;
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

    void finish(List<DumpCount> counts, String date) throws IOException {
      file.finish();
      if (rows > 0) {
        counts.add(new DumpCount(file.name(), kind, date, rows, fresh, repeats, file.bytes()));
      }
    }
  }
}
