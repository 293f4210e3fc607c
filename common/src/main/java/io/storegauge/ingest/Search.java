package io.storegauge.ingest;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A pattern, and where in a text it can begin: to try a regular expression at every character costs
 * many times as much as a look at that character.
 *
 * @param pattern with a group {@link FoldedText#IT}
 * @param first {@link Triggers} one of which the first character of all it finds is; 0 = any
 * @param needed of each of these a text must have one; first among them
 * @param starts says more of where it can begin; it may name too many places, never too few
 */
record Search(Pattern pattern, long first, long[] needed, Starts starts) {

  /** Tells whether something can begin at a place of a folded text. */
  @FunctionalInterface
  interface Starts {
    boolean isAt(String text, int at);

    /** Places that this one names, too. */
    default Starts and(Starts other) {
      return (text, at) -> isAt(text, at) && other.isAt(text, at);
    }
  }

  /** No digit stands before it. */
  static final Starts BEHIND_NO_DIGIT =
      (text, at) -> at == 0 || (Triggers.of(text.charAt(at - 1)) & Triggers.DIGIT) == 0;

  /** More signs in a row no number has between two digits. */
  private static final int MOST_SIGNS = 4;

  private static final Starts ANYWHERE = (text, at) -> true;

  /** May begin with any character. */
  static Search anywhere(Pattern pattern) {
    return new Search(pattern, 0, new long[0], ANYWHERE);
  }

  /** Begins with a character of one of these kinds. */
  static Search of(Pattern pattern, long first) {
    return new Search(pattern, first, new long[] {first}, ANYWHERE);
  }

  /**
   * Begins with one of these words, or with what begins like it; capitals count as small letters.
   */
  static Search ofWords(Pattern pattern, String... words) {
    long first = 0;
    for (String w : words) {
      first |= Triggers.of(w.charAt(0));
    }
    return of(pattern, first)
        .at(
            (text, at) -> {
              char c = Character.toLowerCase(text.charAt(at));
              for (String w : words) {
                if (w.charAt(0) == c && text.regionMatches(true, at, w, 0, w.length())) {
                  return true;
                }
              }
              return false;
            });
  }

  /** Begins only where so many digits follow, with nothing but signs of numbers between them. */
  Search ofDigits(int least) {
    return at(
        (text, at) -> {
          int digits = 0;
          int signs = 0;
          for (int i = at; i < text.length() && signs <= MOST_SIGNS; i++) {
            long kinds = Triggers.of(text.charAt(i));
            if ((kinds & Triggers.DIGIT) != 0) {
              digits++;
              signs = 0;
            } else if ((kinds & Triggers.NUMBER_SIGN) != 0) {
              signs++;
            } else {
              return false;
            }
            if (digits >= least) {
              return true;
            }
          }
          return false;
        });
  }

  /** Begins at such places only. */
  Search at(Starts more) {
    return new Search(pattern, first, needed, starts.and(more));
  }

  /** Finds nothing in a text without a character of one of these kinds. */
  Search needs(long kinds) {
    long[] more = Arrays.copyOf(needed, needed.length + 1);
    more[needed.length] = kinds;
    return new Search(pattern, first, more, starts);
  }

  /** Whether it is worth trying in a text that has characters of these kinds. */
  boolean mayFind(long kinds) {
    for (long n : needed) {
      if ((kinds & n) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The next place from {@code at} on where it can begin; −1 = there is none. */
  int next(String text, int at) {
    for (int i = at; i < text.length(); i++) {
      if ((first == 0 || (Triggers.of(text.charAt(i)) & first) != 0) && starts.isAt(text, i)) {
        return i;
      }
    }
    return -1;
  }
}
