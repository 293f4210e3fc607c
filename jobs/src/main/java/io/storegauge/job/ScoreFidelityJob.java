package io.storegauge.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.stats.FidelityRows;
import io.storegauge.table.Columns;
import io.storegauge.table.OfficialScoresTable;
import io.storegauge.table.ScoreFidelityTable;
import io.storegauge.table.StoreFidelityTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.score_fidelity} and {@code gold.store_fidelity} from {@code gold.store_scores} and
 * {@code silver.official_scores}. Without official scores there is nothing to do.
 */
public final class ScoreFidelityJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  private static final String OURS = "ours";
  private static final String THEIRS = "theirs";

  @Override
  public String stage() {
    return "fidelity";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(plan(context, ScoreFidelityTable.SPEC), plan(context, StoreFidelityTable.SPEC));
  }

  private StagePlan plan(JobContext context, TableSpec table) {
    boolean published = context.lake().lastNote(OfficialScoresTable.SPEC).isPresent();
    Map<String, String> schemes = new TreeMap<>();
    for (Platform p : context.conf().platforms().values()) {
      schemes.put(p.id(), p.officialScheme());
    }
    return StagePlan.of(
        context.lake(),
        table,
        published ? AsOfDays.heldBy(StoreScoresTable.SPEC, context) : DaySet.EMPTY,
        JobContext.fingerprint(stage(), DEFINITIONS, schemes),
        new StagePlan.Input(StoreScoresTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(OfficialScoresTable.SPEC, CommitNote.CHANGED, 1));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    long written = 0;
    for (StagePlan plan : plans) {
      if (!plan.nothingToDo()) {
        written += PlannedWrite.write(context, plan, rows(context, plan));
      }
    }
    return PlannedWrite.result(plans, written);
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    boolean byDay = plan.table().equals(ScoreFidelityTable.SPEC);
    Dataset<Row> pairs =
        pairs(context, plan.daysToWrite())
            .repartition(col(Columns.PLATFORM), col(byDay ? Columns.AS_OF : Columns.STORE_ID));
    return InternalFrames.toRows(pairs)
        .mapPartitions(p -> byDay ? FidelityRows.days(p) : FidelityRows.stores(p));
  }

  /** In the layout of {@link FidelityRows}. */
  private static Dataset<Row> pairs(JobContext context, DaySet days) {
    Dataset<Row> theirs =
        OfficialSample.officialScores(context.lake(), days)
            .withColumnRenamed(OfficialScoresTable.SCORE_DATE, Columns.AS_OF)
            .withColumnRenamed(OfficialScoresTable.SCORE, THEIRS);
    List<String> columns =
        new ArrayList<>(
            List.of(
                Columns.PLATFORM,
                Columns.STORE_ID,
                Columns.AS_OF,
                StoreScoresTable.SCHEME,
                StoreScoresTable.SCHEME_VERSION,
                StoreScoresTable.TOP_SCORE,
                StoreScoresTable.SCORE));
    columns.addAll(StoreScoresTable.DIMENSION_SCORES.values());
    Dataset<Row> ours =
        context
            .lake()
            .scan(StoreScoresTable.SPEC, columns)
            .days(Columns.AS_OF, days)
            .frame()
            .where(
                col(StoreScoresTable.SCHEME)
                    .equalTo(
                        PlatformColumn.of(context.conf().platforms(), Platform::officialScheme)))
            .withColumnRenamed(StoreScoresTable.SCORE, OfficialScoresTable.TOTAL);
    return theirs
        .join(ours, new String[] {Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF})
        .select(
            col(Columns.PLATFORM),
            col(Columns.STORE_ID),
            col(Columns.AS_OF),
            col(StoreScoresTable.SCHEME),
            col(StoreScoresTable.SCHEME_VERSION),
            col(OfficialScoresTable.DIMENSION),
            col(StoreScoresTable.TOP_SCORE),
            ours().as(OURS),
            col(THEIRS))
        .where(col(OURS).isNotNull().and(col(THEIRS).isNotNull()));
  }

  /** Our score of the dimension a row speaks of. */
  private static Column ours() {
    List<Column> known = new ArrayList<>();
    known.add(
        when(
            col(OfficialScoresTable.DIMENSION).equalTo(OfficialScoresTable.TOTAL),
            col(OfficialScoresTable.TOTAL).cast("double")));
    StoreScoresTable.DIMENSION_SCORES.forEach(
        (dimension, column) ->
            known.add(when(col(OfficialScoresTable.DIMENSION).equalTo(dimension), col(column))));
    return coalesce(known.toArray(new Column[0]));
  }
}
