package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceSessionsTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What the chats of one store add to which platform day: those of its sessions on days that have
 * any that counts, else what the console sums up by agent. Only sessions with a person that start
 * from 08:00:00 to 22:59:59 local time count (Douyin); consoles sum up as they please.
 */
final class ChatFacts {
  /** Columns {@link #encodeSession} expects, in this order. */
  static final List<String> SESSION_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          OrdersTable.ORDER_ID,
          ServiceSessionsTable.IS_HUMAN,
          ServiceSessionsTable.STARTED_AT,
          ServiceSessionsTable.FIRST_RESPONSE_AT,
          ServiceSessionsTable.TURN_COUNT,
          ServiceSessionsTable.RESPONSE_SECONDS_SUM,
          ServiceSessionsTable.TURNS_WITHIN_3MIN,
          ServiceSessionsTable.RESOLVED,
          ServiceSessionsTable.SATISFACTION,
          ServiceSessionsTable.CONVERTED);

  /** Columns {@link #encodeAgentDay} expects, in this order. */
  static final List<String> AGENT_DAY_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ServiceAgentDaysTable.SERVICE_DATE,
          ServiceAgentDaysTable.SESSIONS,
          ServiceAgentDaysTable.HUMAN_TURNS,
          ServiceAgentDaysTable.RESPONSE_SECONDS_MEAN,
          ServiceAgentDaysTable.REPLY_3MIN_RATE,
          ServiceAgentDaysTable.RATED_SESSIONS,
          ServiceAgentDaysTable.DISSATISFIED_SESSIONS,
          ServiceAgentDaysTable.INQUIRIES,
          ServiceAgentDaysTable.CONVERTED);

  private static final int DISSATISFIED_STARS = 3;

  private final LocalClock clock;
  private final DayTable days;
  private final OrderChats orders;
  private final Set<Long> sessionDays = new HashSet<>();
  private long lastSessionDay = Long.MIN_VALUE;

  /**
   * @param orders takes the chats of each order; null = nobody asks for them
   */
  ChatFacts(LocalClock clock, DayTable days, OrderChats orders) {
    this.clock = clock;
    this.days = days;
    this.orders = orders;
  }

  /** Packs a row of silver.service_sessions, unless only a robot answered. */
  static void encodeSession(InternalRow row, ByteWriter out) {
    if (!row.isNullAt(3) && !row.getBoolean(3)) {
      return;
    }
    boolean order = !row.isNullAt(2);
    out.writeCount(order ? 1 : 0);
    if (order) {
      Review.writeKey(row.getUTF8String(2), out);
    }
    InstantCodec.write(0, row.getLong(4), out);
    writeCount(row, 6, out);
    // No answer at all and no time to answer: each turn waited in vain.
    boolean unanswered =
        row.isNullAt(5) && !row.isNullAt(6) && !row.isNullAt(7) && row.getInt(7) == 0;
    if (unanswered) {
      out.writeCount(1L + (long) ChatSession.UNANSWERED_SECONDS * Math.max(0, row.getInt(6)));
    } else {
      writeCount(row, 7, out);
    }
    writeCount(row, 8, out);
    writeFlag(row, 9, out);
    writeCount(row, 10, out);
    writeFlag(row, 11, out);
  }

  /** 0 = null. */
  private static void writeCount(InternalRow row, int column, ByteWriter out) {
    out.writeCount(row.isNullAt(column) ? 0 : 1L + Math.max(0, row.getInt(column)));
  }

  private static void writeFlag(InternalRow row, int column, ByteWriter out) {
    out.writeCount(row.isNullAt(column) ? 0 : row.getBoolean(column) ? 2 : 1);
  }

  /** Packs a row of silver.service_agent_days. */
  static void encodeAgentDay(InternalRow row, ByteWriter out) {
    out.writeSigned(row.getInt(2));
    int turnsAt = row.isNullAt(4) ? 3 : 4;
    long turns = row.isNullAt(turnsAt) ? 0 : ChatSession.turns(row.getInt(turnsAt));
    double mean = row.isNullAt(5) ? -1 : row.getDouble(5);
    double rate = row.isNullAt(6) ? -1 : row.getDouble(6);
    out.writeCount(turns);
    boolean believed = mean >= 0 && mean * turns <= ChatSession.MOST_SECONDS;
    out.writeCount(believed ? 1 + Math.round(mean * turns) : 0);
    out.writeCount(believed ? Math.round(mean * mean * turns) : 0);
    out.writeCount(rate >= 0 && rate <= 1 ? 1 + Math.round(rate * turns) : 0);
    for (int column = 7; column <= 10; column++) {
      writeCount(row, column, out);
    }
  }

  /** Adds the next session. */
  void add(ChatSession session) {
    long turns = session.turns;
    long seconds = session.seconds;
    long satisfaction = session.satisfaction;
    long day = clock.day(session.startedAt);
    if (session.ofOrder && orders != null) {
      orders.add(session.orderHigh, session.orderLow, day);
    }
    if (!session.isInHours(clock)) {
      return;
    }
    if (day != lastSessionDay) {
      sessionDays.add(day);
      lastSessionDay = day;
    }
    long[] row = days.at(day);
    if (session.isTimed()) {
      addTurns(row, turns, seconds, seconds * seconds / turns);
    }
    if (turns > 0 && session.within >= 0) {
      add(row, Fact.CHAT_3MIN_BASE, turns, Fact.CHAT_3MIN_TURNS, Math.min(session.within, turns));
    }
    if (satisfaction > 0) {
      long bad = satisfaction <= DISSATISFIED_STARS ? 1 : 0;
      add(row, Fact.CHAT_RATED_SESSIONS, 1, Fact.CHAT_DISSATISFIED_SESSIONS, bad);
    }
    if (session.resolved > 0) {
      add(row, Fact.CHAT_RESOLUTION_BASE, 1, Fact.CHAT_RESOLVED_SESSIONS, session.resolved - 1);
    }
    if (session.converted > 0) {
      add(row, Fact.CHAT_CONVERSION_BASE, 1, Fact.CHAT_CONVERTED_SESSIONS, session.converted - 1);
    }
  }

  /** Adds the next agent's day; all sessions must have been added. */
  void addAgentDay(ByteReader in) {
    long day = in.readSigned();
    long turns = in.readCount();
    long seconds = in.readCount() - 1;
    long squared = in.readCount();
    long within = in.readCount() - 1;
    long rated = in.readCount() - 1;
    long dissatisfied = in.readCount() - 1;
    long inquiries = in.readCount() - 1;
    long converted = in.readCount() - 1;
    if (sessionDays.contains(day)) {
      return;
    }
    long[] row = days.at(day);
    if (turns > 0 && seconds >= 0) {
      addTurns(row, turns, seconds, squared);
    }
    if (turns > 0 && within >= 0) {
      add(row, Fact.CHAT_3MIN_BASE, turns, Fact.CHAT_3MIN_TURNS, within);
    }
    if (rated >= 0 && dissatisfied >= 0) {
      add(row, Fact.CHAT_RATED_SESSIONS, rated, Fact.CHAT_DISSATISFIED_SESSIONS, dissatisfied);
    }
    if (inquiries >= 0 && converted >= 0) {
      add(row, Fact.CHAT_CONVERSION_BASE, inquiries, Fact.CHAT_CONVERTED_SESSIONS, converted);
    }
  }

  private static void addTurns(long[] row, long turns, long seconds, long squared) {
    row[Fact.CHAT_TURNS.ordinal()] += turns;
    row[Fact.CHAT_RESPONSE_SECONDS.ordinal()] += seconds;
    row[Fact.CHAT_RESPONSE_SQUARED.ordinal()] += squared;
  }

  private static void add(long[] row, Fact base, long whole, Fact part, long some) {
    row[base.ordinal()] += whole;
    row[part.ordinal()] += some;
  }
}
