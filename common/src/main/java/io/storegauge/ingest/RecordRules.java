package io.storegauge.ingest;

import io.storegauge.config.Feed;
import io.storegauge.config.RuleCheck;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Whether the values of a record keep the rules of its feed. */
final class RecordRules {
  private final List<Feed.Rule> rules;
  private final RecordValues values;
  private final int[] columns;
  private final int[] others;
  private final int[] decimals;
  private final int[] otherDecimals;
  private final byte[][] words;

  RecordRules(Feed feed, RecordValues values) {
    this.rules = feed.rules();
    this.values = values;
    List<String> names = List.copyOf(feed.columns().keySet());
    int n = rules.size();
    columns = new int[n];
    others = new int[n];
    decimals = new int[n];
    otherDecimals = new int[n];
    words = new byte[n][];
    for (int r = 0; r < n; r++) {
      RuleCheck check = rules.get(r).check();
      columns[r] = names.indexOf(check.column());
      others[r] = check.other() == null ? -1 : names.indexOf(check.other());
      decimals[r] = decimals(feed, check.column());
      otherDecimals[r] = check.other() == null ? 0 : decimals(feed, check.other());
      words[r] = check.text() == null ? null : check.text().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static int decimals(Feed feed, String column) {
    return CellParser.decimals(feed.columns().get(column).type());
  }

  int size() {
    return rules.size();
  }

  Feed.Rule rule(int r) {
    return rules.get(r);
  }

  /** Whether the record keeps a rule; a comparison with a value that is null is kept. */
  boolean holds(int r) {
    RuleCheck check = rules.get(r).check();
    boolean known = values.known[columns[r]];
    return switch (check.op()) {
      case IS_NULL -> !known;
      case IS_NOT_NULL -> known;
      default ->
          !known
              || others[r] >= 0 && !values.known[others[r]]
              || check.op().holds(decimals[r] < 0 ? compareTexts(r) : compareNumbers(r, check));
    };
  }

  private int compareTexts(int r) {
    int c = columns[r];
    int o = others[r];
    byte[] other = o < 0 ? words[r] : values.texts[o];
    int at = o < 0 ? 0 : values.textOffsets[o];
    int length = o < 0 ? other.length : values.textLengths[o];
    int from = values.textOffsets[c];
    return Arrays.compareUnsigned(
        values.texts[c], from, from + values.textLengths[c], other, at, at + length);
  }

  private int compareNumbers(int r, RuleCheck check) {
    long value = values.numbers[columns[r]];
    if (others[r] < 0) {
      return BigDecimal.valueOf(value, decimals[r]).compareTo(check.number());
    }
    long other = values.numbers[others[r]];
    return decimals[r] == otherDecimals[r]
        ? Long.compare(value, other)
        : BigDecimal.valueOf(value, decimals[r])
            .compareTo(BigDecimal.valueOf(other, otherDecimals[r]));
  }
}
