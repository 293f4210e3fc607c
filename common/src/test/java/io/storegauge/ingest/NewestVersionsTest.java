package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class NewestVersionsTest {
  private static final long UNKNOWN = TimeParser.BAD;

  /**
   * hash, second hash, updated_at, export day, file, record; the place follows from the last two.
   */
  private static Object row(long... words) {
    long[] placed = Arrays.copyOf(words, 7);
    placed[6] = place(words[4], words[5]);
    return placed;
  }

  private static long place(long file, long record) {
    return 1_000_000_000L * file - record;
  }

  /** Pairs (file, record), each of which must have come with its place. */
  private static long[] pairs(long[] triples) {
    long[] pairs = new long[triples.length / 3 * 2];
    for (int i = 0; i < triples.length / 3; i++) {
      System.arraycopy(triples, 3 * i, pairs, 2 * i, 2);
      assertEquals(place(triples[3 * i], triples[3 * i + 1]), triples[3 * i + 2]);
    }
    return pairs;
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
      chunks.add(
          key * 0x9E3779B97F4A7C15L,
          key,
          UNKNOWN,
          0,
          i / 20_000,
          i % 20_000 + 1,
          place(i / 20_000, i % 20_000 + 1));
    }
    chunks.flush();
    int lost = 0;
    Set<String> distinct = new HashSet<>();
    for (int p = 0; p < 3; p++) {
      int partition = p;
      long[] pairs =
          pairs(
              NewestVersions.losers(
                  full.stream().filter(t -> t._1() == partition).map(Tuple2::_2).iterator(),
                  Set.of()));
      lost += pairs.length / 2;
      for (int i = 0; i < pairs.length; i += 2) {
        assertEquals(true, pairs[i] < 2, "the last file wins every tie");
        distinct.add(pairs[i] + "/" + pairs[i + 1]);
      }
    }
    assertEquals(40_000, lost);
    assertEquals(40_000, distinct.size());
  }

  /** Rows of one chunk as a record's parts come: events have no export day. */
  private static final class Parts {
    private final Deque<Tuple2<Integer, Object>> full = new ArrayDeque<>();
    private final NewestVersions.Chunks chunks = new NewestVersions.Chunks(1, full);

    Parts content(long updatedAt, int file, long record) {
      chunks.add(7, 1, updatedAt, 20, file, record, place(file, record));
      return this;
    }

    Parts event(long kind, long instant, int file, long record) {
      chunks.addEvent(7, 1 ^ kind, instant, file, record, place(file, record));
      return this;
    }

    NewestVersions.Found find() {
      chunks.flush();
      return NewestVersions.find(full.stream().map(Tuple2::_2).iterator(), Set.of(), true);
    }
  }

  @Test
  void aRecordIsSupersededOnlyIfEachOfItsPartsIs() {
    // Newer content in file 1, but the addition (kind 2) came with file 0 alone.
    NewestVersions.Found found =
        new Parts().content(50, 0, 1).event(2, 40, 0, 1).content(60, 1, 1).find();
    assertArrayEquals(new long[0], pairs(found.losers()));
    assertArrayEquals(new long[] {7}, found.sharedKeys());

    // The newer content repeats the addition: nothing of the older record is left.
    found =
        new Parts()
            .content(50, 0, 1)
            .event(2, 40, 0, 1)
            .content(60, 1, 1)
            .event(2, 40, 1, 1)
            .find();
    assertArrayEquals(new long[] {0, 1}, pairs(found.losers()));
    assertArrayEquals(new long[0], found.sharedKeys(), "one whole record remains");
  }

  @Test
  void anEventAloneSharesItsKeyAndCompetesWithItsKindOnly() {
    NewestVersions.Found found =
        new Parts()
            .event(4, 90, 0, 1)
            .event(4, 80, 1, 1)
            .event(2, 70, 1, 2)
            .event(2, UNKNOWN, 2, 1)
            .find();
    assertArrayEquals(new long[] {1, 1, 2, 1}, pairs(found.losers()));
    assertArrayEquals(new long[] {7, 7}, found.sharedKeys());
  }

  @Test
  void partsOfARecordStayInOneChunk() {
    Deque<Tuple2<Integer, Object>> full = new ArrayDeque<>();
    NewestVersions.Chunks chunks = new NewestVersions.Chunks(1, full);
    for (int record = 1; record <= 20_000; record++) {
      chunks.together(record, 4);
      for (int kind = 0; kind < 1 + record % 4; kind++) {
        chunks.add(record, kind, UNKNOWN, 0, 0, record, 0);
      }
    }
    chunks.flush();
    assertTrue(full.size() > 3, full.size() + " chunks");
    long last = 0;
    for (Tuple2<Integer, Object> chunk : full) {
      long[] words = (long[]) chunk._2();
      assertTrue(words[5] > last, "record " + words[5] + " begins in another chunk");
      last = words[words.length - 2];
    }
    assertEquals(20_000, last);
  }

  private static long[] losers(Object... rows) {
    long[] forward = pairs(NewestVersions.losers(List.of(rows).iterator(), Set.of()));
    List<Object> reversed = new java.util.ArrayList<>(List.of(rows));
    java.util.Collections.reverse(reversed);
    assertArrayEquals(
        forward,
        pairs(NewestVersions.losers(reversed.iterator(), Set.of())),
        "order of arrival matters");
    return forward;
  }
}
