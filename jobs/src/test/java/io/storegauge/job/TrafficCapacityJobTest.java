package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Counted;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficCapacityTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficCapacityJobTest {
  private static final TableSpec TABLE = TrafficCapacityTable.SPEC;
  private static final TrafficCapacityJob JOB = new TrafficCapacityJob();
  private static final int DAYS = 120;

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(20));
  }

  /**
   * Orders from 50 to 148 a day, 100 on half of the days or less; beyond 120 every second one is
   * late at store {@code bends}, at the other never; a third store has few days.
   */
  private static List<Counted> days() {
    List<Counted> all = new ArrayList<>();
    for (int d = 0; d < DAYS; d++) {
      long orders = 50 + d * 37 % 50 * 2;
      long usual = orders / 20 + d % 2;
      long late = usual + Math.max(0, orders - 120) / 2;
      for (String store : List.of("bends", "steady", "young")) {
        if (!store.equals("young") || d >= DAYS - 20) {
          long met = orders - (store.equals("bends") ? late : usual);
          all.add(
              new Counted(
                  store,
                  GoldLake.START.plusDays(d),
                  Map.of(
                      Fact.PAID_ORDERS, orders,
                      Fact.PICKUP_24H_DUE, orders,
                      Fact.PICKUP_24H_MET, met,
                      Fact.VISITORS, 20 * orders,
                      Fact.VISITOR_ORDERS, orders)));
        }
      }
    }
    return all;
  }

  @Test
  void aStoreWhosePickupsBendHasACapacityAndHeadroom() {
    GoldLake lake = lake("lake");
    lake.writeCounts(DaySet.ALL, days());
    lake.run(JOB, GoldLake.days(DAYS));
    // Two stores at the ends of January to April, which ends with the last day, and a young one.
    assertEquals(2 * 4 + 1, lake.rows(TABLE).size());
    Row bends = lake.row(TABLE, "store_id = 'bends' AND as_of = DATE'2025-04-30'");
    assertEquals("reached", bends.getAs("status"));
    assertEquals("pickup", bends.getAs("limiting_service"));
    // 50, 52 … 148 come about equally often: their median is 99.
    assertEquals(99, bends.<Double>getAs("usual_orders"), 2);
    assertEquals(148L, bends.<Long>getAs("highest_orders"));
    assertEquals(120, bends.<Double>getAs("capacity_orders"), 6);
    double usual = bends.<Double>getAs("usual_orders");
    double capacity = bends.<Double>getAs("capacity_orders");
    assertEquals(capacity / usual, bends.<Double>getAs("capacity_load"), 1e-12);
    assertEquals(capacity / usual, bends.<Double>getAs("pickup_bend_load"), 1e-12);
    assertTrue(bends.<Double>getAs("capacity_load_low") <= capacity / usual);
    assertTrue(bends.<Double>getAs("capacity_load_high") >= capacity / usual);
    assertEquals(capacity - usual, bends.<Double>getAs("headroom_orders"), 1e-12);
    assertEquals(capacity - usual, bends.<Double>getAs("proven_headroom_orders"), 1e-12);
    assertEquals(DAYS, bends.<Integer>getAs("pickup_days"));
    assertEquals(0, bends.<Integer>getAs("reply_days"));
    assertNull(bends.getAs("reply_seconds_mean"));
    assertNull(bends.getAs("negative_rate"));
    assertEquals(0.05, bends.<Double>getAs("conversion_rate"), 1e-12);
  }

  @Test
  void aSteadyStoreHasNotReachedItsCapacityAndAYoungOneIsNotJudged() {
    GoldLake lake = lake("lake");
    lake.writeCounts(DaySet.ALL, days());
    lake.run(JOB, GoldLake.days(DAYS));
    Row steady = lake.row(TABLE, "store_id = 'steady' AND as_of = DATE'2025-04-30'");
    assertEquals("not_reached", steady.getAs("status"));
    assertNull(steady.getAs("capacity_orders"));
    assertNull(steady.getAs("headroom_orders"));
    assertEquals(
        148 - steady.<Double>getAs("usual_orders"),
        steady.<Double>getAs("proven_headroom_orders"),
        1e-12);
    Row young = lake.row(TABLE, "store_id = 'young' AND as_of = DATE'2025-04-30'");
    assertEquals("too_few_days", young.getAs("status"));
    assertNull(young.getAs("proven_headroom_orders"));
    assertEquals(20, young.<Integer>getAs("pickup_days"));
  }

  @Test
  void piecesInAnyOrderOfRowsGiveTheSameTableAndASecondRunWritesNothing() {
    List<Counted> all = days();
    GoldLake full = lake("full");
    full.writeCounts(DaySet.ALL, all);
    full.run(JOB, GoldLake.days(DAYS));
    long version = full.lake().version(TABLE);
    assertEquals(StageResult.UNCHANGED, full.run(JOB, GoldLake.days(DAYS)));
    assertEquals(version, full.lake().version(TABLE));

    GoldLake pieces = lake("pieces");
    Collections.shuffle(all, new Random(4));
    pieces.writeCounts(DaySet.ALL, all);
    pieces.run(JOB, GoldLake.days(75));
    pieces.run(JOB, DaySet.between(GoldLake.START.plusDays(75), GoldLake.START.plusDays(DAYS)));
    assertEquals(full.rows(TABLE), pieces.rows(TABLE));
  }

  @Test
  void withoutFactsThereIsNothingToDo() {
    assertEquals(StageResult.UNCHANGED, lake("empty").run(JOB));
  }
}
