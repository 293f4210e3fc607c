package io.storegauge.stats;

import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.StoreScoresTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** Gates of scores that are a fault of the store, and a closed gate of campaigns. */
final class CrossedGates {
  private static final UTF8String CAMPAIGNS = UTF8String.fromString(PromotionGatesTable.GATE);
  private static final UTF8String SEPARATOR = UTF8String.fromString(", ");

  private CrossedGates() {}

  /**
   * Gates by store, several by commas: those of the score as it names them, then that of campaigns.
   *
   * @param signs with the column {@code gate} of {@code gold.store_scores} as a text, or the name
   *     of the gate of campaigns; null = none
   */
  static Map<UTF8String, UTF8String> byStore(PeerDay signs) {
    Map<UTF8String, UTF8String> byStore = new HashMap<>();
    for (int i = 0; signs != null && i < signs.size(); i++) {
      UTF8String gate = signs.text(0, i) == null ? null : crossed(signs.text(0, i));
      if (gate != null) {
        byStore.merge(signs.store(i), gate, CrossedGates::both);
      }
    }
    return byStore;
  }

  /** Both in one order, whichever row came first. */
  private static UTF8String both(UTF8String one, UTF8String other) {
    if (one.equals(other)) {
      return one;
    }
    boolean last = one.equals(CAMPAIGNS);
    return UTF8String.concatWs(SEPARATOR, last ? other : one, last ? one : other);
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
