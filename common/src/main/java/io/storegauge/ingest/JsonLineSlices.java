package io.storegauge.ingest;

import java.io.IOException;

/** A record a line; blank lines are none. */
final class JsonLineSlices extends JsonSlices {
  JsonLineSlices(ByteFeed feed) {
    super(feed);
  }

  @Override
  boolean next() throws IOException {
    do {
      if (!nextLine()) {
        return false;
      }
    } while (fault == null && isBlank());
    return true;
  }

  /**
   * One pass finds the end of the line, too. A line that is not whole in the buffer is not taken.
   */
  @Override
  boolean takeNext(PlainJson plain) {
    byte[] b = feed.buffer;
    int behind = plain.object(b, feed.start);
    if (behind < 0) {
      return false;
    }
    while (b[behind] != '\n') {
      if (!isSpace(b[behind])) {
        return false;
      }
      behind++;
    }
    feed.start = behind + 1;
    return true;
  }

  private boolean nextLine() throws IOException {
    fault = null;
    int from = feed.start;
    while (true) {
      for (int i = from; i < feed.end; i++) {
        if (feed.buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      int seen = feed.end - feed.start;
      if (feed.more()) {
        from = feed.start + seen;
        continue;
      }
      if (feed.isFull()) {
        return tooLong();
      }
      return feed.start < feed.end && line(feed.end, feed.end);
    }
  }

  private boolean line(int lineEnd, int next) {
    start = feed.start;
    end = lineEnd;
    feed.start = next;
    return true;
  }

  private boolean tooLong() throws IOException {
    fault = "record_too_long";
    start = 0;
    end = 0;
    feed.passLine();
    return true;
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (feed.buffer[i] > ' ' || feed.buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
