package io.storegauge.sim;

/** A review with all that will ever happen to it; reused from review to review. */
final class Review {
  /** What a disappointed buyer writes about. */
  enum Reason {
    GOODS,
    DELIVERY,
    SERVICE
  }

  Order order;
  long textKey;

  /** What called for it; null = nothing but the order. */
  Campaign called;

  boolean automatic;
  boolean english;
  Reason reason;

  /** Whether it is for slow support that the buyer was served badly. */
  boolean unanswered;

  int rating;

  /** Sub-ratings; 0 = not given. */
  int description;

  int service;
  int logistics;
  int images;
  boolean video;

  long created;
  long edited;
  int editedRating;
  long appended;
  long replied;
  long deleted;

  boolean changedIn(long from, long to) {
    return Order.in(created, from, to)
        || Order.in(edited, from, to)
        || Order.in(appended, from, to)
        || Order.in(replied, from, to)
        || Order.in(deleted, from, to);
  }

  /** The last of what happened before the cut-off. */
  long updated(long cutOff) {
    long last = created;
    for (long moment : new long[] {edited, appended, replied, deleted}) {
      if (moment < cutOff && moment > last) {
        last = moment;
      }
    }
    return last;
  }

  int rating(long cutOff) {
    return edited < cutOff ? editedRating : rating;
  }
}
