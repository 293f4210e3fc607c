package io.storegauge.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * What the conversations of an agent of customer service on a day come to, as consoles sum them up.
 *
 * @param seconds mean time to an answer
 * @param quick answers within three minutes, in tenths of a percent
 */
record AgentDay(
    Store store,
    int day,
    int agent,
    int sessions,
    int turns,
    int seconds,
    int quick,
    int rated,
    int good,
    int inquiries,
    int orders) {

  /** Agents of a store who talked to somebody on a day. */
  static List<AgentDay> of(Store store, int day) {
    List<AgentDay> days = new ArrayList<>();
    for (int agent = 1; agent <= Chat.agents(store); agent++) {
      List<Chat> chats = Chat.of(store, day, agent);
      if (!chats.isEmpty()) {
        days.add(of(store, day, agent, chats));
      }
    }
    return days;
  }

  private static AgentDay of(Store store, int day, int agent, List<Chat> chats) {
    int turns = chats.stream().mapToInt(Chat::turns).sum();
    int seconds = chats.stream().mapToInt(Chat::seconds).sum();
    int quick = chats.stream().mapToInt(Chat::quick).sum();
    return new AgentDay(
        store,
        day,
        agent,
        chats.size(),
        turns,
        seconds / turns,
        1000 * quick / turns,
        (int) chats.stream().filter(Chat::isRated).count(),
        (int) chats.stream().filter(Chat::isSatisfied).count(),
        (int) chats.stream().filter(Chat::isInquiry).count(),
        (int) chats.stream().filter(Chat::isConverted).count());
  }

  /** Store, day and account: silver has the account as a hash. */
  String key() {
    return String.join("/", store.id(), date(), account());
  }

  /** Names the row to {@link Draw}. */
  long drawKey() {
    return Draw.key(store.key(), day, agent, 110);
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
    return Integer.toString(orders);
  }
}
