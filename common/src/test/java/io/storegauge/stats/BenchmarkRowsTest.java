package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Targets;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreBenchmarksTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Against a second reading of the definitions that counts store by store. */
class BenchmarkRowsTest {
  private static final List<MetricColumn> METRICS =
      List.of(MetricColumn.of("rating_mean_90d"), MetricColumn.of("delivery_hours_mean_30d"));
  private static final Targets TARGETS =
      Targets.of(
          Map.of("rating_mean_90d", new Targets.Line(4.8, "default")),
          Map.of(
              "jd",
              Map.of(
                  "rating_mean_90d",
                  new Targets.Line(4.9, "rule"),
                  "delivery_hours_mean_30d",
                  new Targets.Line(24, "rule"))));
  private static final int MIN_PEERS = 20;
  private static final List<String> COLUMNS = StoreBenchmarksTable.SPEC.columnNames();

  /** Values: NaN = unknown; category null = unknown. */
  private record Store(
      String platform, String id, int day, String category, long orders, double[] v) {}

  /** Categories of some thirty, some fifteen and two stores; quarters of stars make ties. */
  private static List<Store> stores(Random random) {
    List<Store> stores = new ArrayList<>();
    for (int day = 20_000; day < 20_003; day++) {
      for (String platform : List.of("jd", "tmall")) {
        for (int s = 0; s < 60; s++) {
          String category = s < 36 ? "shoes" : s < 55 ? "bags" : s < 57 ? "hats" : null;
          double[] v = {
            random.nextInt(8) == 0 ? Double.NaN : 4 + random.nextInt(5) / 4.0,
            random.nextInt(8) == 0 ? Double.NaN : 20 + 10 * random.nextGaussian()
          };
          stores.add(
              new Store(platform, "s" + s, day, category, random.nextInt(5) == 0 ? 29 : 30, v));
        }
      }
    }
    return stores;
  }

  private static Map<String, List<Object>> rows(List<Store> stores) {
    List<InternalRow> in = new ArrayList<>();
    for (Store s : stores) {
      List<Object> cells = new ArrayList<>();
      cells.add(UTF8String.fromString(s.platform()));
      cells.add(UTF8String.fromString(s.id()));
      cells.add(s.day());
      cells.add(s.category() == null ? null : UTF8String.fromString(s.category()));
      cells.add(s.orders());
      cells.add(0L);
      cells.add(null);
      for (double v : s.v()) {
        cells.add(Double.isNaN(v) ? null : (Double) v);
      }
      in.add(new GenericInternalRow(cells.toArray()));
    }
    Map<String, List<Object>> out = new TreeMap<>();
    Iterator<InternalRow> rows = new BenchmarkRows(METRICS, TARGETS, MIN_PEERS).rows(in.iterator());
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      List<Object> cells = new ArrayList<>();
      for (int c = 0; c < COLUMNS.size(); c++) {
        Object cell =
            row.isNullAt(c) ? null : row.get(c, StoreBenchmarksTable.SPEC.columns().get(c).type());
        cells.add(cell instanceof UTF8String text ? text.toString() : cell);
      }
      out.put(cells.subList(0, 4).toString(), cells);
    }
    return out;
  }

  private static void assertCell(Object expected, List<Object> row, String column) {
    Object actual = row.get(COLUMNS.indexOf(column));
    if (expected instanceof Double e && !e.isNaN()) {
      assertEquals(e, (Double) actual, 1e-9, column + " of " + row);
    } else {
      assertEquals(expected instanceof Double ? null : expected, actual, column + " of " + row);
    }
  }

  private static double quantile(List<Double> sorted, double q) {
    double at = q * (sorted.size() - 1);
    int below = (int) Math.floor(at);
    double rest = at - below;
    return rest == 0
        ? sorted.get(below)
        : sorted.get(below) * (1 - rest) + sorted.get(below + 1) * rest;
  }

  @Test
  void everyRowIsWhatCountingTheStoresOneByOneGives() {
    List<Store> stores = stores(new Random(7));
    Map<String, List<Object>> rows = rows(stores);
    int known = 0;
    int widened = 0;
    int ties = 0;
    for (Store s : stores) {
      for (int m = 0; m < METRICS.size(); m++) {
        int metric = m;
        List<Object> row =
            rows.get(List.of(s.platform(), s.id(), s.day(), METRICS.get(m).name()).toString());
        if (Double.isNaN(s.v()[m])) {
          assertNull(row);
          continue;
        }
        known++;
        List<Store> platform =
            stores.stream()
                .filter(o -> o.platform().equals(s.platform()) && o.day() == s.day())
                .filter(o -> o.orders() >= 30 && !Double.isNaN(o.v()[metric]))
                .toList();
        List<Store> own =
            platform.stream()
                .filter(o -> o.category() != null && o.category().equals(s.category()))
                .toList();
        boolean isWidened = s.category() != null && own.size() < MIN_PEERS;
        List<Store> peers = own.size() < MIN_PEERS ? platform : own;
        widened += isWidened ? 1 : 0;
        boolean up = METRICS.get(m).higherIsBetter();
        double worse = 0;
        for (Store o : peers) {
          double ahead = up ? s.v()[m] - o.v()[m] : o.v()[m] - s.v()[m];
          worse += ahead > 0 ? 1 : ahead == 0 ? 0.5 : 0;
          ties += ahead == 0 && !o.id().equals(s.id()) ? 1 : 0;
        }
        List<Double> sorted = peers.stream().map(o -> o.v()[metric]).sorted().toList();
        double median = quantile(sorted, 0.5);
        double top = quantile(sorted, up ? 0.9 : 0.1);
        double sign = up ? 1 : -1;
        boolean jd = s.platform().equals("jd");
        double target = m == 0 ? (jd ? 4.9 : 4.8) : jd ? 24 : Double.NaN;
        String group = own.size() < MIN_PEERS ? s.platform() : s.platform() + "/" + s.category();
        assertCell(s.v()[m], row, "value");
        assertCell(group, row, "peer_group");
        assertCell(peers.size(), row, "peer_count");
        assertCell(isWidened, row, "widened");
        assertCell(s.orders() < 30 ? Double.NaN : 100 * worse / peers.size(), row, "percentile");
        assertCell(median, row, "peer_median");
        assertCell(sign * (s.v()[m] - median), row, "gap_to_median");
        assertCell(top, row, "peer_top10");
        assertCell(sign * (s.v()[m] - top), row, "gap_to_top10");
        assertCell(target, row, "target");
        assertCell(sign * (s.v()[m] - target), row, "gap_to_target");
        String source = jd ? "rule" : m == 0 ? "default" : null;
        assertEquals(source, row.get(COLUMNS.indexOf("target_source")));
      }
    }
    assertEquals(known, rows.size());
    assertTrue(known > 500 && widened > 100 && ties > 1000, known + " " + widened + " " + ties);
  }

  @Test
  void theOrderOfTheRowsChangesNothing() {
    List<Store> stores = stores(new Random(8));
    List<Store> shuffled = new ArrayList<>(stores);
    Collections.shuffle(shuffled, new Random(9));
    assertEquals(rows(stores), rows(shuffled));
  }

  @Test
  void noStoresMakeNoRows() {
    assertEquals(Map.of(), rows(List.of()));
  }
}
