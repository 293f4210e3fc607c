package io.storegauge.report.data;

/** Who a store is; null = unknown. */
public record StoreProfile(String name, String type, String category) {
  public static final StoreProfile UNKNOWN = new StoreProfile(null, null, null);
}
