package io.storegauge.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bytes of a file, damaged somewhere in one of the ways in which files are. */
final class FuzzedBytes {
  private static final String[] NASTY = {
    "\0",
    "\0\0\0\0",
    "\"",
    "\"\"\"",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "'",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "+1",
    "1.2E+18",
    "-999",
    "9".repeat(40),
    "99999999999999999999:00",
    "99999999999",
    "2026-02-30 25:61:61",
    "0000-00-00",
    "￥-1,2,3元",
    "\uFEFF",
    "\u202E",
    "\uD83D\uDE00",
    "总计",
    "1e309",
    "NaN",
    "null",
    "z".repeat(1 << 20),
    "\t".repeat(5000)
  };

  private FuzzedBytes() {}

  static byte[] damage(byte[] b, Random random) {
    int at = random.nextInt(b.length + 1);
    switch (random.nextInt(7)) {
      case 0: // cut off
        return Arrays.copyOf(b, at);
      case 1: // bits flipped
        byte[] flipped = b.clone();
        for (int i = 0; i < 5 && b.length > 0; i++) {
          flipped[random.nextInt(b.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      case 2: // something nasty put in
        return insert(b, at, NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8));
      case 3: // another encoding in between
        return insert(
            b,
            at,
            "买家已付款".getBytes(Charset.forName(random.nextBoolean() ? "GB18030" : "UTF-16LE")));
      case 4: // a piece twice
        return insert(
            b, at, Arrays.copyOfRange(b, at, Math.min(b.length, at + random.nextInt(300))));
      case 5: // a piece missing
        byte[] short_ = Arrays.copyOf(b, b.length - Math.min(b.length - at, 50));
        System.arraycopy(b, Math.min(b.length, at + 50), short_, at, short_.length - at);
        return short_;
      default: // two fields, or columns, change places
        return swapped(b, at, random);
    }
  }

  /** Of what stands between separators near a place, one piece and one behind it. */
  private static byte[] swapped(byte[] b, int at, Random random) {
    String text = new String(b, StandardCharsets.ISO_8859_1);
    int first = text.indexOf(',', random.nextBoolean() ? 0 : at);
    int second = text.indexOf(',', first + 1);
    int third = text.indexOf(',', second + 1);
    if (first < 0 || second < 0 || third < 0) {
      return b;
    }
    return (text.substring(0, first)
            + text.substring(second, third)
            + text.substring(first, second)
            + text.substring(third))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] insert(byte[] b, int at, byte[] more) {
    byte[] out = Arrays.copyOf(b, b.length + more.length);
    System.arraycopy(more, 0, out, at, more.length);
    System.arraycopy(b, at, out, at + more.length, b.length - at);
    return out;
  }
}
