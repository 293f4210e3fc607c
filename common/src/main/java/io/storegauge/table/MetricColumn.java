package io.storegauge.table;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.Metric;
import io.storegauge.model.StoregaugeException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric over its window, as a column of {@code gold.store_metrics}: what schemes score and
 * benchmarks compare.
 *
 * @param id metric id, as schemes name it
 * @param unit of the value
 * @param isSampled whether a value drawn to the peers stands beside it; counts and snapshots are
 *     all there is to know, and have none
 */
public record MetricColumn(
    String id, int windowDays, String unit, boolean higherIsBetter, boolean isSampled)
    implements Serializable {

  private static final int REPURCHASE_DAYS = 90;
  private static final String SHARE = "share 0–1";

  /** Every such column, in the order of the table. */
  public static final List<MetricColumn> ALL = all();

  private static List<MetricColumn> all() {
    List<MetricColumn> all = new ArrayList<>();
    Metric.sampled().forEach(w -> all.add(of(w)));
    // Not a sum of facts over a window, so not in the dictionary of those.
    all.add(new MetricColumn("repurchase_rate", REPURCHASE_DAYS, SHARE, true, true));
    Metric.unsampled().forEach(w -> all.add(of(w)));
    return List.copyOf(all);
  }

  private static MetricColumn of(Metric.Windowed w) {
    Metric m = w.metric();
    return new MetricColumn(
        m.id(), w.windowDays(), m.unit(), m.higherIsBetter(), m.kind().isSampled());
  }

  /** Column of the raw value. */
  public String name() {
    return id + "_" + windowDays + "d";
  }

  /** Column of the value drawn to the peers; of one that is not sampled the value itself. */
  public String shrunk() {
    return isSampled ? name() + StoreMetricsTable.SHRUNK : name();
  }

  /** Whether it is a number of cases among others. */
  public boolean isShare() {
    return unit.equals(SHARE);
  }

  /** Least value there can be. */
  public double lowest() {
    return unit.equals("stars") ? 1 : 0;
  }

  /** Greatest value there can be; infinite where nothing ends it. */
  public double highest() {
    return switch (unit) {
      case "stars" -> 5;
      case SHARE -> 1;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /** Whether only whole numbers can be. */
  public boolean isWhole() {
    return unit.equals("acts") || unit.equals("agents");
  }

  public static List<String> names() {
    return ALL.stream().map(MetricColumn::name).toList();
  }

  /** Metric ids, each once. */
  public static List<String> ids() {
    return ALL.stream().map(MetricColumn::id).distinct().toList();
  }

  /** Windows there are of a metric, in days. */
  public static List<Integer> windows(String id) {
    return ALL.stream().filter(c -> c.id().equals(id)).map(MetricColumn::windowDays).toList();
  }

  /**
   * Finds a column by its name.
   *
   * @throws StoregaugeException if store_metrics has no such column, naming those it has
   */
  public static MetricColumn of(String name) {
    return ALL.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StoregaugeException(
                    USAGE,
                    String.format(
                        "No metric column %s in %s. Use one of: %s",
                        name, StoreMetricsTable.SPEC.qualifiedName(), String.join(", ", names()))));
  }
}
