package io.storegauge.sim;

/**
 * What a platform knows before a cut-off of a buyer who asked it for help with goods that come
 * back: more of them do where the goods are faulty or late.
 *
 * @param opened when the buyer asked the platform
 * @param answered when the seller did; {@link Clock#NEVER} = it never does
 * @param intervened when the platform stepped in; likewise
 */
record PlatformCase(
    Order order,
    long cutOff,
    String kind,
    long opened,
    long answered,
    long intervened,
    long resolved,
    String liability) {

  private static final double OF_FAULTY = 0.3;
  private static final double OF_LATE = 0.2;
  private static final double OF_OTHERS = 0.04;
  private static final double UNANSWERED = 0.15;
  private static final String[] KINDS = {"complaint", "dispute", "platform_contact"};

  /** The case of an order; null if there never is one. */
  static PlatformCase of(CaseState refund, Draw draw) {
    Order o = refund.order();
    draw.at(Draw.key(o.key, 105, 0, 0));
    double share = o.faulty ? OF_FAULTY : o.late() ? OF_LATE : OF_OTHERS;
    if (!o.returned || !draw.chance(share)) {
      return null;
    }
    String kind = KINDS[draw.below(KINDS.length)];
    long opened = refund.agreed();
    long resolved = opened + Clock.DAY + draw.below((int) (4 * Clock.DAY));
    long answered = draw.chance(UNANSWERED) ? Clock.NEVER : opened + (resolved - opened) / 3;
    long intervened = draw.chance(share) ? opened + (resolved - opened) / 2 : Clock.NEVER;
    String liability = o.faulty ? "seller" : o.late() ? "carrier" : "buyer";
    return new PlatformCase(
        o, refund.cutOff(), kind, opened, answered, intervened, resolved, liability);
  }

  boolean changedIn(long from, long to) {
    return Order.in(opened, from, to)
        || Order.in(answered, from, to)
        || Order.in(intervened, from, to)
        || Order.in(resolved, from, to);
  }

  String id() {
    return "15" + order.id;
  }
}
