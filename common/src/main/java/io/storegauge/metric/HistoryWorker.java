package io.storegauge.metric;

import io.storegauge.model.ExemptDays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Takes in all that is known of a store; what becomes of it is for the two passes to say. */
abstract class HistoryWorker implements ByStore.Worker<InternalRow> {
  final DayBounds asOf;
  final StoreHistory history;
  final Measures measures = new Measures();
  UTF8String platform;
  UTF8String storeId;
  StoreTraits traits;
  LeftOut leftOut = LeftOut.NOTHING;
  private final Map<UTF8String, LeftOut> leftOutOf = new HashMap<>();
  private boolean hasFacts;

  HistoryWorker(DayBounds asOf, ExemptDays exempt) {
    this.asOf = asOf;
    this.history = new StoreHistory(asOf.first(), asOf.last());
    exempt
        .days()
        .forEach((id, of) -> leftOutOf.put(UTF8String.fromString(id), LeftOut.of(of, history)));
  }

  @Override
  public void start(UTF8String platform, UTF8String storeId) {
    this.platform = platform;
    this.storeId = storeId;
    leftOut = leftOutOf.getOrDefault(platform, LeftOut.NOTHING);
    traits = StoreTraits.UNKNOWN;
    if (hasFacts) {
      history.clear();
    }
    hasFacts = false;
  }

  @Override
  public void take(int kind, ByteReader records) {
    switch (kind) {
      case StoreMetrics.TRAITS -> traits = StoreTraits.decode(records);
      case StoreMetrics.DAYS -> {
        hasFacts = true;
        history.takeDays(records);
      }
      default -> {
        hasFacts = true;
        history.takeChanges(records);
      }
    }
  }

  @Override
  public Iterator<InternalRow> finish() {
    if (!hasFacts) {
      return Collections.emptyIterator();
    }
    history.sumUp();
    measures.start(history, leftOut);
    return rows();
  }

  abstract Iterator<InternalRow> rows();

  boolean isWanted(int day) {
    return asOf.contains(history.epochDay(day)) && history.isActive(day);
  }
}
