package io.storegauge.job;

import io.storegauge.model.Fact;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PositiveReviews;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts a second time, from the definitions alone: plain loops over all records, java.time for
 * every date, weights of reviews split 1/k.
 */
final class FactsOracle {
  /** (platform, store, day) → facts. */
  final Map<List<Object>, long[]> days = new TreeMap<>(Comparator.comparing(Object::toString));

  private final List<OrderRow> orders;
  private final List<ReviewRow> reviews;

  FactsOracle(List<OrderRow> orders, List<ReviewRow> reviews) {
    this(orders, reviews, new ConsoleRows());
  }

  FactsOracle(List<OrderRow> orders, List<ReviewRow> reviews, ConsoleRows console) {
    this.orders = orders;
    this.reviews = reviews;
    List<OrderRow> told = orders.stream().map(o -> ParcelOracle.told(o, console)).toList();
    told.forEach(this::order);
    orders.forEach(o -> promises(o, console));
    reviews.stream().filter(FactsOracle::counts).forEach(this::review);
    new FlagsOracle(this, reviews.stream().filter(FactsOracle::counts).toList(), console).add(told);
    new ConsoleOracle(this, console).add();
    days.values().removeIf(f -> java.util.Arrays.stream(f).allMatch(v -> v == 0));
  }

  void add(String platform, String store, LocalDate day, Fact fact, long value) {
    days.computeIfAbsent(List.of(platform, store, day), k -> new long[Fact.values().length])[
            fact.ordinal()] +=
        value;
  }

  static LocalDate day(String platform, Instant t) {
    return LocalDate.ofInstant(t, zone(platform));
  }

  static ZoneId zone(String platform) {
    return SampleLake.PLATFORMS.get(platform).zone();
  }

  private void order(OrderRow o) {
    String p = o.text("platform");
    String s = o.text("store_id");
    if (o.text("excluded_reason") != null) {
      return;
    }
    add(p, s, day(p, o.instant("ordered_at")), Fact.ORDERED_ORDERS, 1);
    Instant paid = o.instant("paid_at");
    if (paid == null) {
      return;
    }
    boolean cancelled = "cancelled".equals(o.text("status"));
    Instant delivered = o.instant("delivered_at");
    Instant picked =
        o.instant("picked_up_at") != null ? o.instant("picked_up_at") : o.instant("shipped_at");
    add(p, s, day(p, paid), Fact.PAID_ORDERS, 1);
    add(p, s, day(p, paid), Fact.GMV_CENTS, o.amount().movePointRight(2).longValueExact());
    if (delivered != null
        || o.instant("completed_at") != null
        || List.of("cancelled", "completed", "delivered").contains(o.text("status"))) {
      add(p, s, day(p, paid), Fact.SETTLED_ORDERS, 1);
    }
    if (!o.isTrue("is_virtual")) {
      boolean presale = o.isTrue("is_presale");
      Instant ship = o.instant("ship_due_at");
      Instant day1 = presale ? ship : paid.plus(Duration.ofHours(24));
      due(o, p, s, day1, picked, Fact.PICKUP_24H_DUE, Fact.PICKUP_24H_MET);
      Instant day2 = presale ? ship : paid.plus(Duration.ofHours(48));
      due(o, p, s, day2, picked, Fact.PICKUP_48H_DUE, Fact.PICKUP_48H_MET);
      if (!presale) {
        Instant midnight =
            day(p, paid).plusDays(1).atStartOfDay(zone(p)).toInstant().minus(1, ChronoUnit.MICROS);
        due(o, p, s, midnight, picked, Fact.SAME_DAY_DUE, Fact.SAME_DAY_MET);
      }
      due(o, p, s, ship, picked, Fact.SHIP_PROMISE_DUE, Fact.SHIP_PROMISE_MET);
    }
    if (picked != null && !o.isTrue("is_presale")) {
      long seconds = Math.max(0, clockStart(p, paid).until(picked, ChronoUnit.SECONDS));
      add(p, s, day(p, picked), Fact.PICKUP_ORDERS, 1);
      add(p, s, day(p, picked), Fact.PICKUP_SECONDS, seconds);
      add(p, s, day(p, picked), Fact.PICKUP_MINUTES_SQUARED, (seconds / 60) * (seconds / 60));
    }
    if (delivered != null) {
      long seconds = Math.max(0, paid.until(delivered, ChronoUnit.SECONDS));
      LocalDate d = day(p, delivered);
      add(p, s, d, Fact.DELIVERED_ORDERS, 1);
      add(p, s, d, Fact.DELIVERY_SECONDS, seconds);
      add(p, s, d, Fact.DELIVERY_MINUTES_SQUARED, (seconds / 60) * (seconds / 60));
      long rating = orderRating(o, d);
      if (rating > 0) {
        long w = 720720L / o.storeCount();
        add(p, s, d, Fact.RATED_ORDERS, w);
        add(p, s, d, Fact.RATED_ORDERS_RATING, w * rating);
        add(p, s, d, Fact.RATED_ORDERS_RATING_SQUARED, w * rating * rating);
        add(p, s, d, Fact.NEGATIVE_ORDERS, rating <= 4 ? 1 : 0);
      }
    }
    if (cancelled && "seller".equals(o.text("cancelled_by"))) {
      add(p, s, day(p, paid), Fact.SELLER_CANCELLED_ORDERS, 1);
    }
  }

