package io.storegauge.scheme;

import java.util.ArrayList;
import java.util.List;

/** Columns of {@code gold.store_metrics} that a version needs, each once, in order of first use. */
final class ScoredColumns {
  private final List<String> names = new ArrayList<>();

  /** Position of a column, which is added if it is new. */
  int position(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name);
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
