package io.storegauge.report.data;

import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tables that hold ends of weeks or months and the newest day: of them the newest day up to the
 * as-of day. One that this release does not write has no rows.
 */
public final class Journey {
  public static final String BOTTLENECKS = "gold.bottlenecks";
  public static final String CAPACITY = "gold.traffic_capacity";
  public static final String SIGNALS = "gold.volatility_signals";
  public static final String VOLATILITY_CHANGE = "gold.volatility_change";
  public static final String TOUCHPOINTS = "gold.platform_benchmarks";

  /** A month and its end before. */
  private static final int LOOK_BACK = 62;

  /** Columns that are read of each table, beside platform and day. */
  static final Map<String, List<String>> COLUMNS =
      Map.of(
          BOTTLENECKS,
          List.of(
              Columns.STORE_ID,
              "friction",
              "exposed_orders",
              "exposure",
              "harm",
              "points_lost",
              "points_lost_low",
              "points_lost_high"),
          CAPACITY,
          List.of(
              Columns.STORE_ID,
              "status",
              "limiting_service",
              "usual_orders",
              "highest_orders",
              "capacity_orders",
              "headroom_orders"),
          SIGNALS,
          List.of(Columns.STORE_ID, "window_days", "chart", "date", "direction"),
          VOLATILITY_CHANGE,
          List.of(
              "stores",
              "volatility_before",
              "volatility_after",
              "reduction",
              "reduction_low",
              "reduction_high",
              "conclusion"),
          TOUCHPOINTS,
          List.of("brand", "touchpoint", "stores", "percentile", "weakest_metric", "gap_to_best"));

  private Journey() {}

  /**
   * What every friction costs every store.
   *
   * @param stores empty = all, likewise below
   */
  public static List<BottleneckRow> bottlenecks(
      Gold gold, LocalDate asOf, Collection<StoreKey> stores) {
    return newest(
        gold,
        BOTTLENECKS,
        asOf,
        stores,
        c ->
            new BottleneckRow(
                c.store(),
                c.day(Columns.AS_OF),
                c.text("friction"),
                c.real("exposure"),
                c.real("exposed_orders"),
                c.real("harm"),
                c.real("points_lost"),
                c.real("points_lost_low"),
                c.real("points_lost_high")));
  }

  public static Optional<CapacityRow> capacity(Gold gold, LocalDate asOf, StoreKey store) {
    return newest(
            gold,
            CAPACITY,
            asOf,
            List.of(store),
            c ->
                new CapacityRow(
                    c.store(),
                    c.day(Columns.AS_OF),
                    c.text("status"),
                    c.text("limiting_service"),
                    c.real("usual_orders"),
                    c.real("highest_orders"),
                    c.real("capacity_orders"),
                    c.real("headroom_orders")))
        .stream()
        .findFirst();
  }

  /** Days on which control charts signal. */
  public static List<SignalRow> signals(Gold gold, LocalDate asOf, Collection<StoreKey> stores) {
    return newest(
        gold,
        SIGNALS,
        asOf,
        stores,
        c ->
            new SignalRow(
                c.store(),
                c.day(Columns.AS_OF),
                (int) c.whole("window_days"),
                c.text("chart"),
                c.day("date"),
                "down".equals(c.text("direction"))));
  }

  /** By how much volatility fell, by platform. */
  public static List<VolatilityChangeRow> volatilityChanges(Gold gold, LocalDate asOf) {
    return newest(
        gold,
        VOLATILITY_CHANGE,
        asOf,
        List.of(),
        c ->
            new VolatilityChangeRow(
                c.text(Columns.PLATFORM),
                c.day(Columns.AS_OF),
                c.whole("stores"),
                c.real("volatility_before"),
                c.real("volatility_after"),
                c.real("reduction"),
                c.real("reduction_low"),
                c.real("reduction_high"),
                c.text("conclusion")));
  }

  /** Where brands stand among their peers, by platform and touchpoint. */
  public static List<TouchpointRow> touchpoints(Gold gold, LocalDate asOf) {
    return newest(
        gold,
        TOUCHPOINTS,
        asOf,
        List.of(),
        c ->
            new TouchpointRow(
                c.text("brand"),
                c.day(Columns.AS_OF),
                c.text(Columns.PLATFORM),
                c.text("touchpoint"),
                c.whole("stores"),
                c.real("percentile"),
                c.text("weakest_metric"),
                c.real("gap_to_best")));
  }

  private static <T> List<T> newest(
      Gold gold,
      String table,
      LocalDate asOf,
      Collection<StoreKey> stores,
      Function<Cells, T> row) {
    Optional<TableSpec> spec = Tables.find(table);
    if (spec.isEmpty()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    columns.add(Columns.PLATFORM);
    // A selection of stores asks for platform and store in front.
    COLUMNS.get(table).stream().filter(Columns.STORE_ID::equals).forEach(columns::add);
    columns.add(Columns.AS_OF);
    COLUMNS.get(table).stream().filter(c -> !c.equals(Columns.STORE_ID)).forEach(columns::add);
    DaySet days = DaySet.between(asOf.minusDays(LOOK_BACK), asOf.plusDays(1));
    List<Cells> rows = Gold.rows(gold.lake(), spec.get(), columns, Columns.AS_OF, days, stores);
    LocalDate newest =
        rows.stream().map(c -> c.day(Columns.AS_OF)).max(Comparator.naturalOrder()).orElse(asOf);
    return rows.stream().filter(c -> c.day(Columns.AS_OF).equals(newest)).map(row).toList();
  }
}
