package io.storegauge.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What texts may speak of, as {@code conf/topics.yaml} says it. Phrases stand as they are written
 * there.
 *
 * @param topics in the order of the file
 * @param escalation kinds of pressure, in the group {@link #ESCALATION}
 * @param harmless phrases within which no other counts
 * @param negation by language
 */
public record Taxonomy(
    List<Topic> topics,
    List<Topic> escalation,
    List<String> harmless,
    Map<String, Negation> negation)
    implements Serializable {

  /** Group of the kinds of pressure in tables; no topic of the file may be in it. */
  public static final String ESCALATION = "escalation";

  /** Ends a word with any ending. */
  public static final char ANY_ENDING = '*';

  /** Stands for a few characters or words. */
  public static final char GAP = '…';

  /** Characters or words that {@link #GAP} stands for at most. */
  public static final int LONGEST_GAP = 5;

  public static final Taxonomy NONE = new Taxonomy(List.of(), List.of(), List.of(), Map.of());

  /** A topic with the phrases of all its languages. */
  public record Topic(String group, String id, List<String> phrases) implements Serializable {}

  /**
   * Words of negation of a language.
   *
   * @param before what follows one of them does not count
   * @param between words that may stand between
   */
  public record Negation(List<String> before, List<String> between) implements Serializable {}
}
