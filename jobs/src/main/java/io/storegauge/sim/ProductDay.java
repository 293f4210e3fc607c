package io.storegauge.sim;

/**
 * What a product sold on a day, and who came to see it; the visitors are drawn beside the world.
 */
final class ProductDay {
  private static final int MYRIAD = 10_000;
  private static final int HUNDRED = 100;

  private final Store store;
  private final int day;
  private final long product;
  private final String title;
  private int orders;
  private long cents;

  ProductDay(Order first) {
    this.store = first.store;
    this.day = Clock.epochDay(first.placed);
    this.product = OrderState.product(first);
    this.title = OrderState.title(first);
  }

  void add(Order o) {
    orders++;
    cents += o.cents;
  }

  /** Store, day and product. */
  String key() {
    return String.join("/", store.id(), date(), product());
  }

  /** Names the row to {@link Draw}. */
  long drawKey() {
    return Draw.key(store.key(), day, product, 111);
  }

  String date() {
    return OrderState.date(day);
  }

  /** {@code 2025/3/1}. */
  String slashedDate() {
    return date().replaceAll("-0?", "/");
  }

  String product() {
    return Long.toString(product);
  }

  String title() {
    return title;
  }

  String orders() {
    return Integer.toString(orders);
  }

  String amount() {
    return OrderState.money(cents);
  }

  /** As consoles count many: {@code 1.16万}. */
  String visitors() {
    return count(orders * 17L + product % 29);
  }

  String pageViews() {
    return count(orders * 41L + product % 97);
  }

  String addedToCarts() {
    return count(orders * 3L + product % 5);
  }

  private static String count(long n) {
    if (n < MYRIAD) {
      return Long.toString(n);
    }
    return OrderState.money(n / HUNDRED) + "万"; // two decimals of ten thousands
  }
}
