package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerColumn;
import io.storegauge.stats.PeerDay;
import io.storegauge.table.ScoreComponentsTable;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of score_components of one platform and day: store by store, indicator by indicator. */
final class ComponentBlock implements RowBlock {
  private final ScoredDay day;
  private final UTF8String scheme;
  private final UTF8String[] names;
  private final UTF8String[] dimensions;
  private final boolean[] higherIsBetter;
  private final PeerColumn[] peers;
  private Score score;
  private int scoredStore = -1;

  ComponentBlock(ScoredDay day, int minPeers) {
    this.day = day;
    this.scheme = UTF8String.fromString(day.scheme());
    List<SchemeIndicator> indicators = day.indicators();
    int n = indicators.size();
    this.names = new UTF8String[n];
    this.dimensions = new UTF8String[n];
    this.higherIsBetter = new boolean[n];
    this.peers = new PeerColumn[n];
    for (int i = 0; i < n; i++) {
      SchemeIndicator indicator = indicators.get(i);
      names[i] = UTF8String.fromString(indicator.metric().name());
      dimensions[i] = UTF8String.fromString(indicator.dimension().id());
      higherIsBetter[i] = indicator.metric().higherIsBetter();
      peers[i] = day.stores().rank(day.values(i), minPeers);
    }
  }

  @Override
  public int rows() {
    return day.stores().size() * names.length;
  }

  /** In the order of {@link ScoreComponentsTable}. */
  @Override
  public void write(int row, RowBuilder out) {
    int store = row / names.length;
    int i = row % names.length;
    if (store != scoredStore) {
      score = day.score(store);
      scoredStore = store;
    }
    PeerDay stores = day.stores();
    double points = score.points()[i];
    double weight = score.total().weights()[i];
    int c = 0;
    out.set(c++, stores.platform());
    out.set(c++, stores.store(store));
    out.setInt(c++, stores.asOf());
    out.set(c++, scheme);
    out.set(c++, names[i]);
    out.set(c++, dimensions[i]);
    out.set(c++, day.values(i)[store]);
    out.set(c++, points);
    out.set(c++, weight);
    Millionths.set(out, c++, score.total().contributions()[i]);
    out.set(c++, peers[i].percentile(store, higherIsBetter[i]));
    out.set(c++, peers[i].peers(store).median());
    Millionths.set(out, c++, weight > 0 ? Millionths.of(weight * (100 - points)) : 0);
    // No scheme has grades: points to the next one stay null.
    out.setInt(c + 1, stores.month());
  }
}
