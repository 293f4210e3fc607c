package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import io.storegauge.stats.ListingSums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ListingTextsTest {
  private static final long UNIT = Fact.WEIGHT_UNIT;
  private static final int TEXTS = ListingSums.SCHEMA.fieldIndex("text_weight");
  private static final int NEGATIVE = ListingSums.SCHEMA.fieldIndex("negative_text_weight");

  private final List<InternalRow> reviews = new ArrayList<>();

  private static UTF8String text(String s) {
    return UTF8String.fromString(s);
  }

  private void review(
      String store, String product, String day, Integer stores, String sentiment, String appended) {
    reviews.add(
        new GenericInternalRow(
            new Object[] {
              text("jd"),
              text(store),
              text(product),
              (int) LocalDate.parse(day).toEpochDay(),
              stores,
              text(sentiment),
              text(appended)
            }));
  }

  private static long ofAllCounters(InternalRow row) {
    return IntStream.range(4, row.numFields()).mapToLong(row::getLong).sum();
  }

  /**
   * Weights of all reviews and of the negative by "store/product month".
   *
   * @param rows told how many rows there were
   */
  private Map<String, List<Long>> sums(IntToLongFunction weights, int mostHeld, int[] rows) {
    Map<String, List<Long>> sums = new TreeMap<>();
    new ListingTexts(reviews.iterator(), weights, mostHeld)
        .forEachRemaining(
            r -> {
              rows[0]++;
              assertEquals("jd", r.getUTF8String(0).toString());
              assertEquals(ListingSums.SCHEMA.size(), r.numFields());
              assertEquals(r.getLong(TEXTS) + r.getLong(NEGATIVE), ofAllCounters(r));
              sums.merge(
                  r.getUTF8String(1)
                      + "/"
                      + r.getUTF8String(2)
                      + " "
                      + LocalDate.ofEpochDay(r.getInt(3)),
                  List.of(r.getLong(TEXTS), r.getLong(NEGATIVE)),
                  (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
            });
    return sums;
  }

  private Map<String, List<Long>> sums() {
    return sums(Fact::reviewWeight, 1000, new int[1]);
  }

  @Test
  void aReviewIsNegativeByItsTextOrItsAdditionAndCountsOnce() {
    review("s", "p", "2025-03-01", null, "negative", null);
    review("s", "p", "2025-03-31", null, "positive", "negative");
    review("s", "p", "2025-03-31", null, "negative", "negative");
    review("s", "p", "2025-03-15", 1, null, "negative");
    review("s", "p", "2025-03-15", 1, "neutral", null);
    review("s", "p", "2025-03-15", 1, null, "positive");
    assertEquals(Map.of("s/p 2025-03-01", List.of(6 * UNIT, 4 * UNIT)), sums());
  }

  @Test
  void monthsStoresAndProductsAreApartAndAnUnknownProductIsEmpty() {
    review("s", "p", "2025-03-31", null, "negative", null);
    review("s", "p", "2025-04-01", null, "positive", null);
    review("s", "q", "2025-04-01", null, "negative", null);
    review("t", "q", "2025-04-30", null, "neutral", null);
    review("t", null, "2025-04-30", null, "negative", null);
    assertEquals(
        Map.of(
            "s/p 2025-03-01", List.of(UNIT, UNIT),
            "s/p 2025-04-01", List.of(UNIT, 0L),
            "s/q 2025-04-01", List.of(UNIT, UNIT),
            "t/q 2025-04-01", List.of(UNIT, 0L),
            "t/ 2025-04-01", List.of(UNIT, UNIT)),
        sums());
  }

  @Test
  void aSharedReviewCountsByItsShareOrNotAtAll() {
    review("s", "p", "2025-03-31", 3, "negative", null);
    review("s", "p", "2025-03-31", 2, "positive", null);
    review("t", "p", "2025-03-31", 2, "negative", null);
    assertEquals(
        Map.of(
            "s/p 2025-03-01", List.of(UNIT / 3 + UNIT / 2, UNIT / 3),
            "t/p 2025-03-01", List.of(UNIT / 2, UNIT / 2)),
        sums());
    assertEquals(Map.of(), sums(stores -> 0, 1000, new int[1]));
  }

  @Test
  void neitherTheOrderOfReviewsNorHowManyProductsAreHeldMakesADifference() {
    assertEquals(Map.of(), sums());
    Random random = new Random(3);
    String[] said = {null, "negative", "neutral", "positive"};
    Map<String, List<Long>> expected = new TreeMap<>();
    for (int i = 0; i < 500; i++) {
      String store = "s" + random.nextInt(5);
      String product = random.nextInt(9) == 0 ? null : "p" + random.nextInt(6);
      LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(90));
      int k = 1 + random.nextInt(3);
      int of = random.nextInt(4);
      int added = random.nextInt(4);
      review(store, product, day.toString(), k, said[of], said[added]);
      // Another way: in whole sixths of a review.
      long sixths = 6 / k;
      expected.merge(
          store + "/" + (product == null ? "" : product) + " " + day.toString().substring(0, 7),
          List.of(sixths * UNIT / 6, of == 1 || added == 1 ? sixths * UNIT / 6 : 0),
          (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
    }
    Map<String, List<Long>> byFirst = new TreeMap<>();
    expected.forEach((key, value) -> byFirst.put(key + "-01", value));
    int[] rows = new int[1];
    assertEquals(byFirst, sums(Fact::reviewWeight, 1000, rows));
    assertEquals(byFirst.size(), rows[0]);
    Collections.shuffle(reviews, random);
    int[] more = new int[1];
    assertEquals(byFirst, sums(Fact::reviewWeight, 7, more));
    assertTrue(more[0] > rows[0] && more[0] < 500, more[0] + " rows");
  }
}
