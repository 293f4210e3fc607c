package io.storegauge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells languages of one script apart by a list of plain words and letters. A word of a language's
 * list is two points for it, a word with one of its letters one.
 */
final class LanguageWords {
  static final LanguageWords SHIPPED = read("languages.tsv");

  private static final int WORD = 2;
  private static final int LETTER = 1;

  /** One word in so many must speak for a language: running text has one in two or three. */
  private static final int MOST_WORDS_A_CLUE = 6;

  private final List<String> languages = new ArrayList<>();

  /** Sets of languages as bits, by plain word and by letter. */
  private final Map<String, Integer> words = new HashMap<>();

  private final Map<Integer, Integer> letters = new HashMap<>();

  private LanguageWords() {}

  private static LanguageWords read(String file) {
    LanguageWords known = new LanguageWords();
    try (InputStream in = LanguageWords.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          known.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }

  private void add(String[] line) {
    if (!languages.contains(line[0])) {
      languages.add(line[0]);
    }
    int bit = 1 << languages.indexOf(line[0]);
    for (String entry : line[2].split(" ", -1)) {
      if (line[1].equals("letters")) {
        letters.merge(entry.codePointAt(0), bit, (a, b) -> a | b);
      } else {
        words.merge(plain(entry), bit, (a, b) -> a | b);
      }
    }
  }

  /** The language with most points; null for a tie, or if too few words speak for it. */
  String language(String text, UnicodeScript script) {
    int[] points = new int[languages.size()];
    int[] clues = new int[languages.size()];
    List<String> found = words(text, script);
    for (String word : found) {
      int listed = words.getOrDefault(plain(word), 0);
      int lettered =
          word.codePoints().map(c -> letters.getOrDefault(c, 0)).reduce(0, (a, b) -> a | b);
      for (int i = 0; i < points.length; i++) {
        int of = WORD * bit(listed, i) + LETTER * bit(lettered, i);
        points[i] += of;
        clues[i] += of > 0 ? 1 : 0;
      }
    }
    int best = Language.most(points);
    boolean enough = best >= 0 && clues[best] * MOST_WORDS_A_CLUE >= found.size();
    return enough ? languages.get(best) : null;
  }

  private static int bit(int set, int language) {
    return (set >> language) & 1;
  }

  /** Words that begin with a letter of a script, in lower case, accents in their letters. */
  private static List<String> words(String text, UnicodeScript script) {
    String one = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int[] points = one.codePoints().toArray();
    for (int from = 0; from < points.length; from++) {
      int to = from;
      while (to < points.length && isOfWord(points[to])) {
        to++;
      }
      if (to > from && Language.script(points[from]) == script) {
        words.add(new String(points, from, to - from));
      }
      from = Math.max(from, to);
    }
    return words;
  }

  private static boolean isOfWord(int codePoint) {
    return Character.isLetter(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static String plain(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    word.codePoints()
        .map(PlainForms::of)
        .filter(c -> c != PlainForms.NOTHING)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