  /** Each parcel is promised by itself; an abnormal one is missed whatever became of it. */
  private void promises(OrderRow o, ConsoleRows console) {
    if (o.text("excluded_reason") != null
        || o.instant("paid_at") == null
        || o.isTrue("is_virtual")) {
      return;
    }
    String p = o.text("platform");
    String s = o.text("store_id");
    for (ParcelOracle.Promise promise : ParcelOracle.promises(o, console)) {
      if (promise.abnormal()) {
        add(p, s, day(p, promise.due()), Fact.DELIVERY_DUE, 1);
      } else {
        due(o, p, s, promise.due(), promise.done(), Fact.DELIVERY_DUE, Fact.DELIVERY_MET);
      }
    }
  }

  private void due(OrderRow o, String p, String s, Instant due, Instant done, Fact all, Fact met) {
    Instant cancelledAt = o.instant("cancelled_at");
    boolean lapsed =
        "cancelled".equals(o.text("status"))
            && done == null
            && (cancelledAt == null || due != null && !cancelledAt.isAfter(due));
    if (due == null || lapsed) {
      return;
    }
    add(p, s, day(p, due), all, 1);
    add(p, s, day(p, due), met, done != null && !done.isAfter(due) ? 1 : 0);
  }

  private static Instant clockStart(String platform, Instant paid) {
    ZonedDateTime local = paid.atZone(zone(platform));
    LocalTime six = LocalTime.of(6, 0);
    if (!local.toLocalTime().isBefore(LocalTime.of(18, 0))) {
      return local.toLocalDate().plusDays(1).atTime(six).atZone(zone(platform)).toInstant();
    }
    return local.toLocalTime().isBefore(six)
        ? local.toLocalDate().atTime(six).atZone(zone(platform)).toInstant()
        : paid;
  }

  private static boolean counts(ReviewRow r) {
    return !r.isTrue("is_default") && !r.isTrue("is_deleted");
  }

  private static final Comparator<ReviewRow> AGE =
      Comparator.comparing(ReviewRow::createdAt).thenComparing(r -> r.text("review_id"));

  private boolean sameStore(ReviewRow r, String platform, String store) {
    return r.text("platform").equals(platform) && r.text("store_id").equals(store);
  }

  private long orderRating(OrderRow o, LocalDate delivered) {
    String p = o.text("platform");
    return reviews.stream()
        .filter(r -> counts(r) && r.halfStars("rating") > 0 && sameStore(r, p, o.text("store_id")))
        .filter(r -> o.text("order_id").equals(r.text("order_id")))
        .filter(r -> Math.abs(ChronoUnit.DAYS.between(delivered, day(p, r.createdAt()))) <= 30)
        .max(AGE)
        .map(r -> r.halfStars("rating"))
        .orElse(0);
  }

