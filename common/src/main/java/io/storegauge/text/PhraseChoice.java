package io.storegauge.text;

import io.storegauge.text.PhraseCounts.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Of phrases that lie within each other the one that says it whole, the most telling first. */
final class PhraseChoice {
  /** A longer phrase of so many of the shorter one's texts says the same and more. */
  private static final double SAME = 0.8;

  private PhraseChoice() {}

  /**
   * Chooses phrases.
   *
   * @param wanted which may be chosen
   * @param worth the higher, the sooner it is chosen; equal ones by their letters
   * @param most how many
   */
  static List<Phrase> of(
      List<Phrase> phrases, Predicate<Phrase> wanted, ToDoubleFunction<Phrase> worth, int most) {
    Map<String, Integer> longest = longerOnes(phrases);
    List<Phrase> candidates =
        phrases.stream()
            .filter(p -> longest.getOrDefault(p.text(), 0) < SAME * p.counts()[0])
            .filter(wanted)
            .sorted(Comparator.comparingDouble(worth).reversed().thenComparing(Phrase::text))
            .toList();
    List<Phrase> chosen = new ArrayList<>();
    for (Phrase p : candidates) {
      if (chosen.size() == most) {
        break;
      }
      if (chosen.stream().noneMatch(c -> overlap(c.text(), p.text()))) {
        chosen.add(p);
      }
    }
    return chosen;
  }

  private static boolean overlap(String one, String other) {
    return one.contains(other) || other.contains(one);
  }

  /** Texts of the most frequent phrase that is one character or word longer, by phrase. */
  private static Map<String, Integer> longerOnes(List<Phrase> phrases) {
    Map<String, Integer> longest = new HashMap<>();
    for (Phrase p : phrases) {
      String text = p.text();
      boolean words = text.indexOf(' ') >= 0;
      if (!words && PlainForms.kind(text.codePointAt(0)) == PlainForms.WORD) {
        continue;
      }
      String head =
          text.substring(
              0, words ? text.lastIndexOf(' ') : text.offsetByCodePoints(0, length(text) - 1));
      String tail = text.substring(words ? text.indexOf(' ') + 1 : text.offsetByCodePoints(0, 1));
      longest.merge(head, p.counts()[0], Math::max);
      longest.merge(tail, p.counts()[0], Math::max);
    }
    return longest;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
