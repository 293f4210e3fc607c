package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.storegauge.config.Conf;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.ScoreRows;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreScoresTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Lake lake;
  private final PlatformSchemes schemes;
  private final ScoreRows rows;

  Scoring(Lake lake, Conf conf) {
    this.lake = lake;
    this.schemes = PlatformSchemes.of(conf);
    this.rows = new ScoreRows(schemes, conf.settings().benchmarks().minPeers());
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
   * Rows of {@code gold.store_scores} as they would be, of the platforms of the configuration
   * alone.
   */
  Dataset<Row> scores(DaySet days, MetricChanges changes) {
    List<String> read = schemes.rowColumns();
    // Stand behind the others, whose places rows have by heart.
    List<String> needed = changes.needs(read);
    read.addAll(needed);
    TableScan metrics = PeerFrames.metrics(lake, days, read);
    Dataset<Row> scored =
        metrics.frame().where(col(Columns.PLATFORM).isin(schemes.platforms().toArray()));
    Dataset<Row> changed = changes.applied(scored).drop(needed.toArray(new String[0]));
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
