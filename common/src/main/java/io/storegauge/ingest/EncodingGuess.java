package io.storegauge.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8 or GB18030 (which GBK and GB2312 are part of), by how much of them is
 * text in either. A character that the end of the sample cuts off says nothing.
 *
 * <p>One byte may be broken in either of them, so that being malformed somewhere decides nothing:
 * in the other encoding most of the text is.
 */
final class EncodingGuess {
  static final Charset GB18030 = Charset.forName("GB18030");

  /** Of characters in GB18030 so many must be well-formed, or it is none. */
  private static final double LEAST_WELL_FORMED = 0.9;

  /** Of well-formed UTF-8 so much must be usual where all of it is usual in GB18030, too. */
  private static final double LEAST_USUAL = 0.5;

  private final byte[] b;
  private final int stop;

  /** Characters beyond ASCII that texts are made of. */
  private int usual;

  /** Other well-formed ones. */
  private int rare;

  private int malformed;

  private EncodingGuess(byte[] b, int stop) {
    this.b = b;
    this.stop = stop;
  }

  /** Of the bytes from {@code start} up to {@code stop}, the first of which is not ASCII. */
  static Charset of(byte[] b, int start, int stop) {
    EncodingGuess utf8 = new EncodingGuess(b, stop);
    utf8.readUtf8(start);
    EncodingGuess gb = new EncodingGuess(b, stop);
    gb.readGb18030(start);
    boolean isGb =
        utf8.malformed == 0 && utf8.all() > 0
            ? gb.share() == 1 && utf8.share() < LEAST_USUAL
            : gb.isWellFormed() && gb.share() > utf8.share();
    return isGb ? GB18030 : StandardCharsets.UTF_8;
  }

  private int all() {
    return usual + rare + malformed;
  }

  private boolean isWellFormed() {
    return all() > 0 && malformed <= (1 - LEAST_WELL_FORMED) * all();
  }

  private double share() {
    return all() == 0 ? 0 : (double) usual / all();
  }

  private void readUtf8(int start) {
    int i = start;
    while (i < stop) {
      if (b[i] >= 0) {
        i++;
        continue;
      }
      int bytes = TextBytes.character(b, i, stop);
      if (bytes > 0) {
        count(isUsual(b[i] & 0xFF, bytes));
        i += bytes;
      } else if (TextBytes.isCutOff(b, i, stop)) {
        return;
      } else {
        malformed++;
        i++;
        while (i < stop && (b[i] & 0xC0) == 0x80) {
          i++; // what is left of the same character
        }
      }
    }
  }

  /**
   * Of two bytes only Latin, Greek and Cyrillic letters are: two Chinese characters of GB18030 may
   * look like a Hebrew letter and an accent.
   */
  private static boolean isUsual(int first, int bytes) {
    return bytes > 2 || first <= 0xC5 || first >= 0xCE && first <= 0xD1;
  }

  private void count(boolean isUsual) {
    if (isUsual) {
      usual++;
    } else {
      rare++;
    }
  }

  private void readGb18030(int start) {
    int i = start;
    while (i < stop) {
      int first = b[i] & 0xFF;
      if (first < 0x80) {
        i++;
        continue;
      }
      if (i + 1 >= stop) {
        return;
      }
      int second = b[i + 1] & 0xFF;
      boolean lead = first >= 0x81 && first <= 0xFE;
      if (lead && second >= '0' && second <= '9') {
        if (i + 3 >= stop) {
          return;
        }
        boolean four = b[i + 2] < 0 && b[i + 2] != (byte) 0x80 && isDigit(b[i + 3]);
        if (four) {
          rare++;
        } else {
          malformed++;
        }
        i += four ? 4 : 1;
      } else if (lead && second >= 0x40 && second != 0x7F && second != 0xFF) {
        // Rows of GB2312: signs, letters and the 6,763 characters in use.
        boolean row = first >= 0xA1 && first <= 0xA9 || first >= 0xB0 && first <= 0xF7;
        count(row && second >= 0xA1);
        i += 2;
      } else {
        malformed++;
        i++;
      }
    }
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
