package io.storegauge.ingest;

/** Makes texts of JSON strings that hold escapes, all of which are well-formed. */
final class JsonEscapes {
  /** Bytes of an escape of a UTF-16 unit: backslash, u, four digits. */
  private static final int UNIT = 6;

  private final Utf8Buffer out;
  private final char[] units = new char[2];

  /**
   * @param out where texts are appended
   */
  JsonEscapes(Utf8Buffer out) {
    this.out = out;
  }

  /** Appends the text of a string whose bytes between the quotes are [from, to). */
  void append(byte[] b, int from, int to) {
    int plain = from;
    int i = from;
    while (i < to) {
      if (b[i] != '\\') {
        i++;
        continue;
      }
      out.append(b, plain, i - plain);
      i += b[i + 1] == 'u' ? unit(b, i, to) : sign(b[i + 1]);
      plain = i;
    }
    out.append(b, plain, to - plain);
  }

  /** Appends what an escape of two bytes stands for; its length. */
  private int sign(byte escaped) {
    units[0] =
        switch (escaped) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> (char) escaped;
        };
    out.append(units, 0, 1);
    return 2;
  }

  /** Appends the character that the escape of a unit, or of a pair, stands for; its length. */
  private int unit(byte[] b, int at, int to) {
    units[0] = hex(b, at + 2);
    int second = at + UNIT;
    if (Character.isHighSurrogate(units[0])
        && second + UNIT <= to
        && b[second] == '\\'
        && b[second + 1] == 'u') {
      units[1] = hex(b, second + 2);
      if (Character.isLowSurrogate(units[1])) {
        out.append(units, 0, 2);
        return 2 * UNIT;
      }
    }
    out.append(units, 0, 1);
    return UNIT;
  }

  private static char hex(byte[] b, int at) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      unit = unit << 4 | Character.digit(b[i], 16);
    }
    return (char) unit;
  }
}
