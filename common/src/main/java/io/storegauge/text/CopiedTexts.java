package io.storegauge.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which texts are copies of each other, as good as: groups of texts that are linked by pairs whose
 * similarity was worked out exactly. Candidates are found by {@link MinHash}, so no text is
 * compared with all others, and no two are linked by chance.
 *
 * <p>Texts of the same letters count once. In a bucket of more than {@value #MOST_COMPARED}
 * candidates, as set phrases make it, each is compared with so many that stand before it, those
 * that share the next bands nearest: the work grows with the texts, whatever they say. The groups
 * do not depend on the order of the texts.
 */
public final class CopiedTexts {
  static final int MOST_COMPARED = 16;

  private final List<TextPrint> prints;
  private final double similarity;

  /** By text another of its group, itself where it is the first of it. */
  private final int[] parents;

  /** One text of each content, by content, and its bands. */
  private final int[] texts;

  private final long[][] bands;

  private CopiedTexts(List<TextPrint> prints, double similarity) {
    this.prints = prints;
    this.similarity = similarity;
    this.parents = new int[prints.size()];
    this.texts = distinct();
    this.bands = new long[texts.length][];
    for (int t = 0; t < texts.length; t++) {
      bands[t] = MinHash.bands(prints.get(texts[t]).shingles());
    }
  }

  /**
   * Groups of texts.
   *
   * @param similarity from which two texts are copies, above 0 to 1
   * @return number of its group by text, from 0; a text without a copy has a group of its own
   */
  public static int[] groups(List<TextPrint> prints, double similarity) {
    CopiedTexts all = new CopiedTexts(prints, similarity);
    for (int band = 0; band < MinHash.BANDS; band++) {
      all.linkBuckets(band);
    }
    return all.numbered();
  }

  /** The others of the same content are linked to it. */
  private int[] distinct() {
    Map<Long, Integer> first = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      Integer before = first.putIfAbsent(prints.get(i).content(), i);
      parents[i] = before == null ? i : before;
    }
    return first.values().stream()
        .filter(i -> prints.get(i).shingles().length > 0)
        .sorted(Comparator.comparingLong(i -> prints.get(i).content()))
        .mapToInt(i -> i)
        .toArray();
  }

  /** Sorts by the upper bits of the band, and by the number of the text in the lower ones. */
  private void linkBuckets(int band) {
    long numbers = Long.highestOneBit(Math.max(1, texts.length)) * 2 - 1;
    long[] sorted = new long[texts.length];
    for (int t = 0; t < sorted.length; t++) {
      sorted[t] = (bands[t][band] & ~numbers) | t;
    }
    Arrays.sort(sorted);
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      if (end == sorted.length || (sorted[end] & ~numbers) != (sorted[start] & ~numbers)) {
        if (end - start > 1) {
          link(
              Arrays.stream(sorted, start, end).mapToInt(s -> (int) (s & numbers)).toArray(), band);
        }
        start = end;
      }
    }
  }

  private void link(int[] bucket, int band) {
    int[] ordered = bucket.length > MOST_COMPARED ? byNextBands(bucket, band) : bucket;
    for (int i = 1; i < ordered.length; i++) {
      for (int before = Math.max(0, i - MOST_COMPARED); before < i; before++) {
        link(texts[ordered[before]], texts[ordered[i]]);
      }
    }
  }

  private int[] byNextBands(int[] bucket, int band) {
    Comparator<Integer> order = Comparator.comparingLong(t -> next(t, band, 1));
    return Arrays.stream(bucket)
        .boxed()
        .sorted(order.thenComparingLong(t -> next(t, band, 2)).thenComparing(t -> t))
        .mapToInt(t -> t)
        .toArray();
  }

  private long next(int text, int band, int after) {
    return bands[text][(band + after) % MinHash.BANDS];
  }

  private void link(int a, int b) {
    int rootOfA = root(a);
    int rootOfB = root(b);
    if (rootOfA != rootOfB && prints.get(a).isSimilar(prints.get(b), similarity)) {
      parents[Math.max(rootOfA, rootOfB)] = Math.min(rootOfA, rootOfB);
    }
  }

  private int root(int text) {
    int at = text;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private int[] numbered() {
    int[] groups = new int[parents.length];
    int next = 0;
    for (int i = 0; i < groups.length; i++) {
      // A root is the least of its group, so its number is known by then.
      groups[i] = root(i) == i ? next++ : groups[root(i)];
    }
    return groups;
  }
}
