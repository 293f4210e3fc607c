package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Fact;
import io.storegauge.table.ExpectationAlignmentTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class AlignmentRowsTest {
  private static final List<String> COLUMNS = ExpectationAlignmentTable.SPEC.columnNames();
  private static final int DAY = 20_178; // 2025-03-31
  private static final int FIRST_TEXT = ListingSums.SCHEMA.fieldIndex("text_weight");

  private final List<InternalRow> sums = new ArrayList<>();

  private static UTF8String text(String s) {
    return UTF8String.fromString(s);
  }

  /**
   * @param stars of the rated orders
   */
  private void listing(
      String store,
      String product,
      long orders,
      long mismatch,
      long returned,
      long visitors,
      long visitorOrders,
      double... stars) {
    long sum = 0;
    long squared = 0;
    for (double s : stars) {
      sum += Math.round(2 * s);
      squared += Math.round(4 * s * s);
    }
    long unit = Fact.WEIGHT_UNIT;
    sums.add(
        new GenericInternalRow(
            new Object[] {
              text("jd"),
              text(store),
              text(product),
              DAY,
              orders,
              mismatch,
              returned,
              stars.length * unit,
              sum * unit,
              squared * unit,
              0L,
              0L,
              visitors,
              visitorOrders
            }));
  }

  /** Reviews of the listing that was added last. */
  private void written(double texts, double negative) {
    InternalRow last = sums.get(sums.size() - 1);
    last.update(FIRST_TEXT, Math.round(texts * Fact.WEIGHT_UNIT));
    last.update(FIRST_TEXT + 1, Math.round(negative * Fact.WEIGHT_UNIT));
  }

  /** Columns that are not null by "store product". */
  private Map<String, Map<String, Object>> rows(int minOrders, int minPeers) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    new AlignmentRows(minOrders, minPeers)
        .rows(sums.iterator())
        .forEachRemaining(
            r -> {
              Map<String, Object> cells = new TreeMap<>();
              for (int c = 4; c < COLUMNS.size() - 1; c++) {
                if (!r.isNullAt(c)) {
                  boolean whole = c == 4 || c == 5;
                  cells.put(COLUMNS.get(c), whole ? (Object) r.getLong(c) : r.getDouble(c));
                }
              }
              rows.put((r.getUTF8String(1) + " " + r.getUTF8String(3)).trim(), cells);
            });
    return rows;
  }

  /** Three products: one sells best and disappoints most. */
  private void three() {
    listing("s", "over", 100, 20, 30, 1000, 100, 1, 1, 2);
    listing("s", "fair", 100, 1, 5, 1000, 50, 5, 5, 4);
    listing("s", "dull", 100, 5, 10, 1000, 10, 4, 4, 3);
  }

  @Test
  void aListingThatSellsBestAndDisappointsMostScoresHighest() {
    three();
    Map<String, Map<String, Object>> rows = rows(30, 3);
    Map<String, Object> over = rows.get("s over");
    assertEquals(100L, over.get("delivered_orders"));
    assertEquals(0.1, over.get("conversion_rate"));
    assertEquals(0.2, over.get("mismatch_rate"));
    assertEquals(0.3, over.get("return_rate"));
    assertEquals(3.0, over.get("rated_orders"));
    assertEquals(4 / 3.0, (double) over.get("rating_mean"), 1e-12);
    // The highest of three stands at 250/3 of 100, the middle at 50, the lowest at 50/3.
    for (String p : List.of("conversion", "mismatch", "return", "rating")) {
      assertEquals(250 / 3.0, (double) over.get(p + "_percentile"), 1e-9, p);
    }
    assertEquals(250 / 3.0, (double) over.get("disappointment"), 1e-9);
    assertEquals(250 * 250 / 900.0, (double) over.get("over_promise_score"), 1e-9);
    Map<String, Object> fair = rows.get("s fair");
    assertEquals(50, (double) fair.get("conversion_percentile"), 1e-9);
    assertEquals(50 * 50 / 300.0, (double) fair.get("over_promise_score"), 1e-9);
    // It disappoints in the middle and sells worst.
    assertEquals(50 * 50 / 300.0, (double) rows.get("s dull").get("over_promise_score"), 1e-9);
  }

  @Test
  void whatCustomersWriteIsAFourthPartOfDisappointment() {
    listing("s", "over", 100, 20, 30, 1000, 100, 1, 1, 2);
    written(20, 10);
    listing("s", "fair", 100, 1, 5, 1000, 50, 5, 5, 4);
    written(20, 15);
    listing("s", "dull", 100, 5, 10, 1000, 10, 4, 4, 3);
    written(20.5, 0.5);
    Map<String, Map<String, Object>> rows = rows(30, 3);
    Map<String, Object> over = rows.get("s over");
    assertEquals(20.0, over.get("text_reviews"));
    assertEquals(0.5, over.get("negative_text_rate"));
    assertEquals(50, (double) over.get("negative_text_percentile"), 1e-9);
    // Three parts at 250/3, the fourth at 50.
    assertEquals(75, (double) over.get("disappointment"), 1e-9);
    assertEquals(62.5, (double) over.get("over_promise_score"), 1e-9);
    // Three parts at 50/3, the fourth at 250/3.
    Map<String, Object> fair = rows.get("s fair");
    assertEquals(250 / 3.0, (double) fair.get("negative_text_percentile"), 1e-9);
    assertEquals(100 / 3.0, (double) fair.get("disappointment"), 1e-9);
    assertEquals(20.5, rows.get("s dull").get("text_reviews"));
    assertEquals(1 / 41.0, (double) rows.get("s dull").get("negative_text_rate"), 1e-12);
  }

  @Test
  void whereNothingIsWrittenThePartsThatAreKnownDecide() {
    three();
    written(1, 1); // of dull
    Map<String, Map<String, Object>> rows = rows(30, 1);
    Map<String, Object> over = rows.get("s over");
    assertEquals(0.0, over.get("text_reviews"));
    assertNull(over.get("negative_text_rate"));
    assertNull(over.get("negative_text_percentile"));
    assertEquals(250 / 3.0, (double) over.get("disappointment"), 1e-9);
    // The only one that has a rate stands in the middle, as three parts of it do.
    assertEquals(50.0, rows.get("s dull").get("negative_text_percentile"));
    assertEquals(50, (double) rows.get("s dull").get("disappointment"), 1e-9);
    // One is fewer than two peers.
    assertNull(rows(30, 2).get("s dull").get("negative_text_percentile"));
  }

  @Test
  void textsThatAreAllFriendlyAreKnownToBe() {
    listing("s", "a", 100, 0, 0, 0, 0);
    written(10, 0);
    listing("s", "b", 100, 0, 0, 0, 0);
    written(40, 0);
    Map<String, Object> a = rows(30, 2).get("s a");
    assertEquals(0.0, a.get("negative_text_rate"));
    assertEquals(50.0, a.get("negative_text_percentile"));
    assertEquals(50.0, a.get("disappointment"));
  }

  @Test
  void aStoreWithTooFewOrdersHasARateOfTextsAndNoPercentile() {
    listing("s", "", 29, 1, 1, 0, 0);
    written(8, 2);
    Map<String, Object> store = rows(30, 1).get("s");
    assertEquals(0.25, store.get("negative_text_rate"));
    assertNull(store.get("negative_text_percentile"));
  }

  @Test
  void aProductWithTooFewOrdersHasNoRowAndAStoreNoPercentiles() {
    three();
    listing("s", "rare", 29, 29, 29, 1000, 900);
    listing("s", "", 29, 1, 1, 1000, 900, 5);
    Map<String, Map<String, Object>> rows = rows(30, 1);
    assertEquals(4, rows.size());
    Map<String, Object> store = rows.get("s");
    assertEquals(29L, store.get("delivered_orders"));
    assertEquals(1 / 29.0, (double) store.get("mismatch_rate"), 1e-12);
    assertNull(store.get("mismatch_percentile"));
    assertNull(store.get("rating_percentile"));
    assertNull(store.get("over_promise_score"));
    // Its visitors are enough.
    assertEquals(50.0, store.get("conversion_percentile"));
  }

  @Test
  void whatNobodyTellsOnThePlatformIsNotZero() {
    listing("s", "a", 100, 0, 3, 1000, 100);
    listing("s", "b", 100, 0, 5, 0, 0);
    Map<String, Object> a = rows(30, 1).get("s a");
    assertNull(a.get("mismatch_rate"));
    assertNull(a.get("mismatch_percentile"));
    assertNull(a.get("rating_mean"));
    assertEquals(a.get("return_percentile"), a.get("disappointment"));
    Map<String, Object> b = rows(30, 1).get("s b");
    assertNull(b.get("conversion_rate"));
    assertNull(b.get("over_promise_score"));
    assertEquals(0L, b.get("visitors"));
  }

  @Test
  void tooFewPeersRankNobody() {
    three();
    Map<String, Object> over = rows(30, 4).get("s over");
    assertNull(over.get("conversion_percentile"));
    assertNull(over.get("over_promise_score"));
    assertEquals(0.1, over.get("conversion_rate"));
  }

  @Test
  void littleEvidenceIsDrawnToTheOthers() {
    // One mismatch of 30 orders is a rate as high as 10 of 300, but says less.
    listing("s", "small", 30, 1, 0, 0, 0);
    listing("s", "large", 300, 10, 0, 0, 0);
    for (int i = 0; i < 8; i++) {
      listing("s", "other" + i, 300, i % 3, 0, 0, 0);
    }
    Map<String, Map<String, Object>> rows = rows(30, 5);
    double small = (double) rows.get("s small").get("mismatch_percentile");
    double large = (double) rows.get("s large").get("mismatch_percentile");
    assertTrue(small < large, small + " " + large);
  }

  @Test
  void oneNegativeTextSaysLessThanManyOfMany() {
    listing("s", "small", 300, 0, 0, 0, 0);
    written(1, 1);
    listing("s", "large", 300, 0, 0, 0, 0);
    written(100, 60);
    for (int i = 0; i < 8; i++) {
      listing("s", "other" + i, 300, 0, 0, 0, 0);
      written(100, 5 + i);
    }
    Map<String, Map<String, Object>> rows = rows(30, 5);
    assertEquals(1.0, rows.get("s small").get("negative_text_rate"));
    // Drawn to that of all it stands second of ten, though its rate is the highest.
    assertEquals(95, (double) rows.get("s large").get("negative_text_percentile"), 1e-9);
    assertEquals(85, (double) rows.get("s small").get("negative_text_percentile"), 1e-9);
  }

  @Test
  void theOrderOfRowsDoesNotMatterAndNoneGiveNone() {
    assertEquals(Map.of(), rows(30, 1));
    Random random = new Random(6);
    for (int i = 0; i < 40; i++) {
      listing(
          "s" + i % 7,
          "p" + i,
          30 + random.nextInt(200),
          random.nextInt(30),
          random.nextInt(30),
          random.nextInt(2000),
          random.nextInt(30),
          1 + random.nextInt(5),
          1 + random.nextInt(5));
      written(20 + random.nextInt(40), random.nextInt(20));
    }
    Map<String, Map<String, Object>> straight = rows(30, 5);
    Collections.shuffle(sums, random);
    assertEquals(straight, rows(30, 5));
  }
}
