package io.storegauge.cli;

/** Forms in which a structured answer is printed. */
enum Layout {
  /** For a reader. */
  TABLE,
  /** One JSON object. */
  JSON
}
