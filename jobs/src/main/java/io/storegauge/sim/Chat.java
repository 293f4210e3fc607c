package io.storegauge.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * A conversation with customer service. There are more of them at larger stores; answers are slow
 * where the store is slow to reply to reviews, and slow and unloved where {@link
 * Incident.Kind#SLOW_SUPPORT} strikes.
 *
 * @param agent from 1; 0 = a robot alone
 * @param number within the agent's day, from 1
 * @param started first message of the buyer
 * @param answered first answer of a person; {@link Clock#NEVER} = none
 * @param turns questions that a person had to answer
 * @param seconds time to answer over all turns, an unanswered one counts 600
 * @param quick turns answered within three minutes
 * @param stars 0 = not rated
 * @param isInquiry the buyer asks before ordering; else about an order
 * @param isConverted of an inquiry: an order followed
 */
record Chat(
    Store store,
    int day,
    int agent,
    int number,
    long started,
    long answered,
    int turns,
    int seconds,
    int quick,
    boolean isResolved,
    int stars,
    boolean isInquiry,
    boolean isConverted) {

  static final int SATISFIED_STARS = 4;

  private static final double CHATS_PER_ORDER = 0.35;
  private static final double ROBOT_CHATS_PER_ORDER = 0.1;
  private static final int MOST_AGENTS = 4;
  private static final int ORDERS_PER_AGENT = 60;

  /** Service is open from 8 to 22, and what was asked is answered on the same day. */
  private static final long OPENS = 8 * Clock.HOUR;

  private static final int OPEN_SECONDS = (int) (14 * Clock.HOUR);
  private static final int MOST_TURNS = 8;
  private static final int UNANSWERED_SECONDS = 600;
  private static final int QUICK_SECONDS = 180;

  /** Hours to reply to a review at a usual store. */
  private static final double USUAL_REPLY_HOURS = 9;

  /** How many agents a store has. */
  static int agents(Store store) {
    return 1 + Math.min(MOST_AGENTS - 1, (int) (store.ordersPerDay() / ORDERS_PER_AGENT));
  }

  /** The conversations of an agent on a day. */
  static List<Chat> of(Store store, int day, int agent) {
    Draw draw = new Draw().at(Draw.key(store.key(), day, agent, 104));
    double mean =
        agent == 0
            ? ROBOT_CHATS_PER_ORDER * store.ordersPerDay()
            : (1 + CHATS_PER_ORDER * store.ordersPerDay()) / agents(store);
    int sessions = draw.poisson(mean);
    Incident slow = store.incident(Incident.Kind.SLOW_SUPPORT, day);
    List<Chat> chats = new ArrayList<>();
    for (int n = 1; n <= sessions; n++) {
      chats.add(agent == 0 ? byRobot(store, day, n, draw) : of(store, day, agent, n, slow, draw));
    }
    return chats;
  }

  private static Chat byRobot(Store store, int day, int number, Draw draw) {
    long started = day * Clock.DAY + Clock.secondOfOrder(draw);
    boolean resolved = draw.chance(0.8);
    return new Chat(
        store, day, 0, number, started, Clock.NEVER, 0, 0, 0, resolved, 0, true, draw.chance(0.2));
  }

  private static Chat of(Store store, int day, int agent, int number, Incident slow, Draw draw) {
    long started = day * Clock.DAY + OPENS + draw.below(OPEN_SECONDS);
    double usual =
        (slow == null ? 35 : 210) * StrictMath.sqrt(store.replyHours() / USUAL_REPLY_HOURS);
    double ignored = slow == null ? 0.01 : 0.08;
    int turns = 1 + (int) Math.min(MOST_TURNS - 1, draw.exponential(2));
    int seconds = 0;
    int quick = 0;
    long answered = Clock.NEVER;
    for (int turn = 0; turn < turns; turn++) {
      boolean none = draw.chance(ignored);
      int wait =
          none
              ? UNANSWERED_SECONDS
              : (int) Math.min(UNANSWERED_SECONDS, draw.lognormal(usual, 0.6));
      seconds += wait;
      if (!none && answered == Clock.NEVER) {
        answered = started + seconds;
      }
      quick += !none && wait <= QUICK_SECONDS ? 1 : 0;
    }
    boolean poor = draw.chance(store.poorService() + (slow == null ? 0 : slow.effect()));
    int stars = draw.chance(poor ? 0.35 : 0.25) ? poor ? 1 + draw.below(3) : 4 + draw.below(2) : 0;
    boolean inquiry = draw.chance(0.5);
    return new Chat(
        store,
        day,
        agent,
        number,
        started,
        answered,
        turns,
        seconds,
        quick,
        draw.chance(poor ? 0.55 : 0.93),
        stars,
        inquiry,
        inquiry && draw.chance(poor ? 0.2 : 0.35));
  }

  boolean isRated() {
    return stars > 0;
  }

  boolean isSatisfied() {
    return stars >= SATISFIED_STARS;
  }

  /** Which of a day's orders it is about. */
  long order(int placed) {
    int n = (int) Math.floorMod(Draw.key(store.key(), started, number, 112), (long) placed);
    return OrderModel.id(store, day, n);
  }
}
