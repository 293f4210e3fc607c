package io.storegauge.bench;

import java.util.Locale;

/** How the files of orders or reviews are written, and how DuckDB reads them. */
enum FeedFormat {
  CSV("read_csv", "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'"),
  JSONL("read_json", "format = 'newline_delimited'");

  private final String reader;
  private final String options;

  FeedFormat(String reader, String options) {
    this.reader = reader;
    this.options = options;
  }

  /** DuckDB's table function. */
  String reader() {
    return reader;
  }

  /** What the function is told beside the files and their columns. */
  String options() {
    return options;
  }

  /** The ending of such files, and the word for them in mappings. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FeedFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
