package io.storegauge.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random orders and reviews of a few stores that try every rule, edges more often than chance. */
final class RandomRecords {
  /** The clocks of Los Angeles go forward on 2025-03-09. */
  private static final Instant START = Instant.parse("2025-02-10T00:00:00Z");

  private static final String[] STATUSES = {
    "unpaid", "paid", "shipped", "delivered", "completed", "cancelled"
  };
  private static final String[] PLATFORMS = {"douyin", "tmall", "aliexpress"};

  final List<OrderRow> orders = new ArrayList<>();
  final List<ReviewRow> reviews = new ArrayList<>();
  private final Random random;
  private final int days;

  RandomRecords(long seed, int orderCount, int days) {
    random = new Random(seed);
    this.days = days;
    for (int i = 0; i < orderCount; i++) {
      orders.add(order(i));
    }
    for (int i = 0; i < orderCount / 2; i++) {
      reviews.add(review(i, orders.get(random.nextInt(orderCount))));
    }
  }

  private boolean chance(double p) {
    return random.nextDouble() < p;
  }

  private Instant after(Instant from, double hours) {
    long second = (long) (random.nextDouble() * hours * 3600);
    // Whole hours hit due times and clock bounds exactly; a few instants have fractions.
    long seconds = chance(0.3) ? second / 3600 * 3600 : second;
    return from.plusSeconds(seconds).plusNanos(chance(0.1) ? 1000 * random.nextInt(999_999) : 0);
  }

  private OrderRow order(int number) {
    String platform = PLATFORMS[random.nextInt(PLATFORMS.length)];
    OrderRow o = new OrderRow(platform, "s" + random.nextInt(4), "o" + number);
    Instant ordered = after(START, days * 24);
    String status = STATUSES[random.nextInt(STATUSES.length)];
    o.set("ordered_at", ordered).set("status", status);
    o.set("category", number % 3 == 0 ? null : "c" + number % 2);
    o.set("product_id", number % 7 == 0 ? null : "p" + number % 5);
    o.set("amount", new BigDecimal(random.nextInt(100_000)).movePointLeft(2));
    o.set("buyer_key", chance(0.9) ? "b" + random.nextInt(40) : null);
    o.set("store_count", chance(0.8) ? null : 1 + random.nextInt(3));
    o.set("excluded_reason", chance(0.05) ? "gift" : null);
    if (o.text("status").equals("unpaid")) {
      return o;
    }
    Instant paid = chance(0.5) ? ordered : after(ordered, 30);
    o.set("paid_at", paid);
    o.set("is_presale", chance(0.7) ? null : chance(0.5));
    o.set("is_virtual", chance(0.7) ? null : chance(0.3));
    o.set("ship_due_at", chance(0.8) ? paid.plusSeconds(3600L * 24 * random.nextInt(5)) : null);
    o.set("delivery_due_at", chance(0.8) ? after(paid, 300) : null);
    Instant shipped = chance(0.8) ? after(paid.minusSeconds(3600), 72) : null;
    o.set("shipped_at", shipped);
    o.set("picked_up_at", shipped != null && chance(0.6) ? after(shipped, 24) : null);
    o.set("delivered_at", chance(0.6) ? after(paid, 400) : null);
    o.set("completed_at", chance(0.3) ? after(paid, 600) : null);
    if (status.equals("cancelled")) {
      o.set("cancelled_at", chance(0.8) ? after(paid, 100) : null);
      o.set("cancelled_by", chance(0.5) ? "seller" : chance(0.5) ? "buyer" : null);
    }
    return o;
  }

  private ReviewRow review(int number, OrderRow o) {
    Instant from = o.instant("delivered_at") != null ? o.instant("delivered_at") : START;
    Instant created = after(from.minusSeconds(3 * 86_400), 40 * 24);
    // Few buyers and equal times, so that months have more than three reviews of one buyer, and
    // ties.
    ReviewRow r =
        new ReviewRow(o.text("platform"), o.text("store_id"), "r" + number, created)
            .set("order_id", chance(0.9) ? o.text("order_id") : null)
            .set("buyer_key", chance(0.8) ? "b" + random.nextInt(3) : null)
            .set("image_count", chance(0.5) ? null : random.nextInt(3))
            .set("is_default", chance(0.1) ? true : null)
            .set("is_deleted", chance(0.1) ? true : null)
            .set("store_count", o.storeCount());
    for (String column :
        List.of("rating", "description_rating", "service_rating", "logistics_rating")) {
      if (chance(0.8)) {
        r.set(column, new BigDecimal(2 + random.nextInt(9)).divide(new BigDecimal(2)));
      }
    }
    if (chance(0.1) && !reviews.isEmpty()) {
      r.set("created_at", reviews.get(random.nextInt(reviews.size())).createdAt());
    }
    return r;
  }
}
