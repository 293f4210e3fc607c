package io.storegauge.cli;

/** Forms in which rows are printed. */
enum Format {
  /** Aligned, for a reader. */
  TABLE,
  /** RFC 4180; null is empty, the empty text is quoted. */
  CSV,
  /** One JSON object a line. */
  JSON
}
