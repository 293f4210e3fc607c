package io.storegauge.scheme;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.when;

import io.storegauge.model.Stage;
import io.storegauge.table.Columns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Two sets of scores of one day, compared store by store. */
public final class ScoreMoves {
  public static final String BEFORE = "_before";
  public static final String AFTER = "_after";

  private static final String RANK = "rank";
  private static final List<String> KEY = List.of(Columns.PLATFORM, Columns.STORE_ID, "scheme");
  private static final List<String> COMPARED =
      List.of("scheme_version", "score", "grade", "display_score", "peer_percentile", RANK);

  private ScoreMoves() {}

  /**
   * Compares scores.
   *
   * <p>In: rows of {@code gold.store_scores} of one day. Out: one row per store and scheme that
   * either has: version, score, grade, display_score, peer_percentile and rank with {@value
   * #BEFORE} and {@value #AFTER}; {@code score_change} in the scheme's points, null where one of
   * the scores is; {@code rank_change} in places, above 0 = climbed. Rank 1 has the highest score
   * of the platform's formal stores; equal scores share one; null = newcomer, or no score.
   */
  public static Dataset<Row> of(Dataset<Row> before, Dataset<Row> after) {
    Dataset<Row> left = side(before, BEFORE);
    Dataset<Row> right = side(after, AFTER);
    Dataset<Row> joined = left.join(right, KEY.toArray(new String[0]), "full_outer");
    return joined
        .withColumn("score_change", col("score" + AFTER).minus(col("score" + BEFORE)))
        .withColumn("rank_change", col(RANK + BEFORE).minus(col(RANK + AFTER)));
  }

  private static Dataset<Row> side(Dataset<Row> scores, String suffix) {
    Column isRanked = col("stage").equalTo(Stage.FORMAL.id()).and(col("score").isNotNull());
    Dataset<Row> ranked =
        scores
            .withColumn("is_ranked", isRanked)
            .withColumn(
                RANK,
                when(
                    col("is_ranked"),
                    rank()
                        .over(
                            Window.partitionBy(
                                    col(Columns.PLATFORM), col("scheme"), col("is_ranked"))
                                .orderBy(col("score").desc()))));
    List<Column> columns = new ArrayList<>(KEY.stream().map(k -> col(k)).toList());
    COMPARED.forEach(c -> columns.add(col(c).as(c + suffix)));
    return ranked.select(columns.toArray(new Column[0]));
  }

  /** Whether a figure differs, also by being there on one side alone. */
  public static Column differs(String figure) {
    return not(col(figure + BEFORE).eqNullSafe(col(figure + AFTER)));
  }

  /**
   * What the moves come to, one row per platform and scheme: stores, those with a higher and a
   * lower score, the mean change of those scored on both sides, the largest gain and loss, and how
   * many have another grade, another figure for buyers, another rank.
   */
  public static Dataset<Row> summary(Dataset<Row> moves) {
    Column change = col("score_change");
    return moves
        .groupBy(Columns.PLATFORM, "scheme")
        .agg(
            count(lit(1)).as("stores"),
            counted(change.gt(0)).as("up"),
            counted(change.lt(0)).as("down"),
            avg(change).as("mean_change"),
            coalesce(max(when(change.gt(0), change)), lit(0)).as("largest_gain"),
            coalesce(min(when(change.lt(0), change)), lit(0)).as("largest_loss"),
            counted(differs("grade")).as("other_grade"),
            counted(differs("display_score")).as("other_display"),
            counted(differs(RANK)).as("other_rank"))
        .orderBy(Columns.PLATFORM, "scheme");
  }

  private static Column counted(Column condition) {
    return count(when(condition, lit(1)));
  }
}
