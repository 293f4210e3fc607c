package io.storegauge.sim;

import java.time.LocalDate;
import java.util.Locale;

/** What a console knows of an order before a cut-off; an event to come is the empty text. */
record OrderState(Order order, long cutOff, Contact contact) {

  String id() {
    return Long.toString(order.id);
  }

  /** Consoles number products; the world's names of them are not theirs. */
  String product() {
    return Long.toString(product(order));
  }

  static long product(Order o) {
    return 3_600_000_000_000L + o.store.number() * 10_000L + o.product;
  }

  String title() {
    return title(order);
  }

  static String title(Order o) {
    return title(o.store, o.product);
  }

  static String title(Store store, int product) {
    return store.name() + "自营" + (product + 1) + "号款";
  }

  String items() {
    return Integer.toString(order.items);
  }

  String amount() {
    return money(order.cents);
  }

  static String money(long cents) {
    StringBuilder text = new StringBuilder().append(cents / 100).append('.');
    pair(cents % 100, text);
    return text.toString();
  }

  String thousands() {
    return String.format(Locale.ROOT, "%,d.%02d", order.cents / 100, order.cents % 100);
  }

  String status() {
    return order.status(cutOff);
  }

  boolean isPaid() {
    return order.paid < cutOff;
  }

  boolean isShipped() {
    return order.shipped < cutOff;
  }

  /** Given up or sent back: the money went back. */
  boolean isPaidBack() {
    return isPaid() && status().equals("cancelled");
  }

  String placed() {
    return time(order.placed);
  }

  String paid() {
    return event(order.paid);
  }

  String shipped() {
    return event(order.shipped);
  }

  String completed() {
    return event(order.completed);
  }

  /** Promises are made with the payment. */
  String shipDue() {
    return isPaid() && order.shipDue != Clock.NEVER ? time(order.shipDue) : "";
  }

  String deliveryDue() {
    return isPaid() && order.deliveryDue != Clock.NEVER ? time(order.deliveryDue) : "";
  }

  /** Number of the parcel; none before it is handed over. */
  String waybill() {
    return isShipped() ? "SF" + (order.id % 10_000_000_000L) : "";
  }

  String channel() {
    return switch (order.channel) {
      case "search" -> "搜索";
      case "recommendation" -> "推荐";
      case "live" -> "直播";
      case "video" -> "短视频";
      case "ads" -> "广告";
      default -> "店铺";
    };
  }

  private String event(long moment) {
    return event(moment, cutOff);
  }

  static String event(long moment, long cutOff) {
    return moment < cutOff ? time(moment) : "";
  }

  static String time(long moment) {
    long second = Math.floorMod(moment, Clock.DAY);
    StringBuilder text = new StringBuilder(19);
    text.append(date(Clock.epochDay(moment))).append(' ');
    pair(second / 3600, text);
    pair(second / 60 % 60, text.append(':'));
    pair(second % 60, text.append(':'));
    return text.toString();
  }

  static String date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  private static void pair(long number, StringBuilder text) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
