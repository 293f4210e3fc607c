package io.storegauge.config;

import io.storegauge.config.Problems.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the folders of a configuration, sorted, so that reports and records do not vary. */
final class ConfFolder {
  /** Scheme ids stand in table columns. */
  static final Pattern SCHEME_ID = Pattern.compile("[a-z][a-z0-9-]*");

  /** Sources and feeds make names of tables and views. */
  static final Pattern TABLE_NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final String ENDING = ".yaml";

  private ConfFolder() {}

  /** Names of the YAML files of a folder without their ending. */
  static List<String> yamlFiles(Path confDir, String folder, Pattern allowed, Problems problems) {
    List<String> names = new ArrayList<>();
    for (Path path : list(confDir, folder, problems)) {
      String file = path.getFileName().toString();
      Place place = Place.file(folder + "/" + file);
      if (file.endsWith(".yml")) {
        problems.add(
            place, "ends in .yml and would be overlooked; rename it to end in " + ENDING + ".");
      } else if (file.endsWith(ENDING) && !Files.isDirectory(path)) {
        String name = file.substring(0, file.length() - ENDING.length());
        named(name, place, allowed, problems);
        names.add(name);
      }
    }
    if (names.isEmpty() && Files.isDirectory(confDir.resolve(folder))) {
      problems.add(Place.file(folder), "holds no file that ends in " + ENDING + "; add one.");
    }
    return names;
  }

  /** Names of the folders inside a folder. */
  static List<String> folders(Path confDir, String folder, Pattern allowed, Problems problems) {
    List<String> names = new ArrayList<>();
    for (Path path : list(confDir, folder, problems)) {
      if (Files.isDirectory(path)) {
        String name = path.getFileName().toString();
        named(name, Place.file(folder + "/" + name), allowed, problems);
        names.add(name);
      }
    }
    return names;
  }

  private static void named(String name, Place place, Pattern allowed, Problems problems) {
    if (!allowed.matcher(name).matches()) {
      String dashes = allowed == SCHEME_ID ? "dashes" : "underscores";
      problems.add(
          place,
          "\""
              + name
              + "\" is not a name; allowed: small letters, digits and "
              + dashes
              + ", a letter first. Rename it.");
    }
  }

  private static List<Path> list(Path confDir, String folder, Problems problems) {
    Path dir = confDir.resolve(folder);
    if (!Files.isDirectory(dir)) {
      problems.add(
          Place.file(folder), "missing folder; take it from the conf that came with Storegauge.");
      return List.of();
    }
    try (Stream<Path> paths = Files.list(dir)) {
      return paths.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      problems.add(Place.file(folder), "cannot be listed; make the folder readable.");
      return List.of();
    }
  }
}
