package io.storegauge.model;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Platform days and local times of instants in one zone, for tight loops. Instants are microseconds
 * since 1970-01-01 UTC, days are days since 1970-01-01. Exact for every instant; threads may share
 * one.
 */
public final class LocalClock implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final long SECOND_MICROS = 1_000_000L;
  public static final long DAY_MICROS = 86_400L * SECOND_MICROS;

  /** Transitions of zones with a yearly rule are laid out in advance up to here. */
  private static final Instant LAID_OUT_TO = Instant.parse("2060-01-01T00:00:00Z");

  private final ZoneId zone;

  /** From {@code starts[i]} on, {@code offsets[i]} holds. */
  private final long[] starts;

  private final long[] offsets;

  /**
   * Where the last answer was found: instants come in near neighbours. Whatever value a thread sees
   * here, the answer is right.
   */
  private transient int hint;

  /** From here on the zone's rules are asked, one instant at a time. */
  private final long laidOutTo;

  public LocalClock(ZoneId zone) {
    this.zone = zone;
    ZoneRules rules = zone.getRules();
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.getInstant().isBefore(LAID_OUT_TO)) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    this.laidOutTo = next == null ? Long.MAX_VALUE : micros(next.getInstant());
    this.starts = new long[transitions.size() + 1];
    this.offsets = new long[transitions.size() + 1];
    starts[0] = Long.MIN_VALUE;
    offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds() * SECOND_MICROS;
    for (int i = 0; i < transitions.size(); i++) {
      starts[i + 1] = micros(transitions.get(i).getInstant());
      offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds() * SECOND_MICROS;
    }
  }

  /** Platform day of an instant. */
  public long day(long instant) {
    return Math.floorDiv(instant + offset(instant), DAY_MICROS);
  }

  /** Local time of an instant as whole seconds since the local midnight, 0–86399. */
  public int secondOfDay(long instant) {
    return (int) (Math.floorMod(instant + offset(instant), DAY_MICROS) / SECOND_MICROS);
  }

  /**
   * The instant at which the local clock shows a time of a day. A time that the clock skips is
   * moved on by the length of the gap; of a time that it shows twice, the first is taken.
   */
  public long instant(long day, int secondOfDay) {
    long local = day * DAY_MICROS + secondOfDay * SECOND_MICROS;
    long before = offset(local - DAY_MICROS);
    if (before == offset(local + DAY_MICROS)) {
      return local - before;
    }
    LocalDateTime time =
        LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofSecondOfDay(secondOfDay));
    return micros(time.atZone(zone).toInstant());
  }

  /**
   * The instant at which a day begins, if all its local times are as long behind that as they are
   * behind midnight; {@link Long#MIN_VALUE} if the clock may change on it or beside it.
   */
  public long steadyDay(long day) {
    long midnight = day * DAY_MICROS;
    long from = midnight - DAY_MICROS;
    long to = midnight + 2 * DAY_MICROS;
    int at = Arrays.binarySearch(starts, from);
    int found = at >= 0 ? at : -at - 2;
    boolean steady = to < laidOutTo && (found + 1 == starts.length || to < starts[found + 1]);
    return steady ? midnight - offsets[found] : Long.MIN_VALUE;
  }

  private long offset(long instant) {
    if (instant >= laidOutTo) {
      Instant exact =
          Instant.ofEpochSecond(
              Math.floorDiv(instant, SECOND_MICROS), Math.floorMod(instant, SECOND_MICROS) * 1000);
      return zone.getRules().getOffset(exact).getTotalSeconds() * SECOND_MICROS;
    }
    int last = hint;
    if (instant >= starts[last] && (last + 1 == starts.length || instant < starts[last + 1])) {
      return offsets[last];
    }
    int at = Arrays.binarySearch(starts, instant);
    int found = at >= 0 ? at : -at - 2;
    hint = found;
    return offsets[found];
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * SECOND_MICROS + instant.getNano() / 1000;
  }
}
