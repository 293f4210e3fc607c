package io.storegauge.model;

import java.util.Collection;
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
   * The name nearest to {@code name}, or two that are as near: no more than about a third of the
   * letters differ; else at most two that contain the name.
   */
  public static List<String> of(String name, Collection<String> known) {
    int most = Math.max(1, (name.length() + 1) / 3);
    int nearest = known.stream().mapToInt(k -> distance(name, k)).min().orElse(most + 1);
    return known.stream()
        .filter(
            k ->
                nearest <= most
                    ? distance(name, k) == nearest
                    : name.length() > 2 && k.contains(name))
        .sorted()
        .limit(2)
        .toList();
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = d[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
