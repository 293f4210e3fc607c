package io.storegauge.ingest;

import java.util.List;
import java.util.stream.IntStream;

/** A row of a workbook as the texts that the same export has as CSV. */
interface SheetRow {
  /** How many cells there are, up to the last one. */
  int count();

  /** A cell; "" where there is none. */
  String text(int i);

  /** All cells. */
  default List<String> texts() {
    return IntStream.range(0, count()).mapToObj(this::text).toList();
  }

  default boolean isBlank() {
    return IntStream.range(0, count()).allMatch(i -> text(i).isBlank());
  }
}
