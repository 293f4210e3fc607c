package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;
import static io.storegauge.model.LocalClock.DAY_MICROS;
import static io.storegauge.model.LocalClock.SECOND_MICROS;

import io.storegauge.metric.AfterSalesCase.Kind;
import io.storegauge.metric.AfterSalesCase.Reason;
import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;

/**
 * What a case adds to the days of its own events. What it says of its order is counted with the
 * order: {@link OrderFlags}.
 */
final class CaseFacts {
  /** Time to answer a dispute (AliExpress). */
  static final long ANSWER_TIME = 5 * DAY_MICROS;

  /** When nobody is there to answer an application (Douyin). */
  private static final int CLOSES = 23 * 3600;

  private static final int OPENS = 8 * 3600;

  /** Tenths that a case weighs; one without a reason says less of the store (ours). */
  private static final int WEIGHT = 10;

  private static final int NO_REASON_WEIGHT = 3;

  private final LocalClock clock;
  private final RestingClock sellersClock;
  private final DayTable days;

  CaseFacts(LocalClock clock, DayTable days) {
    this.clock = clock;
    this.days = days;
    sellersClock = new RestingClock(clock, CLOSES, OPENS);
  }

  void add(AfterSalesCase c) {
    if (c.reason() == Reason.LOGISTICS) {
      days.at(clock.day(c.openedAt()))[Fact.SHIPPING_CASES.ordinal()]++;
    }
    if (c.kind() == Kind.DISPUTE) {
      dispute(c);
    }
    if (c.isCompletedRefund()) {
      refund(c);
      // Of what was never sent there is nothing to review (Douyin).
      if (c.answeredAt() != NONE && !c.unshipped()) {
        answer(c);
      }
    }
    if (c.satisfaction() > 0 && c.resolvedAt() != NONE) {
      long weight = c.reason() == Reason.NO_REASON ? NO_REASON_WEIGHT : WEIGHT;
      long[] day = days.at(clock.day(c.resolvedAt()));
      day[Fact.SATISFACTION_WEIGHT.ordinal()] += weight;
      day[Fact.SATISFACTION_SUM.ordinal()] += weight * c.satisfaction();
      day[Fact.SATISFACTION_SQUARED.ordinal()] += weight * c.satisfaction() * c.satisfaction();
    }
  }

  /** Nobody owes an answer to what was settled before it fell due. */
  private void dispute(AfterSalesCase c) {
    long due = c.openedAt() + ANSWER_TIME;
    boolean missed = c.answeredAt() == NONE || c.answeredAt() > due;
    if (missed && c.resolvedAt() != NONE && c.resolvedAt() <= due) {
      return;
    }
    long[] day = days.at(clock.day(due));
    day[Fact.DISPUTES_DUE.ordinal()]++;
    if (missed) {
      day[Fact.DISPUTES_UNANSWERED.ordinal()]++;
    }
  }

  private void refund(AfterSalesCase c) {
    long seconds = Math.max(0, (c.resolvedAt() - c.openedAt()) / SECOND_MICROS);
    long[] day = days.at(clock.day(c.resolvedAt()));
    day[Fact.COMPLETED_REFUNDS.ordinal()]++;
    day[Fact.REFUND_SECONDS.ordinal()] += seconds;
    day[Fact.REFUND_MINUTES_SQUARED.ordinal()] += (seconds / 60) * (seconds / 60);
    if (c.resolvedAt() - c.openedAt() > DAY_MICROS) {
      day[Fact.REFUNDS_OVER_24H.ordinal()]++;
    }
  }

  private void answer(AfterSalesCase c) {
    long seconds = Math.max(0, (c.answeredAt() - sellersClock.start(c.openedAt())) / SECOND_MICROS);
    long[] day = days.at(clock.day(c.answeredAt()));
    day[Fact.ANSWERED_REFUNDS.ordinal()]++;
    day[Fact.ANSWER_SECONDS.ordinal()] += seconds;
    day[Fact.ANSWER_MINUTES_SQUARED.ordinal()] += (seconds / 60) * (seconds / 60);
  }
}
