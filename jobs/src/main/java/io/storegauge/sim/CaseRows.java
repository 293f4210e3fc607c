package io.storegauge.sim;

/** After-sales cases as rows of a CSV file. Empty = not known at the export's cut-off. */
final class CaseRows {
  static final String HEADER =
      "case_id,store_id,order_id,product_id,kind,reason,opened_at,seller_responded_at,resolved_at,"
          + "platform_intervened_at,liability,refund_amount,satisfaction,goods_shipped\n";

  private static final double RATED_SHARE = 0.3;
  private static final long RATED_SALT = 0x2545f491L;
  private static final int STARS = 5;

  private CaseRows() {}

  /** The case in which a buyer wants the money back. */
  static void write(CaseState c, TextBuffer out) {
    Order o = c.order();
    head(c.id(), o, out);
    out.put(o.returned ? "return_refund" : "refund_only").put(',');
    out.put(reason(o)).put(',').putTime(c.opened()).put(',');
    time(c.agreed(), c.cutOff(), out);
    time(c.resolved(), c.cutOff(), out);
    out.put(',');
    out.put(o.returned && o.late() && !o.faulty ? o.key % 2 == 0 ? "carrier" : "seller" : "");
    out.put(',');
    if (!c.isOpen()) {
      out.put(o.cents / 100).put('.').putPadded(o.cents % 100, 2);
    }
    out.put(',');
    if (!c.isOpen() && Draw.inShare(o.key ^ RATED_SALT, RATED_SHARE)) {
      int stars = (int) Math.floorMod(o.key >> 8, (long) STARS);
      out.put(o.faulty ? 1 + stars / 2 : STARS - stars / 2);
    }
    out.put(',').put(o.returned ? "true" : "false").put('\n');
  }

  /** The case in which the platform is asked to step in. */
  static void write(PlatformCase c, TextBuffer out) {
    Order o = c.order();
    head(c.id(), o, out);
    out.put(c.kind()).put(',').put(reason(o)).put(',').putTime(c.opened()).put(',');
    time(c.answered(), c.cutOff(), out);
    time(c.resolved(), c.cutOff(), out);
    time(c.intervened(), c.cutOff(), out);
    out.put(c.resolved() < c.cutOff() ? c.liability() : "");
    out.put(",,,true\n");
  }

  private static void head(String id, Order o, TextBuffer out) {
    out.put(id).put(',').put(o.store.id()).put(',').put(o.id).put(',');
    out.put('p').put(o.store.number()).put('-').put(o.product).put(',');
  }

  /** What is wrong with goods is named in one of three ways. */
  private static String reason(Order o) {
    if (!o.returned) {
      return "no_reason";
    }
    if (o.faulty) {
      int way = (int) Math.floorMod(o.key >> 16, 4L);
      return way == 0 ? "damage" : way == 1 ? "mismatch" : "quality";
    }
    return o.late() ? "logistics" : "no_reason";
  }

  private static void time(long moment, long cutOff, TextBuffer out) {
    if (moment < cutOff) {
      out.putTime(moment);
    }
    out.put(',');
  }
}
