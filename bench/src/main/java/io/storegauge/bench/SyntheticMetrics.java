package io.storegauge.bench;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.store_metrics} of one platform and day, drawn from the keys of their stores:
 * of no market there is, but as many columns and as many different values as a real one would have.
 */
final class SyntheticMetrics implements RowBlock, Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CATEGORIES = 20;
  private static final List<String> INDUSTRIES = List.of("女装", "护肤", "茶", "家电", "箱包");
  private static final List<String> TYPES = List.of("flagship", "other", "personal");
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Different values that a metric has. */
  private static final double STEPS = 1000;

  /** Every tenth store is a newcomer. */
  private static final int NEWCOMERS = 10;

  private final String platform;
  private final int firstStore;
  private final int stores;
  private final int asOf;

  /**
   * @param firstStore number of the first store, so that platforms share none
   * @param asOf epoch day
   */
  SyntheticMetrics(String platform, int firstStore, int stores, int asOf) {
    this.platform = platform;
    this.firstStore = firstStore;
    this.stores = stores;
    this.asOf = asOf;
  }

  @Override
  public int rows() {
    return stores;
  }

  /** What a column is of a metric, and where the metric stands among all. */
  private record Figure(MetricColumn metric, int place, String part) implements Serializable {}

  private static final Map<String, Figure> FIGURES = figures();

  private static Map<String, Figure> figures() {
    Map<String, Figure> figures = new HashMap<>();
    for (int m = 0; m < MetricColumn.ALL.size(); m++) {
      MetricColumn metric = MetricColumn.ALL.get(m);
      for (String part :
          List.of(
              "",
              StoreMetricsTable.NUMERATOR,
              StoreMetricsTable.DENOMINATOR,
              StoreMetricsTable.SHRUNK)) {
        figures.put(metric.name() + part, new Figure(metric, m, part));
      }
    }
    return figures;
  }

  @Override
  public void write(int row, RowBuilder out) {
    int store = firstStore + row;
    List<TableSpec.Column> columns = StoreMetricsTable.SPEC.columns();
    for (int c = 0; c < columns.size(); c++) {
      TableSpec.Column column = columns.get(c);
      Figure figure = FIGURES.get(column.name());
      if (figure != null) {
        number(out, c, column, figure(figure, store));
      } else {
        trait(out, c, column, store);
      }
    }
  }

  private static void number(RowBuilder out, int c, TableSpec.Column column, double value) {
    if (column.type().equals(DataTypes.LongType)) {
      out.set(c, (long) value);
    } else {
      out.set(c, value);
    }
  }

  private void trait(RowBuilder out, int c, TableSpec.Column column, int store) {
    long draw = mix(store * 31L + c);
    switch (column.name()) {
      case Columns.PLATFORM -> out.set(c, UTF8String.fromString(platform));
      case Columns.STORE_ID -> out.set(c, UTF8String.fromString("store-" + store));
      case Columns.AS_OF -> out.setInt(c, asOf);
      case Columns.AS_OF_MONTH ->
          out.setInt(c, (int) LocalDate.ofEpochDay(asOf).withDayOfMonth(1).toEpochDay());
      case Columns.CATEGORY -> out.set(c, UTF8String.fromString("c" + store % CATEGORIES));
      case StoresTable.STORE_TYPE -> out.set(c, one(TYPES, draw));
      case StoresTable.INDUSTRY -> out.set(c, one(INDUSTRIES, draw));
      case StoreMetricsTable.PAID_ORDERS_30D ->
          out.set(c, store % NEWCOMERS == 0 ? 12L : 40 + Math.floorMod(draw, 2000L));
      case StoreMetricsTable.COMPLETENESS_30D -> out.set(c, 0.9);
      default -> other(out, c, column, draw);
    }
  }

  /** Other texts and days stay unknown. */
  private static void other(RowBuilder out, int c, TableSpec.Column column, long draw) {
    if (column.type() instanceof DecimalType) {
      out.setDecimal(c, Math.floorMod(draw, 10_000_000L));
    } else if (column.type().equals(DataTypes.DoubleType)) {
      out.set(c, Math.floorMod(draw, 100_000L) / 1000.0);
    } else if (column.type().equals(DataTypes.LongType)) {
      out.set(c, Math.floorMod(draw, 1000L));
    }
  }

  private static UTF8String one(List<String> texts, long draw) {
    return UTF8String.fromString(texts.get((int) Math.floorMod(draw, (long) texts.size())));
  }

  /** Metrics move a little from day to day; evidence stays. */
  private double figure(Figure figure, int store) {
    MetricColumn metric = figure.metric();
    long key = mix(store * 1000L + figure.place());
    double share = (key >>> 11) * 0x1.0p-53;
    double moved = 0.95 * share + 0.05 * ((mix(key + asOf) >>> 11) * 0x1.0p-53);
    // Shares of some hundred orders repeat, and a year of doubles that do not is half a disk.
    double today = Math.rint(STEPS * moved) / STEPS;
    double evidence = Math.floorMod(key, 300L);
    double shrunk = value(metric, today);
    double sum = Math.rint(shrunk * evidence);
    return switch (figure.part()) {
      case StoreMetricsTable.NUMERATOR -> sum;
      case StoreMetricsTable.DENOMINATOR -> evidence;
      case StoreMetricsTable.SHRUNK -> shrunk;
      default -> metric.isSampled() && evidence < 30 ? Double.NaN : ratio(sum, evidence, shrunk);
    };
  }

  private static double ratio(double sum, double evidence, double otherwise) {
    return evidence == 0 ? otherwise : sum / evidence;
  }

  private static double value(MetricColumn metric, double share) {
    if (metric.isWhole()) {
      return share > 0.99 ? 1 : 0;
    }
    return switch (metric.unit()) {
      case "stars" -> 1 + 4 * share;
      case "share 0–1" -> share;
      default -> 100 * share;
    };
  }

  /** SplitMix64. */
  private static long mix(long x) {
    long z = (x + GOLDEN) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
