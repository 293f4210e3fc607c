package io.storegauge.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A glob over paths relative to the landing folder: {@code *} and {@code ?} inside one path
 * segment, {@code **} across segments, {@code {a,b}} alternatives, and the variables {@code
 * {platform}}, {@code {store_id}} and {@code {exported_on}}, each one segment.
 */
final class FilePattern {
  /** Variables and their names as groups of the expression, which know no underscore. */
  private static final Map<String, String> GROUPS =
      Map.of("{platform}", "platform", "{store_id}", "store", "{exported_on}", "exported");

  private final Pattern regex;
  private final Set<String> variables;

  FilePattern(String glob) {
    variables = GROUPS.keySet().stream().filter(glob::contains).collect(Collectors.toSet());
    regex = Pattern.compile(toRegex(glob));
  }

  /**
   * What the variables stand for in a path that matches; null where the pattern has no such
   * variable.
   */
  record Match(String platform, String storeId, String exportedOn) {}

  Optional<Match> match(String path) {
    Matcher m = regex.matcher(path);
    return m.matches()
        ? Optional.of(
            new Match(value(m, "{platform}"), value(m, "{store_id}"), value(m, "{exported_on}")))
        : Optional.empty();
  }

  private String value(Matcher m, String variable) {
    return variables.contains(variable) ? m.group(GROUPS.get(variable)) : null;
  }

  private static String toRegex(String glob) {
    StringBuilder out = new StringBuilder();
    boolean inAlternatives = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      String rest = glob.substring(i);
      Optional<String> variable = GROUPS.keySet().stream().filter(rest::startsWith).findFirst();
      if (variable.isPresent()) {
        out.append("(?<").append(GROUPS.get(variable.get())).append(">[^/]+)");
        i += variable.get().length() - 1;
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
