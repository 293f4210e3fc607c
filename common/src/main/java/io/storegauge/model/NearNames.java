package io.storegauge.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a misspelt name was meant to be. */
public final class NearNames {
  private static final int LISTED = 10;

  private NearNames() {}

  /**
   * A question that ends a message, with a leading blank; or the other remedy if nothing is near.
   */
  public static String hint(String name, Collection<String> known, String otherwise) {
    List<String> near = of(name, known);
    return near.isEmpty() ? " " + otherwise : " Did you mean " + String.join(" or ", near) + "?";
  }

  /** The same, with some of the known names as the other remedy. */
  public static String hint(String name, Collection<String> known) {
    List<String> some = known.stream().sorted().limit(LISTED).toList();
    int left = known.size() - some.size();
    String rest = left > 0 ? " and " + left + " more." : ".";
    String otherwise =
        some.isEmpty() ? "There is none yet." : "There is: " + String.join(", ", some) + rest;
    return hint(name, known, otherwise);
  }

  /**
   * At most two names that differ in no more than a third of their letters, the nearest first; else
   * at most two that contain the name.
   */
  public static List<String> of(String name, Collection<String> known) {
    int most = Math.max(1, name.length() / 3);
    List<String> near =
        nearest(name, known.stream().filter(k -> distance(name, k) <= most).toList());
    return near.isEmpty() && name.length() > 2
        ? nearest(name, known.stream().filter(k -> k.contains(name)).toList())
        : near;
  }

  private static List<String> nearest(String name, Collection<String> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingInt((String k) -> distance(name, k))
                .thenComparing(Comparator.naturalOrder()))
        .limit(2)
        .toList();
  }

  /** Letters to insert, delete or replace (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
