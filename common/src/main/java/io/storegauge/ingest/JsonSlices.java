package io.storegauge.ingest;

import java.io.IOException;

/** Where in the bytes of a JSON file each record is. */
abstract class JsonSlices {
  final ByteFeed feed;

  /** The current record, [start, end) of the feed's buffer. */
  int start;

  int end;

  /** Why the current record has no bytes; null if it has. */
  String fault;

  JsonSlices(ByteFeed feed) {
    this.feed = feed;
  }

  /**
   * Those of a file: of an array if it begins with a bracket, else of lines.
   *
   * @throws FileFault if there is nothing in it
   */
  static JsonSlices of(ByteFeed feed) throws IOException {
    boolean any = false;
    do {
      any |= feed.start < feed.end;
      for (; feed.start < feed.end; feed.start++) {
        byte b = feed.buffer[feed.start];
        if (b > ' ' || b < 0) {
          return b == '[' ? new JsonArraySlices(feed) : new JsonLineSlices(feed);
        }
      }
    } while (feed.more());
    if (!any) {
      throw new FileFault("empty_file");
    }
    return new JsonLineSlices(feed);
  }

  /** Goes to the next record; false at the end of the file. */
  abstract boolean next() throws IOException;

  /**
   * Takes the next record, if where it ends is seen by reading it.
   *
   * @return false if nothing was consumed; some values may have been taken
   */
  boolean takeNext(PlainJson plain) {
    return false;
  }

  /** Takes the current record if it is plain, and nothing stands behind it. */
  final boolean take(PlainJson plain) {
    int behind = plain.object(feed.buffer, start);
    if (behind < 0) {
      return false;
    }
    while (behind < end && isSpace(feed.buffer[behind])) {
      behind++;
    }
    return behind == end;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
