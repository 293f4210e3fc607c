package io.storegauge.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells of the first records of a file by header, and what they look like. */
final class FileSample {
  private static final int WORDS = 30;

  private final Map<String, List<String>> cells = new LinkedHashMap<>();
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private final boolean console;

  /** Of headers that stand twice the first counts, as for every mapping. */
  FileSample(FileHead head, int headerRow) {
    List<String> header = head.rows().get(headerRow);
    for (int c = 0; c < header.size(); c++) {
      String name = head.isJson() ? header.get(c) : Headers.plain(header.get(c));
      if (!name.isBlank() && !cells.containsKey(name)) {
        cells.put(name, head.cells(headerRow, c));
        guesses.put(name, ColumnGuess.of(name, cells.get(name)));
      }
    }
    boolean below =
        !head.isJson() && (headerRow > 0 || head.rows().stream().anyMatch(FileHead::isSum));
    this.console = below || guesses.values().stream().anyMatch(ColumnGuess::dressed);
  }

  /** Plain names, in the order of the file. */
  List<String> headers() {
    return List.copyOf(cells.keySet());
  }

  List<String> cells(String header) {
    return cells.get(header);
  }

  ColumnGuess guess(String header) {
    return guesses.get(header);
  }

  /** Whether a mapping has to read cells as consoles write them. */
  boolean isConsole() {
    return console;
  }

  /** Different cells of a column, as the parser will see them. */
  List<String> words(String header) {
    return cells.get(header).stream()
        .map(c -> console ? ConsoleCells.bare(c) : c.strip())
        .filter(c -> !c.isEmpty())
        .distinct()
        .limit(WORDS)
        .toList();
  }
}
