package io.storegauge.ingest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A glob over paths relative to the landing folder: {@code *} and {@code ?} inside one path
 * segment, {@code **} across segments, {@code {a,b}} alternatives, and the variables {@code
 * {platform}} and {@code {exported_on}}, each one segment.
 */
final class FilePattern {
  private final Pattern regex;
  private final boolean hasPlatform;
  private final boolean hasExportedOn;

  FilePattern(String glob) {
    hasPlatform = glob.contains("{platform}");
    hasExportedOn = glob.contains("{exported_on}");
    regex = Pattern.compile(toRegex(glob));
  }

  /**
   * What the variables stand for in a path that matches; null where the pattern has no such
   * variable.
   */
  record Match(String platform, String exportedOn) {}

  Optional<Match> match(String path) {
    Matcher m = regex.matcher(path);
    return m.matches()
        ? Optional.of(
            new Match(
                hasPlatform ? m.group("platform") : null,
                hasExportedOn ? m.group("exportedOn") : null))
        : Optional.empty();
  }

  private static String toRegex(String glob) {
    StringBuilder out = new StringBuilder();
    boolean inAlternatives = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("{platform}", i)) {
        out.append("(?<platform>[^/]+)");
        i += "{platform}".length() - 1;
      } else if (glob.startsWith("{exported_on}", i)) {
        out.append("(?<exportedOn>[^/]+)");
        i += "{exported_on}".length() - 1;
      } else if (glob.startsWith("**/", i)) {
        out.append("(?:.*/)?");
        i += 2;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else if (c == '{') {
        out.append("(?:");
        inAlternatives = true;
      } else if (c == '}' && inAlternatives) {
        out.append(')');
        inAlternatives = false;
      } else if (c == ',' && inAlternatives) {
        out.append('|');
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }
}
