package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class NewestVersionsTest {
  private static final long UNKNOWN = TimeParser.BAD;

  /** hash, second hash, updated_at, export day, file, record. */
  private static Object row(long... words) {
    return words;
  }

  @Test
  void newerUpdateThenNewerExportThenLaterFileThenLaterRecordWins() {
    assertArrayEquals(
        new long[] {9, 1}, // the file that updated earlier, though it is exported later
        losers(row(1, 1, 50, 7, 9, 1), row(1, 1, 51, 6, 0, 1)));
    assertArrayEquals(new long[] {9, 1}, losers(row(1, 1, 50, 6, 9, 1), row(1, 1, 50, 7, 0, 1)));
    assertArrayEquals(new long[] {8, 5}, losers(row(1, 1, 50, 7, 9, 1), row(1, 1, 50, 7, 8, 5)));
    assertArrayEquals(new long[] {9, 1}, losers(row(1, 1, 50, 7, 9, 1), row(1, 1, 50, 7, 9, 2)));
    assertArrayEquals(
        new long[] {0, 3}, losers(row(1, 1, UNKNOWN, 7, 0, 3), row(1, 1, 50, 7, 0, 1)));
  }

  @Test
  void keysThatShareOneHashOnlyAreKeptApart() {
    assertArrayEquals(new long[0], losers(row(1, 1, 0, 0, 0, 1), row(1, 2, 0, 0, 0, 2)));
  }

  @Test
  void recordsOfARefusedFileDoNotCount() {
    assertArrayEquals(
        new long[0],
        NewestVersions.losers(
            List.of(row(1, 1, 50, 7, 0, 1), row(1, 1, 51, 7, 1, 1)).iterator(), Set.of(1)));
  }

  @Test
  void allButOneVersionOfEachKeyLoseHoweverManyThereAre() {
    Deque<Tuple2<Integer, Object>> full = new ArrayDeque<>();
    NewestVersions.Chunks chunks = new NewestVersions.Chunks(3, full);
    for (int i = 0; i < 60_000; i++) {
      long key = i % 20_000;
      chunks.add(key * 0x9E3779B97F4A7C15L, key, UNKNOWN, 0, i / 20_000, i % 20_000 + 1);
    }
    chunks.flush();
    int lost = 0;
    Set<String> distinct = new HashSet<>();
    for (int p = 0; p < 3; p++) {
      int partition = p;
      long[] pairs =
          NewestVersions.losers(
              full.stream().filter(t -> t._1() == partition).map(Tuple2::_2).iterator(), Set.of());
      lost += pairs.length / 2;
      for (int i = 0; i < pairs.length; i += 2) {
        assertEquals(true, pairs[i] < 2, "the last file wins every tie");
        distinct.add(pairs[i] + "/" + pairs[i + 1]);
      }
    }
    assertEquals(40_000, lost);
    assertEquals(40_000, distinct.size());
  }

  private static long[] losers(Object... rows) {
    long[] forward = NewestVersions.losers(List.of(rows).iterator(), Set.of());
    List<Object> reversed = new java.util.ArrayList<>(List.of(rows));
    java.util.Collections.reverse(reversed);
    assertArrayEquals(
        forward, NewestVersions.losers(reversed.iterator(), Set.of()), "order of arrival matters");
    return forward;
  }
}
