package io.storegauge.sim;

/**
 * One of a console's exports.
 *
 * @param kind what the records are: orders, reviews, after_sales…
 * @param folder where its files lie
 * @param file what its files are called, without number and extension
 */
record Export<T>(String kind, String folder, String file, Sheet<T> sheet, Layout layout) {
  /** In a folder that is called as the records are. */
  Export(String kind, String file, Sheet<T> sheet, Layout layout) {
    this(kind, kind, file, sheet, layout);
  }
}
