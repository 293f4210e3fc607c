package io.storegauge.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which texts are copies of each other, as good as: groups of texts that are linked by pairs whose
 * similarity was worked out exactly. Candidates are found by {@link MinHash}, so no text is
 * compared with all others, and no two are linked by chance.
 *
 * <p>Texts of the same letters count once. In a bucket of candidates with more than {@value
 * #MOST_COMPARED} different ones, as a set phrase makes it, each is compared with so many that
 * stand before it by content: the work grows with the texts, whatever they say. The groups do not
 * depend on the order of the texts.
 */
public final class CopiedTexts {
  static final int MOST_COMPARED = 64;

  private final List<TextPrint> prints;
  private final double similarity;

  /** Of each print the first one with the same content. */
  private final int[] parents;

  private CopiedTexts(List<TextPrint> prints, double similarity) {
    this.prints = prints;
    this.similarity = similarity;
    this.parents = new int[prints.size()];
  }

  /**
   * Groups of texts.
   *
   * @param similarity from which two texts are copies, above 0 to 1
   * @return number of its group by text, from 0; a text without a copy has a group of its own
   */
  public static int[] groups(List<TextPrint> prints, double similarity) {
    CopiedTexts texts = new CopiedTexts(prints, similarity);
    texts.linkBuckets(texts.distinct());
    return texts.numbered();
  }

  /** One text of each content, by content; the others are linked to it. */
  private int[] distinct() {
    Map<Long, Integer> first = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      Integer before = first.putIfAbsent(prints.get(i).content(), i);
      parents[i] = before == null ? i : before;
    }
    return first.values().stream()
        .filter(i -> prints.get(i).shingles().length > 0)
        .sorted((a, b) -> Long.compare(prints.get(a).content(), prints.get(b).content()))
        .mapToInt(i -> i)
        .toArray();
  }

  private void linkBuckets(int[] texts) {
    long[][] bands = new long[texts.length][];
    for (int t = 0; t < texts.length; t++) {
      bands[t] = MinHash.bands(prints.get(texts[t]).shingles());
    }
    for (int band = 0; band < MinHash.BANDS; band++) {
      int column = band;
      Integer[] byBucket = IntStream.range(0, texts.length).boxed().toArray(Integer[]::new);
      // Stable: inside a bucket texts stay in the order of their content.
      Arrays.sort(byBucket, (a, b) -> Long.compare(bands[a][column], bands[b][column]));
      int start = 0;
      for (int i = 0; i < byBucket.length; i++) {
        if (bands[byBucket[i]][band] != bands[byBucket[start]][band]) {
          start = i;
        }
        for (int before = Math.max(start, i - MOST_COMPARED); before < i; before++) {
          link(texts[byBucket[before]], texts[byBucket[i]]);
        }
      }
    }
  }

  private void link(int a, int b) {
    int rootOfA = root(a);
    int rootOfB = root(b);
    if (rootOfA != rootOfB && prints.get(a).similarity(prints.get(b)) >= similarity) {
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
