package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reviews of one store by day: those that a rule looks at, and those of them that it counts. */
final class AlertDays {
  private int[] reviews = new int[64];
  private int[] counted = new int[64];
  private int first;
  private int last = -1;

  /** Those that are counted, by day and id. */
  private final List<Evidence> evidence = new ArrayList<>();

  /** A review that is counted. */
  record Evidence(int day, String review) {}

  /**
   * Adds a review. Days come in ascending order, and ids within a day.
   *
   * @param id null = it is not counted
   */
  void add(int day, String id) {
    if (last < 0) {
      first = day;
    }
    last = day;
    int at = day - first;
    if (at >= reviews.length) {
      int length = Math.max(at + 1, 2 * reviews.length);
      reviews = Arrays.copyOf(reviews, length);
      counted = Arrays.copyOf(counted, length);
    }
    reviews[at]++;
    if (id != null) {
      counted[at]++;
      evidence.add(new Evidence(day, id));
    }
  }

  /** Makes sums over days quick; nothing can be added after it. */
  Sums sums() {
    int days = last < 0 ? 0 : last - first + 1;
    long[] ofReviews = new long[days + 1];
    long[] ofCounted = new long[days + 1];
    for (int i = 0; i < days; i++) {
      ofReviews[i + 1] = ofReviews[i] + reviews[i];
      ofCounted[i + 1] = ofCounted[i] + counted[i];
    }
    return new Sums(first, ofReviews, ofCounted, evidence);
  }

  /**
   * Sums over days.
   *
   * @param first day of the first review
   * @param reviews up to and without each day from the first on
   * @param counted likewise
   */
  record Sums(int first, long[] reviews, long[] counted, List<Evidence> evidence) {
    long reviews(int from, int to) {
      return between(reviews, from, to);
    }

    long counted(int from, int to) {
      return between(counted, from, to);
    }

    /** Both days inclusive. */
    private long between(long[] sums, int from, int to) {
      return sums[place(to + 1)] - sums[place(from)];
    }

    private int place(int day) {
      return Math.max(0, Math.min(day - first, reviews.length - 1));
    }

    /** Ids of the newest reviews that are counted, the newest first. */
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