  private void review(ReviewRow r) {
    String p = r.text("platform");
    String s = r.text("store_id");
    LocalDate d = day(p, r.createdAt());
    long w = 720720L / r.number("store_count", 1);
    add(p, s, d, Fact.REVIEWS, 1);
    int rating = r.halfStars("rating");
    if (rating > 0) {
      add(p, s, d, Fact.RATING_WEIGHT, w);
      add(p, s, d, Fact.RATING_SUM, w * rating);
      add(p, s, d, Fact.RATING_SQUARED, w * rating * rating);
      add(p, s, d, Fact.NEGATIVE_WEIGHT, rating <= 4 ? w : 0);
      add(p, s, d, Fact.MEDIUM_OR_BAD_WEIGHT, rating <= 6 ? w : 0);
      add(p, s, d, Fact.IMAGE_WEIGHT, r.number("image_count", 0) > 0 ? w : 0);
      add(p, s, d, Fact.IMAGE_RATING_SUM, r.number("image_count", 0) > 0 ? w * rating : 0);
    }
    Platform platform = SampleLake.PLATFORMS.get(p);
    int positive =
        platform.positiveReviews() == PositiveReviews.DESCRIPTION
            ? r.halfStars("description_rating")
            : rating;
    add(p, s, d, Fact.POSITIVE_BASE_WEIGHT, positive > 0 ? w : 0);
    add(p, s, d, Fact.POSITIVE_WEIGHT, positive >= 8 ? w : 0);
    int logistics = r.halfStars("logistics_rating");
    add(p, s, d, Fact.SHIPPING_NEGATIVE_WEIGHT, logistics > 0 && logistics <= 4 ? w : 0);
    if (r.text("buyer_key") == null || earlierThisMonth(r) < 3) {
      detail(r, "description_rating", Fact.DESCRIPTION_WEIGHT, d, w);
      detail(r, "service_rating", Fact.SERVICE_WEIGHT, d, w);
      detail(r, "logistics_rating", Fact.LOGISTICS_WEIGHT, d, w);
    }
  }

  private long earlierThisMonth(ReviewRow r) {
    String p = r.text("platform");
    YearMonth month = YearMonth.from(day(p, r.createdAt()));
    return reviews.stream()
        .filter(o -> counts(o) && sameStore(o, p, r.text("store_id")))
        .filter(o -> r.text("buyer_key").equals(o.text("buyer_key")))
        .filter(o -> YearMonth.from(day(p, o.createdAt())).equals(month))
        .filter(o -> AGE.compare(o, r) < 0)
        .count();
  }

  private void detail(ReviewRow r, String column, Fact weight, LocalDate d, long w) {
    int rating = r.halfStars(column);
    Fact[] facts = Fact.values();
    String p = r.text("platform");
    String s = r.text("store_id");
    add(p, s, d, weight, rating > 0 ? w : 0);
    add(p, s, d, facts[weight.ordinal() + 1], w * rating);
    add(p, s, d, facts[weight.ordinal() + 2], w * rating * rating);
  }

  /** Buyers and repeat buyers of a store in the 90 days up to a day, by counting. */
  long[] buyersOn(String platform, String store, LocalDate asOf) {
    Map<String, Integer> counts = new TreeMap<>();
    for (OrderRow o : orders) {
      Instant paid = o.instant("paid_at");
      if (paid == null
          || o.text("excluded_reason") != null
          || o.text("buyer_key") == null
          || !o.text("platform").equals(platform)
          || !o.text("store_id").equals(store)) {
        continue;
      }
      long age = ChronoUnit.DAYS.between(day(platform, paid), asOf);
      if (age >= 0 && age < 90) {
        counts.merge(o.text("buyer_key"), 1, Integer::sum);
      }
    }
    return new long[] {counts.size(), counts.values().stream().filter(n -> n > 1).count()};
  }
}
