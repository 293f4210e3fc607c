package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads times and dates. {@code yyyy-MM-dd HH:mm:ss} (also with {@code T}) is read without an
 * object; other forms through the mapping's patterns, then ISO 8601. A local time that a clock
 * change skips moves later by the gap, one that occurs twice is the earlier: java.time's rule.
 */
final class TimeParser {
  /** No time: the text has no form that is known. */
  static final long BAD = Long.MIN_VALUE;

  static final int BAD_DATE = Integer.MIN_VALUE;

  private static final long MICROS = 1_000_000L;
  private static final int FIRST_DAY = (int) LocalDate.of(1990, 1, 1).toEpochDay();
  private static final int LAST_DAY = (int) LocalDate.of(2100, 1, 1).toEpochDay();
  private static final int UNKNOWN_OFFSET = Integer.MIN_VALUE;
  private static final int VARIES = Integer.MIN_VALUE + 1;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final List<DateTimeFormatter> patterns = new ArrayList<>();

  /** Offset in seconds of each local day, where the whole day has one. */
  private final int[] offsetOfDay = new int[LAST_DAY - FIRST_DAY];

  TimeParser(ZoneId zone, List<String> patterns) {
    this.zone = zone;
    this.rules = zone.getRules();
    for (String p : patterns) {
      this.patterns.add(DateTimeFormatter.ofPattern(p, Locale.ROOT));
    }
    java.util.Arrays.fill(offsetOfDay, UNKNOWN_OFFSET);
  }

  /** Microseconds since 1970 UTC, or {@link #BAD}. */
  long instant(byte[] b, int at, int length) {
    if (length == 19
        && b[at + 4] == '-'
        && b[at + 7] == '-'
        && (b[at + 10] == ' ' || b[at + 10] == 'T')
        && b[at + 13] == ':'
        && b[at + 16] == ':') {
      int day = epochDay(number(b, at, 4), number(b, at + 5, 2), number(b, at + 8, 2));
      int h = number(b, at + 11, 2);
      int m = number(b, at + 14, 2);
      int s = number(b, at + 17, 2);
      if (day == BAD_DATE || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) {
        return BAD;
      }
      return toUtc(day, h * 3600 + m * 60 + s);
    }
    return slow(new String(b, at, length, StandardCharsets.UTF_8));
  }

  /** Epoch day, or {@link #BAD_DATE}. */
  int date(byte[] b, int at, int length) {
    if (length >= 10 && b[at + 4] == '-' && b[at + 7] == '-') {
      int day = epochDay(number(b, at, 4), number(b, at + 5, 2), number(b, at + 8, 2));
      if (length == 10 || b[at + 10] == ' ' || b[at + 10] == 'T') {
        return day;
      }
    }
    String text = new String(b, at, length, StandardCharsets.UTF_8);
    for (DateTimeFormatter p : patterns) {
      try {
        return (int) LocalDate.parse(text, p).toEpochDay();
      } catch (DateTimeException e) {
        continue; // the next pattern may fit
      }
    }
    return BAD_DATE;
  }

  /** The last second of a local day, as {@link #instant}. */
  long endOfDay(int day) {
    return toUtc(day, 86_399);
  }

  /** Local calendar day of an instant in this zone. */
  int localDay(long micros) {
    long second = Math.floorDiv(micros, MICROS);
    return (int)
        Math.floorDiv(
            second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds(), 86_400L);
  }

  private long toUtc(int day, int secondOfDay) {
    int offset = day < FIRST_DAY || day >= LAST_DAY ? VARIES : dayOffset(day);
    if (offset == VARIES) {
      LocalDateTime local =
          LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofSecondOfDay(secondOfDay));
      return ZonedDateTime.ofLocal(local, zone, null).toEpochSecond() * MICROS;
    }
    return (day * 86_400L + secondOfDay - offset) * MICROS;
  }

  private int dayOffset(int day) {
    int known = offsetOfDay[day - FIRST_DAY];
    if (known == UNKNOWN_OFFSET) {
      LocalDateTime midnight = LocalDate.ofEpochDay(day).atStartOfDay();
      ZoneOffset before = rules.getOffset(midnight.minusHours(3));
      ZoneOffset after = rules.getOffset(midnight.plusHours(27));
      known = before.equals(after) ? before.getTotalSeconds() : VARIES;
      offsetOfDay[day - FIRST_DAY] = known;
    }
    return known;
  }

  private long slow(String text) {
    for (DateTimeFormatter p : patterns) {
      try {
        return micros(p.parse(text));
      } catch (DateTimeException e) {
        continue; // the next pattern may fit
      }
    }
    for (DateTimeFormatter p :
        List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE)) {
      try {
        return micros(
            p.parse(
                text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text));
      } catch (DateTimeException e) {
        continue; // the next form may fit
      }
    }
    return BAD;
  }

  private long micros(TemporalAccessor t) {
    LocalDate date = t.query(TemporalQueries.localDate());
    LocalTime time = t.query(TemporalQueries.localTime());
    ZoneId own = t.query(TemporalQueries.zone());
    if (date == null) {
      return BAD;
    }
    ZonedDateTime at =
        ZonedDateTime.ofLocal(
            date.atTime(time == null ? LocalTime.MIDNIGHT : time), own == null ? zone : own, null);
    return at.toEpochSecond() * MICROS + at.getNano() / 1000;
  }

  private static int number(byte[] b, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int d = b[i] - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      value = value * 10 + d;
    }
    return value;
  }

  /** Days since 1970 in the proleptic Gregorian calendar, counted from 1 March of year 0. */
  private static int epochDay(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
      return BAD_DATE;
    }
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
