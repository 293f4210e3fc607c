package io.storegauge.metric;

import io.storegauge.model.LocalClock;

/**
 * A conversation with a person of the store, as {@link ChatFacts#encodeSession} packed it. One
 * instance is filled again and again. Numbers below 0 are not known.
 */
final class ChatSession {
  /** What a turn that nobody answered counts. */
  static final int UNANSWERED_SECONDS = 600;

  /** When the store owes an answer, local time (Douyin). */
  private static final int OPENS = 8 * 3600;

  private static final int CLOSES = 23 * 3600;

  /**
   * More turns of one session, or of an agent's day, are a fault of the source: they say nothing
   * (ours), and the squares of their times would not add up.
   */
  private static final long MOST_TURNS = 100_000;

  /** Likewise; of the longest session just what nobody answered. */
  static final long MOST_SECONDS = UNANSWERED_SECONDS * MOST_TURNS;

  /** Whether it speaks of an order; without one its key is 0. */
  boolean ofOrder;

  long orderHigh;
  long orderLow;
  long startedAt;

  /** 0 = none, or more than there can be. */
  long turns;

  long seconds;
  long within;

  /** 0 = not known, 1 = not settled, 2 = settled. */
  long resolved;

  long satisfaction;

  /** 0 = not known, 1 = no order followed, 2 = one did. */
  long converted;

  void read(ByteReader in) {
    ofOrder = in.readCount() == 1;
    orderHigh = ofOrder ? in.readLong() : 0;
    orderLow = ofOrder ? in.readLong() : 0;
    startedAt = InstantCodec.read(0, in);
    turns = turns(in.readCount() - 1);
    seconds = in.readCount() - 1;
    within = in.readCount() - 1;
    resolved = in.readCount();
    satisfaction = in.readCount() - 1;
    converted = in.readCount();
  }

  /** 0 = none, or more than there can be. */
  static long turns(long said) {
    return said > MOST_TURNS ? 0 : Math.max(0, said);
  }

  /** Whether it began when the store owes an answer. */
  boolean isInHours(LocalClock clock) {
    int time = clock.secondOfDay(startedAt);
    return time >= OPENS && time < CLOSES;
  }

  /** Whether it is known how long its turns waited. */
  boolean isTimed() {
    return turns > 0 && seconds >= 0 && seconds <= MOST_SECONDS;
  }
}
