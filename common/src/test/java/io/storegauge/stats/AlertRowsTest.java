package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Alerts;
import io.storegauge.table.AlertsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class AlertRowsTest {
  private static final int DAY = (int) LocalDate.of(2025, 6, 30).toEpochDay();

  /** A review: how many days before {@link #DAY}, its stars, its id. */
  private record Written(int daysBefore, double stars, String id) {}

  private static Alerts alerts(int quietDays, Map<String, Alerts.Rule> rules) {
    return new Alerts(28, quietDays, new TreeMap<>(rules));
  }

  private static Alerts.Rule rule(Alerts.Of of, int windowDays, int atLeast, double threshold) {
    return new Alerts.Rule(of, windowDays, atLeast, threshold, Alerts.Severity.WARNING);
  }

  private static Iterator<InternalRow> store(List<Written> reviews) {
    return reviews.stream()
        .sorted(Comparator.comparing(Written::daysBefore).reversed().thenComparing(Written::id))
        .map(
            w -> {
              int kinds = AlertEvents.ofStars(Math.round(10 * w.stars()));
              return (InternalRow)
                  new GenericInternalRow(
                      new Object[] {
                        UTF8String.fromString("jd"),
                        UTF8String.fromString("s1"),
                        DAY - w.daysBefore(),
                        kinds,
                        AlertEvents.isEvidence(kinds) ? UTF8String.fromString(w.id()) : null,
                        null
                      });
            })
        .iterator();
  }

  private static String text(InternalRow row, String column) {
    return row.getUTF8String(AlertsTable.SPEC.columnNames().indexOf(column)).toString();
  }

  /** Ten good reviews before the day, and on it five bad ones: 1 ÷ C(15, 5) by chance. */
  private static List<Written> wave() {
    List<Written> reviews = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> reviews.add(new Written(1 + i, 5, "g" + i)));
    IntStream.range(0, 5).forEach(i -> reviews.add(new Written(0, i == 0 ? 1 : 2, "b" + i)));
    return reviews;
  }

  private static List<String> days(Alerts alerts, List<Written> reviews, int... asOfDays) {
    List<String> found = new ArrayList<>();
    new AlertRows(alerts, asOfDays)
        .rows(store(reviews))
        .forEachRemaining(
            r ->
                found.add(
                    text(r, AlertsTable.RULE)
                        + " "
                        + (r.getInt(2) - DAY)
                        + (r.getBoolean(AlertsTable.SPEC.columnNames().indexOf("is_first"))
                            ? " first"
                            : "")));
    return found;
  }

  @Test
  void aWaveOfBadReviewsIsToldWithWhatWasUsualAndItsEvidence() {
    Alerts alerts = alerts(7, Map.of("wave", rule(Alerts.Of.NEGATIVE_STARS, 1, 3, 0.0005)));
    Iterator<InternalRow> rows = new AlertRows(alerts, new int[] {DAY}).rows(store(wave()));
    InternalRow row = rows.next();
    List<String> names = AlertsTable.SPEC.columnNames();
    assertEquals(
        "5 of 5 reviews on 2025-06-30 have at most 2 stars; 0 of 10 in the 28 days before, so about"
            + " 0.0 were to be expected",
        text(row, AlertsTable.MESSAGE));
    assertEquals("negative_stars", text(row, AlertsTable.SUBJECT));
    assertEquals("warning", text(row, AlertsTable.SEVERITY));
    assertEquals("b4, b3, b2, b1, b0", text(row, AlertsTable.EVIDENCE));
    assertEquals(1 / 3003.0, row.getDouble(names.indexOf(AlertsTable.PROBABILITY)), 1e-15);
    assertEquals(5, row.getLong(names.indexOf(AlertsTable.OBSERVED)));
    assertEquals(10, row.getLong(names.indexOf(AlertsTable.USUAL_REVIEWS)));
    assertTrue(!rows.hasNext());
  }

  @Test
  void theThresholdAndTheLeastNumberDecide() {
    // 1 ÷ 3003 = 0.000333
    int[] day = {DAY};
    assertEquals(
        List.of("r 0 first"),
        days(alerts(7, Map.of("r", rule(Alerts.Of.NEGATIVE_STARS, 1, 5, 0.00034))), wave(), day));
    assertEquals(
        List.of(),
        days(alerts(7, Map.of("r", rule(Alerts.Of.NEGATIVE_STARS, 1, 5, 0.00033))), wave(), day));
    assertEquals(
        List.of(),
        days(alerts(7, Map.of("r", rule(Alerts.Of.NEGATIVE_STARS, 1, 6, 0.05))), wave(), day));
    // One of the five has one star: 5 of 15 by chance.
    assertEquals(
        List.of(), days(alerts(7, Map.of("r", rule(Alerts.Of.ONE_STAR, 1, 1, 0.05))), wave(), day));
  }

  @Test
  void aStoreWithoutAPastIsNotAccused() {
    List<Written> first = List.of(new Written(0, 1, "a"), new Written(0, 1, "b"));
    assertEquals(
        List.of(),
        days(alerts(7, Map.of("r", rule(Alerts.Of.ONE_STAR, 1, 1, 0.05))), first, DAY, DAY + 1));
    // What lies before the usual days is no past either.
    List<Written> old = new ArrayList<>(first);
    IntStream.range(0, 50).forEach(i -> old.add(new Written(29, 5, "g" + i)));
    assertEquals(
        List.of(), days(alerts(7, Map.of("r", rule(Alerts.Of.ONE_STAR, 1, 1, 0.05))), old, DAY));
  }

  @Test
  void aWeekGoesOnTellingAndOnlyItsFirstDayIsAFirst() {
    Alerts alerts = alerts(7, Map.of("week", rule(Alerts.Of.NEGATIVE_STARS, 7, 3, 0.0005)));
    // Good reviews 10 to 19 days before, the bad ones on the day; they leave the week after it.
    List<Written> reviews = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> reviews.add(new Written(10 + i, 5, "g" + i)));
    IntStream.range(0, 5).forEach(i -> reviews.add(new Written(0, 1, "b" + i)));
    int[] days = IntStream.rangeClosed(DAY - 1, DAY + 8).toArray();
    assertEquals(
        List.of("week 0 first", "week 1", "week 2", "week 3", "week 4", "week 5", "week 6"),
        days(alerts, reviews, days));
    // Asked for alone, a day says the same.
    assertEquals(List.of("week 3"), days(alerts, reviews, DAY + 3));
    assertEquals(
        List.of("week 3 first"), days(alerts(0, alerts.rules()), reviews, DAY + 3), "no memory");
  }

  @Test
  void atMostTwentyOfTheEvidenceAreNamed() {
    List<Written> reviews = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> reviews.add(new Written(0, 1, String.format("b%02d", i))));
    IntStream.range(0, 30).forEach(i -> reviews.add(new Written(5, 5, "g" + i)));
    Alerts alerts = alerts(0, Map.of("r", rule(Alerts.Of.ONE_STAR, 1, 1, 0.05)));
    InternalRow row = new AlertRows(alerts, new int[] {DAY}).rows(store(reviews)).next();
    String ids = text(row, AlertsTable.EVIDENCE);
    assertEquals(20, ids.split(", ").length);
    assertTrue(ids.startsWith("b29, b28, ") && ids.endsWith(", b10"), ids);
  }

  /** A review's mention of a topic. */
  private static InternalRow mention(int daysBefore, String id, int kind, String topic) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString("jd"),
          UTF8String.fromString("s1"),
          DAY - daysBefore,
          kind,
          UTF8String.fromString(id),
          UTF8String.fromString(topic)
        });
  }

  @Test
  void aTopicThatComesUpIsToldByItsName() {
    List<InternalRow> rows = new ArrayList<>();
    store(wave()).forEachRemaining(rows::add);
    for (int i = 0; i < 5; i++) {
      rows.add(mention(0, "b" + i, AlertEvents.TOPIC, "late"));
    }
    rows.add(mention(0, "b0", AlertEvents.TOPIC, "damaged"));
    Alerts alerts = alerts(7, Map.of("topic", rule(Alerts.Of.TOPIC, 1, 1, 0.0005)));
    Iterator<InternalRow> found = new AlertRows(alerts, new int[] {DAY}).rows(rows.iterator());
    InternalRow row = found.next();
    assertEquals("late", text(row, AlertsTable.SUBJECT));
    assertEquals(
        "5 of 5 reviews on 2025-06-30 complain of late; 0 of 10 in the 28 days before, so about 0.0"
            + " were to be expected",
        text(row, AlertsTable.MESSAGE));
    assertTrue(!found.hasNext(), "1 of 5 after 0 of 10 is 1 in 3 by chance");
  }

  @Test
  void aRuleWithoutAThresholdAsksForTheNumberAlone() {
    List<InternalRow> rows =
        List.of(
            mention(0, "a", AlertEvents.ESCALATION, "lawyer"),
            mention(0, "b", AlertEvents.ESCALATION, "lawyer"),
            mention(0, "b", AlertEvents.ESCALATION, "media"));
    Alerts.Rule two = new Alerts.Rule(Alerts.Of.ESCALATION, 1, 2, null, Alerts.Severity.CRITICAL);
    Iterator<InternalRow> found =
        new AlertRows(alerts(7, Map.of("pressure", two)), new int[] {DAY}).rows(rows.iterator());
    InternalRow row = found.next();
    assertEquals("lawyer", text(row, AlertsTable.SUBJECT));
    assertEquals("b, a", text(row, AlertsTable.EVIDENCE));
    assertEquals(
        "2 of 2 reviews on 2025-06-30 make pressure (lawyer); 0 of 0 in the 28 days before",
        text(row, AlertsTable.MESSAGE));
    for (String none :
        List.of(AlertsTable.PROBABILITY, AlertsTable.THRESHOLD, AlertsTable.EXPECTED)) {
      assertTrue(row.isNullAt(AlertsTable.SPEC.columnNames().indexOf(none)), none);
    }
    assertTrue(!found.hasNext());
  }

  /**
   * 2,000 stores in which nothing changes, 30 days each: rates of 0.5 to 30 %, 0 to 30 reviews a
   * day. A rule of threshold 0.005 may raise 2,000 · 30 · 0.005 = 300 false alarms at most. Whole
   * numbers keep it below (78 and 162), but not at nothing, or it would tell nothing either.
   */
  @Test
  void falseAlarmsStayBelowWhatTheThresholdAllows() {
    double threshold = 0.005;
    Alerts alerts =
        alerts(
            0,
            Map.of(
                "day", rule(Alerts.Of.NEGATIVE_STARS, 1, 1, threshold),
                "week", rule(Alerts.Of.NEGATIVE_STARS, 7, 1, threshold)));
    int[] month = IntStream.rangeClosed(DAY - 29, DAY).toArray();
    Random random = new Random(7);
    int stores = 2000;
    Map<String, Integer> found = new TreeMap<>();
    for (int s = 0; s < stores; s++) {
      double rate = 0.005 + 0.295 * random.nextDouble();
      int most = 1 + random.nextInt(30);
      List<Written> reviews = new ArrayList<>();
      for (int day = 0; day < 65; day++) {
        int n = random.nextInt(most + 1);
        for (int i = 0; i < n; i++) {
          reviews.add(new Written(day, random.nextDouble() < rate ? 1 : 5, day + "-" + i));
        }
      }
      for (String alert : days(alerts, reviews, month)) {
        found.merge(alert.substring(0, alert.indexOf(' ')), 1, Integer::sum);
      }
    }
    double allowed = stores * month.length * threshold;
    for (String rule : List.of("day", "week")) {
      int alarms = found.getOrDefault(rule, 0);
      assertTrue(alarms <= allowed, () -> rule + ": " + alarms + " of " + allowed);
      assertTrue(alarms >= allowed / 20, () -> rule + ": " + alarms + " of " + allowed);
    }
  }
}
