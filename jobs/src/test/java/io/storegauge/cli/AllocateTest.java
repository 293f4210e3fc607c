package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.Lake;
import io.storegauge.table.TrafficCapacityTable;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** allocate over capacities written by hand. */
class AllocateTest {
  @TempDir private static Path folder;
  private static String root;

  @BeforeAll
  static void write() {
    Lake lake = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    SmallLake.write(
        lake,
        TrafficCapacityTable.SPEC,
        // Worth 0.05 × 0.8 and 0.04 × 0.9 orders a visitor.
        store("S1", "reached", 10.0, 0.05, 0.2, 0.0),
        store("S2", "not_reached", 4.0, 0.04, null, 0.0),
        store("S3", "too_few_days", null, 0.5, 0.0, 0.0));
    root = lake.root();
  }

  private static Map<String, Object> store(
      String id, String status, Double headroom, double conversion, Double late, Double negative) {
    Map<String, Object> row = new TreeMap<>();
    row.put("platform", "douyin");
    row.put("store_id", id);
    row.put("as_of", Date.valueOf(SmallLake.DAY));
    row.put("as_of_month", Date.valueOf(SmallLake.DAY.withDayOfMonth(1)));
    row.put("status", status);
    row.put("highest_orders", 100L);
    row.put("visitors", 1000L);
    row.put(TrafficCapacityTable.PROVEN_HEADROOM, headroom);
    row.put(TrafficCapacityTable.CONVERSION_RATE, conversion);
    row.put(TrafficCapacityTable.LATE_PICKUP_RATE, late);
    row.put(TrafficCapacityTable.NEGATIVE_RATE, negative);
    return row;
  }

  private static CliRun allocate(String visitors, String channel, String... more) {
    String[] args = {"allocate", "--visitors", visitors, "--channel", channel, "--lake", root};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CliRun.of(all);
  }

  @Test
  void visitors_go_to_the_best_stores_until_these_are_full_and_the_rest_is_named() {
    CliRun run = allocate("350", "douyin", "--format", "csv");
    assertEquals(0, run.code(), run.err());
    // The late pickups of S2 are not known and taken for the mean of S1 and S3, 0.1.
    assertEquals(
        "store_id,visitors,expected_orders,conversion_rate,quality,headroom_orders,full\r\n"
            + "S1,200,10.0,0.05,0.8,10.0,true\r\n"
            + "S2,100,4.0,0.04,0.9,4.0,true\r\n",
        run.out());
    assertEquals(
        "As of 2025-06-30: 300 of 350 visitors a day shared among 2 of 3 stores; 50 left over. Of 1"
            + " stores headroom or conversion is not known; they get none.\n",
        run.err());
  }

  @Test
  void a_wrong_question_is_answered_with_what_could_be_asked() {
    refused(2, allocate("0", "douyin"), "--visitors is a number of visitors a day, at least 1");
    refused(2, allocate("10", "douyn"), "--channel douyn: gold.traffic_capacity has no store");
    refused(2, allocate("10", "douyn"), "Did you mean douyin?");
    refused(
        2,
        allocate("10", "douyin", "--as-of", "2024-01-01"),
        "gold.traffic_capacity holds no 2024-01-01; its days are from 2025-06-29 to 2025-06-30.");
  }

  @Test
  void a_lake_without_capacities_says_how_to_get_them() {
    Lake other = Lake.open(SparkSuite.spark(), folder.resolve("other").toString());
    SmallLake.write(
        other, io.storegauge.table.StoresTable.SPEC, new TreeMap<>(Map.of("store_id", "S1")));
    CliRun run =
        CliRun.of("allocate", "--visitors", "1", "--channel", "jd", "--lake", other.root());
    refused(
        4,
        run,
        "gold.traffic_capacity of the lake " + other.root() + " holds no day. Compute it with");
  }

  private static void refused(int code, CliRun run, String message) {
    assertEquals(code, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run.err());
  }
}
