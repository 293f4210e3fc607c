package io.storegauge.ingest;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text, and a twin of the same length to search in: wide and circled digits, wide letters and
 * punctuation, and the many dashes and spaces have one form there.
 */
final class FoldedText {
  /** What is replaced is the group of this name. */
  static final String IT = "it";

  private String text;
  private String folded;

  FoldedText(String text) {
    this.text = text;
    this.folded = fold(text);
  }

  @Override
  public String toString() {
    return text;
  }

  boolean contains(String mark) {
    return text.contains(mark);
  }

  boolean contains(Pattern pattern) {
    return pattern.matcher(folded).find();
  }

  /** Puts a mark in the place of everything that a pattern finds. */
  void replace(Pattern pattern, String mark) {
    replace(pattern, mark, found -> true);
  }

  /**
   * Puts a mark in the place of what a pattern finds.
   *
   * @param pattern with a group {@link #IT}
   * @param isIt takes what was found, folded
   */
  void replace(Pattern pattern, String mark, Predicate<String> isIt) {
    Matcher m = pattern.matcher(folded);
    StringBuilder out = null;
    int copied = 0;
    int from = 0;
    while (from <= folded.length() && m.find(from)) {
      int start = m.start(IT);
      if (start == m.end(IT) || !isIt.test(m.group(IT))) {
        from = m.start() + 1;
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, copied, start).append(mark);
      copied = m.end(IT);
      from = copied;
    }
    if (out != null) {
      text = out.append(text, copied, text.length()).toString();
      folded = fold(text);
    }
  }

  private static String fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      if (folded[i] >= '\u00A0') {
        folded[i] = fold(folded[i]);
      } else if (folded[i] == '\t') {
        folded[i] = ' ';
      }
    }
    return new String(folded);
  }

  private static char fold(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - 0xFEE0); // wide forms of ASCII
    }
    if (c >= '\u2460' && c <= '\u2468') {
      return (char) (c - 0x2460 + '1'); // ① to ⑨
    }
    if (c >= '\u2000' && c <= '\u200A') {
      return ' ';
    }
    return switch (c) {
      case '\u24EA' -> '0';
      case '\u00A0', '\u202F', '\u3000' -> ' ';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u3010' -> '[';
      case '\u3011' -> ']';
      default -> c;
    };
  }
}
