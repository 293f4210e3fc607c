package io.storegauge.sim;

import java.time.LocalDate;

/** What a console tells of a store's day, as rows of CSV files. */
final class DayRows {
  static final String AGENTS_HEADER =
      "store_id,agent_id,service_date,sessions,human_turns,response_seconds_mean,reply_3min_rate,"
          + "rated_sessions,dissatisfied_sessions,inquiries,converted\n";
  static final String VIOLATIONS_HEADER = "store_id,violation_id,kind,points,occurred_at\n";
  static final String TRAFFIC_HEADER =
      "store_id,traffic_date,channel,visitors,page_views,add_to_carts,orders\n";

  /** A day's chance at a store with the usual share of disappointed buyers. */
  private static final double VIOLATION_CHANCE = 0.003;

  private static final String[] KINDS = {"misconduct", "refused_after_sales", "false_advertising"};

  private DayRows() {}

  static void agent(AgentDay a, TextBuffer out) {
    out.put(a.store().id()).put(",agent").put(a.agent()).put(',').put(day(a.day())).put(',');
    out.put(a.sessions()).put(',').put(a.turns()).put(',');
    out.put(a.seconds()).put(',');
    out.put(a.quick() >= 1000 ? "1." : "0.").putPadded(a.quick() % 1000, 3).put(',');
    out.put(a.rated()).put(',').put(a.rated() - a.good()).put(',');
    out.put(a.inquiries()).put(',').put(a.orders()).put('\n');
  }

  static boolean isViolated(Store store, int day, Draw draw) {
    draw.at(Draw.key(store.key(), day, 0, 106));
    return draw.chance(VIOLATION_CHANCE * store.faults());
  }

  /** Goes on with the draw of {@link #isViolated}. */
  static void violation(Store store, int day, Draw draw, TextBuffer out) {
    out.put(store.id()).put(",v").put(store.id()).put('-').put(day).put(',');
    out.put(KINDS[draw.below(KINDS.length)]).put(',').put(1 + draw.below(4)).put(',');
    out.putTime(day * Clock.DAY + 12 * Clock.HOUR).put('\n');
  }

  /**
   * @param placed orders of the day
   */
  static void traffic(Store store, int day, int placed, Draw draw, TextBuffer out) {
    draw.at(Draw.key(store.key(), day, 0, 107));
    long visitors = placed + (long) (store.ordersPerDay() * draw.uniform(12, 25)) + 1;
    out.put(store.id()).put(',').put(day(day)).put(",all,").put(visitors).put(',');
    out.put(3 * visitors).put(',').put(placed + visitors / 10).put(',').put(placed).put('\n');
  }

  private static String day(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }
}
