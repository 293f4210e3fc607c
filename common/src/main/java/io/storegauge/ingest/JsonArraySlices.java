package io.storegauge.ingest;

import java.io.IOException;

/**
 * The elements of the array that a file is, or of several, one behind the other. Brackets and
 * quotes alone tell where an element ends, so one that is no JSON inside does not take the others
 * with it.
 */
final class JsonArraySlices extends JsonSlices {
  private long elements;

  /**
   * @param feed at the bracket that opens the array
   */
  JsonArraySlices(ByteFeed feed) {
    super(feed);
    feed.start++;
  }

  @Override
  boolean next() throws IOException {
    fault = null;
    byte first = first();
    while (first == ']') {
      feed.start++;
      if (!anotherArray()) {
        return false;
      }
      first = first();
    }
    int length = 0;
    int depth = 0;
    boolean quoted = false;
    while (true) {
      byte b = at(length);
      if (quoted) {
        if (b == '\\') {
          length++;
        }
        quoted = b != '"';
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (depth > 0 && (b == '}' || b == ']')) {
        depth--;
      } else if (depth == 0 && (b == ',' || b == ']')) {
        break;
      }
      length++;
    }
    elements++;
    start = feed.start;
    end = feed.start + length;
    feed.start += feed.buffer[end] == ',' ? length + 1 : length;
    return true;
  }

  /** The first byte of the next element, or the bracket that closes the array. */
  private byte first() throws IOException {
    while (isBlank(at(0))) {
      feed.start++;
    }
    return at(0);
  }

  private static boolean isBlank(byte b) {
    return b <= ' ' && b >= 0;
  }

  /** Goes behind the bracket of the next array; false at the end of the file. */
  private boolean anotherArray() throws IOException {
    while (feed.start < feed.end || feed.more()) {
      byte b = feed.buffer[feed.start++];
      if (b == '[') {
        return true;
      }
      if (!isBlank(b)) {
        throw new FileFault("bad_json:something stands behind the array");
      }
    }
    return false;
  }

  /** A byte of what is not consumed. */
  private byte at(int offset) throws IOException {
    while (feed.start + offset >= feed.end) {
      if (!feed.more()) {
        throw new FileFault(
            feed.isFull()
                ? "record_too_long:element " + (elements + 1) + " of the array"
                : "truncated:the array is not closed");
      }
    }
    return feed.buffer[feed.start + offset];
  }
}
