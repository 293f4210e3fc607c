package io.storegauge.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes of a file, decompressed, in a buffer that keeps what the caller has not consumed: a record
 * is always one slice of it. The buffer grows up to the longest record allowed.
 */
final class ByteFeed implements Closeable {
  private static final int INITIAL = 1 << 20;

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
    this.buffer = new byte[Math.min(INITIAL, maxBytes)];
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
    if (end == buffer.length) {
      if (buffer.length >= maxBytes) {
        return false;
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, buffer.length * 2L));
    }
    int before = end;
    try {
      // Fill up: a gzip stream hands out small pieces, and scanning them one by one costs time.
      while (end < buffer.length) {
        int n = in.read(buffer, end, buffer.length - end);
        if (n < 0) {
          atEnd = true;
          break;
        }
        end += n;
      }
    } catch (IOException e) {
      throw Unpacked.faultOf(e);
    }
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
    return start == 0 && end == buffer.length && buffer.length >= maxBytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
