package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueParsersTest {
  private static final TimeParser SHANGHAI = new TimeParser(ZoneId.of("Asia/Shanghai"), List.of());
  private static final TimeParser SAO_PAULO =
      new TimeParser(ZoneId.of("America/Sao_Paulo"), List.of("d/M/yyyy H:mm"));

  private static long instant(TimeParser parser, String text) {
    byte[] b = ("#" + text).getBytes(StandardCharsets.UTF_8);
    return parser.instant(b, 1, b.length - 1);
  }

  private static long micros(String utc) {
    return Instant.parse(utc).getEpochSecond() * 1_000_000L;
  }

  private static long number(String text, int scale) {
    byte[] b = ("#" + text).getBytes(StandardCharsets.UTF_8);
    return Numbers.parse(b, 1, b.length - 1, scale);
  }

  @Test
  void aNumberIsWrittenInFullUnlessThatWouldFillTheMemory() {
    assertEquals("12000", Numbers.plain(new BigDecimal("1.2E4")));
    assertEquals("0.00012", Numbers.plain(new BigDecimal("1.2E-4")));
    assertEquals("1E+999999999", Numbers.plain(new BigDecimal("1E999999999")));
    assertEquals("1E-999999999", Numbers.plain(new BigDecimal("1E-999999999")));
  }

  @Test
  void localTimesBecomeUtc() {
    assertEquals(micros("2025-06-17T16:30:05Z"), instant(SHANGHAI, "2025-06-18 00:30:05"));
    assertEquals(micros("2025-06-17T16:30:05Z"), instant(SHANGHAI, "2025-06-18T00:30:05"));
  }

  @Test
  void aLocalTimeThatAClockChangeSkipsMovesLaterByTheGap() {
    // In 2017 Sao Paulo went from −03:00 to −02:00 at midnight of 15 October: 00:10 is 01:10 summer
    // time.
    assertEquals(micros("2017-10-15T03:10:00Z"), instant(SAO_PAULO, "2017-10-15 00:10:00"));
    assertEquals(micros("2017-10-14T15:00:00Z"), instant(SAO_PAULO, "2017-10-14 12:00:00"));
    assertEquals(micros("2017-10-16T14:00:00Z"), instant(SAO_PAULO, "2017-10-16 12:00:00"));
  }

  /**
   * What was read before must not show: each text is read by a parser that knows its neighbours.
   */
  @Test
  void aTimeIsTheSameWhateverWasReadBefore() {
    Random random = new Random(7);
    for (String zone : List.of("Asia/Shanghai", "America/Sao_Paulo", "America/New_York")) {
      ZoneId id = ZoneId.of(zone);
      TimeParser parser = new TimeParser(id, List.of());
      for (int i = 0; i < 20_000; i++) {
        LocalDateTime time =
            LocalDate.of(1995 + random.nextInt(2) * 30, 1, 1)
                .plusDays(random.nextInt(400))
                .atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
        String text = time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
        assertEquals(
            time.atZone(id).toEpochSecond() * 1_000_000L, instant(parser, text), text + " " + zone);
        if (i % 20 > 0) {
          continue; // a parser of its own takes time
        }
        char[] damaged = text.toCharArray();
        damaged[random.nextInt(damaged.length)] = "0149:;/- T\u0080xé".charAt(random.nextInt(13));
        String other = new String(damaged);
        assertEquals(instant(new TimeParser(id, List.of()), other), instant(parser, other), other);
      }
    }
  }

  @Test
  void otherFormsAreReadByPatternThenAsIso() {
    assertEquals(micros("2018-05-23T01:02:00Z"), instant(SAO_PAULO, "22/5/2018 22:02"));
    assertEquals(micros("2018-05-23T01:02:03Z"), instant(SAO_PAULO, "2018-05-23T01:02:03Z"));
    assertEquals(micros("2018-05-23T03:00:00Z"), instant(SAO_PAULO, "2018-05-23"));
  }

  @Test
  void impossibleTimesAreBad() {
    for (String text :
        List.of(
            "2025-02-29 00:00:00", "2025-13-01 00:00:00", "2025-01-01 24:00:00", "yesterday", "")) {
      assertEquals(TimeParser.BAD, instant(SHANGHAI, text), text);
    }
    assertEquals(micros("2024-02-28T16:00:00Z"), instant(SHANGHAI, "2024-02-29 00:00:00"));
    // By a pattern, too: Java's own leniency would make 28 February of it.
    assertEquals(TimeParser.BAD, instant(SAO_PAULO, "30/2/2018 22:02"));
    assertEquals(TimeParser.BAD, instant(SAO_PAULO, "31/4/2018 22:02"));
    assertEquals(micros("2024-03-01T01:02:00Z"), instant(SAO_PAULO, "29/2/2024 22:02"));
  }

  @Test
  void theDayEndsOnItsLastSecond() {
    byte[] b = "2017-10-14 00:00:00".getBytes(StandardCharsets.UTF_8);
    int day = SAO_PAULO.date(b, 0, b.length);
    assertEquals(LocalDate.of(2017, 10, 14).toEpochDay(), day);
    assertEquals(micros("2017-10-15T02:59:59Z"), SAO_PAULO.endOfDay(day));
  }

  @Test
  void aDateMayHaveATimeBehindItAndNothingElse() {
    int day = (int) LocalDate.of(2025, 1, 1).toEpochDay();
    for (String text :
        List.of("2025-01-01", "2025-01-01 10:00:00", "2025-01-01T10:00", "2025-01-01T10:00:00Z")) {
      assertEquals(day, date(text), text);
    }
    for (String text :
        List.of("2025-01-01 xx", "2025-01-01 25:00:00", "2025-01-01T", "2025-01-1")) {
      assertEquals(TimeParser.BAD_DATE, date(text), text);
    }
  }

  private static int date(String text) {
    byte[] b = ("#" + text).getBytes(StandardCharsets.UTF_8);
    return SHANGHAI.date(b, 1, b.length - 1);
  }

  @Test
  void daysFrom1990To2100ArePlausible() {
    for (String text : List.of("1990-01-01 00:00:00", "2100-01-01 23:59:59")) {
      assertTrue(SHANGHAI.isPlausibleInstant(instant(SHANGHAI, text)), text);
    }
    for (String text :
        List.of(
            "1989-12-31 23:59:59",
            "2100-01-02 00:00:00",
            "0001-01-01 00:00:00",
            "9999-12-31 23:59:59",
            "+999999999-01-01T00:00:00",
            "-999999999-01-01T00:00:00Z")) {
      assertTrue(instant(SHANGHAI, text) != TimeParser.BAD, text);
      assertFalse(SHANGHAI.isPlausibleInstant(instant(SHANGHAI, text)), text);
    }
    assertFalse(TimeParser.isPlausible(date("1899-12-30")));
    assertFalse(TimeParser.isPlausible(date("2999-01-01")));
    assertTrue(TimeParser.isPlausible(date("2099-12-31")));
  }

  @Test
  void decimalsAreExactAndNeverRounded() {
    assertEquals(1299, number("12.99", 2));
    assertEquals(-1290, number("-12.9", 2));
    assertEquals(1200, number("12", 2));
    assertEquals(1250, number("12.5000", 2));
    assertEquals(Numbers.BAD, number("12.505", 2));
    assertEquals(Numbers.BAD, number("1e3", 2));
    assertEquals(Numbers.BAD, number("", 2));
    assertEquals(Numbers.BAD, number(".", 2));
    assertEquals(Numbers.BAD, number("99999999999999999999999", 0));
  }
}
