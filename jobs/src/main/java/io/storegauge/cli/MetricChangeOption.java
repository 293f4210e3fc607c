package io.storegauge.cli;

import io.storegauge.scheme.MetricChange;
import io.storegauge.table.MetricColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which metrics would be other than they are. */
final class MetricChangeOption {
  private static final Pattern CHANGE =
      Pattern.compile("(?<name>[a-z0-9_]+)=(?<amount>[+-]?\\d+(\\.\\d+)?([eE]-?\\d+)?)");

  @Option(
      names = "--metric",
      paramLabel = "NAME=VALUE",
      description =
          "A metric that would be VALUE, or +DELTA or -DELTA from what it is, such as"
              + " pickup_24h_rate_30d=+0.05. Without its window it means all of them. Repeatable.")
  private List<String> given = new ArrayList<>();

  boolean isGiven() {
    return !given.isEmpty();
  }

  /** As it was given. */
  String text() {
    return String.join(", ", given);
  }

  /** The changes, inside the bounds of their metrics as far as these do not hang on the store. */
  List<MetricChange> changes() {
    List<MetricChange> changes = new ArrayList<>();
    given.forEach(g -> changes.addAll(changes(g)));
    Set<String> changed = new HashSet<>();
    for (MetricChange c : changes) {
      if (!changed.add(c.metric().name())) {
        throw RescoreErrors.changedTwice(c.metric().name());
      }
    }
    return changes;
  }

  private static List<MetricChange> changes(String given) {
    Matcher change = CHANGE.matcher(given.strip());
    if (!change.matches()) {
      throw RescoreErrors.notAChange(given);
    }
    String name = change.group("name");
    String amount = change.group("amount");
    List<MetricColumn> metrics =
        MetricColumn.ALL.stream()
            .filter(m -> m.name().equals(name) || m.id().equals(name))
            .toList();
    if (metrics.isEmpty()) {
      throw RescoreErrors.unknownMetric(
          name, Stream.concat(MetricColumn.names().stream(), MetricColumn.ids().stream()).toList());
    }
    boolean relative = amount.startsWith("+") || amount.startsWith("-");
    return metrics.stream()
        .map(m -> checked(given, new MetricChange(m, relative, Double.parseDouble(amount))))
        .toList();
  }

  private static MetricChange checked(String given, MetricChange change) {
    MetricColumn m = change.metric();
    if (m.isWhole() && change.amount() != Math.rint(change.amount())) {
      throw RescoreErrors.notWhole(given, m);
    }
    boolean inside =
        change.relative()
            ? Math.abs(change.amount()) <= m.highest() - m.lowest()
            : change.amount() >= m.lowest() && change.amount() <= m.highest();
    if (!inside) {
      throw RescoreErrors.beyondBounds(given, m);
    }
    return change;
  }
}
