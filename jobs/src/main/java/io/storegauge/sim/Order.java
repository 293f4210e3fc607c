package io.storegauge.sim;

/** An order with all that will ever happen to it; reused from order to order. */
final class Order {
  Store store;
  long key;

  /** Unique within the platform: date, store, number of the order. */
  long id;

  long buyer;
  int product;
  int items;
  long cents;
  String channel;
  boolean presale;
  boolean virtual;
  boolean gift;

  long placed;
  long paid;
  long shipDue;
  long shipped;
  long pickedUp;

  /** Pickup as it happened; {@link #pickedUp} lacks some scans. */
  long leftWarehouse;

  long deliveryDue;
  long delivered;
  long completed;
  long cancelled;
  String cancelledBy;

  boolean faulty;

  /** Sent back after delivery: the platform closes it as cancelled by the buyer. */
  boolean returned;

  boolean late() {
    return delivered != Clock.NEVER && delivered > deliveryDue;
  }

  /** Whether an export of the events from one cut-off to the next shows this order. */
  boolean changedIn(long from, long to) {
    return in(placed, from, to)
        || in(paid, from, to)
        || in(shipped, from, to)
        || in(pickedUp, from, to)
        || in(delivered, from, to)
        || in(completed, from, to)
        || in(cancelled, from, to);
  }

  static boolean in(long moment, long from, long to) {
    return moment >= from && moment < to;
  }

  String status(long cutOff) {
    if (cancelled < cutOff) {
      return "cancelled";
    }
    if (completed < cutOff) {
      return "completed";
    }
    if (delivered < cutOff) {
      return "delivered";
    }
    if (shipped < cutOff || pickedUp < cutOff) {
      return "shipped";
    }
    return paid < cutOff ? "paid" : "unpaid";
  }
}
