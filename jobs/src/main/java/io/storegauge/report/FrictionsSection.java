package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.BottleneckRow;
import io.storegauge.report.data.CapacityRow;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which steps of the customer's way cost one store rating, and how much traffic it can take. */
final class FrictionsSection {
  private static final String KEY = "bottlenecks";

  private final Words words;
  private final Parts parts;

  FrictionsSection(Words words) {
    this.words = words;
    this.parts = new Parts(words);
  }

  Section of(Gold gold, LocalDate asOf, StoreKey store) {
    List<BottleneckRow> rows = Journey.bottlenecks(gold, asOf, List.of(store));
    if (rows.isEmpty()) {
      return Section.absent(KEY, words, gold.has(Journey.BOTTLENECKS), Journey.BOTTLENECKS);
    }
    Element capacity =
        Journey.capacity(gold, asOf, store)
            .map(this::capacity)
            .orElseGet(
                () ->
                    Element.of("p", "absent")
                        .text(
                            words.of(
                                gold.has(Journey.CAPACITY)
                                    ? "absent.empty"
                                    : "absent.never_written",
                                Journey.CAPACITY)));
    return of(rows, capacity);
  }

  /** Frictions of one store, the most expensive first, and how much traffic it can take. */
  Section of(List<BottleneckRow> frictions, Element capacity) {
    List<BottleneckRow> rows =
        frictions.stream()
            .sorted(
                Comparator.comparing((BottleneckRow r) -> Double.isNaN(r.lost()) ? 1 : -r.lost())
                    .thenComparing(BottleneckRow::friction))
            .toList();
    List<Element> content = new ArrayList<>();
    double most =
        rows.stream()
            .mapToDouble(BottleneckRow::high)
            .filter(v -> !Double.isNaN(v))
            .max()
            .orElse(0);
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.friction"), Kind.TEXT)
            .column(words.of("col.exposure"), Kind.FIGURE)
            .column(words.of("col.harm"), Kind.FIGURE)
            .column(words.of("col.stars_lost"), Kind.FIGURE)
            .column(words.of("col.interval"), Kind.BAR);
    rows.forEach(r -> row(table, r, most));
    content.add(
        Element.of("article", "card")
            .add(table.element())
            .add(Parts.note(words.of("bottlenecks.note", words.day(rows.get(0).day())))));
    content.add(Parts.card(words.of("capacity"), capacity));
    return new Section(KEY, content);
  }

  private void row(Table table, BottleneckRow r, double most) {
    table.row(
        Element.of("div", "store").add(Element.of("b").text(friction(r.friction()))),
        Double.isNaN(r.exposure())
            ? parts.unknown("why.not_told")
            : Parts.text(words.percent(r.exposure(), 1))
                .add(
                    Element.of("small")
                        .text(words.of("orders", words.count((long) r.exposedOrders())))),
        Double.isNaN(r.harm())
            ? Parts.text(words.of("unknown"))
            : Parts.text(words.signed(r.harm(), 2) + " ★"),
        Parts.text(lost(r.lost())),
        most > 0 && !Double.isNaN(r.lost()) && !Double.isNaN(r.high())
            ? Bars.interval(r.low() / most, r.lost() / most, r.high() / most)
            : Parts.text(""));
  }

  /** How much traffic a store can take. */
  Element capacity(CapacityRow c) {
    if (Double.isNaN(c.usual()) || c.status().equals("too_few_days")) {
      return Element.of("p", "absent").text(words.of("capacity.too_few_days"));
    }
    if (Double.isNaN(c.capacity())) {
      return Element.of("p")
          .text(
              words.of(
                  "capacity.not_reached", words.fixed(c.usual(), 0), words.fixed(c.highest(), 0)));
    }
    double most = Math.max(c.highest(), c.capacity());
    Element chart =
        Table.of(words.of("capacity"))
            .column("", Kind.TEXT)
            .column(words.of("col.orders_a_day"), Kind.FIGURE)
            .column(words.of("col.compared"), Kind.BAR)
            .row(
                Parts.text(words.of("capacity.usual")),
                Parts.text(words.fixed(c.usual(), 0)),
                Bars.share(c.usual() / most, "plain"))
            .row(
                Parts.text(words.of("capacity.capacity")),
                Parts.text(words.fixed(c.capacity(), 0)),
                Bars.share(c.capacity() / most, "good"))
            .row(
                Parts.text(words.of("capacity.highest")),
                Parts.text(words.fixed(c.highest(), 0)),
                Bars.share(c.highest() / most, c.highest() > c.capacity() ? "bad" : "plain"))
            .element();
    return Element.of("div")
        .add(chart)
        .add(
            Parts.note(
                words.of(
                    "capacity.reached",
                    words.labels().name("service", c.limit() == null ? "" : c.limit()),
                    words.signed(c.headroom(), 0))));
  }

  private String friction(String id) {
    return words.labels().name("friction", id);
  }

  private String lost(double stars) {
    return Double.isNaN(stars) ? words.of("unknown") : words.fixed(stars, 3) + " ★";
  }
}
