package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreScoresTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * History under one version of a scheme: every day is scored as if that version had been in force,
 * so that what is left of a jump is the stores' own. Writes nothing.
 *
 * <p>Metrics are those that {@code gold.store_metrics} has now.
 */
public final class Backcast {
  /** Figures of {@code gold.store_scores} that stand beside the new ones. */
  private static final List<String> COMPARED = List.of("scheme_version", "score", "grade");

  private static final List<String> KEY =
      List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "scheme");

  private final Lake lake;
  private final String scheme;
  private final Scoring scoring;

  /**
   * @param scheme that the configuration has, with the version
   */
  public Backcast(Lake lake, Conf conf, String scheme, String version) {
    this.lake = lake;
    this.scheme = scheme;
    this.scoring = new Scoring(lake, under(conf, scheme, version));
  }

  /** The configuration with that version in force on all days; platforms of the scheme alone. */
  private static Conf under(Conf conf, String id, String version) {
    Scheme scheme = conf.schemes().get(id);
    List<Scheme.Version> only =
        scheme.versions().stream()
            .filter(v -> v.version().equals(version))
            .map(Scheme.Version::onAllDays)
            .toList();
    Map<String, Platform> platforms = new HashMap<>(conf.platforms());
    platforms.values().removeIf(p -> !p.schemes().contains(id));
    return conf.withPlatforms(platforms).with(new Scheme(id, only, scheme.overrides()));
  }

  /**
   * Rows of {@code gold.store_scores} under the version, each with what was scored: {@code
   * scheme_version_before}, {@code score_before} and {@code grade_before}, null where there is no
   * such row; and {@code score_change} in the scheme's points.
   *
   * @param of stores that rows are given of; their peers are all there are in any case
   */
  public Dataset<Row> compared(DaySet days, StoreSelection of) {
    List<String> columns = new ArrayList<>(KEY);
    columns.addAll(COMPARED);
    Dataset<Row> written =
        lake.exists(StoreScoresTable.SPEC)
            ? lake.scan(StoreScoresTable.SPEC, columns).days(Columns.AS_OF, days).frame()
            : lake.read(StoreScoresTable.SPEC)
                .select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
    for (String c : COMPARED) {
      written = written.withColumnRenamed(c, c + "_before");
    }
    Dataset<Row> scores =
        scoring.scores(days, MetricChanges.NONE).where(col("scheme").equalTo(scheme));
    if (!of.isAll()) {
      scores =
          scores.join(
              scoring.stores(days, of),
              new String[] {Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF},
              "left_semi");
    }
    return scores
        .join(written, KEY.toArray(new String[0]), "left_outer")
        .withColumn("score_change", col("score").minus(col("score_before")));
  }
}
