package io.storegauge.stats;

/**
 * One value of the stores of a platform and day, placed among peers: the formal stores of the same
 * category that have a value, or of the whole platform where these are too few or the category is
 * unknown. Newcomers are nobody's peers: their values rest on too few orders to be measured by.
 */
public final class PeerColumn {
  private static final double NONE = Double.NaN;

  private final double[] values;
  private final int[] category;
  private final boolean[] formal;
  private final int[] counts;
  private final int minPeers;
  private final MidRank platform;
  private final MidRank[] byCategory;

  private PeerColumn(
      double[] values,
      int[] category,
      boolean[] formal,
      int[] counts,
      int minPeers,
      MidRank platform,
      MidRank[] byCategory) {
    this.values = values;
    this.category = category;
    this.formal = formal;
    this.counts = counts;
    this.minPeers = minPeers;
    this.platform = platform;
    this.byCategory = byCategory;
  }

  /**
   * @param values one a store; NaN = unknown
   * @param category one a store (more may follow), from 0 up to {@code categories}; −1 = unknown
   * @param formal whether a store is a peer of others, one a store (more may follow)
   * @param minPeers a category needs this many peers with a value to be a group
   */
  public static PeerColumn of(
      double[] values, int[] category, boolean[] formal, int categories, int minPeers) {
    int[] counts = new int[categories];
    int known = 0;
    for (int i = 0; i < values.length; i++) {
      if (formal[i] && !Double.isNaN(values[i])) {
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
      if (formal[i] && !Double.isNaN(values[i])) {
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
    return new PeerColumn(
        values, category, formal, counts, minPeers, MidRank.of(everyone, known), groups);
  }

  /**
   * How a store would stand here in the place of one of these; it alone, as store 0.
   *
   * @param leaves whose place it takes
   * @param value NaN = unknown
   * @param joins its category; −1 = unknown, the number of categories = one that nobody here has
   * @param isFormal whether it is ranked, and its own peer
   */
  public PeerColumn with(int leaves, double value, int joins, boolean isFormal) {
    double out = formal[leaves] ? values[leaves] : Double.NaN;
    double in = isFormal ? value : Double.NaN;
    MidRank group = joins < 0 ? null : groupWith(joins, category[leaves] == joins ? out : NONE, in);
    return new PeerColumn(
        new double[] {value},
        new int[] {joins < 0 ? -1 : 0},
        new boolean[] {isFormal},
        null,
        minPeers,
        group == null ? platform.swapped(out, in) : null,
        new MidRank[] {group});
  }

  /** A category with other members; null = these are too few. */
  private MidRank groupWith(int joined, double out, double in) {
    int before = joined < counts.length ? counts[joined] : 0;
    int after = before - (Double.isNaN(out) ? 0 : 1) + (Double.isNaN(in) ? 0 : 1);
    return after < minPeers ? null : members(joined, before).swapped(out, in);
  }

  private MidRank members(int of, int count) {
    if (count >= minPeers) {
      return byCategory[of];
    }
    double[] members = new double[count];
    int filled = 0;
    for (int i = 0; i < values.length && filled < count; i++) {
      if (formal[i] && category[i] == of && !Double.isNaN(values[i])) {
        members[filled++] = values[i];
      }
    }
    return MidRank.of(members, count);
  }

  public double value(int store) {
    return values[store];
  }

  /** Whether the store's peers are its category rather than the whole platform. */
  public boolean withinCategory(int store) {
    return category[store] >= 0 && byCategory[category[store]] != null;
  }

  /** Whether the store's peers are the whole platform because its category has too few. */
  public boolean isWidened(int store) {
    return category[store] >= 0 && byCategory[category[store]] == null;
  }

  /** The store's peers, itself included if it is formal; empty if none has a value. */
  public MidRank peers(int store) {
    return withinCategory(store) ? byCategory[category[store]] : platform;
  }

  /**
   * Rank of a store among its peers, as a percentile 0–100 with 100 at the high or the low end; NaN
   * = no value, or a newcomer: those are not ranked.
   */
  public double percentile(int store, boolean highEnd) {
    return formal[store] ? place(store, highEnd) : Double.NaN;
  }

  /**
   * Where the store's value lies among its peers, as {@link #percentile}, also for a newcomer,
   * which does not count itself; NaN = no value, or no peer with one.
   */
  public double place(int store, boolean highEnd) {
    double value = values[store];
    MidRank peers = peers(store);
    if (Double.isNaN(value) || peers.size() == 0) {
      return Double.NaN;
    }
    return highEnd ? peers.fromBelow(value) : peers.fromAbove(value);
  }
}
