package io.storegauge.scheme;

import io.storegauge.stats.PeerDay;
import java.util.List;

/** The stores of one platform and day under the rules in force. */
final class ScoredDay {
  private final PeerDay stores;
  private final String scheme;
  private final SchemeEvaluator rules;
  private final double[][] values;

  ScoredDay(PeerDay stores, PlatformSchemes.InForce inForce) {
    this.stores = stores;
    this.scheme = inForce.scheme();
    this.rules = inForce.rules();
    int[] columns = inForce.columns();
    this.values = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      values[i] = stores.column(columns[i]);
    }
  }

  PeerDay stores() {
    return stores;
  }

  String scheme() {
    return scheme;
  }

  String version() {
    return rules.version();
  }

  List<SchemeIndicator> indicators() {
    return rules.indicators();
  }

  /** Scored values of an indicator, one a store; NaN = unknown. */
  double[] values(int indicator) {
    return values[indicator];
  }

  Score score(int store) {
    double[] row = new double[values.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = values[i][store];
    }
    return rules.score(row);
  }
}
