package io.storegauge.text;

import io.storegauge.text.TopicPhrases.Piece;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Says which topics texts speak of, one text after another in reused buffers; nothing is allocated
 * a text. One thread at a time: a task makes its own of the phrases it was sent.
 */
public final class TopicTagger {
  /** Phrases of a text that are looked at; a text that has more is no text. */
  private static final int MOST_HITS = 512;

  /** Words between a negation and what it negates. */
  private static final int MOST_FILLERS = 3;

  /** From here on a character is as good as a word. */
  private static final int FIRST_IDEOGRAPH = 0x2e80;

  private final TopicPhrases phrases;
  private final PhraseAutomaton automaton;
  private final Piece[] pieces;
  private final int[][] negators;
  private final int[][] fillers;
  private final PlainText text = new PlainText();

  /** Words and characters, and ends of clauses, before each place of the text. */
  private final int[] units = new int[PlainText.LONGEST + 3];

  private final int[] clauses = new int[PlainText.LONGEST + 3];

  /** Of each piece, where it was last found, and where its phrase began; in the text number. */
  private final int[] endOf;

  private final int[] beginOf;
  private final int[] textOf;
  private int number;

  private final int[] hitPhrase = new int[MOST_HITS];
  private final int[] hitFrom = new int[MOST_HITS];
  private final int[] hitTo = new int[MOST_HITS];
  private int hits;

  private final int[] topics;
  private final int[] firstPhrase;
  private int count;

  public TopicTagger(TopicPhrases phrases) {
    this.phrases = phrases;
    this.automaton = phrases.automaton();
    this.pieces = phrases.pieces().toArray(new Piece[0]);
    this.negators = byLength(phrases.negators());
    this.fillers = byLength(phrases.fillers());
    this.endOf = new int[pieces.length];
    this.beginOf = new int[pieces.length];
    this.textOf = new int[pieces.length];
    this.topics = new int[phrases.topics().size()];
    this.firstPhrase = new int[phrases.topics().size()];
  }

  /** The longest first, so that of two words that end alike the whole one is taken. */
  private static int[][] byLength(List<int[]> words) {
    int[][] sorted = words.toArray(new int[0][]);
    Arrays.sort(sorted, (a, b) -> Integer.compare(b.length, a.length));
    return sorted;
  }

  /** Looks at a text, null = nothing; {@link #count()} and the others tell of it. */
  public TopicTagger read(UTF8String given) {
    count = 0;
    if (given != null) {
      look(text.read(given));
    }
    return this;
  }

  /** As above. */
  public TopicTagger read(String given) {
    count = 0;
    if (given != null) {
      look(text.read(given));
    }
    return this;
  }

  /** Topics of the text. */
  public int count() {
    return count;
  }

  /** Index among {@link TopicPhrases#topics()}; ascending. */
  public int topic(int i) {
    return topics[i];
  }

  /** The topic's first phrase in the text, an index for {@link TopicPhrases#phrase}. */
  public int phrase(int i) {
    return firstPhrase[topics[i]];
  }

  /** Whether the text speaks of a topic. */
  boolean has(int topic) {
    return Arrays.binarySearch(topics, 0, count, topic) >= 0;
  }

  private void look(PlainText plain) {
    hits = 0;
    number++;
    walk(plain.points(), plain.length() - 1);
    if (hits > 0) {
      settle(plain.points());
    }
  }

  private void walk(int[] points, int end) {
    int state = PhraseAutomaton.START;
    boolean inWord = false;
    units[1] = 0;
    clauses[1] = 0;
    for (int at = 1; at < end; at++) {
      int point = TopicPhrases.plainApostrophe(points[at]);
      points[at] = point;
      boolean word = PlainForms.kind(point) == PlainForms.WORD;
      boolean unit = word ? !inWord : point >= FIRST_IDEOGRAPH;
      inWord = word;
      units[at + 1] = units[at] + (unit ? 1 : 0);
      clauses[at + 1] = clauses[at] + (endsClause(points, at) ? 1 : 0);
      state = automaton.next(state, point);
      if (state != PhraseAutomaton.START) {
        for (int piece : automaton.found(state)) {
          piece(piece, points, at + 1);
        }
      }
    }
  }

