package io.storegauge.ingest;

/**
 * Values that no column takes, as one JSON object of texts. Nobody knows what they are, so they are
 * scrubbed as free text is.
 */
final class ExtraJson {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final Utf8Buffer json = new Utf8Buffer();
  private final byte[] escape = {'\\', 'u', '0', '0', '0', '0'};

  void clear() {
    json.clear();
  }

  /** Adds a value unless it is blank. */
  void add(byte[] name, byte[] bytes, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    if (from == to) {
      return;
    }
    one(json.end == 0 ? '{' : ',');
    text(name, 0, name.length);
    one(':');
    byte[] clean =
        TextBytes.isClean(bytes, from, to - from) ? null : TextBytes.clean(bytes, from, to - from);
    if (clean == null) {
      scrubbed(bytes, from, to);
    } else {
      scrubbed(clean, 0, clean.length);
    }
  }

  private void scrubbed(byte[] b, int from, int to) {
    byte[] scrubbed = FreeText.scrub(b, from, to - from);
    if (scrubbed == null) {
      text(b, from, to);
    } else {
      text(scrubbed, 0, scrubbed.length);
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private void one(char c) {
    json.append(new byte[] {(byte) c}, 0, 1);
  }

  private void text(byte[] b, int from, int to) {
    one('"');
    int plain = from;
    for (int i = from; i < to; i++) {
      boolean special = b[i] == '"' || b[i] == '\\';
      if (special || b[i] >= 0 && b[i] < ' ') {
        json.append(b, plain, i - plain);
        if (special) {
          one('\\');
          one((char) b[i]);
        } else {
          escape[4] = HEX[b[i] >> 4];
          escape[5] = HEX[b[i] & 15];
          json.append(escape, 0, escape.length);
        }
        plain = i + 1;
      }
    }
    json.append(b, plain, to - plain);
    one('"');
  }

  /** Whether anything was added. */
  boolean isEmpty() {
    return json.end == 0;
  }

  /** Closes the object. */
  Utf8Buffer end() {
    one('}');
    return json;
  }
}
