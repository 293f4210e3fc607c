package io.storegauge.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In how many texts of several kinds each phrase stands. Phrases are gathered from the texts of the
 * first kind; those of the others are only looked up, so that memory holds what may matter and no
 * more.
 */
final class PhraseCounts {
  private static final int FIRST_CAPACITY = 1 << 12;

  /**
   * A phrase and its texts.
   *
   * @param text in the plain form
   * @param counts texts by kind
   */
  record Phrase(String text, int[] counts) {}

  private final int kinds;
  private final PlainText plain = new PlainText();

  private long[] keys = new long[FIRST_CAPACITY];
  private int[] counts;
  private int[] lastText = new int[FIRST_CAPACITY];
  private String[] texts;
  private int size;
  private int number;

  PhraseCounts(int kinds) {
    this.kinds = kinds;
    this.counts = new int[FIRST_CAPACITY * kinds];
    this.texts = new String[FIRST_CAPACITY];
  }

  /** A text of the first kind; its phrases become known. */
  void gather(String text) {
    number++;
    PhraseRuns.of(
        plain.read(text),
        (hash, from, to) -> {
          int at = place(keys, hash);
          if (keys[at] == 0) {
            if (2 * (size + 1) > keys.length) {
              grow();
              at = place(keys, hash);
            }
            keys[at] = hash;
            texts[at] = new String(plain.points(), from, to - from);
            size++;
          }
          count(at, 0);
        });
  }

  /** A text of any kind, of which only known phrases count. */
  void count(String text, int kind) {
    number++;
    PhraseRuns.of(
        plain.read(text),
        (hash, from, to) -> {
          int at = place(keys, hash);
          if (keys[at] != 0) {
            count(at, kind);
          }
        });
  }

  /** A text counts once for a phrase, and for every kind it is given as. */
  private void count(int at, int kind) {
    if (lastText[at] != number) {
      lastText[at] = number;
      counts[at * kinds + kind]++;
    }
  }

  private static int place(long[] keys, long hash) {
    int at = (int) (hash >>> 20) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != hash) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    rebuild(keys.length * 2, 0);
  }

  /** Forgets phrases of fewer texts of the first kind. */
  void keepFrequent(int least) {
    rebuild(keys.length, least);
  }

  private void rebuild(int capacity, int least) {
    long[] newKeys = new long[capacity];
    int[] newCounts = new int[capacity * kinds];
    int[] newLast = new int[capacity];
    String[] newTexts = new String[capacity];
    size = 0;
    for (int old = 0; old < keys.length; old++) {
      if (keys[old] != 0 && counts[old * kinds] >= least) {
        int at = place(newKeys, keys[old]);
        newKeys[at] = keys[old];
        System.arraycopy(counts, old * kinds, newCounts, at * kinds, kinds);
        newLast[at] = lastText[old];
        newTexts[at] = texts[old];
        size++;
      }
    }
    keys = newKeys;
    counts = newCounts;
    lastText = newLast;
    texts = newTexts;
  }

  /** All that is known, in no order that means anything. */
  List<Phrase> phrases() {
    List<Phrase> phrases = new ArrayList<>();
    for (int at = 0; at < keys.length; at++) {
      if (keys[at] != 0) {
        phrases.add(
            new Phrase(texts[at], Arrays.copyOfRange(counts, at * kinds, (at + 1) * kinds)));
      }
    }
    return phrases;
  }
}
