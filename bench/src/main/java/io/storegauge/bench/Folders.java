package io.storegauge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folder trees. */
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path p : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  /** Files of a tree in order of their paths, relative to it. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  /**
   * Adds files of a tree to another one as hard links: same content and times without the copy, and
   * neither Spark's nor DuckDB's writers ever change a file in place.
   */
  static void link(Path from, Path to, Predicate<Path> which) throws IOException {
    for (Path file : files(from)) {
      if (which.test(file)) {
        Path link = to.resolve(file);
        Files.createDirectories(link.getParent());
        Files.createLink(link, from.resolve(file));
      }
    }
  }

  static long bytes(Path folder) throws IOException {
    return files(folder).stream().mapToLong(f -> size(folder.resolve(f))).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
