package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped configuration that a test may spoil. */
record ConfCopy(Path dir) {
  static final Path SHIPPED = Path.of("..", "conf");

  static ConfCopy in(Path dir) throws IOException {
    try (Stream<Path> paths = Files.walk(SHIPPED)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        Path copy = dir.resolve(SHIPPED.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
    return new ConfCopy(dir);
  }

  ConfCopy write(String file, String text) throws IOException {
    Path path = dir.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  ConfCopy replace(String file, String old, String replacement) throws IOException {
    String text = Files.readString(dir.resolve(file));
    assertTrue(text.contains(old), () -> file + " has no " + old);
    return write(file, text.replace(old, replacement));
  }

  /** Number of the first line that holds a text, the first line is 1. */
  int line(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(dir.resolve(file));
    int i = 0;
    while (!lines.get(i).contains(text)) {
      i++;
    }
    return i + 1;
  }

  Conf load(String... overrides) {
    return ConfLoader.load(dir, List.of(overrides));
  }

  /** Lines of the report, without its first one. */
  List<String> problems(String... overrides) {
    StoregaugeException e = assertThrows(StoregaugeException.class, () -> load(overrides));
    assertEquals(StoregaugeException.Code.USAGE, e.code());
    List<String> lines = e.getMessage().lines().toList();
    String count = lines.size() == 2 ? "1 problem" : lines.size() - 1 + " problems";
    assertEquals(
        "The configuration in " + dir + " has " + count + "; nothing was read or written:",
        lines.get(0));
    return lines.subList(1, lines.size()).stream().map(String::strip).toList();
  }

  void assertProblems(String expected, String... overrides) {
    assertEquals(expected.strip(), String.join("\n", problems(overrides)));
  }
}
