package io.storegauge.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts copies of one text in a window that slides over its reviews: all counts of a group in one
 * pass, however often a set phrase is written.
 */
final class CopyWindow {
  private static final Comparator<Candidate> BY_AGE =
      Comparator.<Candidate>comparingLong(c -> c.review.createdAt())
          .thenComparing(c -> c.review.reviewId())
          .thenComparing(c -> c.review.store());

  private final int windowDays;
  private final List<Candidate> group;

  /** Reviews by author; a review that several stores share counts once. */
  private final Map<Long, Integer> authors = new HashMap<>();

  private final Map<UTF8String, Map<Long, Integer>> authorsByStore = new HashMap<>();

  private CopyWindow(List<Candidate> group, int windowDays) {
    this.windowDays = windowDays;
    this.group = new ArrayList<>(group);
    this.group.sort(BY_AGE);
  }

  /**
   * Sets the counts of all reviews that share a text.
   *
   * @param windowDays days before and after a review that count
   */
  static void count(List<Candidate> group, int windowDays) {
    new CopyWindow(group, windowDays).count();
  }

  private void count() {
    int from = 0;
    int to = 0;
    for (Candidate c : group) {
      WrittenReview r = c.review;
      while (to < group.size() && group.get(to).review.day() <= r.day() + windowDays) {
        count(to++, 1);
      }
      while (group.get(from).review.day() < r.day() - windowDays) {
        count(from++, -1);
      }
      int here = authorsByStore.get(r.store()).size() - 1;
      c.copies =
          new CopyCounts(
              group.get(from).review.reviewId().toString(),
              here,
              authors.size() - 1 - here,
              authorsByStore.size(),
              authors.get(r.author()) - 1);
    }
  }

  private void count(int position, int by) {
    WrittenReview r = group.get(position).review;
    boolean shared = position > 0 && group.get(position - 1).review.reviewId().equals(r.reviewId());
    if (!shared) {
      add(authors, r.author(), by);
    }
    Map<Long, Integer> ofStore = authorsByStore.computeIfAbsent(r.store(), s -> new HashMap<>());
    add(ofStore, r.author(), by);
    if (ofStore.isEmpty()) {
      authorsByStore.remove(r.store());
    }
  }

  private static void add(Map<Long, Integer> counts, long author, int by) {
    if (counts.merge(author, by, Integer::sum) == 0) {
      counts.remove(author);
    }
  }
}
