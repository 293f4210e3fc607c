package io.storegauge.metric;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Counts the records of one store after another into days. */
class StoreFacts extends FactTable {
  /** What the records of the store count for. */
  final DayTable days = new DayTable(OrderFacts.WIDTH);

  Store store;

  private final FactRules rules;
  private final DayTable traffic = new DayTable(ConsoleFacts.TRAFFIC_WIDTH);
  private final List<AfterSalesCase> cases = new ArrayList<>();
  private OrderChats orderChats;
  private ChatFacts chats;
  private ConsoleFacts console;
  private OrderFacts orderFacts;
  private CaseFacts caseFacts;
  private OrderFlags flags;

  StoreFacts(FactRules rules) {
    this.rules = rules;
  }

  @Override
  void start(Store next) {
    store = next;
    LocalClock clock = next.clock();
    days.clear();
    traffic.clear();
    cases.clear();
    boolean asked = next.platform().platformHelp() == PlatformHelp.SOUGHT;
    orderChats = asked ? new OrderChats() : null;
    chats = new ChatFacts(clock, days, orderChats);
    console = new ConsoleFacts(clock, days, traffic);
    orderFacts = new OrderFacts(clock, days);
    caseFacts = new CaseFacts(clock, days);
  }

  @Override
  final void take(AfterSalesCase c) {
    caseFacts.add(c);
    if (c.order() != null) {
      cases.add(c);
    }
  }

  @Override
  final void take(ChatSession session) {
    chats.add(session);
  }

  @Override
  final void take(Waybill waybill) {
    console.add(waybill);
  }

  @Override
  final void take(Source source, ByteReader records) {
    while (records.hasMore()) {
      switch (source) {
        case AGENT_DAYS -> chats.addAgentDay(records);
        case VIOLATIONS -> console.addViolation(records);
        case TRAFFIC -> console.addTraffic(records);
        case PRODUCTS -> console.addProduct(records);
        case AGENTS -> console.addAgent(records);
        default -> throw new IllegalArgumentException(source + " is handed on record by record");
      }
    }
  }

  /** Cases and chats are all there as well: orders may ask for theirs. */
  @Override
  final void take(List<Review> byAge, OrderReviews ofOrders) {
    Platform platform = store.platform();
    LocalClock clock = store.clock();
    new ReviewFacts(clock, platform.positiveReviews(), days).add(byAge);
    cases.sort(AfterSalesCase.BY_AGE);
    flags =
        new OrderFlags(
            platform, rules, clock, days, ofOrders, new OrderCases(cases, clock), orderChats);
  }

  @Override
  final void take(Order order) {
    orderFacts.add(order);
    flags.add(order);
  }

  /** Completes the days; makes no rows of them. */
  @Override
  Iterator<InternalRow> finish() {
    console.finish();
    return Collections.emptyIterator();
  }

  /** Traffic by day, as {@link ConsoleFacts} has it. */
  final DayTable traffic() {
    return traffic;
  }
}
