package io.storegauge.scheme;

import io.storegauge.model.Stage;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerDay;
import io.storegauge.stats.WeightedSum;
import io.storegauge.table.StoreScoresTable;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of store_scores of one platform and day. */
final class ScoreBlock implements RowBlock {
  private static final UTF8String NEWCOMER = UTF8String.fromString(Stage.NEWCOMER.id());
  private static final UTF8String FORMAL = UTF8String.fromString(Stage.FORMAL.id());

  private final ScoredDay day;
  private final UTF8String scheme;
  private final UTF8String version;

  ScoreBlock(ScoredDay day) {
    this.day = day;
    this.scheme = UTF8String.fromString(day.scheme());
    this.version = UTF8String.fromString(day.version());
  }

  @Override
  public int rows() {
    return day.stores().size();
  }

  /** In the order of {@link StoreScoresTable}. */
  @Override
  public void write(int store, RowBuilder out) {
    PeerDay stores = day.stores();
    Score score = day.score(store);
    WeightedSum total = score.total();
    int c = 0;
    out.set(c++, stores.platform());
    out.set(c++, stores.store(store));
    out.setInt(c++, stores.asOf());
    out.set(c++, scheme);
    out.set(c++, version);
    out.set(c++, stores.isFormal(store) ? FORMAL : NEWCOMER);
    if (total.known()) {
      Millionths.set(out, c, total.total());
      Millionths.set(out, c + 1, total.total());
    }
    c += 2;
    for (double points : score.dimensions()) {
      out.set(c++, points);
    }
    double bonus = 0;
    double deduction = 0;
    out.set(c++, bonus);
    out.set(c++, deduction);
    // These schemes have neither gates nor grades: both columns stay null.
    c += 2;
    out.set(c++, total.coverage());
    out.set(c++, stores.completeness(store));
    out.setInt(c, stores.month());
  }
}
