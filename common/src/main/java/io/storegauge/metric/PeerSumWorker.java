package io.storegauge.metric;

import io.storegauge.model.ExemptDays;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** First pass: adds each store to the sums of its category, day by day. */
final class PeerSumWorker extends HistoryWorker {
  private final PeerCollector collector;

  PeerSumWorker(DayBounds asOf, ExemptDays exempt) {
    super(asOf, exempt);
    collector = new PeerCollector(asOf.first(), asOf.last());
  }

  @Override
  Iterator<InternalRow> rows() {
    long[][] group = collector.group(platform, traits.category());
    for (int day = StoreMetrics.REACH_DAYS; day < history.days(); day++) {
      if (isWanted(day)) {
        measures.take(history, day);
        collector.add(measures, history.epochDay(day), group);
      }
    }
    return collector.isFull() ? collector.drain() : Collections.emptyIterator();
  }

  @Override
  public Iterator<InternalRow> end() {
    return collector.drain();
  }
}
