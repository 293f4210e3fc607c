package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;

/**
 * What of a value may stand in a table: UTF-8 that is well-formed, without control characters other
 * than tab and line feed.
 */
final class TextBytes {
  private static final byte DELETE = 0x7F;

  private TextBytes() {}

  /** Whether a value may stand in a table as it is. */
  static boolean isClean(byte[] b, int at, int length) {
    int end = at + length;
    int i = at;
    while (i < end) {
      byte c = b[i];
      if (c >= ' ' && c != DELETE || c == '\t' || c == '\n') {
        i++;
      } else {
        int bytes = c < 0 ? character(b, i, end) : 0;
        if (bytes == 0) {
          return false;
        }
        i += bytes;
      }
    }
    return true;
  }

  /**
   * Bytes of the character beyond ASCII that begins here; 0 if it is malformed, or one of the
   * control characters U+0080 to U+009F.
   */
  static int character(byte[] b, int at, int end) {
    int first = b[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (at + bytes > end) {
      return 0;
    }
    int least =
        switch (first) {
          case 0xC2, 0xE0 -> 0xA0; // below: control characters, and what two bytes are enough for
          case 0xF0 -> 0x90;
          default -> 0x80;
        };
    int most =
        switch (first) {
          case 0xED -> 0x9F; // above: halves of surrogate pairs
          case 0xF4 -> 0x8F;
          default -> 0xBF;
        };
    int second = b[at + 1] & 0xFF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = at + 2; i < at + bytes; i++) {
      if ((b[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return bytes;
  }

  /** Whether the end cuts off a character that begins here, as far as it is there. */
  static boolean isCutOff(byte[] b, int at, int end) {
    byte[] whole = {b[at], 0, 0, 0};
    int first = b[at] & 0xFF;
    int bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    int there = end - at;
    if (there >= bytes) {
      return false;
    }
    for (int i = 1; i < bytes; i++) {
      // What follows is as good as it can be: the second byte must suit the first.
      whole[i] = i < there ? b[at + i] : (byte) (i > 1 ? 0x80 : secondOf(first));
    }
    return character(whole, 0, bytes) == bytes;
  }

  /** A second byte with which a character may go on. */
  private static int secondOf(int first) {
    return first == 0xED || first == 0xF4 ? 0x80 : 0xBF;
  }

  /**
   * Whether a value can name something: it is clean and holds no U+FFFD, which stands where a
   * character was lost.
   */
  static boolean isName(byte[] b, int at, int length) {
    if (!isClean(b, at, length)) {
      return false;
    }
    for (int i = at; i + 2 < at + length; i++) {
      if (b[i] == (byte) 0xEF && b[i + 1] == (byte) 0xBF && b[i + 2] == (byte) 0xBD) {
        return false;
      }
    }
    return true;
  }

  /**
   * A value with U+FFFD for what is malformed, without control characters, without outer spaces.
   */
  static byte[] clean(byte[] b, int at, int length) {
    return clean(new String(b, at, length, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The same of a text. */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isISOControl(c) || c == '\t' || c == '\n') {
        kept.append(c);
      }
    }
    return kept.toString().strip();
  }
}
