package io.storegauge.sim;

/** Orders as rows of a CSV file. Empty = not known at the export's cut-off. */
final class OrderRows {
  static final String HEADER =
      "order_id,store_id,buyer_id,status,amount,item_count,product_id,category,traffic_channel,"
          + "is_presale,is_virtual,excluded_reason,ordered_at,paid_at,ship_due_at,shipped_at,"
          + "picked_up_at,delivery_due_at,delivered_at,completed_at,cancelled_at,cancelled_by\n";

  private OrderRows() {}

  static void write(Order o, long cutOff, TextBuffer out) {
    boolean paid = o.paid < cutOff;
    out.put(o.id).put(',').put(o.store.id()).put(',').put('u').putPadded(o.buyer, 10).put(',');
    out.put(o.status(cutOff)).put(',');
    out.put(o.cents / 100).put('.').putPadded(o.cents % 100, 2).put(',');
    out.put(o.items).put(',');
    out.put('p').put(o.store.number()).put('-').put(o.product).put(',');
    out.put(Stores.CATEGORIES.get(o.store.category())).put(',').put(o.channel).put(',');
    out.put(o.presale ? "true" : "false").put(',').put(o.virtual ? "true" : "false").put(',');
    out.put(o.gift ? "gift" : "").put(',');
    out.putTime(o.placed).put(',');
    time(o.paid, cutOff, out);
    promise(o.shipDue, paid, out);
    time(o.shipped, cutOff, out);
    time(o.pickedUp, cutOff, out);
    promise(o.deliveryDue, paid, out);
    time(o.delivered, cutOff, out);
    time(o.completed, cutOff, out);
    time(o.cancelled, cutOff, out);
    out.put(o.cancelled < cutOff ? o.cancelledBy : "").put('\n');
  }

  private static void time(long moment, long cutOff, TextBuffer out) {
    if (moment < cutOff) {
      out.putTime(moment);
    }
    out.put(',');
  }

  /** A promise is made with the payment and lies ahead. */
  private static void promise(long moment, boolean paid, TextBuffer out) {
    if (paid && moment != Clock.NEVER) {
      out.putTime(moment);
    }
    out.put(',');
  }
}
