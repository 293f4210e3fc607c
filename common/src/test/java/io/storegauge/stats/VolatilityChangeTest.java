package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import io.storegauge.stats.VolatilityChange.Conclusion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class VolatilityChangeTest {
  private static final int AS_OF = 20_178; // 2025-03-31
  private static final int FIRST_AFTER = AS_OF - 89;
  private static final int FIRST_BEFORE = AS_OF - 179;
  private static final long[] NO_HOLIDAYS = {};

  /** What one store's ratings are on a day from 0 to 179; none = no rating. */
  private interface Ratings {
    double[] on(int day);
  }

  private static List<InternalRow> facts(String platform, String store, Ratings ratings) {
    List<InternalRow> rows = new ArrayList<>();
    for (int d = 0; d < 180; d++) {
      double[] stars = ratings.on(d);
      long sum = 0;
      long squared = 0;
      for (double s : stars) {
        long half = Math.round(2 * s);
        sum += half;
        squared += half * half;
      }
      if (stars.length > 0) {
        long unit = Fact.WEIGHT_UNIT;
        rows.add(
            new GenericInternalRow(
                new Object[] {
                  UTF8String.fromString(platform),
                  UTF8String.fromString(store),
                  FIRST_BEFORE + d,
                  stars.length * unit,
                  sum * unit,
                  squared * unit
                }));
      }
    }
    return rows;
  }

  /** Three equal ratings a day: {@code wide} from 4 before, {@code narrow} after, up and down. */
  private static Ratings alternating(double wide, double narrow) {
    return d -> {
      double off = d < 90 ? wide : narrow;
      double stars = 4 + (d % 2 == 0 ? off : -off);
      return new double[] {stars, stars, stars};
    };
  }

  private static List<StorePanel> panels(long[] holidays, List<InternalRow> facts) {
    List<StorePanel> panels = new ArrayList<>();
    rows(holidays).panels(facts.iterator()).forEachRemaining(panels::add);
    return panels;
  }

  private static VolatilityChangeRows rows(long[] holidays) {
    return new VolatilityChangeRows(new int[] {AS_OF}, holidays, 7);
  }

  private static PanelSums panel(String platform, List<StorePanel> panels) {
    return panels.stream()
        .filter(p -> p.key().platform().equals(platform))
        .findFirst()
        .orElseThrow()
        .sums();
  }

  @Test
  void halfTheSpreadIsAReductionByHalf() {
    List<StorePanel> panels = panels(NO_HOLIDAYS, facts("jd", "a", alternating(1, 0.5)));
    assertEquals(2, panels.size(), "jd, and all platforms");
    PanelSums jd = panel("jd", panels);
    assertEquals(1, jd.stores());
    assertEquals(270.0, jd.ratings());
    // No ratings of a day differ, so V² = 1 is all movement: 1 / (1 − 90 × 9 / 270²) = 90/89.
    assertEquals(90.0 / 89, jd.before(), 1e-6);
    assertEquals(0.25 * 90 / 89, jd.after(), 1e-6);
    VolatilityChange change = VolatilityChange.of(jd);
    assertEquals(0.5, change.reduction(), 1e-6);
    // Days up and down alternate, so blocks of seven hardly differ.
    assertEquals(0.5, change.low(), 0.05);
    assertEquals(0.5, change.high(), 0.05);
    assertEquals(Conclusion.REDUCED, change.conclusion());
    VolatilityChange back =
        VolatilityChange.of(
            panel("jd", panels(NO_HOLIDAYS, facts("jd", "a", alternating(0.5, 1)))));
    assertEquals(-1.0, back.reduction(), 1e-5);
    assertEquals(Conclusion.INCREASED, back.conclusion());
  }

  @Test
  void storesWeighWhatTheyHadBefore() {
    List<InternalRow> facts = facts("jd", "a", alternating(1, 0.5));
    // Twice as many ratings before, fewer after: it weighs double, and did not change.
    facts.addAll(
        facts(
            "tmall",
            "b",
            d -> {
              double stars = d % 2 == 0 ? 5 : 3;
              return d < 90
                  ? new double[] {stars, stars, stars, stars, stars, stars}
                  : new double[] {stars, stars, stars};
            }));
    List<StorePanel> panels = panels(NO_HOLIDAYS, facts);
    // √((270 × 0.25 + 540) / 810) = √0.75.
    assertEquals(1 - Math.sqrt(0.75), VolatilityChange.of(panel("all", panels)).reduction(), 1e-6);
    VolatilityChange tmall = VolatilityChange.of(panel("tmall", panels));
    assertEquals(0.0, tmall.reduction(), 1e-6);
    assertEquals(Conclusion.NO_CHANGE_SHOWN, tmall.conclusion());
  }

  @Test
  void onlyStoresWithEnoughRatingsInBothWindowsAreInThePanel() {
    List<InternalRow> facts = facts("jd", "enough", alternating(1, 0.5));
    // 29 rated days after; 199 ratings before.
    double[] seven = {4, 5, 4, 5, 4, 5, 3};
    facts.addAll(facts("jd", "days", d -> d < 119 ? seven : new double[0]));
    facts.addAll(facts("jd", "ratings", d -> d < 90 ? fours(d == 0 ? 21 : 2) : seven));
    assertEquals(1, panel("jd", panels(NO_HOLIDAYS, facts)).stores());
    facts.addAll(facts("jd", "thirty", d -> d < 120 ? seven : new double[0]));
    assertEquals(2, panel("jd", panels(NO_HOLIDAYS, facts)).stores());
  }

  private static double[] fours(int count) {
    return DoubleStream.generate(() -> 4).limit(count).toArray();
  }

  @Test
  void holidaysCountInNeitherWindow() {
    // A week of ones before and a day of ones after, which the calendar leaves out.
    Ratings wild =
        d -> (d >= 40 && d < 47) || d == 100 ? new double[] {1, 1, 1} : alternating(1, 0.5).on(d);
    long[] holidays = {
      FIRST_BEFORE + 40, FIRST_BEFORE + 46, FIRST_BEFORE + 100, FIRST_BEFORE + 100
    };
    PanelSums masked = panel("jd", panels(holidays, facts("jd", "a", wild)));
    Ratings quiet =
        d -> (d >= 40 && d < 47) || d == 100 ? new double[0] : alternating(1, 0.5).on(d);
    PanelSums without = panel("jd", panels(NO_HOLIDAYS, facts("jd", "a", quiet)));
    assertEquals(without.before(), masked.before(), 1e-6);
    assertEquals(without.after(), masked.after(), 1e-6);
    assertEquals(249.0, masked.ratings());
    assertTrue(panel("jd", panels(NO_HOLIDAYS, facts("jd", "a", wild))).before() > 1.3);
  }

  @Test
  void constantRatingsBeforeLeaveNothingToReduce() {
    VolatilityChange change =
        VolatilityChange.of(
            panel("jd", panels(NO_HOLIDAYS, facts("jd", "a", alternating(0, 0.5)))));
    assertTrue(Double.isNaN(change.reduction()) && Double.isNaN(change.low()));
    assertEquals(Conclusion.STEADY_BEFORE, change.conclusion());
  }

  /** Against the same days written out one after another. */
  @Test
  void aDrawIsTheVarianceOfTheDaysItNames() {
    Random random = new Random(3);
    RatedDays.Builder days = new RatedDays.Builder();
    double[][] ratings = new double[90][];
    for (int d = 0; d < 90; d++) {
      ratings[d] = random.ints(random.nextInt(5), 1, 6).asDoubleStream().toArray();
      if (ratings[d].length > 0) {
        add(days, d, ratings[d]);
      }
    }
    WindowSums sums = new WindowSums(days.build(), 0, 90, d -> false);
    DayBlocks blocks = new DayBlocks(7, 90);
    for (int r = 0; r < 20; r++) {
      List<double[]> drawn = new ArrayList<>();
      for (int start : blocks.starts(r)) {
        for (int d = start; d < start + 7 && drawn.size() < 90; d++) {
          drawn.add(ratings[d]);
        }
      }
      assertEquals(90, drawn.size());
      drawn.removeIf(d -> d.length == 0);
      assertEquals(varianceOfADraw(drawn), sums.variance(blocks.starts(r)), 1e-10);
    }
  }

  private static double varianceOfADraw(List<double[]> days) {
    double n = 0;
    double sum = 0;
    double squaredWeights = 0;
    double inside = 0;
    for (double[] day : days) {
      n += day.length;
      squaredWeights += day.length * day.length;
      for (double r : day) {
        sum += r;
        inside += Math.pow(r - mean(day), 2);
      }
    }
    double between = 0;
    for (double[] day : days) {
      between += day.length / n * Math.pow(mean(day) - sum / n, 2);
    }
    double spreadable = 1 - squaredWeights / (n * n);
    double within = inside / (n - days.size());
    return (between / spreadable - (days.size() - 1) * within / n) / spreadable;
  }

  private static double mean(double[] day) {
    double sum = 0;
    for (double r : day) {
      sum += r;
    }
    return sum / day.length;
  }

  private static void add(RatedDays.Builder days, int day, double... stars) {
    long sum = 0;
    long squared = 0;
    for (double s : stars) {
      long half = Math.round(2 * s);
      sum += half;
      squared += half * half;
    }
    days.add(
        day, stars.length * Fact.WEIGHT_UNIT, sum * Fact.WEIGHT_UNIT, squared * Fact.WEIGHT_UNIT);
  }

  @Test
  void theOrderOfStoresAndPartsDoesNotMatter() {
    Random random = new Random(12);
    List<InternalRow> facts = new ArrayList<>();
    for (int s = 0; s < 12; s++) {
      facts.addAll(facts("jd", "s" + s, simulated(random, 0.3, 0.2)));
    }
    PanelSums whole = panel("jd", panels(NO_HOLIDAYS, facts));
    List<InternalRow> mixed = new ArrayList<>(facts);
    Collections.shuffle(mixed, random);
    List<InternalRow> one = new ArrayList<>();
    List<InternalRow> other = new ArrayList<>();
    mixed.forEach(r -> (r.getUTF8String(1).toString().compareTo("s4") < 0 ? one : other).add(r));
    PanelSums parts =
        panel("jd", panels(NO_HOLIDAYS, other)).add(panel("jd", panels(NO_HOLIDAYS, one)));
    assertEquals(whole.before(), parts.before());
    assertEquals(VolatilityChange.of(whole), VolatilityChange.of(parts));
  }

  @Test
  void noStoreInThePanelGivesNoRow() {
    Iterator<InternalRow> rows = rows(NO_HOLIDAYS).rows(panels(NO_HOLIDAYS, List.of()).iterator());
    assertFalse(rows.hasNext());
  }

  /** Day effects of one deviation before and another after; 3 to 7 ratings a day of variance 1. */
  private static Ratings simulated(Random random, double before, double after) {
    return d -> {
      // Far from the ends, so that neither rounding nor clipping biases the truth.
      double level = 50 + (d < 90 ? before : after) * random.nextGaussian();
      double[] stars = new double[3 + random.nextInt(5)];
      for (int i = 0; i < stars.length; i++) {
        stars[i] = Math.round(2 * (level + random.nextGaussian())) / 2.0;
      }
      return stars;
    };
  }

  /**
   * The volatility of ten stores falls by 41 %, and in as many panels not at all; half of the
   * effect of a day is that of the platform, which all stores share.
   */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(20250101);
    int panels = 300;
    int held = 0;
    int shown = 0;
    int wronglyShown = 0;
    double mean = 0;
    for (int p = 0; p < panels; p++) {
      boolean isCut = p % 2 == 0;
      double truth = isCut ? 0.41 : 0;
      VolatilityChange change =
          VolatilityChange.of(
              panel("jd", panels(NO_HOLIDAYS, sharedDays(random, 0.4, 0.4 * (1 - truth)))));
      held += change.low() <= truth && truth <= change.high() ? 1 : 0;
      mean += isCut ? change.reduction() / (panels / 2) : 0;
      if (change.conclusion() != Conclusion.NO_CHANGE_SHOWN) {
        shown += isCut ? 1 : 0;
        wronglyShown += isCut ? 0 : 1;
      }
    }
    double coverage = held / (double) panels;
    String figures =
        String.format(
            "coverage %.3f, mean reduction %.4f, shown %d of %d, wrongly %d of %d",
            coverage, mean, shown, panels / 2, wronglyShown, panels / 2);
    assertTrue(coverage >= 0.90 && coverage <= 0.98, figures);
    assertEquals(0.41, mean, 0.03, figures);
    assertTrue(shown > 0.8 * panels / 2, figures);
    assertTrue(wronglyShown < 0.1 * panels / 2, figures);
  }

  private static List<InternalRow> sharedDays(Random random, double before, double after) {
    double[] platform = random.doubles(180).map(u -> random.nextGaussian()).toArray();
    List<InternalRow> facts = new ArrayList<>();
    for (int s = 0; s < 10; s++) {
      facts.addAll(
          facts(
              "jd",
              "s" + s,
              d -> {
                double effect =
                    Math.sqrt(0.5) * platform[d] + Math.sqrt(0.5) * random.nextGaussian();
                double[] stars = new double[3 + random.nextInt(5)];
                for (int i = 0; i < stars.length; i++) {
                  double level = 50 + (d < 90 ? before : after) * effect;
                  stars[i] = Math.round(2 * (level + random.nextGaussian())) / 2.0;
                }
                return stars;
              }));
    }
    return facts;
  }
}
