package io.storegauge.stats;

import io.storegauge.config.Alerts;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One rule of conf/alerts.yaml, held against the days of one store.
 *
 * @param subject what is counted: a topic, else the rule's own word for it
 * @param among reviews among which it is counted
 * @param counted those that are counted
 */
record AlertRule(
    String name,
    Alerts.Rule rule,
    int usualDays,
    String subject,
    AlertDays.Sums among,
    AlertDays.Sums counted) {

  /**
   * What a rule finds on a day.
   *
   * @param observed reviews of the window that are counted
   * @param reviews among which
   * @param usualObserved the same of the usual days before the window
   * @param usualReviews likewise
   * @param probability of at least so many by chance; NaN = the number alone decides
   */
  record Finding(
      int day,
      long observed,
      long reviews,
      long usualObserved,
      long usualReviews,
      double probability) {

    /** NaN = nothing is known of what is usual. */
    double expected() {
      return usualReviews == 0 ? Double.NaN : (double) reviews * usualObserved / usualReviews;
    }
  }

  /** Null = no alert on that day. */
  Finding on(int day) {
    int from = day - rule.windowDays() + 1;
    long observed = counted.between(from, day);
    if (observed < rule.atLeast()) {
      return null;
    }
    // An addition to default praise may be counted, which is not among the reviews with stars.
    long reviews = Math.max(observed, among.between(from, day));
    long usualObserved = counted.between(from - usualDays, from - 1);
    long usualReviews = Math.max(usualObserved, among.between(from - usualDays, from - 1));
    if (rule.threshold() == null) {
      return new Finding(day, observed, reviews, usualObserved, usualReviews, Double.NaN);
    }
    double probability =
        Hypergeometric.atLeast(observed, reviews, observed + usualObserved, reviews + usualReviews);
    return probability <= rule.threshold()
        ? new Finding(day, observed, reviews, usualObserved, usualReviews, probability)
        : null;
  }

  /** Ids of the reviews that are counted on a day, the newest first. */
  String evidence(int day, int most) {
    return counted.newest(day - rule.windowDays() + 1, day, most);
  }

  /** The finding in a sentence. */
  String message(Finding f) {
    String days =
        rule.windowDays() == 1
            ? "on " + LocalDate.ofEpochDay(f.day())
            : "in the " + rule.windowDays() + " days to " + LocalDate.ofEpochDay(f.day());
    String now =
        String.format(
            Locale.ROOT,
            "%d of %d reviews %s %s; %d of %d in the %d days before",
            f.observed(),
            f.reviews(),
            days,
            what(f.observed() == 1),
            f.usualObserved(),
            f.usualReviews(),
            usualDays);
    return f.usualReviews() == 0
        ? now
        : now + String.format(Locale.ROOT, ", so about %.1f were to be expected", f.expected());
  }

  private String what(boolean one) {
    String verb = one ? "has" : "have";
    return switch (rule.of()) {
      case NEGATIVE_STARS -> verb + " at most 2 stars";
      case ONE_STAR -> verb + " less than 2 stars";
      case NEGATIVE_TEXT -> one ? "reads as negative" : "read as negative";
      case TOPIC -> (one ? "complains" : "complain") + " of " + subject;
      case ESCALATION -> (one ? "makes" : "make") + " pressure (" + subject + ")";
    };
  }
}
