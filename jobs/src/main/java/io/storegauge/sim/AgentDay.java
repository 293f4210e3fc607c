package io.storegauge.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * What an agent of customer service did on a day. The world knows no conversations: these are drawn
 * beside it, more of them in larger stores, and slow and unloved where support is.
 *
 * @param seconds mean time to an answer
 * @param quick answers within three minutes, in tenths of a percent
 */
record AgentDay(
    int day, int agent, int sessions, int seconds, int quick, int rated, int good, int inquiries) {

  private static final int MOST_AGENTS = 4;

  /** Agents of a store on a day. */
  static List<AgentDay> of(Store store, int day) {
    boolean slow = store.incident(Incident.Kind.SLOW_SUPPORT, day) != null;
    int agents = 1 + Math.min(MOST_AGENTS - 1, (int) (store.ordersPerDay() / 60));
    List<AgentDay> days = new ArrayList<>();
    for (int agent = 1; agent <= agents; agent++) {
      Draw draw = new Draw().at(Draw.key(store.key(), day, agent, 104));
      int sessions = draw.poisson((1 + 0.35 * store.ordersPerDay()) / agents);
      int seconds = (int) draw.lognormal(slow ? 210 : 35, 0.4);
      int rated = (int) (sessions * draw.uniform(0.1, 0.4));
      days.add(
          new AgentDay(
              day,
              agent,
              sessions,
              seconds,
              Math.max(200, 1000 - seconds * 2),
              rated,
              (int) (rated * (slow ? 0.6 : 0.95)),
              sessions / 2));
    }
    return days;
  }

  String date() {
    return OrderState.date(day);
  }

  String account() {
    return String.format("客服%02d", agent);
  }

  String count() {
    return Integer.toString(sessions);
  }

  /** {@code 8分48秒}. */
  String duration() {
    return seconds < 60 ? seconds + "秒" : seconds / 60 + "分" + seconds % 60 + "秒";
  }

  String quickShare() {
    return quick / 10 + "." + quick % 10 + "%";
  }

  String asked() {
    return Integer.toString(inquiries);
  }

  String converted() {
    return Integer.toString(inquiries / 3);
  }
}
