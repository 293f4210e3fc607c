package io.storegauge.text;

import java.util.Arrays;
import java.util.List;

/** Features of labelled texts in one array, for the passes of a training. */
final class PackedTexts {
  private final Features kinds;
  private int[] features = new int[1 << 20];
  private final int[] ends;
  private final double[] labels;

  PackedTexts(Features kinds, List<LabelledText> texts) {
    this.kinds = kinds;
    this.ends = new int[texts.size()];
    this.labels = new double[texts.size()];
    PlainText plain = new PlainText();
    TextFeatures found = new TextFeatures(kinds);
    int end = 0;
    for (int i = 0; i < texts.size(); i++) {
      int count = found.read(plain.read(texts.get(i).text()));
      end = append(found.numbers(), count, end);
      ends[i] = end;
      labels[i] = texts.get(i).positive() ? 1 : -1;
    }
  }

  private int append(int[] found, int count, int end) {
    if (end + count > features.length) {
      features = Arrays.copyOf(features, Math.max(end + count, Math.addExact(end, end >> 1)));
    }
    System.arraycopy(found, 0, features, end, count);
    return end + count;
  }

  Features kinds() {
    return kinds;
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

  int feature(int at) {
    return features[at];
  }

  /** Features of a text, each once. */
  int count(int text) {
    return end(text) - start(text);
  }

  /** Σ weights of a text's features ÷ √(their number), as {@link SentimentScorer} adds them. */
  double dot(double[] weights, int text) {
    double sum = 0;
    for (int at = start(text); at < ends[text]; at++) {
      sum += weights[features[at]];
    }
    return sum / Math.sqrt(count(text));
  }
}
