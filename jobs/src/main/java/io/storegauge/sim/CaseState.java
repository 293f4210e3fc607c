package io.storegauge.sim;

/**
 * What a console knows of an after-sales case before a cut-off. The world has two kinds: a paid
 * order that its buyer gives up before it ships, and goods that come back.
 *
 * @param opened when the buyer asked
 * @param agreed when the seller answered
 * @param resolved when the money went back
 */
record CaseState(Order order, long cutOff, long opened, long agreed, long resolved) {

  /** The case of an order; null if there never is one. */
  static CaseState of(Order o, long cutOff) {
    if (!"buyer".equals(o.cancelledBy) || o.paid == Clock.NEVER) {
      return null;
    }
    long from = o.returned ? o.delivered : o.paid;
    long opened = from + (o.cancelled - from) / 3;
    return new CaseState(o, cutOff, opened, opened + (o.cancelled - opened) / 2, o.cancelled);
  }

  boolean changedIn(long from, long to) {
    return Order.in(opened, from, to) || Order.in(agreed, from, to) || Order.in(resolved, from, to);
  }

  String id() {
    return "14" + order.id;
  }

  boolean isOpen() {
    return resolved >= cutOff;
  }

  /** Goods or parcel: why, in the words of buyers. */
  String reason() {
    if (!order.returned) {
      return "多拍/拍错/不想要";
    }
    return order.faulty ? "商品质量问题" : order.late() ? "物流太慢" : "七天无理由退货";
  }

  String openedAt() {
    return OrderState.time(opened);
  }

  String agreedAt() {
    return OrderState.event(agreed, cutOff);
  }

  String resolvedAt() {
    return OrderState.event(resolved, cutOff);
  }

  String refund() {
    return isOpen() ? "0" : OrderState.money(order.cents);
  }
}
