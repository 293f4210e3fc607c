package io.storegauge.text;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Negation;
import io.storegauge.model.Taxonomy.Topic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases of a taxonomy, made ready to be looked for all at once: cut where {@code …} and {@code *}
 * stand, in the form of {@link PlainText}. Made once, sent to every task.
 */
public final class TopicPhrases implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Topic of harmless phrases. */
  static final int HARMLESS = -1;

  /**
   * A piece of a phrase without gaps.
   *
   * @param phrase whose piece it is
   * @param before the piece before it; −1 = it is the first
   * @param gap characters or words between both at most
   * @param last whether the phrase ends with it
   * @param open whether any ending of its last word will do
   * @param denied whether the phrase begins with a negation, which another one does not undo (não
   *     recebi nenhuma resposta)
   */
  record Piece(
      int phrase, int before, int gap, boolean last, boolean open, boolean denied, int[] points)
      implements Serializable {}

  private final List<Topic> topics = new ArrayList<>();
  private final int escalationFrom;
  private final List<String> phrases = new ArrayList<>();
  private final List<Integer> topicOf = new ArrayList<>();

  /** Characters of each phrase without its gaps. */
  private final List<Integer> lengths = new ArrayList<>();

  private final List<Piece> pieces = new ArrayList<>();
  private final List<int[]> negators = new ArrayList<>();
  private final List<int[]> fillers = new ArrayList<>();
  private final PhraseAutomaton automaton;

  private TopicPhrases(Taxonomy taxonomy) {
    for (Negation n : taxonomy.negation().values()) {
      n.before().forEach(w -> negators.add(points(w)));
      n.between().forEach(w -> fillers.add(points(w)));
    }
    topics.addAll(taxonomy.topics());
    escalationFrom = topics.size();
    topics.addAll(taxonomy.escalation());
    for (int t = 0; t < topics.size(); t++) {
      for (String phrase : topics.get(t).phrases()) {
        add(phrase, t);
      }
    }
    taxonomy.harmless().forEach(phrase -> add(phrase, HARMLESS));
    automaton = new PhraseAutomaton(pieces.stream().map(Piece::points).toList());
  }

  public static TopicPhrases of(Taxonomy taxonomy) {
    return new TopicPhrases(taxonomy);
  }

  private void add(String phrase, int topic) {
    int index = phrases.size();
    phrases.add(phrase);
    topicOf.add(topic);
    lengths.add(0);
    int before = -1;
    int gap = 0;
    int from = 0;
    for (int at = 0; at <= phrase.length(); at++) {
      char c = at == phrase.length() ? Taxonomy.GAP : phrase.charAt(at);
      if (c != Taxonomy.GAP && c != Taxonomy.ANY_ENDING) {
        continue;
      }
      int[] points = points(phrase.substring(from, at));
      from = at + 1;
      if (points.length > 0) {
        boolean last = points(phrase.substring(Math.min(from, phrase.length()))).length == 0;
        boolean open = c == Taxonomy.ANY_ENDING;
        boolean denied = before < 0 ? beginsWithNegation(points) : pieces.get(before).denied();
        pieces.add(new Piece(index, before, gap, last, open, denied, points));
        lengths.set(index, lengths.get(index) + points.length);
        before = pieces.size() - 1;
        gap = 0;
      }
      if (c == Taxonomy.GAP) {
        gap = Taxonomy.LONGEST_GAP;
      }
    }
  }

  private boolean beginsWithNegation(int[] points) {
    return negators.stream()
        .anyMatch(
            n ->
                n.length <= points.length
                    && Arrays.equals(n, 0, n.length, points, 0, n.length)
                    && (n.length == points.length
                        || PlainForms.kind(points[n.length - 1]) != PlainForms.WORD
                        || PlainForms.kind(points[n.length]) != PlainForms.WORD));
  }

  /** In the plain form, without the marks at both ends. */
  private static int[] points(String phrase) {
    PlainText text = new PlainText().read(phrase.strip());
    int[] points = Arrays.copyOfRange(text.points(), 1, text.length() - 1);
    for (int i = 0; i < points.length; i++) {
      points[i] = plainApostrophe(points[i]);
    }
    return points;
  }

  /** People type don’t and don't. */
  static int plainApostrophe(int point) {
    return switch (point) {
      case '’', '‘', '´', '`' -> '\'';
      default -> point;
    };
  }

  /** Topics, then kinds of escalation, in the order of the file. */
  public List<Topic> topics() {
    return topics;
  }

  /** A phrase as it is written in the file. */
  public String phrase(int index) {
    return phrases.get(index);
  }

  int phraseCount() {
    return phrases.size();
  }

  int topicOf(int phrase) {
    return topicOf.get(phrase);
  }

  /**
   * Whether a phrase hides another one that stands within it: it has more characters, gaps not
   * counted, and both are topics or both words of pressure, or it is harmless.
   */
  boolean hides(int phrase, int within) {
    int by = topicOf(phrase);
    return lengths.get(phrase) > lengths.get(within)
        && (by == HARMLESS || (by >= escalationFrom) == (topicOf(within) >= escalationFrom));
  }

  List<Piece> pieces() {
    return pieces;
  }

  PhraseAutomaton automaton() {
    return automaton;
  }

  List<int[]> negators() {
    return negators;
  }

  List<int[]> fillers() {
    return fillers;
  }
}
