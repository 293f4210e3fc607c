package io.storegauge.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of the rows to come; grows as needed. */
final class TextBuffer {
  private final Dates dates;
  private byte[] bytes = new byte[1 << 17];
  private int length;

  TextBuffer(Dates dates) {
    this.dates = dates;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  TextBuffer put(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  TextBuffer put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** ASCII only. */
  @SuppressWarnings("deprecation") // getBytes(int…) copies Latin-1 bytes without a second array
  TextBuffer put(String ascii) {
    int n = ascii.length();
    room(n);
    ascii.getBytes(0, n, bytes, length);
    length += n;
    return this;
  }

  TextBuffer putUtf8(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Not negative. */
  TextBuffer put(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return putPadded(number, digits);
  }

  TextBuffer putPadded(long number, int digits) {
    room(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  TextBuffer putTime(long moment) {
    room(19);
    dates.write(moment, bytes, length);
    length += 19;
    return this;
  }
}
