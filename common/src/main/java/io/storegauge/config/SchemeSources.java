package io.storegauge.config;

import io.storegauge.config.Problems.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the numbers of a scheme are from: the comments beside them in its file. */
public final class SchemeSources {
  /** Lists and maps that a comment may speak for: one on {@code grades:} is about all of them. */
  private static final int LEVELS = 3;

  private static final Pattern NAMED = Pattern.compile("\\b(default|fitted|rules?|seed)\\b");

  private final YamlDoc doc;
  private final List<String> lines;

  private SchemeSources(YamlDoc doc, List<String> lines) {
    this.doc = doc;
    this.lines = lines;
  }

  /** Sources of a scheme whose file is sound. */
  public static SchemeSources read(Path confDir, String scheme) {
    String file = "schemes/" + scheme + ".yaml";
    YamlDoc doc = YamlReader.read(confDir, file, new Problems()).orElse(YamlDoc.empty(file));
    try {
      return new SchemeSources(doc, Files.readAllLines(confDir.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + confDir.resolve(file), e);
    }
  }

  /**
   * Comment beside a value, or on the line of what holds it; empty if there is none.
   *
   * @param pointer such as {@code /versions/0/indicators/1/weight}
   */
  public String of(String pointer) {
    return comments(pointer).stream().findFirst().orElse("");
  }

  /** Comments beside a value and what holds it, the nearest first. */
  private List<String> comments(String pointer) {
    List<String> comments = new ArrayList<>();
    String at = pointer;
    for (int level = 0; level < LEVELS && !at.isEmpty(); level++) {
      Place place = doc.places().get(at);
      String comment = place == null ? "" : comment(lines.get(place.line() - 1));
      if (!comment.isEmpty()) {
        comments.add(comment);
      }
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return comments;
  }

  /**
   * Whether a number is ours, so that it may be estimated: the first source that is named beside
   * it, or on the line of what holds it, is {@code default} or {@code fitted}.
   */
  boolean isOurs(String pointer) {
    for (String comment : comments(pointer)) {
      Matcher named = NAMED.matcher(comment);
      if (named.find()) {
        return named.group().equals("default") || named.group().equals("fitted");
      }
    }
    return false;
  }

  /** Numbers and days that no comment says the source of, as {@code file:line: key}, by line. */
  public List<String> unsourced() {
    List<String> pointers = new ArrayList<>();
    for (Map.Entry<String, Place> e : doc.places().entrySet()) {
      if ((doc.at(e.getKey()).isNumber() || e.getKey().endsWith("/from"))
          && comments(e.getKey()).stream().noneMatch(c -> NAMED.matcher(c).find())) {
        pointers.add(e.getKey());
      }
    }
    pointers.sort(
        Comparator.comparing((String p) -> doc.places().get(p).line()).thenComparing(p -> p));
    return pointers.stream().map(p -> doc.place(p) + ": " + doc.shownKey(p)).toList();
  }

  /** What follows a # that is not inside quotes. */
  private static String comment(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#' && (i == 0 || line.charAt(i - 1) == ' ')) {
        return line.substring(i + 1).strip();
      }
    }
    return "";
  }
}
