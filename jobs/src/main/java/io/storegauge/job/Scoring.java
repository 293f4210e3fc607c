package io.storegauge.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.ScoreRows;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreScoresTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Scores stores by a configuration from their metrics in a lake: once for what is written and for
 * what is only tried out, so that the two cannot differ.
 */
final class Scoring {
  /** Later day of a pair of days. */
  private static final String PAIR = "pair";

  private final Lake lake;
  private final PlatformSchemes schemes;
  private final ScoreRows rows;

  Scoring(Lake lake, Conf conf) {
    this.lake = lake;
    this.schemes = PlatformSchemes.of(conf);
    this.rows = new ScoreRows(schemes, conf.settings().benchmarks().minPeers());
  }

  /**
   * What shapes scores, for a fingerprint; sorted, because the order of a map may differ from run
   * to run.
   */
  static String configuration(Conf conf) {
    Map<String, Object> rules = new TreeMap<>();
    for (Platform p : conf.platforms().values()) {
      rules.put(
          p.id(),
          p.schemes().stream().map(s -> conf.schemes().get(s)).map(Scheme::scoring).toList());
    }
    return rules + "\n" + conf.settings().benchmarks().minPeers();
  }

  ScoreRows rows() {
    return rows;
  }

  PlatformSchemes schemes() {
    return schemes;
  }

  /** Metrics of the days as {@link ScoreRows} takes them. */
  JavaRDD<InternalRow> metrics(DaySet days) {
    TableScan metrics = PeerFrames.metrics(lake, days, schemes.rowColumns());
    return byPeers(metrics, metrics.frame());
  }

  /**
   * Metrics of days and of the days a week before them, as {@link
   * io.storegauge.scheme.RankChangeRows} takes them.
   */
  JavaRDD<InternalRow> weeks(DaySet days) {
    List<Integer> both = new ArrayList<>();
    List<Date> later = new ArrayList<>();
    for (int day : AsOfDays.epochDays(days)) {
      both.add(day);
      both.add(day - WeekDays.WEEK);
      later.add(Date.valueOf(LocalDate.ofEpochDay(day)));
    }
    TableScan metrics = PeerFrames.metrics(lake, DaySet.ofEpochDays(both), schemes.rowColumns());
    Column asOf = col(Columns.AS_OF);
    Dataset<Row> pairs =
        needed(metrics.frame())
            .withColumn(PAIR, explode(array(asOf, date_add(asOf, WeekDays.WEEK))))
            .where(col(PAIR).isin(later.toArray()))
            .repartition(PeerFrames.tasks(lake.spark(), metrics), col(Columns.PLATFORM), col(PAIR))
            .sortWithinPartitions(Columns.PLATFORM, PAIR);
    return InternalFrames.toRows(pairs);
  }

  /**
   * Rows of {@code gold.store_scores} as they would be, of the platforms of the configuration
   * alone.
   */
  Dataset<Row> scores(DaySet days, MetricChanges changes) {
    return scores(days, changes::needs, changes::applied);
  }

  /**
   * The same with metrics that are changed in any way.
   *
   * @param needs columns that the change needs beside those that are wanted of it
   * @param change gives rows of the same columns, in the same order
   */
  Dataset<Row> scores(
      DaySet days, UnaryOperator<List<String>> needs, UnaryOperator<Dataset<Row>> change) {
    List<String> read = schemes.rowColumns();
    // Stand behind the others, whose places rows have by heart.
    List<String> needed = needs.apply(read);
    read.addAll(needed);
    TableScan metrics = PeerFrames.metrics(lake, days, read);
    Dataset<Row> scored =
        metrics.frame().where(col(Columns.PLATFORM).isin(schemes.platforms().toArray()));
    Dataset<Row> changed = change.apply(scored).drop(needed.toArray(new String[0]));
    return InternalFrames.toFrame(
        lake.spark(),
        byPeers(metrics, changed).mapPartitions(rows::scores),
        StoreScoresTable.SPEC.schema());
  }

  /** Stores on days, with columns of {@code gold.store_metrics}. */
  Dataset<Row> stores(DaySet days, StoreSelection of, String... columns) {
    return PeerFrames.metrics(lake, days, List.of(columns))
        .frame()
        .where(col(Columns.PLATFORM).isin(schemes.platforms().toArray()))
        .where(of.includes());
  }

  private JavaRDD<InternalRow> byPeers(TableScan metrics, Dataset<Row> rows) {
    return PeerFrames.byPeers(lake.spark(), needed(rows), PeerFrames.tasks(lake.spark(), metrics));
  }

  /** Rows without what only other platforms' schemes ask for: nulls cost next to no shuffle. */
  private Dataset<Row> needed(Dataset<Row> metrics) {
    Set<String> shared = new HashSet<>(List.of(metrics.columns()));
    for (String c : schemes.columns()) {
      if (!schemes.platformsWith(c).equals(schemes.platforms())) {
        shared.remove(c);
      }
    }
    return shared.size() == metrics.columns().length
        ? metrics
        : metrics.select(
            Stream.of(metrics.columns())
                .map(
                    c ->
                        shared.contains(c)
                            ? col(c)
                            : when(
                                    col(Columns.PLATFORM).isin(schemes.platformsWith(c).toArray()),
                                    col(c))
                                .as(c))
                .toArray(Column[]::new));
  }
}
