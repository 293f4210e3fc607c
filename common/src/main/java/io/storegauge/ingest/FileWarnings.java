package io.storegauge.ingest;

import io.storegauge.ingest.FileStats.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was wrong with records of a file that were kept all the same, by reason. */
final class FileWarnings {
  private final Map<String, Warning> found = new LinkedHashMap<>();
  private long records;

  /** Counts a record that is kept; none of its reasons stands twice. */
  void add(long record, List<String> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    records++;
    for (String reason : reasons) {
      int value = reason.indexOf('=');
      String name = value < 0 ? reason : reason.substring(0, value);
      found.merge(name, new Warning(name, 1, record, reason), FileWarnings::oneMore);
    }
  }

  private static Warning oneMore(Warning first, Warning next) {
    return new Warning(
        first.reason(), first.records() + next.records(), first.firstRecord(), first.example());
  }

  /** Kept records that had anything. */
  long records() {
    return records;
  }

  /** In the order in which they came up. */
  List<Warning> list() {
    return new ArrayList<>(found.values());
  }
}
