package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts that speak of one topic. What it keeps does not depend on the order they come in. */
final class TopicTally {
  private static final int SHOWN = 3;

  /**
   * A text to show. Those with the least hashes are shown: as good as drawn by lot, and the same
   * ones every time.
   */
  private record Example(int hash, UTF8String id, UTF8String excerpt) {
    static final Comparator<Example> ORDER =
        Comparator.comparingInt(Example::hash)
            .thenComparing(Example::id)
            .thenComparing(Example::excerpt);
  }

  private long mentions;
  private long counted;
  private final Map<UTF8String, Long> phrases = new TreeMap<>();
  private final TreeSet<Example> examples = new TreeSet<>(Example.ORDER);

  /** A text that is among those counted, such as the negative ones, or one that is not. */
  void add(boolean counts, UTF8String id, UTF8String phrase, UTF8String excerpt) {
    mentions++;
    if (counts) {
      counted++;
      phrases.merge(phrase.clone(), 1L, Long::sum);
      keep(new Example(id.hashCode(), id.clone(), excerpt.clone()));
    }
  }

  void add(TopicTally other) {
    mentions += other.mentions;
    counted += other.counted;
    other.phrases.forEach((phrase, n) -> phrases.merge(phrase, n, Long::sum));
    other.examples.forEach(this::keep);
  }

  /** Of texts that read alike only the first one stays, so that three different ones are shown. */
  private void keep(Example example) {
    Example alike = null;
    for (Example e : examples) {
      if (e.excerpt().equals(example.excerpt())) {
        alike = e;
      }
    }
    if (alike != null && Example.ORDER.compare(alike, example) <= 0) {
      return;
    }
    if (alike != null) {
      examples.remove(alike);
    }
    examples.add(example);
    if (examples.size() > SHOWN) {
      examples.pollLast();
    }
  }

  long mentions() {
    return mentions;
  }

  long counted() {
    return counted;
  }

  /** The most frequent phrases, by comma; null = none. */
  UTF8String typicalPhrases() {
    if (phrases.isEmpty()) {
      return null;
    }
    // By code points where counts are equal, since the map is sorted and the sort keeps order.
    return UTF8String.fromString(
        phrases.entrySet().stream()
            .sorted(Map.Entry.<UTF8String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(e -> e.getKey().toString())
            .collect(Collectors.joining(", ")));
  }

  /** Up to three. */
  List<UTF8String> shown() {
    List<UTF8String> shown = new ArrayList<>();
    Set<UTF8String> seen = new HashSet<>();
    for (Example e : examples) {
      if (seen.add(e.excerpt())) {
        shown.add(e.excerpt());
      }
    }
    return shown;
  }
}
