package io.storegauge.stats;

import io.storegauge.table.StoreScoresTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** Gates of scores that are a fault of the store. */
final class CrossedGates {
  private CrossedGates() {}

  /**
   * Gates by store.
   *
   * @param signs with the column {@code gate} of {@code gold.store_scores} as a text; null = none
   */
  static Map<UTF8String, UTF8String> byStore(PeerDay signs) {
    Map<UTF8String, UTF8String> byStore = new HashMap<>();
    for (int i = 0; signs != null && i < signs.size(); i++) {
      UTF8String gate = signs.text(0, i) == null ? null : crossed(signs.text(0, i));
      if (gate != null) {
        byStore.put(signs.store(i), gate);
      }
    }
    return byStore;
  }

  /** Without the ends of the scale and the rules for newcomers; null = nothing is left. */
  private static UTF8String crossed(UTF8String gate) {
    String left =
        Arrays.stream(gate.toString().split(", ", -1))
            .filter(g -> !g.equals(StoreScoresTable.RANGE) && !g.equals(StoreScoresTable.NEWCOMER))
            .collect(Collectors.joining(", "));
    return left.isEmpty() ? null : UTF8String.fromString(left);
  }
}
