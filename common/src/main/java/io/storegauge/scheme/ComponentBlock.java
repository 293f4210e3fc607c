package io.storegauge.scheme;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.PeerColumn;
import io.storegauge.stats.PeerDay;
import io.storegauge.table.ScoreComponentsTable;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of score_components of one platform, scheme and day: by store, then by indicator. */
final class ComponentBlock implements RowBlock {
  private final ScoredDay day;
  private final UTF8String scheme;
  private final List<SchemeIndicator> indicators;
  private final UTF8String[] names;
  private final UTF8String[] metrics;
  private final UTF8String[] dimensions;

  ComponentBlock(ScoredDay day) {
    this.day = day;
    this.scheme = UTF8String.fromString(day.inForce().scheme());
    this.indicators = day.rules().indicators();
    int n = indicators.size();
    this.names = new UTF8String[n];
    this.metrics = new UTF8String[n];
    this.dimensions = new UTF8String[n];
    for (int i = 0; i < n; i++) {
      names[i] = UTF8String.fromString(indicators.get(i).name());
      metrics[i] = UTF8String.fromString(indicators.get(i).metric().name());
      dimensions[i] = UTF8String.fromString(indicators.get(i).dimension().id());
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
    Score score = day.score(store);
    PeerDay stores = day.stores();
    SchemeIndicator indicator = indicators.get(i);
    PeerColumn peers = day.rank(indicator.value());
    double points = score.points()[i];
    double weight = score.total().weights()[i];
    double top = day.rules().range().to();
    int c = 0;
    out.set(c++, stores.platform());
    out.set(c++, stores.store(store));
    out.setInt(c++, stores.asOf());
    out.set(c++, scheme);
    out.set(c++, names[i]);
    out.set(c++, metrics[i]);
    out.set(c++, dimensions[i]);
    out.set(c++, day.column(indicator.value())[store]);
    out.set(c++, points);
    out.set(c++, weight);
    Millionths.set(out, c++, score.total().contributions()[i]);
    out.set(c++, peers.percentile(store, indicator.metric().higherIsBetter()));
    out.set(c++, peers.peers(store).median());
    Millionths.set(out, c++, weight > 0 ? Millionths.of(weight * (top - points)) : 0);
    if (weight > 0) {
      out.set(c, day.rules().grades().pointsToNext(score, points, weight));
    }
    out.setInt(c + 1, stores.month());
  }
}
