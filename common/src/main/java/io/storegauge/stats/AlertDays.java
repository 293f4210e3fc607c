package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reviews of one store by day. */
final class AlertDays {
  private int[] counts = new int[64];
  private int first;
  private int last = -1;
  private final List<Evidence> evidence = new ArrayList<>();

  /** A review that is counted. */
  record Evidence(int day, String review) {}

  /** Adds a review. Days come in ascending order. */
  void add(int day) {
    if (last < 0) {
      first = day;
    }
    last = day;
    int at = day - first;
    if (at >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(at + 1, 2 * counts.length));
    }
    counts[at]++;
  }

  /** Adds a review that may be named. Days come in ascending order, and ids within a day. */
  void add(int day, String id) {
    add(day);
    evidence.add(new Evidence(day, id));
  }

  /** Makes sums over days quick. */
  Sums sums() {
    int days = last < 0 ? 0 : last - first + 1;
    long[] upTo = new long[days + 1];
    for (int i = 0; i < days; i++) {
      upTo[i + 1] = upTo[i] + counts[i];
    }
    return new Sums(first, upTo, evidence);
  }

  /**
   * Sums over days.
   *
   * @param first day of the first review
   * @param upTo reviews up to and without each day from the first on
   */
  record Sums(int first, long[] upTo, List<Evidence> evidence) {
    /** Both days inclusive. */
    long between(int from, int to) {
      return upTo[place(to + 1)] - upTo[place(from)];
    }

    private int place(int day) {
      return Math.max(0, Math.min(day - first, upTo.length - 1));
    }

    /** Ids of the newest reviews, the newest first. */
    String newest(int from, int to, int most) {
      StringBuilder ids = new StringBuilder();
      int taken = 0;
      for (int i = evidence.size() - 1; i >= 0 && taken < most; i--) {
        Evidence e = evidence.get(i);
        if (e.day() >= from && e.day() <= to) {
          ids.append(taken++ == 0 ? "" : ", ").append(e.review());
        }
      }
      return ids.toString();
    }
  }
}
