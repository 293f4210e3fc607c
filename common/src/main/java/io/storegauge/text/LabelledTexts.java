package io.storegauge.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts to learn from and to be tested with, each once: one that is on both sides of a split would
 * be known by heart. Texts count as the same if their letters and digits are.
 *
 * @param texts in an order that their content decides, as good as random
 * @param repeated left out, because they say the same as another
 * @param contradictory left out, because the same text is negative and positive
 * @param blank left out, because they have no letter or digit
 */
public record LabelledTexts(
    List<LabelledText> texts, long repeated, long contradictory, long blank) {

  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** Texts of one content. */
  private static final class Same {
    private final long hash;
    private LabelledText first;
    private long count;
    private boolean contradictory;

    Same(long hash) {
      this.hash = hash;
    }

    void add(LabelledText text) {
      contradictory |= first != null && first.positive() != text.positive();
      if (first == null || ORDER.compare(text, first) < 0) {
        first = text;
      }
      count++;
    }
  }

  /** Earlier days first, so that a copy never makes an old text a new one. */
  private static final Comparator<LabelledText> ORDER =
      Comparator.comparingLong(LabelledText::day)
          .thenComparing(LabelledText::text)
          .thenComparing(LabelledText::category, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Whatever the order of the given ones, the same result. */
  public static LabelledTexts of(Collection<LabelledText> given) {
    Map<String, Same> byContent = new HashMap<>();
    PlainText plain = new PlainText();
    long blank = 0;
    for (LabelledText text : given) {
      String content = content(plain.read(text.text()));
      if (content.isEmpty()) {
        blank++;
      } else {
        byContent.computeIfAbsent(content, c -> new Same(hash(c))).add(text);
      }
    }
    List<LabelledText> texts = new ArrayList<>();
    long repeated = 0;
    long contradictory = 0;
    List<Map.Entry<String, Same>> sorted = new ArrayList<>(byContent.entrySet());
    sorted.sort(
        Comparator.comparingLong((Map.Entry<String, Same> e) -> e.getValue().hash)
            .thenComparing(Map.Entry::getKey));
    for (Map.Entry<String, Same> e : sorted) {
      Same same = e.getValue();
      if (same.contradictory) {
        contradictory += same.count;
      } else {
        texts.add(same.first);
        repeated += same.count - 1;
      }
    }
    return new LabelledTexts(List.copyOf(texts), repeated, contradictory, blank);
  }

  private static String content(PlainText text) {
    StringBuilder content = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      if (Character.isLetterOrDigit(text.points()[i])) {
        content.appendCodePoint(text.points()[i]);
      }
    }
    return content.toString();
  }

  private static long hash(String content) {
    long hash = 0;
    for (int i = 0; i < content.length(); i++) {
      hash = ((hash ^ (hash >>> 32)) + content.charAt(i) + 1) * FACTOR;
    }
    return (hash ^ (hash >>> 29)) * FACTOR;
  }

  /** At most so many of each class, the first ones. */
  public LabelledTexts limited(int most) {
    List<LabelledText> kept = new ArrayList<>();
    int[] counts = new int[2];
    for (LabelledText text : texts) {
      if (counts[text.positive() ? 1 : 0]++ < most) {
        kept.add(text);
      }
    }
    return new LabelledTexts(List.copyOf(kept), repeated, contradictory, blank);
  }

  /** Texts of the class that has fewer. */
  public long leastOfAClass() {
    return Math.min(count(false), count(true));
  }

  /** How many there are of each {@link Language}. */
  Map<String, Integer> languages() {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(t -> counts.merge(Language.of(t.text()), 1, Integer::sum));
    return counts;
  }

  long count(boolean positive) {
    return texts.stream().filter(t -> t.positive() == positive).count();
  }
}
