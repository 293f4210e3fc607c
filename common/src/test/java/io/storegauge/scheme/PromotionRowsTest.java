package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.table.PromotionGatesTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Means over seven days of at least 70, from 50 to 100 points, on the days of June 2026. */
class PromotionRowsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

  /** A score, or that there is none; a day of which there is no row is not among them. */
  private record Scored(String platform, String store, int day, BigDecimal score) {}

  private final List<Scheme.Version> versions = new ArrayList<>();
  private final Map<String, Scheme.Promotion> promotions = new TreeMap<>();
  private final List<Scored> scores = new ArrayList<>();

  private void version(String name, int firstDay, double lowest, Scheme.Promotion promotion) {
    versions.add(
        new Scheme.Version(
            name,
            day(firstDay),
            false,
            new Scheme.Range(lowest, 100),
            Scheme.Stages.COMPUTED,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Scheme.GradedBy.SCORE,
            List.of(),
            List.of(),
            null));
    if (promotion != null) {
      promotions.put(name, promotion);
    }
  }

  private static LocalDate day(int dayOfJune) {
    return FIRST.plusDays(dayOfJune - 1L);
  }

  private PromotionRules rules() {
    if (versions.isEmpty()) {
      version("1", -1000, 50, new Scheme.Promotion(7, 70));
    }
    Platform p = new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
    Platform q = new Platform("q", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
    return new PromotionRules(
        List.of(p, q), Map.of("s", new Scheme("s", versions, List.of(), promotions)));
  }

  /** Store x on the days from a first one on; null = no score, NaN = no row. */
  private void x(int firstDay, Double... points) {
    for (int i = 0; i < points.length; i++) {
      if (points[i] == null || !points[i].isNaN()) {
        BigDecimal score = points[i] == null ? null : BigDecimal.valueOf(points[i]);
        scores.add(new Scored("p", "x", firstDay + i, score));
      }
    }
  }

  private List<Map<String, Object>> gates(int... days) {
    int[] asOf = IntStream.of(days).map(d -> (int) day(d).toEpochDay()).toArray();
    List<InternalRow> rows =
        scores.stream()
            .sorted(
                Comparator.comparing(Scored::store)
                    .thenComparing(Scored::platform)
                    .thenComparing(Scored::day))
            .map(PromotionRowsTest::row)
            .toList();
    return ScoringDay.rows(
        new PromotionRows(rules(), asOf).rows(rows.iterator()), PromotionGatesTable.SPEC);
  }

  private static InternalRow row(Scored s) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(s.platform()),
          UTF8String.fromString(s.store()),
          UTF8String.fromString("s"),
          (int) day(s.day()).toEpochDay(),
          s.score() == null ? null : s.score().movePointRight(6).longValueExact()
        });
  }

  private Map<String, Object> gate(int day) {
    List<Map<String, Object>> rows = gates(day);
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private static void assertGate(
      Map<String, Object> row, int scored, String mean, Boolean open, String next) {
    assertEquals(scored, row.get("scored_days"));
    assertEquals(decimal(mean), row.get("mean_score"));
    assertEquals(open, row.get("is_open"));
    assertEquals(decimal(next), row.get("next_score_needed"));
  }

  private static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number).setScale(6);
  }

  @Test
  void aMeanOfExactlyTheBoundOpensTheGate() {
    // 64 + 66 + 68 + 70 + 72 + 74 + 76 = 490 = 7 × 70; without the first day's 64: 426, 490 − 426.
    x(1, 64.0, 66.0, 68.0, 70.0, 72.0, 74.0, 76.0);
    Map<String, Object> row = gate(7);
    assertGate(row, 7, "70", true, "64");
    assertEquals(decimal("0"), row.get("margin"));
    assertEquals("2026-06-07", row.get("as_of"));
    assertEquals("2026-06-01", row.get("as_of_month"));
    assertEquals("s 1", row.get("scheme") + " " + row.get("scheme_version"));
    assertEquals(true, row.get("is_main"));
    assertEquals(7, row.get("window_days"));
    assertEquals(decimal("70"), row.get("required_mean"));
  }

  @Test
  void aMillionthLessOnOneDayClosesIt() {
    // 489.999999 / 7 = 69.99999985…; rounded to the nearest millionth it would look like 70.
    x(1, 63.999999, 66.0, 68.0, 70.0, 72.0, 74.0, 76.0);
    Map<String, Object> row = gate(7);
    assertGate(row, 7, "69.999999", false, "64");
    assertEquals(decimal("-0.000001"), row.get("margin"));
  }

  @Test
  void daysWithoutAScoreAreLeftOut() {
    // (60 + 75 + 81) / 3 = 72. Of the next day's window 60 has left: 3 × 70 − 156.
    x(1, 60.0, Double.NaN, null, 75.0, null, Double.NaN, 81.0);
    assertGate(gate(7), 3, "72", true, "54");
    // The day itself may be one: (60 + 75) / 2; 3 × 70 − 135 = 75.
    assertGate(gate(5), 2, "67.5", false, "75");
    // The store had no row on the 6th, and has none of it here.
    assertEquals(List.of(), gates(6));
  }

  @Test
  void ofAStoreWithoutAScoreNothingIsKnownButWhatItNeeds() {
    x(1, null, null);
    Map<String, Object> row = gate(2);
    assertGate(row, 0, null, null, "70");
    assertEquals(null, row.get("margin"));
    // What is more than a window ago tells nothing: 1 June is the eighth day back from the 8th.
    x(3, null, null, null, null, null, null);
    scores.set(0, new Scored("p", "x", 1, new BigDecimal(95)));
    assertGate(gate(8), 0, null, null, "70");
    assertGate(gate(7), 1, "95", true, "70");
  }

  @Test
  void newcomersCountWithWhatTheyHaveByDefault() {
    x(1, 70.0, 70.0, 70.0, 70.0, 70.0, 70.0, 70.0, 60.0, 60.0, 60.0, 60.0);
    assertGate(gate(7), 7, "70", true, "70");
    // After a violation: (6 × 70 + 60) / 7 = 68.571428…; the next day 490 − (5 × 70 + 60).
    assertGate(gate(8), 7, "68.571428", false, "80");
    // (4 × 70 + 3 × 60) / 7 = 65.714285…; 490 − (3 × 70 + 3 × 60) = 100, the best there is.
    assertGate(gate(10), 7, "65.714285", false, "100");
    // 490 − (2 × 70 + 4 × 60) = 110: no score opens it tomorrow.
    assertGate(gate(11), 7, "64.285714", false, null);
  }

  @Test
  void theNextScoreIsNeverBelowTheRange() {
    x(1, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0, 90.0);
    // 490 − 540 = −50.
    assertGate(gate(7), 7, "90", true, "50");
  }

  @Test
  void theFirstDaysOfALakeHaveTheMeanOfWhatThereIs() {
    x(1, 69.0, 72.0);
    assertGate(gate(1), 1, "69", false, "71"); // 2 × 70 − 69
    assertGate(gate(2), 2, "70.5", true, "69"); // 3 × 70 − 141
  }

  @Test
  void eachDayCountsAsItsOwnVersionScoredItAndTheRuleIsTheAsOfDays() {
    version("old", -1000, 50, new Scheme.Promotion(7, 70));
    version("new", 11, 0, new Scheme.Promotion(3, 80));
    version("free", 21, 0, null);
    x(4, 75.0, 75.0, 75.0, 75.0, 75.0, 75.0, 75.0, 81.0);
    for (int d = 12; d <= 21; d++) {
      x(d, 100.0);
    }
    // The next day's rule: 3 × 80 − (75 + 75).
    Map<String, Object> old = gate(10);
    assertEquals("old", old.get("scheme_version"));
    assertGate(old, 7, "75", true, "90");
    // (75 + 75 + 81) / 3; 240 − (75 + 81).
    Map<String, Object> now = gate(11);
    assertEquals("new", now.get("scheme_version"));
    assertEquals(3, now.get("window_days"));
    assertGate(now, 3, "77", false, "84");
    // Any score of the new range is enough, and from the 21st on nobody asks.
    assertGate(gate(19), 3, "100", true, "40");
    assertGate(gate(20), 3, "100", true, null);
    assertEquals(List.of(), gates(21));
  }

  @Test
  void daysBeforeTheFirstVersionHaveNoRuleUnlessItStandsInForThem() {
    version("1", 5, 50, new Scheme.Promotion(7, 70));
    x(4, 80.0, 80.0);
    assertEquals(List.of(), gates(4));
    versions.set(0, versions.get(0).onAllDays());
    assertGate(gate(4), 1, "80", true, "60");
  }

  @Test
  void onlyTheDaysThatAreWantedAreWrittenAndThoseBeforeAreLookedAt() {
    x(1, 64.0, 66.0, 68.0, 70.0, 72.0, 74.0, 76.0, 78.0);
    assertEquals(
        List.of("2026-06-05", "2026-06-08"),
        gates(5, 8, 9).stream().map(r -> r.get("as_of")).toList());
    assertGate(gate(8), 7, "72", true, "52"); // 490 − 438
  }

  @Test
  void storesOfOneNameOnTwoPlatformsAreTwo() {
    x(1, 60.0);
    scores.add(new Scored("q", "x", 1, new BigDecimal(90)));
    scores.add(new Scored("p", "y", 1, new BigDecimal(80)));
    assertEquals(
        List.of("p/x false", "q/x true", "p/y true"),
        gates(1).stream()
            .map(r -> r.get("platform") + "/" + r.get("store_id") + " " + r.get("is_open"))
            .toList());
  }

  @Test
  void withoutARuleNoSchemeConcernsIt() {
    version("1", -1000, 0, null);
    PromotionRules none = rules();
    assertTrue(none.isEmpty());
    assertEquals(0, none.reachDays());
    assertFalse(none.concern(row(new Scored("p", "x", 1, BigDecimal.TEN))));
  }

  /** Scores of some stores on most of sixty days, drawn to lie near the bound. */
  private void market(long seed) {
    version("old", -1000, 50, new Scheme.Promotion(7, 70));
    version("new", 30, 0, new Scheme.Promotion(4, 72.5));
    Random random = new Random(seed);
    for (String store : List.of("a", "b", "c", "d")) {
      for (String platform : List.of("p", "q")) {
        for (int d = 1; d <= 60; d++) {
          long millionths = 60_000_000L + random.nextInt(22_000_000);
          if (random.nextInt(8) > 0) {
            boolean known = random.nextInt(5) > 0;
            scores.add(
                new Scored(platform, store, d, known ? BigDecimal.valueOf(millionths, 6) : null));
          }
        }
      }
    }
  }

  /** The same rows, by sums over all scores of a store for each of its days. */
  private List<String> expected() {
    List<String> expected = new ArrayList<>();
    for (Scored today : scores) {
      List<BigDecimal> window = window(today, today.day());
      BigDecimal mean =
          window.isEmpty()
              ? null
              : sum(window).divide(BigDecimal.valueOf(window.size()), 6, RoundingMode.FLOOR);
      Boolean open =
          window.isEmpty()
              ? null
              : (Boolean) (sum(window).compareTo(asked(today.day(), window.size())) >= 0);
      List<BigDecimal> before = window(today, today.day() + 1);
      BigDecimal lowest = BigDecimal.valueOf(today.day() + 1 < 30 ? 50 : 0);
      BigDecimal needed = asked(today.day() + 1, before.size() + 1).subtract(sum(before));
      BigDecimal next =
          needed.compareTo(BigDecimal.valueOf(100)) > 0 ? null : needed.max(lowest).setScale(6);
      expected.add(
          today.platform()
              + "/"
              + today.store()
              + " "
              + day(today.day())
              + " "
              + mean
              + " "
              + open
              + " "
              + next);
    }
    Collections.sort(expected);
    return expected;
  }

  private static BigDecimal asked(int day, int days) {
    return new BigDecimal(day < 30 ? "70" : "72.5").multiply(BigDecimal.valueOf(days));
  }

  /** Scores of the window that ends on a day, as far as they are known on the day of a row. */
  private List<BigDecimal> window(Scored of, int day) {
    int days = day < 30 ? 7 : 4;
    return scores.stream()
        .filter(s -> s.platform().equals(of.platform()) && s.store().equals(of.store()))
        .filter(s -> s.day() > day - days && s.day() <= of.day())
        .map(Scored::score)
        .filter(Objects::nonNull)
        .toList();
  }

  private static BigDecimal sum(List<BigDecimal> points) {
    return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> told(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(
            r ->
                r.get("platform")
                    + "/"
                    + r.get("store_id")
                    + " "
                    + r.get("as_of")
                    + " "
                    + r.get("mean_score")
                    + " "
                    + r.get("is_open")
                    + " "
                    + r.get("next_score_needed"))
        .sorted()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void rowsAreWhatSumsOverAllScoresGive() {
    market(7);
    List<String> rows = told(gates(IntStream.rangeClosed(1, 60).toArray()));
    assertEquals(expected(), rows);
    Map<String, Integer> kinds = new HashMap<>();
    rows.forEach(r -> kinds.merge(r.contains(" true ") ? "open" : "closed", 1, Integer::sum));
    assertTrue(kinds.get("open") > 50 && kinds.get("closed") > 50, kinds::toString);
  }

  @Test
  void rowsDoNotDependOnTheDaysThatAreWrittenTogether() {
    market(11);
    List<String> whole = told(gates(IntStream.rangeClosed(1, 60).toArray()));
    List<String> pieces = new ArrayList<>();
    for (int from = 1; from <= 60; from += 9) {
      pieces.addAll(told(gates(IntStream.range(from, Math.min(61, from + 9)).toArray())));
    }
    Collections.sort(pieces);
    assertEquals(whole, pieces);
  }
}
