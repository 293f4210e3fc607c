package io.storegauge.metric;

import io.storegauge.model.LocalClock;

/** A clock that rests overnight: what begins while it does, begins when it opens again. */
final class RestingClock {
  private final LocalClock clock;
  private final int closes;
  private final int opens;

  /** From {@code closes} until {@code opens} on the next day, in seconds of the local day. */
  RestingClock(LocalClock clock, int closes, int opens) {
    this.clock = clock;
    this.closes = closes;
    this.opens = opens;
  }

  /** When the clock starts for what happens at an instant. */
  long start(long instant) {
    int time = clock.secondOfDay(instant);
    if (time >= closes) {
      return clock.instant(clock.day(instant) + 1, opens);
    }
    return time < opens ? clock.instant(clock.day(instant), opens) : instant;
  }
}
