package io.storegauge.config;

import io.storegauge.model.StoregaugeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with a configuration, told at once. */
final class Problems {

  /**
   * Where a value stands.
   *
   * @param file relative to the configuration folder, or {@code --set}
   * @param line from 1; 0 = none
   */
  record Place(String file, int line) {
    static final Place SET = new Place("--set", 0);

    static Place file(String file) {
      return new Place(file, 0);
    }

    @Override
    public String toString() {
      return line == 0 ? file : file + ":" + line;
    }
  }

  private record Problem(Place place, String text) {}

  private final List<Problem> found = new ArrayList<>();

  /** About a whole file or folder. */
  void add(Place place, String text) {
    found.add(new Problem(place, text));
  }

  /**
   * About one value.
   *
   * @param what what is wrong with it, what is allowed, and the remedy
   */
  void add(YamlDoc doc, String pointer, String what) {
    String value = doc.shownValue(pointer);
    String key = doc.shownKey(pointer);
    add(doc.place(pointer), key + (value.isEmpty() ? "" : " = " + value) + ": " + what);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * One line a problem, by file and line.
   *
   * @throws StoregaugeException if there is any
   */
  void throwIfAny(Path confDir) {
    throwIfAny("The configuration in " + confDir);
  }

  /**
   * The same.
   *
   * @param what has the problems, to begin the report with
   */
  void throwIfAny(String what) {
    if (found.isEmpty()) {
      return;
    }
    List<String> lines =
        found.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Problem p) -> p.place().file())
                    .thenComparing(p -> p.place().line())
                    .thenComparing(Problem::text))
            .map(p -> "  " + p.place() + ": " + p.text())
            .toList();
    throw new StoregaugeException(
        StoregaugeException.Code.USAGE,
        String.format(
            "%s has %s; nothing was read or written:%n%s",
            what,
            lines.size() == 1 ? "1 problem" : lines.size() + " problems",
            String.join(System.lineSeparator(), lines)));
  }
}
