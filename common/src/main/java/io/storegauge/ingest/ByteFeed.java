package io.storegauge.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes of a file, decompressed, in a buffer that keeps what the caller has not consumed: a record
 * is always one slice of it. The buffer grows up to the longest record allowed.
 *
 * <p>Behind the valid bytes stands a zero, which no text has, and some room: so a search may look
 * at whole words, and ends there without asking at every byte.
 */
final class ByteFeed implements Closeable {
  private static final int INITIAL = 1 << 20;
  private static final int ROOM = 1 + ByteRuns.SLACK;

  private final InputStream in;
  private final int maxBytes;
  byte[] buffer;

  /** First byte not consumed. */
  int start;

  /** End of the valid bytes. */
  int end;

  private boolean atEnd;

  ByteFeed(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.buffer = new byte[Math.min(INITIAL, maxBytes) + ROOM];
  }

  private int capacity() {
    return buffer.length - ROOM;
  }

  /**
   * Reads more bytes behind {@code end}, moving the unconsumed ones to the front; positions inside
   * the buffer shift by the old {@code start}.
   *
   * @return false if there are no more bytes, or the buffer is full with one record
   */
  boolean more() throws IOException {
    if (atEnd) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == capacity()) {
      if (end >= maxBytes) {
        return false;
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, end * 2L) + ROOM);
    }
    int before = end;
    try {
      // Fill up: a gzip stream hands out small pieces, and scanning them one by one costs time.
      while (end < capacity()) {
        int n = in.read(buffer, end, capacity() - end);
        if (n < 0) {
          atEnd = true;
          break;
        }
        end += n;
      }
    } catch (IOException e) {
      throw Unpacked.faultOf(e);
    }
    buffer[end] = 0;
    return end > before;
  }

  /** Passes over everything up to the next line break and the break itself, or to the end. */
  void passLine() throws IOException {
    do {
      for (int i = start; i < end; i++) {
        if (buffer[i] == '\n') {
          start = i + 1;
          return;
        }
      }
      start = end;
    } while (more());
  }

  boolean isFull() {
    return start == 0 && end == capacity() && end >= maxBytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
