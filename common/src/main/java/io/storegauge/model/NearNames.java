package io.storegauge.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a mistyped name may have meant. */
public final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /**
   * The known names nearest to {@code name}, at most three, best first; empty if none is near: at
   * most a third of its letters differ, or one contains the other.
   */
  public static List<String> of(String name, Collection<String> known) {
    String asked = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> isNear(asked, k.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparingInt((String k) -> distance(asked, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** {@code Did you mean a or b?}, or what there is, cut to ten names. */
  public static String hint(String name, Collection<String> known) {
    List<String> near = of(name, known);
    if (!near.isEmpty()) {
      return "Did you mean " + String.join(" or ", near) + "?";
    }
    if (known.isEmpty()) {
      return "There is none.";
    }
    List<String> some = known.stream().sorted().limit(10).toList();
    int left = known.size() - some.size();
    return "There is: " + String.join(", ", some) + (left > 0 ? " and " + left + " more." : ".");
  }

  private static boolean isNear(String a, String b) {
    return distance(a, b) <= Math.max(1, Math.max(a.length(), b.length()) / 3)
        || (a.length() >= 3 && b.contains(a))
        || (b.length() >= 3 && a.contains(b));
  }

  /** Levenshtein distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
