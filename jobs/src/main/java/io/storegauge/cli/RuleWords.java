package io.storegauge.cli;

import io.storegauge.config.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Curves, conditions and numbers of a scheme in words. */
final class RuleWords {
  private RuleWords() {}

  static String curve(Scheme.Curve curve) {
    if (curve instanceof Scheme.Linear line) {
      return points(line.points(), " at ") + ", on a line";
    }
    if (curve instanceof Scheme.Tiers tiers) {
      return points(tiers.steps(), " from ");
    }
    if (curve instanceof Scheme.Peer peer) {
      return String.format(
          "%s up to the worst %s %% of the peers, %s from %s %% on%s",
          plain(peer.low()),
          plain(peer.worst()),
          plain(peer.high()),
          plain(peer.best()),
          peer.step() == 0 ? "" : ", in steps of " + plain(peer.step()));
    }
    double scale = ((Scheme.Identity) curve).scale();
    return scale == 1 ? "the value itself" : "the value × " + plain(scale);
  }

  private static String points(List<Scheme.Point> points, String how) {
    return points.stream()
        .map(p -> plain(p.points()) + how + plain(p.value()))
        .collect(Collectors.joining(", "));
  }

  static String when(List<Scheme.Condition> conditions) {
    return conditions.stream().map(RuleWords::condition).collect(Collectors.joining(", "));
  }

  private static String condition(Scheme.Condition c) {
    List<String> parts = new ArrayList<>();
    compared(parts, ">", c.above());
    compared(parts, "≥", c.atLeast());
    compared(parts, "<", c.below());
    compared(parts, "≤", c.atMost());
    String asked =
        c.service() != null
            ? "service " + c.service()
            : c.peerTop() != null
                ? c.column() + " among the best " + plain(c.peerTop()) + " %"
                : c.column() + " " + String.join(" and ", parts);
    return c.storeType() == null ? asked : asked + " (" + c.storeType() + " stores)";
  }

  private static void compared(List<String> parts, String sign, Double limit) {
    if (limit != null) {
      parts.add(sign + " " + plain(limit));
    }
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
