package io.storegauge.config;

import io.storegauge.model.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what is wrong with the {@code files} of a feed. */
final class FilePatternChecks {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> VALUES = List.of("platform", "store_id", "exported_on");

  private FilePatternChecks() {}

  static boolean namesPlatform(String files) {
    return List.of(files.split("/", -1)).contains("{platform}");
  }

  /** Problems of a glob, each with what is allowed and the remedy. */
  static List<String> problems(String files) {
    List<String> problems = new ArrayList<>();
    List<String> segments = List.of(files.split("/", -1));
    if (segments.contains("") || segments.contains("..") || segments.contains(".")) {
      problems.add(
          "not below the landing folder; allowed: a relative path without . and .. Change it.");
    }
    for (String segment : segments) {
      Matcher braces = BRACES.matcher(segment);
      while (braces.find()) {
        String name = braces.group(1);
        if (!VALUES.contains(name) && !name.contains(",")) {
          problems.add(
              String.format(
                  "{%s} stands for nothing; allowed: {platform}, {store_id}, {exported_on}, or"
                      + " alternatives such as {a,b}.%s",
                  name, NearNames.hint(name, VALUES, "Change it.")));
        } else if (VALUES.contains(name) && !segment.equals("{" + name + "}")) {
          problems.add(
              String.format(
                  "{%s} is part of a path segment; allowed: a segment of its own, as in"
                      + " {%s}/orders.csv. Change it.",
                  name, name));
        }
      }
    }
    for (String value : VALUES) {
      if (segments.indexOf("{" + value + "}") != segments.lastIndexOf("{" + value + "}")) {
        problems.add("{" + value + "} stands twice; allowed: once. Put * in its other place.");
      }
    }
    if (files.contains("[") || files.contains("]")) {
      problems.add("[ ] stand for nothing; allowed: *, ?, **/ and {a,b}. Change it.");
    }
    if (BRACES.matcher(files).replaceAll("").matches(".*[{}].*")) {
      problems.add("braces do not match; allowed: pairs that are not nested. Change it.");
    }
    return problems;
  }
}
