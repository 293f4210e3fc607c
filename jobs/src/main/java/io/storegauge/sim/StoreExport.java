package io.storegauge.sim;

import io.storegauge.sim.Planted.MustBe;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a store exports on one day: a file of each kind, as known at the cut-off. */
final class StoreExport {
  private static final long MOST_PRODUCTS = 1000;

  private final long from;
  private final long to;
  private final long end;
  private final int export;
  private final boolean isBetween;
  private final PlatformExports platform;
  private final FaultPlan faults;
  private final StoreDump<OrderState> orders;
  private final StoreDump<CaseState> cases;
  private final StoreDump<ReviewState> reviews;
  private final StoreDump<AgentDay> chats;
  private final StoreDump<ProductDay> products;

  /** By day and product. */
  private final Map<Long, ProductDay> sold = new TreeMap<>();

  private final ReviewText words = new ReviewText();
  private final Set<String> contacts = new HashSet<>();

  /**
   * @param number of the files in their export
   * @param faults null = none are planted
   */
  StoreExport(World world, Store store, int export, int number, FaultPlan faults) {
    this.from = world.previousCutOff(export);
    this.to = world.cutOff(export);
    this.end = world.cutOff(world.exports() - 1);
    this.export = export;
    this.isBetween = export > 0 && export < world.exports() - 1;
    this.platform = PlatformExports.KNOWN.get(store.platform());
    this.faults = faults;
    int day = world.exportedOn(export);
    int version = store.number() + export;
    this.orders = dump(platform.orders(), version, store, day, number);
    this.cases = dump(platform.afterSales(), version, store, day, number);
    this.reviews = dump(platform.reviews(), version, store, day, number);
    this.chats = dump(platform.chats(), version, store, day, number);
    this.products = dump(platform.products(), version, store, day, number);
    if (chats != null && number == 1) {
      int first = export == 0 ? world.firstDay() : world.exportedOn(export - 1);
      for (int d = first; d < day; d++) {
        AgentDay.of(store, d).forEach(a -> chats.add(a, a.drawKey(), true, false, true));
      }
    }
  }

  /**
   * Exports of a store take turns with the headers the console has used; null if there are none.
   */
  private <T> StoreDump<T> dump(
      List<Export<T>> exports, int version, Store store, int day, int number) {
    return exports.isEmpty()
        ? null
        : new StoreDump<>(exports.get(version % exports.size()), store, day, number, faults);
  }

  /** Adds an order, and the case about it, if this export shows them. */
  void order(Order o, boolean isRepeat) {
    if (o.changedIn(from, to)) {
      boolean plain = faults != null && FaultPlan.showsContact(o);
      Contact contact = plain ? Contact.plain(o) : Contact.masked(o);
      boolean isFresh = Order.in(o.placed, from, to);
      boolean isNewest = !o.changedIn(to, end);
      DumpRecord record =
          orders.add(new OrderState(o, to, contact), o.key + export, isFresh, isRepeat, isNewest);
      if (plain) {
        orders.plant(record, "personal_columns", MustBe.KEPT);
        contacts.addAll(contact.personal());
      }
      if (faults != null && isNewest && !isFresh && !isRepeat && FaultPlan.isWatched(o)) {
        orders.plant(record, "late_version", MustBe.NEWEST, platform.silverStatus(o, end));
      }
      if (isBetween && !isNewest) {
        orders.newest(record, platform.silverStatus(o, end));
      }
    }
    if (products != null && !isRepeat && Order.in(o.placed, from, to)) {
      long key = Clock.epochDay(o.placed) * MOST_PRODUCTS + o.product;
      sold.computeIfAbsent(key, k -> new ProductDay(o)).add(o);
    }
    if (cases != null && !isRepeat) {
      caseOf(o);
    }
  }

  private void caseOf(Order o) {
    CaseState c = CaseState.of(o, to);
    if (c != null && c.changedIn(from, to)) {
      boolean isFresh = Order.in(c.opened(), from, to);
      cases.add(c, Long.rotateLeft(o.key, 17) + export, isFresh, false, !c.changedIn(to, end));
    }
  }

  /**
   * Adds a review if this export shows it.
   *
   * @param isRepeated another file of the export has an exact copy of it
   */
  void review(Review r, boolean isRepeat, boolean isRepeated) {
    if (!r.changedIn(from, to) || r.deleted < to && !platform.tellsDeletions()) {
      return;
    }
    ReviewState state = new ReviewState(r, to, words);
    boolean isFresh = Order.in(r.created, from, to);
    boolean isNewest = !isRepeat && !isRepeated && !r.changedIn(to, end);
    DumpRecord record = reviews.add(state, ~r.order.key + export, isFresh, isRepeat, isNewest);
    if (faults != null && r.edited < to && !state.isDeleted() && reviews.isCurrent(record)) {
      reviews.plant(record, "edited_review", MustBe.KEPT, state.text());
    }
    if (faults != null && isNewest && state.isDeleted()) {
      reviews.plant(record, "tombstone", MustBe.TOMBSTONE);
    }
    if (faults != null && isNewest && state.isAppended()) {
      reviews.plant(record, "appended_review", MustBe.APPENDED);
    }
  }

  /** Writes the files; one without rows is not made. */
  void finish(Folder folder, StoreDumps out) throws IOException {
    orders.finish(folder, isBetween, out);
    if (cases != null) {
      cases.finish(folder, isBetween, out);
    }
    reviews.finish(folder, isBetween, out);
    if (chats != null) {
      chats.finish(folder, isBetween, out);
    }
    if (products != null) {
      sold.values().forEach(p -> products.add(p, p.drawKey(), true, false, true));
      products.finish(folder, isBetween, out);
    }
    out.personal().addAll(contacts);
  }
}
