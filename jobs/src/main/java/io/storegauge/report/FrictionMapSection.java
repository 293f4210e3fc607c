package io.storegauge.report;

import io.storegauge.model.Friction;
import io.storegauge.report.chart.HeatTable;
import io.storegauge.report.chart.HeatTable.Cell;
import io.storegauge.report.data.BottleneckRow;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.report.html.Element;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which stores lose most rating at which step of the customer's way, and what the stores of each
 * platform lose there on average.
 */
final class FrictionMapSection {
  private static final String KEY = "bottlenecks";

  /** In the order of the customer's way. */
  private static final List<String> FRICTIONS =
      Arrays.stream(Friction.values()).map(Friction::id).toList();

  private final Words words;
  private final Parts parts;
  private final int shown;

  /** Stars lost by friction, in their order; NaN = unknown. */
  private record Lost(StoreKey store, double[] stars) {
    static Lost of(StoreKey store, List<BottleneckRow> rows) {
      Map<String, Double> byFriction =
          rows.stream().collect(Collectors.toMap(BottleneckRow::friction, BottleneckRow::lost));
      return new Lost(
          store,
          FRICTIONS.stream().mapToDouble(f -> byFriction.getOrDefault(f, Double.NaN)).toArray());
    }

    double sum() {
      return known(Arrays.stream(stars)).sum();
    }
  }

  /**
   * @param shown stores in the map
   */
  FrictionMapSection(Words words, int shown) {
    this.words = words;
    this.parts = new Parts(words);
    this.shown = shown;
  }

  Section of(Overview data) {
    List<BottleneckRow> rows = Journey.bottlenecks(data.gold(), data.asOf(), List.of());
    return rows.isEmpty()
        ? Section.absent(KEY, words, data.gold().has(Journey.BOTTLENECKS), Journey.BOTTLENECKS)
        : of(rows, data.profiles());
  }

  Section of(List<BottleneckRow> rows, Map<StoreKey, StoreProfile> profiles) {
    List<Lost> stores =
        rows.stream().collect(Collectors.groupingBy(BottleneckRow::store)).entrySet().stream()
            .map(e -> Lost.of(e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(Lost::sum).reversed().thenComparing(Lost::store))
            .toList();
    List<Lost> worst = stores.stream().filter(s -> s.sum() > 0).limit(shown).toList();
    if (worst.isEmpty()) {
      return Section.of(KEY, Element.of("p", "absent").text(words.of("why.no_harm")));
    }
    List<HeatTable.Row> losing = worst.stream().map(s -> row(s, profiles)).toList();
    List<HeatTable.Row> platforms =
        stores.stream()
            .collect(
                Collectors.groupingBy(s -> s.store().platform(), TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(e -> mean(e.getKey(), e.getValue()))
            .toList();
    Element map =
        HeatTable.figure(
            words.of("section." + KEY),
            FRICTIONS.stream().map(this::friction).toList(),
            words.of("bottlenecks.sum"),
            List.of(
                new HeatTable.Group(words.of("bottlenecks.stores"), losing),
                new HeatTable.Group(words.of("bottlenecks.platforms"), platforms)));
    return Section.of(
        KEY,
        Element.of("article", "card")
            .add(map)
            .add(Parts.note(words.of("bottlenecks.map_note", words.day(rows.get(0).day())))));
  }

  private HeatTable.Row row(Lost lost, Map<StoreKey, StoreProfile> profiles) {
    StoreKey store = lost.store();
    String name = profiles.getOrDefault(store, StoreProfile.UNKNOWN).name();
    String whole =
        words.platform(store.platform())
            + " · "
            + store.storeId()
            + (name == null || name.isBlank() ? "" : " · " + name);
    Element label = parts.store(store, profiles, "").with("title", whole);
    return new HeatTable.Row(label, cells(whole, lost.stars()), figure(lost.sum(), 3));
  }

  /** Means over the stores of which a friction is known; their sum is that of the row. */
  private HeatTable.Row mean(String platform, List<Lost> stores) {
    double[] means = new double[FRICTIONS.size()];
    Arrays.setAll(
        means,
        f -> known(stores.stream().mapToDouble(s -> s.stars()[f])).average().orElse(Double.NaN));
    String name = words.platform(platform);
    Element label =
        Element.of("div", "store")
            .add(Element.of("b").text(name))
            .add(
                Element.of("span", "id")
                    .text(words.of("bottlenecks.mean_of", words.count(stores.size()))));
    return new HeatTable.Row(
        label, cells(name, means), figure(known(Arrays.stream(means)).sum(), 3));
  }

  private List<Cell> cells(String whose, double[] stars) {
    return IntStream.range(0, stars.length)
        .mapToObj(
            f ->
                new Cell(
                    stars[f],
                    Double.isNaN(stars[f]) ? "?" : figure(stars[f], 2),
                    words.of(
                        "bottlenecks.cell",
                        whose,
                        friction(FRICTIONS.get(f)),
                        Double.isNaN(stars[f])
                            ? words.of("unknown")
                            : words.fixed(stars[f], 3) + " ★")))
        .toList();
  }

  /** What costs nothing is told from what is rounded to nothing. */
  private String figure(double stars, int places) {
    if (stars == 0) {
      return "0";
    }
    String rounded = words.fixed(stars, places);
    return rounded.equals(words.fixed(0, places)) ? "≈0" : rounded;
  }

  private String friction(String id) {
    return words.labels().name("friction", id);
  }

  private static DoubleStream known(DoubleStream stars) {
    return stars.filter(v -> !Double.isNaN(v));
  }
}
