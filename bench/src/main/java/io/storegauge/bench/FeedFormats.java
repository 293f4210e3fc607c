package io.storegauge.bench;

/**
 * The formats of a landing folder. Stores are always CSV.
 *
 * @param orders of the files of orders
 * @param reviews of the files of reviews
 */
record FeedFormats(FeedFormat orders, FeedFormat reviews) {
  /** What {@code storegauge simulate} writes. */
  static final FeedFormats SIMULATED = new FeedFormats(FeedFormat.CSV, FeedFormat.JSONL);

  static FeedFormats all(FeedFormat format) {
    return new FeedFormats(format, format);
  }

  /** Reads what {@link #toString} writes, such as {@code csv,jsonl}. */
  static FeedFormats of(String words) {
    String[] word = words.split(",");
    return new FeedFormats(FeedFormat.of(word[0]), FeedFormat.of(word[1]));
  }

  @Override
  public String toString() {
    return orders.word() + "," + reviews.word();
  }
}
