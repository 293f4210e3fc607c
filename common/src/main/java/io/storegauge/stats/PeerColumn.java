package io.storegauge.stats;

/**
 * One value of the stores of a platform and day, ranked among peers: the stores of the same
 * category that have a value, or of the whole platform where these are too few or the category is
 * unknown.
 */
public final class PeerColumn {
  private final double[] values;
  private final int[] category;
  private final MidRank platform;
  private final MidRank[] byCategory;

  private PeerColumn(double[] values, int[] category, MidRank platform, MidRank[] byCategory) {
    this.values = values;
    this.category = category;
    this.platform = platform;
    this.byCategory = byCategory;
  }

  /**
   * @param values one a store; NaN = unknown
   * @param category one a store (more may follow), from 0 up to {@code categories}; −1 = unknown
   * @param minPeers a category needs this many stores with a value to be a group
   */
  public static PeerColumn of(double[] values, int[] category, int categories, int minPeers) {
    int[] counts = new int[categories];
    int known = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        known++;
        if (category[i] >= 0) {
          counts[category[i]]++;
        }
      }
    }
    double[] everyone = new double[known];
    double[][] members = new double[categories][];
    for (int c = 0; c < categories; c++) {
      members[c] = counts[c] < minPeers ? null : new double[counts[c]];
    }
    int[] filled = new int[categories];
    int all = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        everyone[all++] = values[i];
        int c = category[i];
        if (c >= 0 && members[c] != null) {
          members[c][filled[c]++] = values[i];
        }
      }
    }
    MidRank[] groups = new MidRank[categories];
    for (int c = 0; c < categories; c++) {
      groups[c] = members[c] == null ? null : MidRank.of(members[c], members[c].length);
    }
    return new PeerColumn(values, category, MidRank.of(everyone, known), groups);
  }

  public double value(int store) {
    return values[store];
  }

  /** Whether the store's peers are its category rather than the whole platform. */
  public boolean withinCategory(int store) {
    return category[store] >= 0 && byCategory[category[store]] != null;
  }

  /** The store's peers, itself included; empty if nobody has a value. */
  public MidRank peers(int store) {
    return withinCategory(store) ? byCategory[category[store]] : platform;
  }

  /** Percentile 0–100 among peers with 100 at the high or the low end; NaN = no value. */
  public double percentile(int store, boolean highEnd) {
    double value = values[store];
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    return highEnd ? peers(store).fromBelow(value) : peers(store).fromAbove(value);
  }
}
