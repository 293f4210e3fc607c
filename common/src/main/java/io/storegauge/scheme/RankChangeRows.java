package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.stats.PeerPairs;
import io.storegauge.table.RankChangesTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * From metrics of pairs of days to rows of {@code gold.rank_changes}, by platform, later day and
 * scheme.
 *
 * <p>Rows in: as {@link PeerPairs} takes them, with {@link PlatformSchemes#columns()} and {@link
 * PlatformSchemes#texts()}. Later days on which a platform has no rules in force give no rows.
 *
 * @param minPeers a category with fewer stores with a value is compared with the whole platform
 * @param daysApart how long the earlier day of a pair is before the later one
 */
public record RankChangeRows(PlatformSchemes schemes, int minPeers, int daysApart)
    implements Serializable {

  public Iterator<InternalRow> rows(Iterator<InternalRow> metrics) {
    PeerPairs pairs = new PeerPairs(metrics, schemes.valueTypes(), schemes.texts().size());
    Iterator<RowBlock> blocks =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(pairs, Spliterator.ORDERED), false)
            .flatMap(this::blocks)
            .iterator();
    return new RowBlocks(blocks, RankChangesTable.SPEC.columns().size());
  }

  private Stream<RowBlock> blocks(PeerPairs.Pair pair) {
    if (pair.now() == null) {
      return Stream.empty();
    }
    String platform = pair.now().platform().toString();
    int today = pair.now().asOf();
    LocalDate from = LocalDate.ofEpochDay(today - daysApart);
    return schemes.on(platform, today).stream()
        .map(
            rules ->
                new RankChangeBlock(
                    new DayPair(
                        from,
                        pair.before(),
                        schemes.on(platform, today - daysApart, rules.scheme()).orElse(null),
                        pair.now(),
                        rules,
                        minPeers)));
  }
}
