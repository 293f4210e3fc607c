package io.storegauge.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A text in {@link PlainForms}, as code points in a reused buffer: blanks in a row are one, a
 * character more than {@value #MOST_REPEATED} times in a row is that often there, a text begins and
 * ends with a mark. One thread at a time.
 */
final class PlainText {
  /** Code points of a text that are looked at: what a review has to say, it says before. */
  static final int LONGEST = 4096;

  /** 好好好好好 says what 好好好 says, and more than 好. */
  static final int MOST_REPEATED = 3;

  static final int BEGIN = 2;
  static final int END = 3;

  private static final int DAMAGED = 0xfffd;

  private final int[] points = new int[LONGEST + 2];
  private int length;
  private int run;

  /** Code points with both marks; only the first {@link #length()} are of this text. */
  int[] points() {
    return points;
  }

  int length() {
    return length;
  }

  /** Whether nothing is left to tell anything by. */
  boolean isBlank() {
    return length <= 2;
  }

  PlainText read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length);
  }

  /** Reads where the bytes lie, if that is on the heap. */
  PlainText read(UTF8String text) {
    ByteBuffer view = text.getByteBuffer();
    return read(view.array(), view.arrayOffset() + view.position(), view.remaining());
  }

  /** Reads UTF-8; what is none becomes U+FFFD. */
  PlainText read(byte[] bytes, int offset, int size) {
    points[0] = BEGIN;
    length = 1;
    run = 0;
    int end = offset + size;
    int at = offset;
    while (at < end && length <= LONGEST) {
      int lead = bytes[at];
      int more = lead >= 0 ? 0 : following(lead);
      if (more == 0) {
        add(lead);
      } else if (more < 0 || at + more >= end || !continued(bytes, at, more)) {
        more = 0;
        add(DAMAGED);
      } else {
        add(decoded(bytes, at, lead, more));
      }
      at += 1 + more;
    }
    if (length > 1 && points[length - 1] == ' ') {
      length--;
    }
    points[length++] = END;
    return this;
  }

  /** Bytes that follow a lead byte; −1 if it is none. */
  private static int following(int lead) {
    if ((lead & 0xe0) == 0xc0) {
      return 1;
    }
    if ((lead & 0xf0) == 0xe0) {
      return 2;
    }
    return (lead & 0xf8) == 0xf0 ? 3 : -1;
  }

  private static boolean continued(byte[] bytes, int at, int more) {
    for (int i = 1; i <= more; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  private static int decoded(byte[] bytes, int at, int lead, int more) {
    int point = lead & (0x3f >> more);
    for (int i = 1; i <= more; i++) {
      point = (point << 6) | (bytes[at + i] & 0x3f);
    }
    return point > Character.MAX_CODE_POINT ? DAMAGED : point;
  }

  private void add(int codePoint) {
    int plain = PlainForms.of(codePoint);
    int before = points[length - 1];
    if (plain == PlainForms.NOTHING || (plain == ' ' && (before == ' ' || before == BEGIN))) {
      return;
    }
    run = plain == before ? run + 1 : 1;
    if (run <= MOST_REPEATED) {
      points[length++] = plain;
    }
  }
}
