package io.storegauge.job;

import io.storegauge.table.WaybillsTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What waybills tell of an order, from the definition alone: every waybill is looked at. */
final class ParcelOracle {
  private static final Duration NEAR = Duration.ofDays(45);

  /**
   * A delivery that was promised.
   *
   * @param done null = it has not happened
   */
  record Promise(Instant due, Instant done, boolean abnormal) {
    boolean isKept() {
      return !abnormal && done != null && !done.isAfter(due);
    }
  }

  private ParcelOracle() {}

  /** The waybills that count for an order. */
  static List<SilverRow> parcels(OrderRow o, ConsoleRows console) {
    Instant paid = o.instant("paid_at");
    if (paid == null
        || !areNear(
            paid,
            o.instant("ship_due_at"),
            pickedUp(o),
            o.instant("delivery_due_at"),
            o.instant("delivered_at"),
            o.instant("cancelled_at"))) {
      return List.of();
    }
    return console.of(WaybillsTable.SPEC).stream()
        .filter(w -> w.text("platform").equals(o.text("platform")))
        .filter(w -> w.text("store_id").equals(o.text("store_id")))
        .filter(w -> w.text("order_id").equals(o.text("order_id")))
        .filter(
            w ->
                w.instant("picked_up_at") != null
                    || w.instant("delivered_at") != null
                    || Boolean.TRUE.equals(w.flag("is_abnormal"))
                        && w.instant("promised_at") != null)
        .filter(
            w ->
                areNear(
                    paid,
                    w.instant("picked_up_at"),
                    w.instant("promised_at"),
                    w.instant("delivered_at")))
        .toList();
  }

  private static boolean areNear(Instant paid, Instant... others) {
    return Stream.of(others)
        .filter(Objects::nonNull)
        .allMatch(t -> Duration.between(paid, t).abs().compareTo(NEAR) <= 0);
  }

  private static Instant pickedUp(OrderRow o) {
    return o.instant("picked_up_at") != null ? o.instant("picked_up_at") : o.instant("shipped_at");
  }

  /** The order as its waybills have it. */
  static OrderRow told(OrderRow o, ConsoleRows console) {
    List<SilverRow> parcels = parcels(o, console);
    OrderRow told = o.copy();
    all(parcels, "picked_up_at")
        .min(Instant::compareTo)
        .ifPresent(t -> told.set("picked_up_at", t));
    long signed = all(parcels, "delivered_at").count();
    if (signed > 0) {
      Instant last = all(parcels, "delivered_at").max(Instant::compareTo).orElseThrow();
      told.set("delivered_at", signed == parcels.size() ? last : null);
    }
    return told;
  }

  private static Stream<Instant> all(List<SilverRow> parcels, String column) {
    return parcels.stream().map(w -> w.instant(column)).filter(Objects::nonNull);
  }

  /** What is promised of an order: each parcel, else the order. */
  static List<Promise> promises(OrderRow o, ConsoleRows console) {
    List<SilverRow> parcels = parcels(o, console);
    Instant own = o.instant("delivery_due_at");
    Instant arrived = o.instant("delivered_at");
    List<Promise> promises = new ArrayList<>();
    if (parcels.isEmpty()) {
      promises.add(new Promise(own, arrived, false));
    }
    boolean anySigned = all(parcels, "delivered_at").count() > 0;
    for (SilverRow w : parcels) {
      promises.add(
          new Promise(
              w.instant("promised_at") != null ? w.instant("promised_at") : own,
              anySigned ? w.instant("delivered_at") : arrived,
              Boolean.TRUE.equals(w.flag("is_abnormal"))));
    }
    promises.removeIf(p -> p.due() == null);
    return promises;
  }
}