  /** Not the point within a number. */
  private static boolean endsClause(int[] points, int at) {
    return switch (points[at]) {
      case '!', '?', ';', ':', '~' -> true;
      case '.', ',' -> !(isDigit(points[at - 1]) && isDigit(points[at + 1]));
      default -> false;
    };
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  private void piece(int index, int[] points, int end) {
    Piece piece = pieces[index];
    int from = end - piece.points().length;
    if (isWord(points, from) && isWord(points, from - 1)) {
      return;
    }
    int to = end;
    if (isWord(points, end - 1) && isWord(points, end)) {
      if (!piece.open()) {
        return;
      }
      to = wordEnd(points, end);
    }
    int begin = from;
    if (piece.before() >= 0) {
      if (!follows(piece, points, from)) {
        return;
      }
      begin = beginOf[piece.before()];
    }
    if (piece.last()) {
      hit(piece.phrase(), begin, to);
    } else {
      textOf[index] = number;
      beginOf[index] = begin;
      endOf[index] = to;
    }
  }

  /**
   * Whether the piece before stands before, no further away than allowed, in the same clause, and
   * no negation in the gap: 物流不慢 is not 物流…慢.
   */
  private boolean follows(Piece piece, int[] points, int from) {
    int before = piece.before();
    if (textOf[before] != number || endOf[before] > from) {
      return false;
    }
    int end = endOf[before];
    return units[from] - units[end] <= piece.gap()
        && clauses[from] == clauses[end]
        && (piece.denied() || !negated(points, from, end));
  }

  private static boolean isWord(int[] points, int at) {
    return PlainForms.kind(points[at]) == PlainForms.WORD;
  }

  private static int wordEnd(int[] points, int at) {
    int end = at;
    while (isWord(points, end)) {
      end++;
    }
    return end;
  }

  private void hit(int phrase, int from, int to) {
    if (hits < MOST_HITS) {
      hitPhrase[hits] = phrase;
      hitFrom[hits] = from;
      hitTo[hits] = to;
      hits++;
    }
  }

  private void settle(int[] points) {
    Arrays.fill(firstPhrase, -1);
    for (int h = 0; h < hits; h++) {
      int topic = phrases.topicOf(hitPhrase[h]);
      if (topic != TopicPhrases.HARMLESS
          && firstPhrase[topic] < 0
          && !hidden(h)
          && !negated(points, hitFrom[h], 1)) {
        firstPhrase[topic] = hitPhrase[h];
      }
    }
    for (int t = 0; t < firstPhrase.length; t++) {
      if (firstPhrase[t] >= 0) {
        topics[count++] = t;
      }
    }
  }

  /** Whether it lies within one that says more. */
  private boolean hidden(int h) {
    for (int o = 0; o < hits; o++) {
      if (hitFrom[o] <= hitFrom[h]
          && hitTo[o] >= hitTo[h]
          && phrases.hides(hitPhrase[o], hitPhrase[h])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a negation from {@code first} on reaches a place. */
  private boolean negated(int[] points, int from, int first) {
    int at = beforeBlank(points, from);
    for (int fill = 0; fill <= MOST_FILLERS; fill++) {
      if (ending(negators, points, first, at) > 0) {
        return true;
      }
      int filler = ending(fillers, points, first, at);
      if (filler == 0) {
        return false;
      }
      at = beforeBlank(points, at - filler);
    }
    return false;
  }

  private static int beforeBlank(int[] points, int at) {
    return points[at - 1] == ' ' ? at - 1 : at;
  }

  /** Length of the longest word that lies between two places and ends at the second; 0 = none. */
  private static int ending(int[][] words, int[] points, int first, int at) {
    for (int[] word : words) {
      int from = at - word.length;
      if (from >= first
          && Arrays.equals(word, 0, word.length, points, from, at)
          && !(isWord(points, from) && isWord(points, from - 1))) {
        return word.length;
      }
    }
    return 0;
  }
}
