package io.storegauge.text;

import java.util.Arrays;
import java.util.List;

/**
 * Features of labelled texts in one array, for the passes of a training. What stands in a single
 * text is counted, and left out of the array but for a few: a training has no use for it.
 */
final class PackedTexts {
  private final Features kinds;
  private final Vocabulary vocabulary = new Vocabulary();
  private final SeenTwice seenTwice;
  private int[] features = new int[1 << 16];
  private final int[] ends;
  private final int[] counts;
  private final double[] labels;

  PackedTexts(Features kinds, List<LabelledText> texts) {
    this.kinds = kinds;
    this.ends = new int[texts.size()];
    this.counts = new int[texts.size()];
    this.labels = new double[texts.size()];
    this.seenTwice = new SeenTwice(texts.stream().mapToLong(t -> most(t.text())).sum());
    TextFeatures found = new TextFeatures(kinds);
    PlainText plain = new PlainText();
    for (int i = 0; i < texts.size(); i++) {
      counts[i] = found.read(plain.read(texts.get(i).text()));
      for (int f = 0; f < counts[i]; f++) {
        seenTwice.add(found.numbers()[f]);
      }
    }
    int end = 0;
    for (int i = 0; i < texts.size(); i++) {
      int count = found.read(plain.read(texts.get(i).text()));
      end = append(found.numbers(), count, end);
      ends[i] = end;
      labels[i] = texts.get(i).positive() ? 1 : -1;
    }
  }

  /** Features that a text can have. */
  private long most(String text) {
    return kinds.most(Math.min(PlainText.LONGEST, text.length()) + 2);
  }

  private int append(long[] numbers, int count, int from) {
    int most = Math.addExact(from, count);
    if (most > features.length) {
      features = Arrays.copyOf(features, Math.max(most, Math.addExact(from, from >> 1)));
    }
    int end = from;
    for (int f = 0; f < count; f++) {
      if (seenTwice.has(numbers[f])) {
        features[end++] = vocabulary.added(numbers[f]);
      }
    }
    return end;
  }

  Features kinds() {
    return kinds;
  }

  /** The features that {@link #feature} tells. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  int size() {
    return ends.length;
  }

  /** 1 = positive, −1 = negative. */
  double label(int text) {
    return labels[text];
  }

  int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  int end(int text) {
    return ends[text];
  }

  /** Id of a feature. */
  int feature(int at) {
    return features[at];
  }

  /** Features of a text, each once, also of those that no other text has. */
  int count(int text) {
    return counts[text];
  }

  /**
   * Σ weights of a text's features ÷ their root, as {@link SentimentScorer} adds them.
   *
   * @param weights by id
   */
  double dot(double[] weights, int text) {
    double sum = 0;
    for (int at = start(text); at < ends[text]; at++) {
      sum += weights[features[at]];
    }
    return sum / Features.root(count(text));
  }
}
