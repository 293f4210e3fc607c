package io.storegauge.model;

import java.util.Locale;

/** Whether a store sells enough to be judged. */
public enum Stage {
  NEWCOMER,
  FORMAL;

  /** Valid paid orders in 30 days from which a store is judged, as platforms publish it. */
  public static final int FORMAL_FROM_ORDERS = 30;

  public static Stage of(long paidOrders) {
    return paidOrders < FORMAL_FROM_ORDERS ? NEWCOMER : FORMAL;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
