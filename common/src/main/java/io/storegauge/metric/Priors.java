package io.storegauge.metric;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Peers' mean and weight of every measure, by peer group and as-of day; small enough for every
 * task.
 */
public final class Priors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where it stands, behind the measures, whether anybody tells of violations: 1, else 0. */
  static final int VIOLATIONS_TOLD = 2 * Measures.COUNT;

  static final int LENGTH = VIOLATIONS_TOLD + 1;

  /** A category of a platform, or with null the platform as a whole. */
  private record Group(String platform, String category) implements Serializable {}

  private final long firstDay;
  private final int days;
  private final Map<Group, double[][]> groups = new HashMap<>();

  /** For the as-of days {@code first} to {@code last} (epoch days). */
  public Priors(DayBounds days) {
    this.firstDay = days.first();
    this.days = (int) (days.last() - days.first() + 1);
  }

  /** Takes the content of one row of {@link PeerGroups#priors}; a null category is the platform. */
  public void put(String platform, String category, long asOf, byte[] content) {
    ByteReader in = new ByteReader(content);
    double[] priors = new double[LENGTH];
    for (int i = 0; i < priors.length; i++) {
      priors[i] = Double.longBitsToDouble(in.readLong());
    }
    groups
            .computeIfAbsent(new Group(platform, category), g -> new double[days][])[
            (int) (asOf - firstDay)] =
        priors;
  }

  /** By day from the first one: mean and weight of each measure in turn. */
  double[][] of(String platform, String category) {
    return groups.getOrDefault(new Group(platform, category), new double[days][]);
  }

  double[] on(double[][] group, long asOf) {
    return group[(int) (asOf - firstDay)];
  }
}
