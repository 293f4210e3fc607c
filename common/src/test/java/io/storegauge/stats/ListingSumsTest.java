package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ListingSumsTest {
  private static final int[] ENDS = {day("2025-12-31"), day("2026-01-31")};

  private final ListingSums.Input input = new ListingSums.Input();
  private final List<InternalRow> rows = new ArrayList<>();

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static InternalRow row(String store, String product, String day, long... counters) {
    Object[] values = new Object[4 + counters.length];
    values[0] = UTF8String.fromString("jd");
    values[1] = UTF8String.fromString(store);
    values[2] = UTF8String.fromString(product);
    values[3] = day(day);
    for (int c = 0; c < counters.length; c++) {
      values[4 + c] = counters[c];
    }
    return new GenericInternalRow(values);
  }

  private void arrived(String store, String product, String month, long orders) {
    rows.add(input.ofOrders(row(store, product, month, orders, 1, 0, orders, 0, 0)).copy());
  }

  private void seen(String store, String product, String day, long visitors, long orders) {
    UTF8String of = UTF8String.fromString(product);
    rows.add(input.ofVisitors(row(store, "", day), of, day(day), visitors, orders).copy());
  }

  private void written(String store, String product, String month, long texts, long negative) {
    rows.add(
        input
            .ofTexts(
                UTF8String.fromString("jd"),
                UTF8String.fromString(store),
                UTF8String.fromString(product),
                day(month),
                texts,
                negative)
            .copy());
  }

  /** Store, product, as-of month, orders, mismatches and visitors. */
  private TreeSet<String> sums(int minOrders) {
    return sums(minOrders, 4, 5, 12);
  }

  /** Store, product, as-of month and columns. */
  private TreeSet<String> sums(int minOrders, int... columns) {
    TreeSet<String> sums = new TreeSet<>();
    new ListingSums(ENDS, 3, minOrders)
        .rows(rows.iterator())
        .forEachRemaining(
            r ->
                sums.add(
                    r.getUTF8String(1)
                        + "/"
                        + r.getUTF8String(2)
                        + " "
                        + LocalDate.ofEpochDay(r.getInt(3))
                        + IntStream.of(columns)
                            .mapToObj(c -> " " + r.getLong(c))
                            .collect(Collectors.joining())));
    return sums;
  }

  @Test
  void aMonthCountsInItsOwnWindowAndTheNextTwoAndAProductForItsStore() {
    arrived("a", "p", "2025-10-01", 10);
    arrived("a", "p", "2026-01-01", 5);
    arrived("a", "", "2025-11-01", 3);
    arrived("b", "p", "2025-09-01", 7); // before both windows
    arrived("b", "q", "2026-02-01", 7); // after them
    // December looks back to October, January to November.
    assertEquals(
        new TreeSet<>(
            List.of(
                "a/ 2025-12-31 13 2 0",
                "a/p 2025-12-31 10 1 0",
                "a/ 2026-01-31 8 2 0",
                "a/p 2026-01-31 5 1 0")),
        sums(1));
  }

  @Test
  void visitorsOfAProductAreNotThoseOfItsStore() {
    arrived("a", "p", "2025-12-01", 10);
    seen("a", "p", "2025-12-24", 100, 4);
    seen("a", "", "2025-12-24", 70, 2);
    assertEquals(
        new TreeSet<>(
            List.of(
                "a/ 2025-12-31 10 1 70",
                "a/p 2025-12-31 10 1 100",
                "a/ 2026-01-31 10 1 70",
                "a/p 2026-01-31 10 1 100")),
        sums(1));
  }

  @Test
  void textsOfAProductAreTextsOfItsStoreToo() {
    arrived("a", "p", "2025-12-01", 10);
    written("a", "p", "2025-10-01", 4, 1); // before the window of January
    written("a", "p", "2025-12-01", 20, 3);
    written("a", "q", "2025-12-01", 300, 70); // of which no order arrived
    written("a", "", "2026-01-01", 5000, 600);
    // Orders, texts and negative ones.
    assertEquals(
        new TreeSet<>(
            List.of(
                "a/ 2025-12-31 10 324 74",
                "a/p 2025-12-31 10 24 4",
                "a/ 2026-01-31 10 5320 673",
                "a/p 2026-01-31 10 20 3")),
        sums(1, 4, 10, 11));
  }

  @Test
  void productsWithFewOrdersInAWindowAreLeftOutAndStoresAreNot() {
    arrived("a", "p", "2025-10-01", 10);
    arrived("a", "p", "2025-11-01", 1);
    assertEquals(
        new TreeSet<>(
            List.of("a/ 2025-12-31 11 2 0", "a/p 2025-12-31 11 2 0", "a/ 2026-01-31 1 1 0")),
        sums(11));
  }
}
