package io.storegauge.suspect;

import io.storegauge.text.CopiedTexts;
import io.storegauge.text.TextPrint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** Reviews of a platform in a month and in the days before it. */
final class MonthReviews {
  private final SuspectRules rules;
  private final TextPrint.Reader reader = new TextPrint.Reader();
  private final List<Candidate> all = new ArrayList<>();

  /** Those with a text that can tell, and their texts. */
  private final List<Candidate> telling = new ArrayList<>();

  private final List<TextPrint> prints = new ArrayList<>();

  MonthReviews(SuspectRules rules) {
    this.rules = rules;
  }

  /**
   * Adds a review.
   *
   * @param text valid until the next one comes; null = none, or too short
   */
  void add(Candidate review, UTF8String text) {
    all.add(review);
    TextPrint print = text == null ? null : reader.read(text);
    if (print != null && print.width() >= rules.minWidth()) {
      telling.add(review);
      prints.add(print);
    }
  }

  /** Those of the month that are copies or part of a burst. */
  List<FlaggedReview> flagged() {
    countCopies();
    Map<UTF8String, Integer> tellingByStore = new HashMap<>();
    telling.forEach(c -> tellingByStore.merge(c.review.store(), 1, Integer::sum));
    CopyLimits limits = limits();
    List<FlaggedReview> flagged = new ArrayList<>();
    for (Candidate c : all) {
      if (!c.isOwn) {
        continue;
      }
      boolean here = false;
      boolean elsewhere = false;
      if (c.copies != null && c.copies.others() > 0 && c.copies.stores() <= rules.mostStores()) {
        double share = (double) tellingByStore.get(c.review.store()) / telling.size();
        here = c.copies.here() >= limits.of(share);
        elsewhere = c.copies.elsewhere() >= limits.of(1 - share);
      }
      if (here || elsewhere || c.review.burst() != null) {
        flagged.add(new FlaggedReview(c.review, c.copies, here, elsewhere, 0));
      }
    }
    return withBuyers(flagged);
  }

  private void countCopies() {
    int[] groups = CopiedTexts.groups(prints, rules.similarity());
    Map<Integer, List<Candidate>> byGroup = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      byGroup.computeIfAbsent(groups[i], g -> new ArrayList<>(1)).add(telling.get(i));
    }
    byGroup.values().forEach(CopyGroup::count);
  }

  private CopyLimits limits() {
    long others = 0;
    for (Candidate c : telling) {
      others += Math.min(CopyLimits.MOST_COUNTED, c.copies.others());
    }
    double mean = telling.isEmpty() ? 0 : (double) others / telling.size();
    return new CopyLimits(mean, rules.minCopies() - 1);
  }

  /** Counts the reviews of each flagged one's buyer; one that stores share counts once. */
  private List<FlaggedReview> withBuyers(List<FlaggedReview> flagged) {
    Map<Long, List<WrittenReview>> byBuyer = new HashMap<>();
    flagged.stream()
        .filter(f -> f.buyer() != 0)
        .forEach(f -> byBuyer.put(f.buyer(), new ArrayList<>()));
    for (Candidate c : all) {
      List<WrittenReview> ofBuyer = byBuyer.get(c.review.buyer());
      if (ofBuyer != null) {
        ofBuyer.add(c.review);
      }
    }
    return flagged.stream().map(f -> withBuyer(f, byBuyer.get(f.buyer()))).toList();
  }

  private static FlaggedReview withBuyer(FlaggedReview f, List<WrittenReview> ofBuyer) {
    if (ofBuyer == null) {
      return f;
    }
    int written = ofBuyer.stream().map(WrittenReview::reviewId).collect(Collectors.toSet()).size();
    return new FlaggedReview(f.review(), f.copies(), f.copiedHere(), f.copiedElsewhere(), written);
  }
}
