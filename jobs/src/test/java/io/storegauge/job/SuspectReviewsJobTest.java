package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.table.SuspectReviewsTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspectReviewsJobTest {
  private static final SuspectReviewsJob JOB = new SuspectReviewsJob();
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 90;
  private static final String PRAISE = "这家店的东西真的非常不错面料柔软穿着舒服发货也很快推荐大家购买";

  @TempDir Path folder;

  private final Random random = new Random(11);
  private final List<OrderRow> orders = new ArrayList<>();
  private final List<ReviewRow> reviews = new ArrayList<>();

  private static Instant noon(int day) {
    return Instant.parse("2025-01-01T04:00:00Z").plus(Duration.ofDays(day));
  }

  /** An order that is delivered two days later. */
  private void order(String store, String id, String buyer, int day) {
    orders.add(
        new OrderRow("douyin", store, id)
            .set("key_hash", hash(id, store))
            .set("buyer_key", buyer)
            .set("ordered_at", noon(day))
            .set("paid_at", noon(day))
            .set("delivered_at", noon(day + 2)));
  }

  private static long hash(String order, String store) {
    return DayMarks.orderHash(
        UTF8String.fromString("douyin"),
        UTF8String.fromString(order),
        UTF8String.fromString(store));
  }

  private ReviewRow review(String store, String id, int day, String stars) {
    ReviewRow review =
        new ReviewRow("douyin", store, id, noon(day)).set("order_id", id).rate("rating", stars);
    reviews.add(review);
    return review;
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < 30; c++) {
      text.append((char) ('一' + random.nextInt(3000)));
    }
    return text.toString();
  }

  /** Six orders a day, of which every third is reviewed a day after it came. */
  private void ordinary(String store) {
    for (int day = 0; day < DAYS - 3; day++) {
      for (int n = 0; n < 6; n++) {
        String id = store + "-" + day + "-" + n;
        order(store, id, "buyer-" + random.nextInt(400), day);
        if (n % 3 == 0) {
          review(store, id, day + 3, "5")
              .set("text", words())
              .set("buyer_key", orders.get(orders.size() - 1).text("buyer_key"));
        }
      }
    }
  }

  /** Buyers who come once, order, and write at once when it is there. */
  private void campaign(String name, int day, int size, String stars, boolean copied) {
    for (int n = 0; n < size; n++) {
      String id = name + n;
      order("s1", id, "new-" + id, day - 2);
      review("s1", id, day, stars)
          .set("text", copied ? PRAISE.replace("很快", "快" + n % 3) : words())
          .set("buyer_key", "new-" + id);
    }
  }

  private void plant() {
    ordinary("s1");
    ordinary("s2");
    ordinary("s3");
    campaign("praise", 58, 6, "5", true);
    campaign("bomb", 70, 15, "1", false);
  }

  private static DaySet all() {
    return DaySet.between(FIRST, FIRST.plusDays(DAYS));
  }

  private SampleLake lake(String name) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.orders(orders, DaySet.ALL, DaySet.ALL, all());
    lake.reviews(reviews, DaySet.ALL, all());
    new FactsJob().run(lake.context());
    return lake;
  }

  private static TreeMap<String, Row> rows(SampleLake lake) {
    TreeMap<String, Row> rows = new TreeMap<>();
    for (Row r : lake.lake.read(SuspectReviewsTable.SPEC).collectAsList()) {
      rows.put(r.getAs("review_id"), r);
    }
    return rows;
  }

  @Test
  void copiesAndBombsOfOneTimeBuyersAreSuspectForReasonsThatAreTold() {
    plant();
    SampleLake lake = lake("lake");
    assertEquals(21, JOB.run(lake.context()).rows());
    TreeMap<String, Row> rows = rows(lake);
    assertEquals(21, rows.values().stream().filter(r -> r.<Boolean>getAs("is_suspect")).count());
    Row copy = rows.get("praise3");
    assertEquals(
        "5 others wrote the same here; the buyer's only review and order; written 0.0 h after the"
            + " delivery",
        copy.getAs("reasons"));
    assertEquals(4, copy.<Integer>getAs("points"));
    assertEquals("praise0", copy.getAs("copy_group"));
    assertEquals(5, copy.<Integer>getAs("copies_here"));
    assertEquals(0, copy.<Integer>getAs("copies_elsewhere"));
    assertEquals(Date.valueOf("2025-02-28"), copy.getAs("created_date"));
    assertEquals(Date.valueOf("2025-02-28"), copy.getAs("delivered_date"));
    assertNull(copy.getAs("burst"));
    Row bomb = rows.get("bomb0");
    assertEquals("bombing", bomb.getAs("burst"));
    assertEquals(15.0, bomb.<Double>getAs("burst_reviews"));
    // No bad review in the days 35 to 62 with 6 deliveries each, and 6 with the praise of day 58,
    // which is near for five of them; 15 came with the bombs themselves:
    // (0 + ½) · (6 · 10 + 15) / 10 / (28 · 6 + 5 · 6 / 10)
    assertEquals(0.5 * 7.5 / 171, bomb.<Double>getAs("burst_expected"), 1e-12);
    assertEquals(1, bomb.<Integer>getAs("buyer_orders"));
    assertEquals(true, bomb.getAs("one_time"));
    assertEquals(720720L, bomb.<Long>getAs("weight"));
    assertEquals(StageResult.UNCHANGED, JOB.run(lake.context()));
  }

  @Test
  void evidenceOfAnUnknownBuyerOrOrderIsNotKnown() {
    plant();
    reviews.stream()
        .filter(r -> r.text("review_id").startsWith("praise"))
        .forEach(r -> r.set("buyer_key", null).set("order_id", null));
    SampleLake lake = lake("lake");
    JOB.run(lake.context());
    Row copy = rows(lake).get("praise3");
    assertNull(copy.getAs("one_time"));
    assertNull(copy.getAs("buyer_orders"));
    assertNull(copy.getAs("quick"));
    assertNull(copy.getAs("delivered_date"));
    assertEquals(2, copy.<Integer>getAs("points"));
    assertEquals(false, copy.getAs("is_suspect"), "a copied text alone is no proof");
  }

  @Test
  void defaultPraiseAndDeletedReviewsAreNotFlagged() {
    plant();
    reviews.stream()
        .filter(r -> r.text("review_id").startsWith("praise"))
        .forEach(
            r -> r.set(r.text("review_id").equals("praise0") ? "is_deleted" : "is_default", true));
    SampleLake lake = lake("lake");
    assertEquals(15, JOB.run(lake.context()).rows());
  }

  @Test
  void daysThatComeInPiecesGiveTheSameFlagsAsAllAtOnce() {
    plant();
    campaign("late", 60, 3, "5", true);
    SampleLake whole = lake("whole");
    JOB.run(whole.context());
    List<ReviewRow> february =
        reviews.stream().filter(r -> r.text("review_id").startsWith("praise")).toList();
    reviews.removeAll(february);
    SampleLake pieces = lake("pieces");
    JOB.run(pieces.context());
    assertEquals(2, rows(pieces).get("late0").<Integer>getAs("copies_here"));
    reviews.addAll(february);
    LocalDate last = FIRST.plusDays(58);
    DaySet changed = DaySet.between(last, last.plusDays(1));
    pieces.reviews(
        reviews,
        Map.of(
            CommitNote.CHANGED, changed, CommitNote.PUBLISHED, changed, CommitNote.EVENTS, all()));
    new FactsJob().run(pieces.context());
    JOB.run(pieces.context());
    // The first of March is less than a week after them, so those of March are copies of them.
    assertEquals(8, rows(pieces).get("late0").<Integer>getAs("copies_here"));
    assertEquals("praise0", rows(pieces).get("late0").getAs("copy_group"));
    assertEquals(5, rows(pieces).get("praise3").<Integer>getAs("copies_here"));
    assertEquals(whole.table(SuspectReviewsTable.SPEC), pieces.table(SuspectReviewsTable.SPEC));
  }

  private static DaySet days(int first, int last) {
    return DaySet.between(FIRST.plusDays(first), FIRST.plusDays(last + 1));
  }

  private void change(SampleLake lake, DaySet ofOrders) {
    lake.orders(orders, ofOrders, ofOrders, all());
    new FactsJob().run(lake.context());
    JOB.run(lake.context());
  }

  @Test
  void changedOrdersLeaveCopiesAsTheyWereAndNoTextIsComparedForThem() {
    plant();
    SampleLake lake = lake("lake");
    JOB.run(lake.context());
    TreeMap<String, Row> before = rows(lake);
    // Other texts than the flags were found in, of which no commit says a day: the copies would go.
    reviews.forEach(r -> r.set("text", words()));
    lake.reviews(
        reviews,
        Map.of(
            CommitNote.CHANGED,
            DaySet.EMPTY,
            CommitNote.PUBLISHED,
            DaySet.EMPTY,
            CommitNote.EVENTS,
            all()));
    orders.stream()
        .filter(o -> o.text("order_id").startsWith("praise"))
        .forEach(o -> o.set("delivered_at", noon(57)));
    change(lake, days(56, 58));
    TreeMap<String, Row> after = rows(lake);
    assertEquals(before.keySet(), after.keySet());
    Row copy = after.get("praise3");
    assertEquals(
        "5 others wrote the same here; the buyer's only review and order", copy.getAs("reasons"));
    assertEquals(24.0, copy.<Double>getAs("hours_after_delivery"));
    assertEquals("praise0", copy.getAs("copy_group"));
    // In March, which they reach too, a delivery a day earlier changes what is usual.
    assertEquals("bombing", after.get("bomb0").getAs("burst"));
    assertEquals(
        before.get("bomb0").<String>getAs("copy_group"),
        after.get("bomb0").<String>getAs("copy_group"));
  }

  @Test
  void burstsThatComeAndGoWithDeliveriesAloneFlagWhatAWholeRunWould() {
    plant();
    campaign("likewise", 71, 4, "5", true);
    SampleLake lake = lake("lake");
    JOB.run(lake.context());
    assertEquals("bombing", rows(lake).get("bomb0").getAs("burst"));
    // With fifty times the deliveries of the days before, fifteen bad reviews are not many.
    for (int n = 0; n < 3000; n++) {
      order("s1", "bulk" + n, "buyer-" + n, 59 + n % 10);
    }
    change(lake, days(59, 72));
    assertNull(rows(lake).get("bomb0"));
    // Three others of the day, and six of the week before the month.
    assertEquals(9, rows(lake).get("likewise0").<Integer>getAs("copies_here"));
    // Without them it is a burst again, whose reviews the table no longer has.
    orders.removeIf(o -> o.text("order_id").startsWith("bulk"));
    change(lake, days(59, 72));
    assertEquals("bombing", rows(lake).get("bomb0").getAs("burst"));
    SampleLake whole = lake("whole");
    JOB.run(whole.context());
    assertEquals(whole.table(SuspectReviewsTable.SPEC), lake.table(SuspectReviewsTable.SPEC));
  }

  @Test
  void aLakeWithoutReviewsOrOrdersHasNoFlags() {
    SampleLake nothing = new SampleLake(folder.resolve("nothing"));
    assertEquals(0, JOB.run(nothing.context()).rows());
    plant();
    SampleLake reviewsAlone = new SampleLake(folder.resolve("reviews"));
    reviewsAlone.reviews(reviews, DaySet.ALL, all());
    JOB.run(reviewsAlone.context());
    assertEquals(6, reviewsAlone.table(SuspectReviewsTable.SPEC).size(), "the copies");
  }
}
