package io.storegauge.stats;

import io.storegauge.config.Alerts;
import java.time.LocalDate;
import java.util.Locale;

/** One rule of conf/alerts.yaml, held against the days of one store. */
record AlertRule(String name, Alerts.Rule rule, int usualDays) {

  /**
   * What a rule finds on a day.
   *
   * @param observed reviews of the window that are counted
   * @param reviews among which
   * @param usualObserved the same of the usual days before the window
   * @param usualReviews likewise
   * @param probability of at least so many by chance
   */
  record Finding(
      int day,
      long observed,
      long reviews,
      long usualObserved,
      long usualReviews,
      double probability) {

    double expected() {
      return (double) reviews * usualObserved / usualReviews;
    }
  }

  /** Null = no alert on that day. */
  Finding on(int day, AlertDays.Sums store) {
    int from = day - rule.windowDays() + 1;
    long observed = store.counted(from, day);
    if (observed < rule.atLeast()) {
      return null;
    }
    long reviews = store.reviews(from, day);
    long usualObserved = store.counted(from - usualDays, from - 1);
    long usualReviews = store.reviews(from - usualDays, from - 1);
    double probability =
        Hypergeometric.atLeast(observed, reviews, observed + usualObserved, reviews + usualReviews);
    return probability <= rule.threshold()
        ? new Finding(day, observed, reviews, usualObserved, usualReviews, probability)
        : null;
  }

  /** The finding in a sentence. */
  String message(Finding f) {
    String days =
        rule.windowDays() == 1
            ? "on " + LocalDate.ofEpochDay(f.day())
            : "in the " + rule.windowDays() + " days to " + LocalDate.ofEpochDay(f.day());
    return String.format(
        Locale.ROOT,
        "%d of %d reviews %s %s; %d of %d in the %d days before, so about %.1f were to be expected",
        f.observed(),
        f.reviews(),
        days,
        what(f.observed()),
        f.usualObserved(),
        f.usualReviews(),
        usualDays,
        f.expected());
  }

  private String what(long observed) {
    String verb = observed == 1 ? "has" : "have";
    return switch (rule.of()) {
      case NEGATIVE_STARS -> verb + " at most 2 stars";
      case ONE_STAR -> verb + " less than 2 stars";
      case NEGATIVE_TEXT -> observed == 1 ? "reads as negative" : "read as negative";
    };
  }
}
