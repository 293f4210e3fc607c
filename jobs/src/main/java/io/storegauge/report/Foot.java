package io.storegauge.report;

import io.storegauge.report.data.Gold;

/** How a page was made: the same lake, day and language give the same page. */
final class Foot {
  private Foot() {}

  static String of(Gold gold, Words words) {
    return words.of("foot", gold.root(), gold.lastRun().orElseGet(() -> words.of("unknown")));
  }
}
