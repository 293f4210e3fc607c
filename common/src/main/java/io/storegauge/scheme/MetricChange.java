package io.storegauge.scheme;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * A metric as it would be in a what-if. Every column that a scheme may score changes alike: the
 * value itself, the one drawn to the peers, and the numerator, which over the denominator as it
 * stands is the changed value. What is not known stays so, because a wish is no evidence.
 *
 * @param relative whether the amount is added to what there is, which then stops at the metric's
 *     bounds; else it is the value
 * @param amount in the metric's unit
 */
public record MetricChange(MetricColumn metric, boolean relative, double amount) {
  private static final List<String> COLUMNS =
      Arrays.asList(StoreMetricsTable.SPEC.schema().fieldNames());

  /** Binary sums of decimal figures miss them by less. */
  private static final double NOISE = 1e-9;

  private String numerator() {
    return metric.name() + StoreMetricsTable.NUMERATOR;
  }

  private String denominator() {
    return metric.name() + StoreMetricsTable.DENOMINATOR;
  }

  /** Columns of {@code gold.store_metrics} that change; a count has one alone. */
  public List<String> columns() {
    return Stream.of(metric.name(), metric.shrunk(), numerator())
        .distinct()
        .filter(COLUMNS::contains)
        .toList();
  }

  /** Columns that a changed one is made of. */
  List<String> needs(String column) {
    return column.equals(numerator()) ? List.of(denominator()) : List.of();
  }

  /** One of {@link #columns()} as it would be. */
  Column changed(String column) {
    Column now = col(column);
    if (!column.equals(numerator())) {
      return when(now.isNotNull(), moved(now, lit(1)));
    }
    Column moved = moved(now, col(denominator()));
    boolean whole = StoreMetricsTable.SPEC.schema().apply(column).dataType() == DataTypes.LongType;
    return when(col(denominator()).gt(0), whole ? round(moved).cast(DataTypes.LongType) : moved)
        .otherwise(now);
  }

  /** A value of {@code parts} parts, each of which changes by the amount. */
  private Column moved(Column now, Column parts) {
    if (!relative) {
      return lit(amount).multiply(parts);
    }
    Column moved = now.plus(lit(amount).multiply(parts));
    if (amount < 0) {
      // What lies beyond a bound by its own definition is not pushed back over it.
      return greatest(moved, least(lit(metric.lowest()).multiply(parts), now.cast("double")));
    }
    return metric.highest() == Double.POSITIVE_INFINITY
        ? moved
        : least(moved, greatest(lit(metric.highest()).multiply(parts), now.cast("double")));
  }

  /** What is known of the metric, the value itself first; null = nothing. */
  public Column known() {
    return coalesce(
        columns().stream()
            .map(
                c ->
                    c.equals(numerator())
                        ? when(col(denominator()).gt(0), col(c).divide(col(denominator())))
                        : col(c))
            .toArray(Column[]::new));
  }

  /** Whether the change of a known value stops at a bound. */
  public Column isHeld() {
    if (!relative) {
      return lit(false);
    }
    Column wished = known().plus(amount);
    return amount < 0 ? wished.lt(metric.lowest() - NOISE) : wished.gt(metric.highest() + NOISE);
  }

  /** Columns of {@link #known}. */
  public List<String> knownBy() {
    return Stream.concat(
            columns().stream(),
            columns().contains(numerator()) ? Stream.of(denominator()) : Stream.empty())
        .toList();
  }
}
