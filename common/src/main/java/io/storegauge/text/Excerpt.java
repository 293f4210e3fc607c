package io.storegauge.text;

import java.util.regex.Pattern;

/** A short piece of a text that shows that it speaks of a topic. */
final class Excerpt {
  /** Characters of an excerpt at most. */
  static final int LONGEST = 80;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？!?;；\n])|(?<=\\.)(?=\\s)");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
  private static final String MORE = "…";

  private final TopicTagger tagger;

  /**
   * @param tagger of its own, since it reads sentences
   */
  Excerpt(TopicTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * The text if it is short, else the first of its sentences that speaks of the topic, else its
   * beginning; cut where it is too long.
   */
  String of(String text, int topic) {
    String line = oneLine(text);
    if (length(line) <= LONGEST) {
      return line;
    }
    for (String sentence : SENTENCE_END.split(text)) {
      if (tagger.read(sentence).has(topic)) {
        return cut(oneLine(sentence));
      }
    }
    return cut(line);
  }

  private static String oneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text) {
    if (length(text) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + MORE;
  }
}
