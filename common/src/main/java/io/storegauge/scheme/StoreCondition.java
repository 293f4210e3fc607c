package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.table.MetricColumn;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What must hold of a store on a day. A value that is unknown satisfies nothing.
 *
 * @param column position among the version's columns; −1 = a service is asked for
 * @param worstPercentile among the formal peers that satisfies it; NaN = the value itself is asked
 * @param service that the store must offer; null = none
 * @param storeType stores of other types satisfy it in any case; null = all are asked
 */
record StoreCondition(
    int column,
    double above,
    double atLeast,
    double below,
    double atMost,
    double worstPercentile,
    boolean higherIsBetter,
    String service,
    UTF8String storeType)
    implements Serializable {

  static List<StoreCondition> of(List<Scheme.Condition> configured, ScoredColumns columns) {
    return configured.stream().map(c -> of(c, columns)).toList();
  }

  private static StoreCondition of(Scheme.Condition c, ScoredColumns columns) {
    boolean higherIsBetter =
        MetricColumn.ALL.stream()
            .filter(m -> m.name().equals(c.column()) || m.shrunk().equals(c.column()))
            .findFirst()
            .map(MetricColumn::higherIsBetter)
            .orElse(true);
    return new StoreCondition(
        c.column() == null ? -1 : columns.position(c.column()),
        limit(c.above(), Double.NEGATIVE_INFINITY),
        limit(c.atLeast(), Double.NEGATIVE_INFINITY),
        limit(c.below(), Double.POSITIVE_INFINITY),
        limit(c.atMost(), Double.POSITIVE_INFINITY),
        c.peerTop() == null ? Double.NaN : 100 - c.peerTop(),
        higherIsBetter,
        c.service(),
        c.storeType() == null ? null : UTF8String.fromString(c.storeType()));
  }

  private static double limit(Double limit, double none) {
    return limit == null ? none : limit;
  }

  /** Whether all hold of a store. */
  static boolean all(List<StoreCondition> conditions, ScoredDay day, int store) {
    for (StoreCondition c : conditions) {
      if (!c.holds(day, store)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ScoredDay day, int store) {
    if (storeType != null && !storeType.equals(day.storeType(store))) {
      return true;
    }
    if (service != null) {
      return day.offers(store, service);
    }
    if (!Double.isNaN(worstPercentile)) {
      return day.rank(column).percentile(store, higherIsBetter) >= worstPercentile;
    }
    double value = day.column(column)[store];
    return value > above && value >= atLeast && value < below && value <= atMost;
  }
}
