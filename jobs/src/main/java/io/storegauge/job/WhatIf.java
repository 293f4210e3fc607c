package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.MetricChange;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.ScoreMoves;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores of a day as they would be by other rules or with other metrics, beside those of the
 * present. Writes nothing.
 *
 * <p>All changes hold at once. Peers are those of the changed day: where a curve or a condition
 * compares, tenths, medians and percentiles are taken anew of the changed values, so that stores
 * whose own metrics stay move too. The evidence of each store and the means that values were drawn
 * to stay as they are in {@code gold.store_metrics}.
 */
public final class WhatIf {
  /** Column of {@link #moves}: whether the store is one of the selected ones. */
  public static final String SELECTED = "selected";

  private static final List<String> KEY = List.of(Columns.PLATFORM, Columns.STORE_ID, "scheme");
  private static final List<String> FIGURES = List.of("scheme_version", "score", "grade");

  private final Lake lake;
  private final DaySet day;
  private final MetricChanges changes;
  private final Scoring present;
  private final Scoring other;

  /**
   * @param present what scores are made by now; its platforms alone are compared
   * @param other what they would be made by
   */
  public WhatIf(Lake lake, Conf present, Conf other, DaySet day, MetricChanges changes) {
    this.lake = lake;
    this.day = day;
    this.changes = changes;
    this.present = new Scoring(lake, present);
    this.other = new Scoring(lake, other);
  }

  /** As-of days that the lake has metrics of. */
  public static DaySet days(Lake lake) {
    return lake.coveredDays(StoreMetricsTable.SPEC);
  }

  /** Metric columns that the schemes of the platforms look at on the day, before or after. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    for (Scoring scoring : List.of(present, other)) {
      PlatformSchemes schemes = scoring.schemes();
      schemes.platforms().stream()
          .sorted()
          .forEach(p -> columns.addAll(schemes.columnsOn(p, day.first())));
    }
    return columns;
  }

  /** Platform and store_id of those of the selected stores that have metrics on the day. */
  public Dataset<Row> stores() {
    return stores(changes.stores());
  }

  /** Platform and store_id of all stores of the day, to look for one that is not there. */
  public Dataset<Row> allStores() {
    return stores(StoreSelection.ALL);
  }

  private Dataset<Row> stores(StoreSelection of) {
    return present.stores(day, of).select(Columns.PLATFORM, Columns.STORE_ID);
  }

  /**
   * How a change reaches the selected stores.
   *
   * @param stores the selected ones
   * @param known stores of which the metric is known
   * @param held of these, stores in which it stops at a bound
   * @param least value there is now; null = none
   */
  public record Reach(MetricChange change, long stores, long known, long held, Double value) {}

  /** Of every change, in their order. */
  public List<Reach> reach() {
    if (changes.changes().isEmpty()) {
      return List.of();
    }
    Set<String> columns = new LinkedHashSet<>();
    List<Column> figures = new ArrayList<>();
    for (MetricChange c : changes.changes()) {
      columns.addAll(c.knownBy());
      figures.add(count(c.known()));
      figures.add(count(when(c.isHeld(), lit(1))));
      figures.add(min(c.known().cast("double")));
    }
    Row row =
        present
            .stores(day, changes.stores(), columns.toArray(new String[0]))
            .agg(count(lit(1)), figures.toArray(new Column[0]))
            .first();
    List<Reach> reach = new ArrayList<>();
    for (MetricChange c : changes.changes()) {
      int first = 1 + 3 * reach.size();
      reach.add(
          new Reach(
              c, row.getLong(0), row.getLong(first), row.getLong(first + 1), row.getAs(first + 2)));
    }
    return reach;
  }

  /** Rows of {@code gold.store_scores} by the present rules and metrics. */
  public Dataset<Row> before() {
    return present.scores(day, MetricChanges.NONE);
  }

  /** Rows of {@code gold.store_scores} as they would be. */
  public Dataset<Row> after() {
    return other.scores(day, changes);
  }

  /** {@link ScoreMoves#of}, with {@value #SELECTED}. */
  public Dataset<Row> moves() {
    Dataset<Row> moves = ScoreMoves.of(before(), after());
    StoreSelection selection = changes.stores();
    if (selection.isAll()) {
      return moves.withColumn(SELECTED, lit(true));
    }
    return moves
        .join(
            stores().withColumn(SELECTED, lit(true)),
            new String[] {Columns.PLATFORM, Columns.STORE_ID},
            "left_outer")
        .withColumn(SELECTED, col(SELECTED).isNotNull());
  }

  /**
   * Scores in the lake that are not what the present configuration gives: it was edited since, or
   * the stage did not run.
   *
   * @param moves some of {@link #moves}
   */
  public long stale(Dataset<Row> moves) {
    if (!lake.exists(StoreScoresTable.SPEC)) {
      return 0;
    }
    List<String> columns = new ArrayList<>(KEY);
    columns.add(Columns.AS_OF);
    columns.addAll(FIGURES);
    Dataset<Row> written =
        lake.scan(StoreScoresTable.SPEC, columns)
            .days(Columns.AS_OF, day)
            .frame()
            .drop(Columns.AS_OF);
    Column differs = lit(false);
    for (String f : FIGURES) {
      differs = differs.or(not(col(f).eqNullSafe(col(f + ScoreMoves.BEFORE))));
    }
    return moves.join(written, KEY.toArray(new String[0])).where(differs).count();
  }
}
