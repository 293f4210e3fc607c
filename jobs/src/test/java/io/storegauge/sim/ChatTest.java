package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations show what their store is like. */
class ChatTest {
  private static final Simulation.Options OPTIONS =
      new Simulation.Options(
          Path.of("nowhere").toString(),
          40,
          200,
          7,
          List.of("tmall", "jd"),
          LocalDate.of(2025, 1, 1),
          1,
          400_000);

  private static final World WORLD = new World(OPTIONS);

  private static List<Chat> chats(Store store, int firstDay, int lastDay) {
    List<Chat> chats = new ArrayList<>();
    for (int day = firstDay; day <= lastDay; day++) {
      for (int agent = 1; agent <= Chat.agents(store); agent++) {
        chats.addAll(Chat.of(store, day, agent));
      }
    }
    return chats;
  }

  private static double seconds(List<Chat> chats) {
    return chats.stream().mapToDouble(Chat::seconds).sum()
        / chats.stream().mapToInt(Chat::turns).sum();
  }

  private static double dissatisfied(List<Chat> chats) {
    List<Chat> rated = chats.stream().filter(Chat::isRated).toList();
    return rated.stream().filter(c -> !c.isSatisfied()).count() / (double) rated.size();
  }

  @Test
  void answersAreSlowAndUnlovedWhereSupportIs() {
    int seen = 0;
    for (Store store : WORLD.stores()) {
      for (Incident i : store.incidents()) {
        if (i.kind() != Incident.Kind.SLOW_SUPPORT || store.ordersPerDay() < 20) {
          continue;
        }
        List<Chat> during = chats(store, i.firstDay(), i.lastDay());
        List<Chat> before = chats(store, i.firstDay() - 30, i.firstDay() - 1);
        if (before.stream().anyMatch(c -> store.incident(i.kind(), c.day()) != null)) {
          continue;
        }
        assertTrue(seconds(during) > 3 * seconds(before), store.id());
        assertTrue(dissatisfied(during) > 2 * dissatisfied(before), store.id());
        seen++;
      }
    }
    assertTrue(seen > 0, "no such incident");
  }

  @Test
  void storesThatAreSlowToReplyAreSlowToAnswer() {
    List<Store> byHours = new ArrayList<>(WORLD.stores());
    byHours.sort((a, b) -> Double.compare(a.replyHours(), b.replyHours()));
    List<Chat> fast = new ArrayList<>();
    List<Chat> slow = new ArrayList<>();
    int day = WORLD.firstDay() - 30; // before any incident
    byHours.subList(0, 10).forEach(s -> fast.addAll(chats(s, day, day + 5)));
    byHours.subList(30, 40).forEach(s -> slow.addAll(chats(s, day, day + 5)));
    assertTrue(seconds(slow) > 1.2 * seconds(fast));
  }

  @Test
  void everyConversationEndsOnItsDayAndItsFiguresFitTogether() {
    Store store = WORLD.stores().get(0);
    int day = WORLD.firstDay();
    for (Chat c : chats(store, day, day + 20)) {
      assertTrue(c.turns() >= 1 && c.quick() <= c.turns(), c.toString());
      assertTrue(c.seconds() <= 600 * c.turns(), c.toString());
      assertEquals(c.day(), Clock.epochDay(c.started() + c.seconds()), c.toString());
      assertTrue(c.answered() > c.started(), c.toString());
      assertTrue(c.isInquiry() || !c.isConverted(), c.toString());
    }
  }

  /** A large store has four agents, and more conversations than one of a tenth of its size. */
  @Test
  void largerStoresTalkMore() {
    Store large = WORLD.stores().get(0);
    Store small = WORLD.stores().get(9);
    int day = WORLD.firstDay();
    assertEquals(4, Chat.agents(large));
    assertTrue(chats(large, day, day + 6).size() > 5 * chats(small, day, day + 6).size());
  }
}
