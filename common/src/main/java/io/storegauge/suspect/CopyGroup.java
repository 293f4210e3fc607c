package io.storegauge.suspect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/** Reviews with one text: who wrote it, how often, and where. */
final class CopyGroup {
  private static final Comparator<Candidate> BY_AGE =
      Comparator.<Candidate>comparingLong(c -> c.review.createdAt())
          .thenComparing(c -> c.review.reviewId())
          .thenComparing(c -> c.review.store());

  /** Reviews by author; one that several stores share counts once. */
  private final Map<Long, Set<UTF8String>> reviews = new HashMap<>();

  private final Map<UTF8String, Set<Long>> authorsByStore = new HashMap<>();

  private CopyGroup(List<Candidate> group) {
    for (Candidate c : group) {
      WrittenReview r = c.review;
      reviews.computeIfAbsent(r.author(), a -> new HashSet<>(2)).add(r.reviewId());
      authorsByStore.computeIfAbsent(r.store(), s -> new HashSet<>()).add(r.author());
    }
  }

  /** Sets the counts of all reviews with a text. */
  static void count(List<Candidate> group) {
    String first = group.stream().min(BY_AGE).orElseThrow().review.reviewId().toString();
    CopyGroup counts = new CopyGroup(group);
    group.forEach(c -> c.copies = counts.of(c.review, first));
  }

  private CopyCounts of(WrittenReview r, String first) {
    int here = authorsByStore.get(r.store()).size() - 1;
    return new CopyCounts(
        first,
        here,
        reviews.size() - 1 - here,
        authorsByStore.size(),
        reviews.get(r.author()).size() - 1);
  }
}
