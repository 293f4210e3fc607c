package io.storegauge.ingest;

import java.util.Arrays;

/** Texts of one record as UTF-8, one behind the other. */
final class Utf8Buffer {
  byte[] bytes = new byte[1 << 12];

  /** Behind the last text. */
  int end;

  void clear() {
    end = 0;
  }

  void append(byte[] from, int at, int length) {
    room(length);
    System.arraycopy(from, at, bytes, end, length);
    end += length;
  }

  void append(String text) {
    append(text.toCharArray(), 0, text.length());
  }

  /**
   * Appends characters as UTF-8; a lone surrogate becomes a question mark, as in Java's own
   * encoder.
   */
  void append(char[] text, int offset, int length) {
    room(length * 3);
    byte[] out = bytes;
    int n = end;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c < 0x80) {
        out[n++] = (byte) c;
      } else if (c < 0x800) {
        out[n++] = (byte) (0xC0 | c >> 6);
        out[n++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < offset + length
          && Character.isLowSurrogate(text[i + 1])) {
        int point = Character.toCodePoint(c, text[++i]);
        out[n++] = (byte) (0xF0 | point >> 18);
        out[n++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[n++] = (byte) (0x80 | point >> 6 & 0x3F);
        out[n++] = (byte) (0x80 | point & 0x3F);
      } else if (Character.isSurrogate(c)) {
        out[n++] = '?';
      } else {
        out[n++] = (byte) (0xE0 | c >> 12);
        out[n++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[n++] = (byte) (0x80 | c & 0x3F);
      }
    }
    end = n;
  }

  private void room(int more) {
    if (end + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
    }
  }
}
