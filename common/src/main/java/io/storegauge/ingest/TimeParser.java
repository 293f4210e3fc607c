package io.storegauge.ingest;

import io.storegauge.model.LocalClock;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
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

  private static final long FIRST_DAY = PlausibleDays.FIRST.toEpochDay();
  private static final long LAST_DAY = PlausibleDays.LAST.toEpochDay();

  /** About 27,000 years: far outside the range, and no product of it overflows. */
  private static final long FAR_DAYS = 10_000_000L;

  private final ZoneId zone;
  private final LocalClock clock;
  private final long firstInstant;
  private final long lastInstant;
  private final List<DateTimeFormatter> patterns = new ArrayList<>();

  private final SteadyDays days;

  TimeParser(ZoneId zone, List<String> patterns) {
    this.zone = zone;
    this.clock = new LocalClock(zone);
    this.days = new SteadyDays(clock);
    this.firstInstant = clock.instant(FIRST_DAY, 0);
    this.lastInstant = endOfDay((int) LAST_DAY);
    for (String p : patterns) {
      this.patterns.add(strict(p));
    }
  }

  /** Without it Java takes 30 February, by a pattern, for the 28th. */
  private static DateTimeFormatter strict(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1) // years are those of our era, as yyyy asks
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Whether a day lies in 1990-01-01 to 2100-01-01. */
  static boolean isPlausible(long day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }

  /** Whether an instant lies in those days of this zone. */
  boolean isPlausibleInstant(long micros) {
    return micros >= firstInstant && micros <= lastInstant;
  }

  /** Microseconds since 1970 UTC, or {@link #BAD}. */
  long instant(byte[] b, int at, int length) {
    if (length == 19
        && b[at + 4] == '-'
        && b[at + 7] == '-'
        && (b[at + 10] == ' ' || b[at + 10] == 'T')
        && b[at + 13] == ':'
        && b[at + 16] == ':') {
      long known = days.instant(b, at);
      if (known != BAD) {
        return known;
      }
      int day = epochDay(number(b, at, 4), number(b, at + 5, 2), number(b, at + 8, 2));
      int h = number(b, at + 11, 2);
      int m = number(b, at + 14, 2);
      int s = number(b, at + 17, 2);
      if (day == BAD_DATE || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) {
        return BAD;
      }
      days.put(b, at, day);
      return clock.instant(day, h * 3600 + m * 60 + s);
    }
    return slow(new String(b, at, length, StandardCharsets.UTF_8));
  }

  /** Epoch day, or {@link #BAD_DATE}; a time behind it must be one, and is left out. */
  int date(byte[] b, int at, int length) {
    if (length >= 10 && b[at + 4] == '-' && b[at + 7] == '-') {
      int day = epochDay(number(b, at, 4), number(b, at + 5, 2), number(b, at + 8, 2));
      if (length == 10) {
        return day;
      }
      if ((b[at + 10] == ' ' || b[at + 10] == 'T') && instant(b, at, length) != BAD) {
        return day;
      }
    }
    String text = new String(b, at, length, StandardCharsets.UTF_8);
    for (DateTimeFormatter p : patterns) {
      try {
        return (int) near(LocalDate.parse(text, p).toEpochDay());
      } catch (DateTimeException e) {
        continue; // the next pattern may fit
      }
    }
    return BAD_DATE;
  }

  /** The last second of a local day, as {@link #instant}. */
  long endOfDay(int day) {
    return clock.instant(day, 86_399);
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
    LocalTime given = time == null ? LocalTime.MIDNIGHT : time;
    LocalDate near = LocalDate.ofEpochDay(near(date.toEpochDay()));
    ZonedDateTime at = ZonedDateTime.ofLocal(near.atTime(given), own == null ? zone : own, null);
    return at.toEpochSecond() * LocalClock.SECOND_MICROS + at.getNano() / 1000;
  }

  private static long near(long day) {
    return Math.max(-FAR_DAYS, Math.min(FAR_DAYS, day));
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
