package io.storegauge.report.data;

import java.io.Serializable;

/** A store of a platform. */
public record StoreKey(String platform, String storeId)
    implements Serializable, Comparable<StoreKey> {

  /** As the command line names it. */
  @Override
  public String toString() {
    return platform + "/" + storeId;
  }

  @Override
  public int compareTo(StoreKey other) {
    int byPlatform = platform.compareTo(other.platform);
    return byPlatform != 0 ? byPlatform : storeId.compareTo(other.storeId);
  }
}
