package io.storegauge.ingest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import scala.Tuple2;

/**
 * Finds the newest version of each key among records given as six longs: two hashes of the key,
 * then the version: updated_at, export day, position of the file, number of the record; larger is
 * newer.
 */
final class NewestVersions {
  private static final int WORDS = 6;
  private static final int CHUNK = WORDS * 8_192;

  private NewestVersions() {}

  /** Collects records by partition of their hash and hands out full chunks. */
  static final class Chunks {
    private final long[][] open;
    private final int[] filled;
    private final Deque<Tuple2<Integer, Object>> full;

    Chunks(int partitions, Deque<Tuple2<Integer, Object>> full) {
      this.open = new long[partitions][];
      this.filled = new int[partitions];
      this.full = full;
    }

    void add(long hash, long second, long updatedAt, int exported, int file, long record) {
      int p = (int) Long.remainderUnsigned(hash >>> 8, open.length);
      if (open[p] == null) {
        open[p] = new long[CHUNK / 64];
      } else if (filled[p] == open[p].length) {
        open[p] = Arrays.copyOf(open[p], Math.min(CHUNK, open[p].length * 2));
      }
      long[] o = open[p];
      int n = filled[p];
      o[n] = hash;
      o[n + 1] = second;
      o[n + 2] = updatedAt;
      o[n + 3] = exported;
      o[n + 4] = file;
      o[n + 5] = record;
      filled[p] = n + WORDS;
      if (filled[p] == CHUNK) {
        full.add(new Tuple2<>(p, o));
        open[p] = null;
        filled[p] = 0;
      }
    }

    void flush() {
      for (int p = 0; p < open.length; p++) {
        if (filled[p] > 0) {
          full.add(new Tuple2<>(p, Arrays.copyOf(open[p], filled[p])));
          open[p] = null;
          filled[p] = 0;
        }
      }
    }
  }

  /**
   * Superseded records of one partition as pairs (file, record).
   *
   * @param ignoredFiles files that were refused after some of their records were seen
   */
  static long[] losers(Iterator<Object> chunks, Set<Integer> ignoredFiles) {
    long[] rows = new long[WORDS * 1_024];
    int n = 0;
    Deque<long[]> all = new ArrayDeque<>();
    while (chunks.hasNext()) {
      all.add((long[]) chunks.next());
    }
    int total = all.stream().mapToInt(c -> c.length).sum();
    rows = Arrays.copyOf(rows, Math.max(rows.length, total));
    while (!all.isEmpty()) {
      long[] c = all.poll();
      for (int i = 0; i < c.length; i += WORDS) {
        if (ignoredFiles.isEmpty() || !ignoredFiles.contains((int) c[i + 4])) {
          System.arraycopy(c, i, rows, n, WORDS);
          n += WORDS;
        }
      }
    }
    return losers(rows, n / WORDS);
  }

  private static long[] losers(long[] rows, int count) {
    int capacity = Integer.highestOneBit(Math.max(16, count * 2 - 1)) * 2;
    int[] best = new int[capacity]; // row number + 1 of the newest version so far
    long[] lost = new long[64];
    int l = 0;
    for (int r = 0; r < count; r++) {
      int at = r * WORDS;
      int slot = (int) (rows[at + 1] ^ rows[at + 1] >>> 32) & (capacity - 1);
      while (best[slot] != 0 && !sameKey(rows, (best[slot] - 1) * WORDS, at)) {
        slot = (slot + 1) & (capacity - 1);
      }
      if (best[slot] == 0) {
        best[slot] = r + 1;
        continue;
      }
      int other = (best[slot] - 1) * WORDS;
      int loser = newer(rows, at, other) ? other : at;
      if (loser == other) {
        best[slot] = r + 1;
      }
      if (l + 2 > lost.length) {
        lost = Arrays.copyOf(lost, l * 2);
      }
      lost[l++] = rows[loser + 4];
      lost[l++] = rows[loser + 5];
    }
    return Arrays.copyOf(lost, l);
  }

  private static boolean sameKey(long[] rows, int a, int b) {
    return rows[a] == rows[b] && rows[a + 1] == rows[b + 1];
  }

  private static boolean newer(long[] rows, int a, int b) {
    for (int w = 2; w < WORDS; w++) {
      if (rows[a + w] != rows[b + w]) {
        return rows[a + w] > rows[b + w];
      }
    }
    return false;
  }
}
