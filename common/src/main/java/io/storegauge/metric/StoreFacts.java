package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import java.util.ArrayList;
import java.util.List;

/** Counts the records of one store into its days. They come kind by kind, orders last. */
final class StoreFacts {
  private static final Source[] SOURCES = byKind();

  private final Platform platform;
  private final FactRules rules;
  private final LocalClock clock;
  private final DayTable days;
  private final List<Review> reviews = new ArrayList<>();
  private final List<AfterSalesCase> cases = new ArrayList<>();
  private final OrderChats orderChats;
  private final ChatFacts chats;
  private final ConsoleFacts console;
  private final OrderFacts orderFacts;
  private final CaseFacts caseFacts;
  private OrderFlags flags;

  /**
   * @param days empty; filled with what the records count for
   * @param traffic empty, for {@link ConsoleFacts}
   */
  StoreFacts(
      Platform platform, FactRules rules, LocalClock clock, DayTable days, DayTable traffic) {
    this.platform = platform;
    this.rules = rules;
    this.clock = clock;
    this.days = days;
    orderChats = platform.platformHelp() == PlatformHelp.SOUGHT ? new OrderChats() : null;
    chats = new ChatFacts(clock, days, orderChats);
    console = new ConsoleFacts(clock, days, traffic);
    orderFacts = new OrderFacts(clock, days);
    caseFacts = new CaseFacts(clock, days);
  }

  private static Source[] byKind() {
    Source[] sources = new Source[FactRecords.ORDERS];
    for (Source s : Source.values()) {
      sources[s.kind] = s;
    }
    return sources;
  }

  /**
   * Takes records of a kind.
   *
   * @param scratch filled with one order after another
   */
  void take(int kind, ByteReader records, Order scratch) {
    if (kind == FactRecords.ORDERS) {
      settle();
      while (records.hasMore()) {
        scratch.read(records);
        orderFacts.add(scratch);
        flags.add(scratch);
      }
    } else if (kind == FactRecords.REVIEWS) {
      while (records.hasMore()) {
        reviews.add(Review.decode(records));
      }
    } else {
      take(SOURCES[kind], records);
    }
  }

  private void take(Source source, ByteReader records) {
    while (records.hasMore()) {
      switch (source) {
        case CASES -> takeCase(AfterSalesCase.decode(records));
        case SESSIONS -> chats.addSession(records);
        case AGENT_DAYS -> chats.addAgentDay(records);
        case VIOLATIONS -> console.addViolation(records);
        case TRAFFIC -> console.addTraffic(records);
        case WAYBILLS -> console.addWaybill(records);
        case PRODUCTS -> console.addProduct(records);
        case AGENTS -> console.addAgent(records);
      }
    }
  }

  private void takeCase(AfterSalesCase c) {
    caseFacts.add(c);
    if (c.order() != null) {
      cases.add(c);
    }
  }

  /** Reviews and cases are all there: orders may ask for theirs. */
  void settle() {
    if (flags != null) {
      return;
    }
    reviews.sort(Review.BY_AGE);
    new ReviewFacts(clock, platform.positiveReviews(), days).add(reviews);
    cases.sort(AfterSalesCase.BY_AGE);
    flags =
        new OrderFlags(
            platform,
            rules,
            clock,
            days,
            new OrderReviews(reviews, clock, rules.reviewWindowDays()),
            new OrderCases(cases, clock),
            orderChats);
  }

  /** Call once, after the last record. */
  void finish() {
    settle();
    console.finish();
  }
}
