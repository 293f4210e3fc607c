package io.storegauge.ingest;

import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * A text, and a twin of the same length to search in: wide and circled digits, wide letters and
 * punctuation, and the many dashes and spaces have one form there.
 */
final class FoldedText {
  /** What is replaced is the group of this name. */
  static final String IT = "it";

  private String text;
  private String folded;

  /** {@link Triggers} of its characters. */
  private long kinds;

  FoldedText(String text) {
    set(text);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The twin. */
  String folded() {
    return folded;
  }

  boolean contains(String mark) {
    return text.contains(mark);
  }

  /** Whether a pattern finds anything. */
  boolean contains(Search search) {
    if (search.mayFind(kinds)) {
      Matcher m = matcher(search);
      for (int at = search.next(folded, 0); at >= 0; at = search.next(folded, at + 1)) {
        if (m.region(at, folded.length()).lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What stands around the place where it is tried counts, as it does when all is searched. */
  private Matcher matcher(Search search) {
    return search.pattern().matcher(folded).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** Puts a mark in the place of everything that a pattern finds. */
  void replace(Search search, String mark) {
    replace(search, mark, found -> true);
  }

  /**
   * Puts a mark in the place of what a pattern finds.
   *
   * @param isIt takes what was found, folded
   */
  void replace(Search search, String mark, Predicate<String> isIt) {
    int at = search.mayFind(kinds) ? search.next(folded, 0) : -1;
    if (at < 0) {
      return;
    }
    Matcher m = matcher(search);
    StringBuilder out = null;
    int copied = 0;
    while (at >= 0) {
      m.region(at, folded.length());
      int behind = at + 1;
      if (m.lookingAt() && m.start(IT) < m.end(IT) && isIt.test(m.group(IT))) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, m.start(IT)).append(mark);
        copied = m.end(IT);
        behind = copied;
      }
      at = search.next(folded, behind);
    }
    if (out != null) {
      set(out.append(text, copied, text.length()).toString());
    }
  }

  private void set(String now) {
    text = now;
    char[] twin = now.toCharArray();
    boolean other = false;
    kinds = 0;
    for (int i = 0; i < twin.length; i++) {
      char c = fold(twin[i]);
      other |= c != twin[i];
      twin[i] = c;
      kinds |= Triggers.of(c);
    }
    folded = other ? new String(twin) : now;
  }

  private static char fold(char c) {
    if (c < '\u00A0') {
      return c == '\t' ? ' ' : c;
    }
    if (c >= '\u3400' && c <= '\u9FFF') {
      return c; // Chinese characters
    }
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
