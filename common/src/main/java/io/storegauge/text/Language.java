package io.storegauge.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;

/**
 * Which language a text is in: by its script, and where languages share one by {@link
 * LanguageWords}. So that it can be told how right a model is about each; no score depends on it.
 */
final class Language {
  /** Of a text without letters, or with as many of one script as of another. */
  static final String OTHER = "other";

  /** Languages whose script decides. */
  private static final Map<UnicodeScript, String> ALONE =
      Map.of(
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.THAI, "th",
          UnicodeScript.ARABIC, "ar",
          UnicodeScript.HEBREW, "he",
          UnicodeScript.GREEK, "el");

  /** A character of Chinese, Japanese or Korean says about what so many letters say. */
  private static final int LETTERS_OF_A_CHARACTER = 3;

  /** Japanese has at least one kana in so many characters, Chinese one for adornment. */
  private static final int CHARACTERS_OF_A_KANA = 5;

  private static final char ADORNMENT = 'の';

  private Language() {}

  /**
   * A code of ISO 639-1; {@code unsure (latin)}, or another script in parentheses, if nothing tells
   * which language of that script it is; else {@link #OTHER}.
   */
  static String of(String text) {
    int[] letters = new int[UnicodeScript.values().length];
    text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Language::script)
        .forEach(s -> letters[s.ordinal()] += letters(s));
    int most = most(letters);
    if (most < 0) {
      return OTHER;
    }
    UnicodeScript main = UnicodeScript.values()[most];
    if (main == UnicodeScript.HAN) {
      return isJapanese(text) ? "ja" : "zh";
    }
    if (ALONE.containsKey(main)) {
      return ALONE.get(main);
    }
    String told = LanguageWords.SHIPPED.language(text, main);
    return told != null ? told : "unsure (" + main.name().toLowerCase(Locale.ROOT) + ")";
  }

  /** Kana as Han: Japanese is written in both. */
  static UnicodeScript script(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return isKana(script) ? UnicodeScript.HAN : script;
  }

  private static int letters(UnicodeScript script) {
    return switch (script) {
      case HAN, HANGUL -> LETTERS_OF_A_CHARACTER;
      case COMMON, INHERITED, UNKNOWN -> 0;
      default -> 1;
    };
  }

  /** Where the largest count is; −1 if it is there twice, or 0. */
  static int most(int[] counts) {
    int most = -1;
    int best = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > best) {
        most = i;
        best = counts[i];
      } else if (counts[i] == best) {
        most = -1;
      }
    }
    return most;
  }

  private static boolean isJapanese(String text) {
    long kana =
        text.codePoints().filter(c -> c != ADORNMENT && isKana(UnicodeScript.of(c))).count();
    long all = text.codePoints().filter(c -> script(c) == UnicodeScript.HAN).count();
    return kana * CHARACTERS_OF_A_KANA >= all && kana > 0;
  }

  private static boolean isKana(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
  }
}
