package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Grade;
import io.storegauge.config.Scheme.GradedBy;
import io.storegauge.config.Scheme.Point;
import io.storegauge.model.Platform;
import io.storegauge.scheme.NextGrade.Move;
import io.storegauge.scheme.NextGrade.Obstacle;
import io.storegauge.stats.PeerDays;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class NextGradesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final String RATING = "rating_mean_90d";
  private static final String IN_TIME = "delivery_sla_rate_90d";
  private static final Scheme.Linear STARS =
      new Scheme.Linear(List.of(new Point(1, 0), new Point(5, 100)));
  private static final Scheme.Linear SHARE =
      new Scheme.Linear(List.of(new Point(0, 0), new Point(1, 100)));

  private final List<Scheme.Indicator> indicators = new ArrayList<>();
  private final Map<String, Map<String, Object>> stores = new TreeMap<>();
  private List<Scheme.Bonus> bonuses = List.of();
  private List<Scheme.Gate> gates = List.of();
  private Scheme.Stages stages = Scheme.Stages.COMPUTED;
  private GradedBy by = GradedBy.SCORE;
  private List<Grade> grades = List.of(new Grade(80, "good"), new Grade(0, "poor"));

  private void indicator(String metric, int window, double weight, Scheme.Curve curve) {
    indicator(metric, window, null, weight, curve);
  }

  private void indicator(
      String metric, int window, Integer minDenominator, double weight, Scheme.Curve curve) {
    indicators.add(
        new Scheme.Indicator(
            metric + "_" + window + "d",
            "product",
            metric,
            window,
            Scheme.Use.RAW,
            minDenominator,
            weight,
            curve,
            null));
  }

  private void store(String id, long orders, Object... more) {
    Map<String, Object> values = new TreeMap<>();
    values.put("paid_orders_30d", orders);
    for (int i = 0; i < more.length; i += 2) {
      values.put((String) more[i], more[i + 1]);
    }
    stores.put(id, values);
  }

  private PlatformSchemes schemes() {
    Scheme.Version version =
        new Scheme.Version(
            "1",
            LocalDate.of(2000, 1, 1),
            false,
            Scheme.Range.PERCENT,
            stages,
            Map.of(),
            indicators,
            bonuses,
            List.of(),
            gates,
            by,
            grades,
            List.of(),
            null);
    Platform p = new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
    return new PlatformSchemes(List.of(p), Map.of("s", new Scheme("s", List.of(version))));
  }

  private List<InternalRow> rows(PlatformSchemes schemes) {
    List<InternalRow> rows = new ArrayList<>();
    stores.forEach((id, values) -> rows.add(ScoringDay.row(schemes, "p", id, DAY, values)));
    return rows;
  }

  private NextGrade next() {
    PlatformSchemes schemes = schemes();
    return new NextGrades(schemes, 1, "p", "x", DAY).of(rows(schemes).iterator()).get(0);
  }

  /** The store's day under the rules, to score it with other values. */
  private ScoredDay day() {
    PlatformSchemes schemes = schemes();
    return new ScoredDay(
        PeerDays.gather(rows(schemes).iterator(), schemes.valueTypes(), schemes.texts().size())
            .get(0),
        schemes.on("p", (int) DAY.toEpochDay()).get(0),
        1);
  }

  /** 4 stars are 75 points and 0.8 in time 80: 0.6 × 75 + 0.4 × 80 = 77. */
  private void seventySeven() {
    indicator("rating_mean", 90, 60, STARS);
    indicator("delivery_sla_rate", 90, 40, SHARE);
    store("x", 1, RATING, 4.0, IN_TIME, 0.8);
  }

  private static void assertMove(Move m, String indicator, double to, double share, double gain) {
    assertEquals(indicator, m.indicator());
    assertEquals(to, m.to(), 1e-6);
    assertEquals(share, m.share(), 1e-6);
    assertEquals(gain, m.gain(), 1e-6);
  }

  @Test
  void theCheapestImprovementIsTheSmallestShareOfItsWay() {
    seventySeven();
    NextGrade n = next();
    assertEquals(List.of("poor", "good"), List.of(n.grade(), n.next()));
    assertEquals(List.of(77.0, 80.0), List.of(n.score(), n.needed()));
    // 3 points are a fifth of the 0.6 × 25 that 5 stars would give, and 3/8 of 0.4 × 20.
    assertEquals(1, n.moves().size());
    assertMove(n.moves().get(0), RATING, 4.2, 0.2, 3);
    assertEquals(80, n.reached(), 1e-6);
    assertEquals(0.2, n.cost(), 1e-6);
  }

  @Test
  void aStepIsTakenAsAWholeAndTheLineMakesUpForTheRest() {
    indicator("rating_mean", 90, 60, STARS);
    indicator(
        "delivery_sla_rate",
        90,
        40,
        new Scheme.Tiers(List.of(new Point(0, 0), new Point(0.9, 100))));
    grades = List.of(new Grade(90, "good"), new Grade(0, "poor"));
    store("x", 1, RATING, 4.0, IN_TIME, 0.8);
    NextGrade n = next();
    // 45 points; the step gives 40 of the 45 that lack, 5 of the rating's 15 the rest.
    assertEquals(2, n.moves().size());
    assertMove(n.moves().get(0), IN_TIME, 0.9, 1, 40);
    assertMove(n.moves().get(1), RATING, 4 + 1 / 3.0, 1 / 3.0, 5);
  }

  @Test
  void aStepOfARateHasToBeUndercut() {
    Scheme level = ScoringDay.SHIPPED.schemes().get("aliexpress-service-level");
    PlatformSchemes schemes =
        new PlatformSchemes(
            List.of(
                new Platform(
                    "p", ZoneOffset.UTC, "CNY", level.id(), Platform.PositiveReviews.RATING)),
            Map.of(level.id(), level));
    store("x", 100, "bad_experience_rate_90d", 0.05);
    NextGrade n = new NextGrades(schemes, 1, "p", "x", DAY).of(rows(schemes).iterator()).get(0);
    // 5 % is good; excellent is below 3.5 %.
    assertEquals(List.of("good", "excellent"), List.of(n.grade(), n.next()));
    assertMove(n.moves().get(0), "bad_experience_rate_90d", 0.035, 1, 1);
    assertTrue(n.moves().get(0).beyond());
    store("x", 100, "bad_experience_rate_90d", 0.034);
    n = new NextGrades(schemes, 1, "p", "x", DAY).of(rows(schemes).iterator()).get(0);
    assertEquals(Obstacle.BEST_ALREADY, n.obstacle());
  }

  @Test
  void casesToPreventAreCounted() {
    indicator(
        "quality_return_rate",
        30,
        30,
        100,
        new Scheme.Linear(List.of(new Point(0, 100), new Point(0.1, 0))));
    store("x", 1, "quality_return_rate_30d_num", 10.0, "quality_return_rate_30d_den", 300.0);
    NextGrade n = next();
    // 1/30 is 66.67 points; 80 are given for 2 %, which is 6 of 300: 4 fewer.
    assertMove(n.moves().get(0), "quality_return_rate_30d", 0.02, 0.4, 80 - 200 / 3.0);
    assertEquals(4, n.moves().get(0).cases());
  }

  @Test
  void aStoreAmongItsPeersReachesTheGradeThoughItShiftsTheirTenths() {
    indicator("delivery_sla_rate", 90, 100, new Scheme.Peer(0, 100, 0));
    for (int p = 0; p < 4; p++) {
      store("peer" + p, 100, IN_TIME, 0.5 + 0.1 * p);
    }
    store("x", 100, IN_TIME, 0.55);
    NextGrade n = next();
    assertEquals("good", n.next());
    double to = n.moves().get(0).to();
    int x = day().stores().indexOf("x");
    int column = day().rules().indicators().get(0).value();
    assertEquals(0, day().with(x, Map.of(column, to)).grade(x));
    assertEquals(1, day().with(x, Map.of(column, to - 1e-4)).grade(x));
  }

  @Test
  void aRankIsReachedBySurpassingThoseAbove() {
    by = GradedBy.PEER_PERCENTILE;
    grades = List.of(new Grade(80, "5"), new Grade(60, "4.5"), new Grade(0, "3"));
    indicator("rating_mean", 90, 100, STARS);
    double[] stars = {3, 3.4, 3.8, 4.2, 4.6};
    for (int p = 0; p < stars.length; p++) {
      store("peer" + p, 100, RATING, stars[p]);
    }
    store("x", 100, RATING, 3.2);
    NextGrade n = next();
    // Of six, as good as the fourth of the others (4.2 stars, 80 points) stands at 100 × (3 + 1) ÷
    // 6 = 66.7; as good as the third at 50, just above it at 58.3.
    assertEquals(List.of("3", "4.5"), List.of(n.grade(), n.next()));
    assertEquals(80, n.needed(), 1e-9);
    assertMove(n.moves().get(0), RATING, 4.2, 1 / 1.8, 25);
    store("x", 100, RATING, 4.3);
    // Third to sixth: above 4.2 is 100 × 4.5 ÷ 6 = 75, the best 91.7, as good as the best 83.3.
    n = next();
    assertEquals("5", n.next());
    assertEquals(90, n.needed(), 1e-9);
    stores.keySet().removeIf(s -> !s.equals("x") && !s.equals("peer0"));
    // The better of two stands at 75.
    assertEquals(Obstacle.FEW_PEERS, next().obstacle());
  }

  @Test
  void whatStandsInTheWayIsNamed() {
    seventySeven();
    Scheme.Condition few =
        new Scheme.Condition("paid_orders_30d", null, null, 10.0, null, null, null, null);
    gates = List.of(new Scheme.Gate("capped", 70.0, null, List.of(few)));
    assertEquals(List.of(Obstacle.GATE, "capped"), List.of(next().obstacle(), next().by()));
    gates = List.of(new Scheme.Gate("no_good", null, "poor", List.of(few)));
    assertEquals(List.of(Obstacle.GATE, "no_good"), List.of(next().obstacle(), next().by()));
    // A cap that today's score does not feel yet.
    gates = List.of(new Scheme.Gate("later", 78.0, null, List.of(few)));
    assertEquals(List.of(Obstacle.GATE, "later"), List.of(next().obstacle(), next().by()));
    gates = List.of();
    stages =
        new Scheme.Stages(30, Scheme.Newcomer.UNSCORED, null, null, List.of(), null, List.of());
    assertEquals(Obstacle.NEWCOMER, next().obstacle());
    stages = Scheme.Stages.COMPUTED;
    store("x", 1);
    assertEquals(Obstacle.NO_SCORE, next().obstacle());
    store("x", 1, RATING, 4.9, IN_TIME, 0.9);
    assertEquals(Obstacle.BEST_ALREADY, next().obstacle());
    grades = List.of();
    assertEquals(Obstacle.NO_GRADES, next().obstacle());
  }

  @Test
  void theBestIsNotAlwaysEnough() {
    indicator(
        "delivery_sla_rate",
        90,
        100,
        new Scheme.Linear(List.of(new Point(0, 0), new Point(1, 70))));
    store("x", 1, IN_TIME, 0.5);
    NextGrade n = next();
    assertEquals(Obstacle.OUT_OF_REACH, n.obstacle());
    assertEquals(70, n.reached(), 1e-6);
  }

  @Test
  void nothingIsKnownOfAStoreThatIsNotThere() {
    seventySeven();
    PlatformSchemes schemes = schemes();
    assertEquals(List.of(), new NextGrades(schemes, 1, "p", "y", DAY).of(rows(schemes).iterator()));
    assertEquals(
        List.of(),
        new NextGrades(schemes, 1, "p", "x", DAY.plusDays(1)).of(rows(schemes).iterator()));
  }

  /** Metrics of a random scheme, with the worst and the best value of its curve. */
  private static final List<String> METRICS =
      List.of("delivery_sla_rate", "rating_mean", "negative_review_rate");

  private static Scheme.Curve curve(Random random, String metric) {
    boolean up = !metric.equals("negative_review_rate");
    boolean stars = metric.equals("rating_mean");
    double low = stars ? 1 : 0;
    double high = stars ? 5 : 1;
    if (stars && random.nextInt(3) == 0) {
      return new Scheme.Identity(20);
    }
    if (!stars && random.nextInt(3) == 0) {
      return new Scheme.Peer(0, 100, random.nextBoolean() ? 0 : 20);
    }
    List<Point> points = new ArrayList<>();
    double[] steps = random.doubles(3).sorted().toArray();
    double[] heights = random.doubles(3).sorted().toArray();
    points.add(new Point(low, up ? 0 : 100));
    for (int s = 0; s < 3; s++) {
      points.add(
          new Point(
              low + (high - low) * steps[s],
              up ? Math.round(100 * heights[s]) : Math.round(100 * heights[2 - s])));
    }
    return random.nextBoolean() ? new Scheme.Linear(points) : new Scheme.Tiers(points);
  }

  @Test
  void noCheaperSetIsFoundByTryingAllOnAGrid() {
    Random random = new Random(3);
    int reached = 0;
    int several = 0;
    for (int trial = 0; trial < 60; trial++) {
      indicators.clear();
      stores.clear();
      double first = 20 + random.nextInt(40);
      indicator(METRICS.get(0), 90, first, curve(random, METRICS.get(0)));
      indicator(METRICS.get(1), 90, 30, curve(random, METRICS.get(1)));
      indicator(METRICS.get(2), 90, 70 - first, curve(random, METRICS.get(2)));
      store(
          "x",
          1,
          IN_TIME,
          random.nextDouble(),
          RATING,
          1 + 3 * random.nextDouble(),
          "negative_review_rate_90d",
          random.nextDouble());
      for (int p = 0; p < 10; p++) {
        store(
            "peer" + p,
            100,
            IN_TIME,
            random.nextDouble(),
            "negative_review_rate_90d",
            random.nextDouble());
      }
      grades = List.of(new Grade(30 + random.nextInt(60), "good"), new Grade(0, "poor"));
      NextGrade n = next();
      double grid = cheapestOnGrid();
      if (n.obstacle() == null) {
        reached++;
        several += n.moves().size() > 1 ? 1 : 0;
        assertTrue(n.cost() <= grid + 1e-6, trial + ": " + grid + " is cheaper than " + n);
        assertTrue(n.cost() >= grid - 3.0 / STEPS, trial + ": " + grid + " is dearer than " + n);
      } else if (n.obstacle() == Obstacle.OUT_OF_REACH) {
        assertEquals(Double.POSITIVE_INFINITY, grid, trial + ": " + n);
      }
    }
    assertTrue(reached > 20 && several > 8, reached + " reached, " + several + " by several");
  }

  private static final int STEPS = 30;

  /** Smallest sum of shares on a grid of the three ways at which the evaluator gives the grade. */
  private double cheapestOnGrid() {
    ScoredDay day = day();
    int x = day.stores().indexOf("x");
    List<StoreLever> levers = StoreLever.of(day, x);
    double best = Double.POSITIVE_INFINITY;
    int[] at = new int[levers.size()];
    double[] ends =
        levers.stream()
            .mapToDouble(
                l -> {
                  var options = l.lever().options();
                  return options.isEmpty()
                      ? l.from()
                      : l.lever().meeting(options.get(options.size() - 1));
                })
            .toArray();
    int all = (int) Math.pow(STEPS + 1, at.length);
    for (int cell = 0; cell < all; cell++) {
      Map<Integer, Double> values = new TreeMap<>();
      double cost = 0;
      int rest = cell;
      for (int l = 0; l < at.length; l++) {
        double share = (rest % (STEPS + 1)) / (double) STEPS;
        rest /= STEPS + 1;
        cost += share;
        double from = levers.get(l).from();
        values.put(
            levers.get(l).columns().get(0), share == 1 ? ends[l] : from + share * (ends[l] - from));
      }
      if (cost < best && day.with(x, values).grade(x) == 0) {
        best = cost;
      }
    }
    return best;
  }
}
