package io.storegauge.suspect;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.storegauge.model.Metric.Windowed;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.SuspectEffectTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows of {@code gold.store_metrics} as they would be if suspect reviews did not count: values,
 * numerators and denominators exactly as the stage would make them.
 *
 * <p>A shrunken value is drawn to the mean it was drawn to, as strongly: how strongly, m in (m·μ₀ +
 * Σ) / (m + n), follows from the value as it stands, since μ₀ is the quotient of the sums of the
 * store's peers. Those stay as they are.
 *
 * @param minDenominator a value with less evidence is null
 * @param minPeers a category with fewer peers takes the whole platform
 */
public record MetricsWithout(int minDenominator, int minPeers) {
  private static final List<String> KEY =
      List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF);

  /** What is drawn as if that were so many observations where stores do not differ. */
  private static final double STRONGEST_OF_EQUALS = 50;

  private static final double LEAST_STRENGTH = 5;
  private static final double MOST_STRENGTH = 500;

  /** Quotients are kept in smaller steps. */
  private static final double EQUAL = 1e-9;

  private static final String OF_CATEGORY = "_of_category";
  private static final String OF_PLATFORM = "_of_platform";
  private static final String PEER_NUM = "_peer_num";
  private static final String PEER_DEN = "_peer_den";
  private static final String PEERS = "_peers";

  /** Columns that {@link #applied} needs beside those that are wanted of it. */
  public static List<String> needs(List<String> wanted) {
    Set<String> needed = new LinkedHashSet<>();
    for (Windowed w : affected(wanted)) {
      needed.add(num(w));
      needed.add(den(w));
    }
    needed.removeAll(wanted);
    return List.copyOf(needed);
  }

  private static List<Windowed> affected(List<String> wanted) {
    return SuspectEffectTable.METRICS.stream()
        .filter(
            w ->
                wanted.contains(w.column())
                    || wanted.contains(shrunk(w))
                    || wanted.contains(num(w))
                    || wanted.contains(den(w)))
        .toList();
  }

  private static String num(Windowed w) {
    return w.column() + StoreMetricsTable.NUMERATOR;
  }

  private static String den(Windowed w) {
    return w.column() + StoreMetricsTable.DENOMINATOR;
  }

  private static String shrunk(Windowed w) {
    return w.column() + StoreMetricsTable.SHRUNK;
  }

  /**
   * The same rows and columns, in the same order.
   *
   * @param metrics with platform, store_id, as_of, category and what {@link #needs} says
   * @param sums of {@link SuspectSums}
   */
  public Dataset<Row> applied(Dataset<Row> metrics, Dataset<Row> sums) {
    List<String> columns = List.of(metrics.columns());
    List<Windowed> affected = affected(columns);
    List<Windowed> drawn = affected.stream().filter(w -> columns.contains(shrunk(w))).toList();
    Dataset<Row> joined =
        withPeers(metrics, drawn).join(broadcast(sums), KEY.toArray(new String[0]), "left_outer");
    List<Column> selected = new ArrayList<>();
    for (String c : columns) {
      selected.add(
          affected.stream()
              .filter(w -> c.equals(w.column()) || c.startsWith(w.column() + "_"))
              .findFirst()
              .map(w -> changed(w, c).as(c))
              .orElse(col(c)));
    }
    return joined.select(selected.toArray(new Column[0]));
  }

  private Column changed(Windowed w, String column) {
    double numUnit = w.metric().numeratorUnit();
    double denUnit = w.metric().denominatorUnit();
    Column numerator = left(num(w), numUnit, SuspectSums.numerator(w));
    Column denominator = left(den(w), denUnit, SuspectSums.denominator(w));
    Column less =
        coalesce(col(SuspectSums.numerator(w)), lit(0L))
            .notEqual(0)
            .or(coalesce(col(SuspectSums.denominator(w)), lit(0L)).notEqual(0));
    Column now;
    if (column.equals(num(w))) {
      now = numerator.divide(numUnit);
    } else if (column.equals(den(w))) {
      now = denominator.divide(denUnit);
    } else if (column.equals(shrunk(w))) {
      now = shrunk(w, numerator.divide(numUnit), denominator.divide(denUnit));
    } else {
      Column enough = denominator.gt(0).and(denominator.geq(minDenominator * denUnit));
      now = when(enough, numerator.divide(numUnit / denUnit).divide(denominator));
    }
    return when(less, now).otherwise(col(column));
  }

  /** Whole units that remain; sums are whole numbers, so nothing is lost by rounding. */
  private static Column left(String column, double unit, String less) {
    Column whole = whole(col(column), unit);
    return greatest(whole.minus(coalesce(col(less), lit(0L))), lit(0L)).cast("double");
  }

  private static Column whole(Column value, double unit) {
    return rint(value.multiply(unit)).cast(DataTypes.LongType);
  }

  private Column shrunk(Windowed w, Column numerator, Column denominator) {
    Column enoughPeers = coalesce(col(w.column() + PEERS + OF_CATEGORY), lit(0L)).geq(minPeers);
    Column mean = when(enoughPeers, mean(w, OF_CATEGORY)).otherwise(mean(w, OF_PLATFORM));
    Column drawn = col(shrunk(w));
    Column pull = drawn.minus(mean);
    Column strength =
        when(abs(pull).lt(EQUAL), lit(STRONGEST_OF_EQUALS))
            .otherwise(
                least(
                    greatest(
                        col(num(w)).minus(drawn.multiply(col(den(w)))).divide(pull),
                        lit(LEAST_STRENGTH)),
                    lit(MOST_STRENGTH)));
    return when(
        denominator.gt(0),
        strength.multiply(mean).plus(numerator).divide(strength.plus(denominator)));
  }

  private static Column mean(Windowed w, String group) {
    return col(w.column() + PEER_NUM + group)
        .divide(w.metric().numeratorUnit())
        .divide(col(w.column() + PEER_DEN + group).divide(w.metric().denominatorUnit()));
  }

  /** Sums of the stores of each category and platform, where anything is drawn to them. */
  private static Dataset<Row> withPeers(Dataset<Row> metrics, List<Windowed> drawn) {
    if (drawn.isEmpty()) {
      return metrics;
    }
    return metrics
        .join(
            broadcast(peers(metrics, drawn, OF_CATEGORY, Columns.CATEGORY)),
            new String[] {Columns.PLATFORM, Columns.AS_OF, Columns.CATEGORY},
            "left_outer")
        .join(
            broadcast(peers(metrics, drawn, OF_PLATFORM)),
            new String[] {Columns.PLATFORM, Columns.AS_OF},
            "left_outer");
  }

  private static Dataset<Row> peers(
      Dataset<Row> metrics, List<Windowed> drawn, String group, String... also) {
    List<Column> by = new ArrayList<>(List.of(col(Columns.PLATFORM), col(Columns.AS_OF)));
    for (String c : also) {
      by.add(col(c));
    }
    List<Column> sums = new ArrayList<>();
    for (Windowed w : drawn) {
      sums.add(
          sum(whole(col(num(w)), w.metric().numeratorUnit())).as(w.column() + PEER_NUM + group));
      sums.add(
          sum(whole(col(den(w)), w.metric().denominatorUnit())).as(w.column() + PEER_DEN + group));
      sums.add(count(when(col(den(w)).gt(0), lit(1))).as(w.column() + PEERS + group));
    }
    return metrics
        .groupBy(by.toArray(new Column[0]))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(new Column[0]));
  }
}
