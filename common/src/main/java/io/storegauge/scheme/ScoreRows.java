package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * From metrics to rows of {@code gold.store_scores} and {@code gold.score_components}, by day,
 * platform and scheme.
 *
 * <p>Rows in: as {@link PeerDays} takes them, with {@link PlatformSchemes#columns()} and {@link
 * PlatformSchemes#texts()}. Days on which a platform has no rules in force give no rows.
 *
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 */
public record ScoreRows(PlatformSchemes schemes, int minPeers) implements Serializable {

  /** Rows of store_scores, one for each store, day and scheme. */
  public Iterator<InternalRow> scores(Iterator<InternalRow> metrics) {
    return new RowBlocks(blocks(metrics, ScoreBlock::new), StoreScoresTable.SPEC.columns().size());
  }

  /** Rows of score_components, one for each store, day, scheme and indicator. */
  public Iterator<InternalRow> components(Iterator<InternalRow> metrics) {
    return new RowBlocks(
        blocks(metrics, ComponentBlock::new), ScoreComponentsTable.SPEC.columns().size());
  }

  private Iterator<RowBlock> blocks(
      Iterator<InternalRow> metrics, Function<ScoredDay, RowBlock> block) {
    return PeerDays.gather(metrics, schemes.valueTypes(), schemes.texts().size()).stream()
        .flatMap(this::scored)
        .map(block)
        .iterator();
  }

  private Stream<ScoredDay> scored(PeerDay day) {
    return schemes.on(day.platform().toString(), day.asOf()).stream()
        .map(rules -> new ScoredDay(day, rules, minPeers));
  }
}
