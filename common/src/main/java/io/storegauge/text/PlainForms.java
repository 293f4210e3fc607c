package io.storegauge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The one form in which characters are compared: lower case, half width, without accents,
 * simplified Chinese. People write {@code não} and {@code nao}, {@code ＡＢ} and {@code ab}, 質量 and
 * 质量 and mean the same.
 */
final class PlainForms {
  /** Characters without meaning of their own: joiners, variation selectors, accents, marks. */
  static final char NOTHING = 0;

  /** Kinds of characters, as {@link #kind} tells them. */
  static final byte OTHER = 0;

  /** Letters and digits of scripts that put spaces between words. */
  static final byte WORD = 1;

  private static final String TRADITIONAL = "traditional.txt";
  private static final int PLANE = 1 << 16;
  private static final char[] FORMS = forms();
  private static final byte[] KINDS = kinds();

  private PlainForms() {}

  /** The plain form of a code point; {@link #NOTHING} if it is to be left out. */
  static int of(int codePoint) {
    return codePoint < PLANE ? FORMS[codePoint] : codePoint;
  }

  /** Of a plain form. */
  static byte kind(int codePoint) {
    return codePoint < PLANE ? KINDS[codePoint] : OTHER;
  }

  private static char[] forms() {
    char[] forms = new char[PLANE];
    for (int c = 0; c < PLANE; c++) {
      forms[c] = form((char) c);
    }
    traditional(forms);
    return forms;
  }

  private static char form(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ') {
      return ' ';
    }
    if (isMark(c)) {
      return NOTHING;
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.CONTROL, Character.SURROGATE -> NOTHING;
      default -> isIdeograph(c) ? c : compatible(c);
    };
  }

  /** Accents, marks around symbols, variants of emoji; not the vowels of Thai or Hindi. */
  private static boolean isMark(char c) {
    return (c >= '\u0300' && c <= '\u036f')
        || (c >= '\u20d0' && c <= '\u20ff')
        || (c >= '\ufe00' && c <= '\ufe0f');
  }

  private static char compatible(char c) {
    String one = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    char narrow = one.length() == 1 ? one.charAt(0) : c;
    if (narrow == '。') {
      return '.';
    }
    // The base letter; Hangul syllables come apart too and are left whole.
    String apart = Normalizer.normalize(String.valueOf(narrow), Normalizer.Form.NFD);
    boolean accented =
        apart.length() > 1 && Character.getType(apart.charAt(1)) == Character.NON_SPACING_MARK;
    return Character.toLowerCase(accented ? apart.charAt(0) : narrow);
  }

  private static boolean isIdeograph(char c) {
    return c >= '\u4e00' && c <= '\u9fff';
  }

  /** Pairs of a traditional character and its simplified one, blanks and remarks between them. */
  private static void traditional(char[] forms) {
    try (InputStream in = PlainForms.class.getResourceAsStream(TRADITIONAL);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          for (String pair : line.strip().split(" +", -1)) {
            if (pair.length() == 2) {
              forms[pair.charAt(0)] = pair.charAt(1);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[PLANE];
    Arrays.fill(kinds, OTHER);
    for (int c = 0; c < PLANE; c++) {
      if (Character.isLetterOrDigit((char) c) && spaced((char) c)) {
        kinds[c] = WORD;
      }
    }
    return kinds;
  }

  /** Not of Thai, Lao, Tibetan, Burmese, Khmer, nor of Chinese and Japanese. */
  private static boolean spaced(char c) {
    boolean southEast = (c >= '\u0e00' && c <= '\u109f') || (c >= '\u1780' && c <= '\u17ff');
    boolean hangul = c >= '\uac00' && c <= '\ud7a3';
    return hangul || (c < '\u2e80' && !southEast);
  }
}
