package io.storegauge.scheme;

/** Which numbers of a version are ours to estimate; the others are the platform's own. */
public interface OwnNumbers {
  /**
   * Whether the weight is.
   *
   * @param indicator its place in the version
   */
  boolean weight(int indicator);

  /**
   * Whether the weight is.
   *
   * @param dimension its name
   */
  boolean dimension(String dimension);

  /**
   * Whether the places among the peers are between which the points rise.
   *
   * @param indicator its place in the version; it has a curve along the peers
   */
  boolean cutoffs(int indicator);
}
