package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * From metrics to rows of {@code gold.store_scores} and {@code gold.score_components}, by day and
 * platform.
 *
 * <p>Rows in: as {@link PeerDays} takes them, with {@link PlatformSchemes#columns()}. Days on which
 * a platform has no rules in force give no rows.
 *
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record ScoreRows(PlatformSchemes schemes, int minPeers) implements Serializable {

  /** Rows of store_scores, one for each store and day. */
  public Iterator<InternalRow> scores(Iterator<InternalRow> metrics) {
    return new RowBlocks(days(metrics, ScoreBlock::new), StoreScoresTable.SPEC.columns().size());
  }

  /** Rows of score_components, one for each store, day and indicator. */
  public Iterator<InternalRow> components(Iterator<InternalRow> metrics) {
    return new RowBlocks(
        days(metrics, day -> new ComponentBlock(day, minPeers)),
        ScoreComponentsTable.SPEC.columns().size());
  }

  private Iterator<RowBlock> days(
      Iterator<InternalRow> metrics, Function<ScoredDay, RowBlock> block) {
    return PeerDays.gather(metrics, schemes.columns().size()).stream()
        .map(this::scored)
        .filter(Objects::nonNull)
        .map(block)
        .iterator();
  }

  private ScoredDay scored(PeerDay day) {
    PlatformSchemes.InForce rules = schemes.on(day.platform().toString(), day.asOf());
    return rules == null ? null : new ScoredDay(day, rules);
  }
}
