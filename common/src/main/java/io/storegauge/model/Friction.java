package io.storegauge.model;

import java.util.Locale;

/**
 * What can go wrong with an order, step by step of the customer's journey. Where two of them always
 * come together, the harm is taken for that of the first.
 */
public enum Friction {
  LATE_PICKUP("Picked up after the seller's promise; without one later than 48 h after payment"),
  SLOW_TRANSIT("Longer on the road than the platform's slow_transit_hours"),
  MISSED_PROMISE("Delivered after the promise to the buyer, or a parcel of it late or abnormal"),
  DAMAGE("A case with reason damage"),
  MISMATCH("A case with reason mismatch"),
  QUALITY("A case with reason quality"),
  SLOW_REPLY("A chat whose turns waited longer than journey.slow_reply_seconds, on average"),
  UNRESOLVED_ISSUE("A chat that was not settled, or a case taken to the platform"),
  SLOW_REFUND("A refund that took longer than journey.slow_refund_hours"),
  STOCK_OUT("Paid and then cancelled by the seller: not sold");

  private static final Friction[] ALL = values();

  private final String comment;

  Friction(String comment) {
    this.comment = comment;
  }

  /** Name in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String comment() {
    return comment;
  }

  /** Place in a set of frictions that is one whole number. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Sets of frictions are whole numbers below this. */
  public static int sets() {
    return 1 << ALL.length;
  }

  /** A set as text: the ids in order, with commas; empty = none. */
  public static String toText(int set) {
    StringBuilder text = new StringBuilder();
    for (Friction f : ALL) {
      if ((set & f.bit()) != 0) {
        text.append(text.length() == 0 ? "" : ",").append(f.id());
      }
    }
    return text.toString();
  }

  /**
   * The set that a text names.
   *
   * @throws IllegalArgumentException if it names another thing
   */
  public static int toSet(String text) {
    int set = 0;
    for (String id : text.isEmpty() ? new String[0] : text.split(",")) {
      set |= valueOf(id.toUpperCase(Locale.ROOT)).bit();
    }
    return set;
  }
}
