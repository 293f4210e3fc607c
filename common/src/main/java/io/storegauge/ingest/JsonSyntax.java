package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where values end in the bytes of a JSON text, as far as it is certainly well-formed and on one
 * line. The bytes are those of a {@link ByteFeed}, whose end stops every search.
 */
final class JsonSyntax {
  /** In place of a position: what stands here is for a whole parser. */
  static final int NOT_PLAIN = -1;

  private static final int DEEPEST = 64;

  /** A whole parser has a limit for numbers. */
  private static final int LONGEST_NUMBER = 100;

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private JsonSyntax() {}

  /** The position itself, or behind the blanks that begin there. */
  static int behindBlanks(byte[] b, int at) {
    int i = at;
    while (b[i] == ' ' || b[i] == '\t') {
      i++;
    }
    return i;
  }

  /** Position behind a value of any kind. */
  static int behindValue(byte[] b, int at) {
    return behindValue(b, at, 0);
  }

  private static int behindValue(byte[] b, int at, int depth) {
    switch (b[at]) {
      case '"':
        return behindString(b, at);
      case '{', '[':
        return depth == DEEPEST ? NOT_PLAIN : behindNested(b, at, depth + 1);
      case 't':
        return behindWord(b, at, TRUE);
      case 'f':
        return behindWord(b, at, FALSE);
      case 'n':
        return behindWord(b, at, NULL);
      default:
        return behindNumber(b, at);
    }
  }

  private static int behindString(byte[] b, int at) {
    int quote = quote(b, ByteRuns.endOfJsonText(b, at + 1));
    return quote < 0 ? NOT_PLAIN : quote + 1;
  }

  /**
   * Position of the quote that closes a string.
   *
   * @param special where the part of it ends that stands for itself
   */
  static int quote(byte[] b, int special) {
    int i = special;
    while (b[i] != '"') {
      int bytes = b[i] < 0 ? TextBytes.character(b, i, b.length) : escape(b, i);
      if (bytes == 0) {
        return NOT_PLAIN;
      }
      i += bytes;
      if (b[i] >= 0) {
        i = ByteRuns.endOfJsonText(b, i);
      }
    }
    return i;
  }

  /** Bytes of the escape that begins here; 0 = there is none, or it is none. */
  private static int escape(byte[] b, int at) {
    if (b[at] != '\\') {
      return 0;
    }
    switch (b[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return 2;
      case 'u':
        for (int i = at + 2; i < at + 6; i++) {
          if (Character.digit(b[i], 16) < 0) {
            return 0;
          }
        }
        return 6;
      default:
        return 0;
    }
  }

  private static int behindNested(byte[] b, int at, int depth) {
    boolean named = b[at] == '{';
    byte closing = (byte) (named ? '}' : ']');
    int i = behindBlanks(b, at + 1);
    if (b[i] == closing) {
      return i + 1;
    }
    while (true) {
      i = named ? behindName(b, i) : i;
      i = i < 0 ? NOT_PLAIN : behindValue(b, i, depth);
      if (i < 0) {
        return NOT_PLAIN;
      }
      i = behindBlanks(b, i);
      if (b[i] != ',') {
        return b[i] == closing ? i + 1 : NOT_PLAIN;
      }
      i = behindBlanks(b, i + 1);
    }
  }

  /** Where the value of a nested field begins. */
  private static int behindName(byte[] b, int at) {
    int end = b[at] == '"' ? behindString(b, at) : NOT_PLAIN;
    if (end < 0) {
      return NOT_PLAIN;
    }
    int colon = behindBlanks(b, end);
    return b[colon] == ':' ? behindBlanks(b, colon + 1) : NOT_PLAIN;
  }

  private static int behindWord(byte[] b, int at, byte[] word) {
    int end = at + word.length;
    return end <= b.length && Arrays.equals(b, at, end, word, 0, word.length) ? end : NOT_PLAIN;
  }

  private static int behindNumber(byte[] b, int at) {
    int whole = b[at] == '-' ? at + 1 : at;
    int i = behindDigits(b, whole);
    if (i == whole || b[whole] == '0' && i > whole + 1) {
      return NOT_PLAIN;
    }
    if (b[i] == '.') {
      int part = i + 1;
      i = behindDigits(b, part);
      if (i == part) {
        return NOT_PLAIN;
      }
    }
    if (b[i] == 'e' || b[i] == 'E') {
      int exponent = b[i + 1] == '-' || b[i + 1] == '+' ? i + 2 : i + 1;
      i = behindDigits(b, exponent);
      if (i == exponent) {
        return NOT_PLAIN;
      }
    }
    return i - at > LONGEST_NUMBER ? NOT_PLAIN : i;
  }

  private static int behindDigits(byte[] b, int at) {
    int i = at;
    while (b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }
}
