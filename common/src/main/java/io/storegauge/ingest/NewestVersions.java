package io.storegauge.ingest;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import scala.Tuple2;

/**
 * Finds the newest version of each key among records given as seven longs: two hashes of the key,
 * then the version: updated_at, export day, position of the file, number of the record; larger is
 * newer; then the place of its row. A record of several parts is given once for each, in
 * neighbouring rows, with hashes that only parts of its kind share.
 */
final class NewestVersions {
  private static final int WORDS = 7;

  /** The words after this one do not order versions. */
  private static final int LAST_OF_VERSION = 5;

  /** Length of an entry of {@link Found#losers}. */
  static final int TRIPLE = 3;

  private static final int CHUNK = WORDS * 8_192;

  /** In place of the export day: a part whose version is its own instant. */
  private static final long EVENT = Long.MIN_VALUE;

  private NewestVersions() {}

  /**
   * What the versions of some keys show.
   *
   * @param losers superseded records as triples (file, record, place)
   * @param sharedKeys first hashes of records that remain without being the newest content of their
   *     key
   */
  record Found(long[] losers, long[] sharedKeys) implements Serializable {}

  /** Collects records by partition of their hash and hands out full chunks. */
  static final class Chunks {
    private final long[][] open;
    private final int[] filled;
    private final Deque<? super Tuple2<Integer, Object>> full;

    Chunks(int partitions, Deque<? super Tuple2<Integer, Object>> full) {
      this.open = new long[partitions][];
      this.filled = new int[partitions];
      this.full = full;
    }

    /** Makes sure that the next rows of a hash, at most so many, lie in one chunk. */
    void together(long hash, int rows) {
      int p = partition(hash);
      if (filled[p] + rows * WORDS > CHUNK) {
        full.add(new Tuple2<Integer, Object>(p, Arrays.copyOf(open[p], filled[p])));
        open[p] = null;
        filled[p] = 0;
      }
    }

    private int partition(long hash) {
      return (int) Long.remainderUnsigned(hash >>> 8, open.length);
    }

    /** A part whose version is an instant alone; {@link TimeParser#BAD} is the oldest. */
    void addEvent(long hash, long second, long instant, int file, long record, long place) {
      add(hash, second, instant, EVENT, file, record, place);
    }

    void add(
        long hash, long second, long updatedAt, long exported, int file, long record, long place) {
      int p = partition(hash);
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
      o[n + 6] = place;
      filled[p] = n + WORDS;
      if (filled[p] == CHUNK) {
        full.add(new Tuple2<Integer, Object>(p, o));
        open[p] = null;
        filled[p] = 0;
      }
    }

    void flush() {
      for (int p = 0; p < open.length; p++) {
        if (filled[p] > 0) {
          full.add(new Tuple2<Integer, Object>(p, Arrays.copyOf(open[p], filled[p])));
          open[p] = null;
          filled[p] = 0;
        }
      }
    }
  }

  /**
   * Superseded records of one partition as triples (file, record, place).
   *
   * @param ignoredFiles files that were refused after some of their records were seen
   */
  static long[] losers(Iterator<Object> chunks, Set<Integer> ignoredFiles) {
    return find(chunks, ignoredFiles, false).losers();
  }

  /**
   * Compares the versions of one partition.
   *
   * @param inParts whether a record may have several rows
   */
  static Found find(Iterator<Object> chunks, Set<Integer> ignoredFiles, boolean inParts) {
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
    int[] lost = lostRows(rows, n / WORDS);
    return inParts ? ofParts(rows, n / WORDS, lost) : new Found(triples(rows, lost), new long[0]);
  }

  private static long[] triples(long[] rows, int[] some) {
    long[] triples = new long[TRIPLE * some.length];
    for (int i = 0; i < some.length; i++) {
      System.arraycopy(rows, some[i] * WORDS + 4, triples, TRIPLE * i, TRIPLE);
    }
    return triples;
  }

  /** A record is superseded if all of its rows are. */
  private static Found ofParts(long[] rows, int count, int[] lostRows) {
    BitSet lost = new BitSet(count);
    Arrays.stream(lostRows).forEach(lost::set);
    int[] losers = new int[lostRows.length];
    int l = 0;
    long[] shared = new long[16];
    int s = 0;
    int end;
    for (int first = 0; first < count; first = end) {
      end = first + 1;
      while (end < count && sameRecord(rows, first, end)) {
        end++;
      }
      boolean newestContent = rows[first * WORDS + 3] != EVENT && !lost.get(first);
      if (lost.nextClearBit(first) >= end) {
        losers[l++] = first;
      } else if (!newestContent) {
        if (s == shared.length) {
          shared = Arrays.copyOf(shared, 2 * s);
        }
        shared[s++] = rows[first * WORDS];
      }
    }
    return new Found(triples(rows, Arrays.copyOf(losers, l)), Arrays.copyOf(shared, s));
  }

  private static boolean sameRecord(long[] rows, int a, int b) {
    return rows[a * WORDS + 4] == rows[b * WORDS + 4] && rows[a * WORDS + 5] == rows[b * WORDS + 5];
  }

  /** Numbers of the rows that a newer one supersedes. */
  private static int[] lostRows(long[] rows, int count) {
    int capacity = Integer.highestOneBit(Math.max(16, count * 2 - 1)) * 2;
    int[] best = new int[capacity]; // row number + 1 of the newest version so far
    int[] lost = new int[64];
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
      if (l == lost.length) {
        lost = Arrays.copyOf(lost, l * 2);
      }
      lost[l++] = loser / WORDS;
    }
    return Arrays.copyOf(lost, l);
  }

  private static boolean sameKey(long[] rows, int a, int b) {
    return rows[a] == rows[b] && rows[a + 1] == rows[b + 1];
  }

  private static boolean newer(long[] rows, int a, int b) {
    for (int w = 2; w <= LAST_OF_VERSION; w++) {
      if (rows[a + w] != rows[b + w]) {
        return rows[a + w] > rows[b + w];
      }
    }
    return false;
  }
}
