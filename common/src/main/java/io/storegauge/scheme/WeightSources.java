package io.storegauge.scheme;

/** Which weights of a version are ours to estimate; the others are the platform's own. */
public interface WeightSources {
  /**
   * @param indicator its place in the version
   */
  boolean indicator(int indicator);

  /**
   * @param dimension its name
   */
  boolean dimension(String dimension);
}
