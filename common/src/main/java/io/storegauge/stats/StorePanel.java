package io.storegauge.stats;

import java.io.Serializable;

/** The panel of a platform, or of {@link #ALL}, on an as-of day: all of it, or some stores. */
public final class StorePanel implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of a platform: the stores of every one. */
  static final String ALL = "all";

  /** Identity of a panel. */
  public record Key(String platform, int asOf) implements Serializable {}

  private final Key key;
  private final PanelSums sums;

  StorePanel(Key key, PanelSums sums) {
    this.key = key;
    this.sums = sums;
  }

  public Key key() {
    return key;
  }

  /** With the stores of another part of the same panel. */
  public StorePanel add(StorePanel other) {
    sums.add(other.sums);
    return this;
  }

  PanelSums sums() {
    return sums;
  }
}
