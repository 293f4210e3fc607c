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
  private final Zone[] zones;
  private final Repeats repeats = new Repeats();
  private final WordFeatures words = new WordFeatures();
  private int[] features = new int[1 << 16];
  private final int[] ends;
  private final int[] counts;
  private final double[] labels;

  PackedTexts(Features kinds, List<LabelledText> texts) {
    this.kinds = kinds;
    this.zones = kinds.zones();
    this.ends = new int[texts.size()];
    this.counts = new int[texts.size()];
    this.labels = new double[texts.size()];
    this.seenTwice = new SeenTwice(texts.stream().mapToLong(t -> most(t.text())).sum());
    count(texts);
    PlainText plain = new PlainText();
    int end = 0;
    for (int i = 0; i < texts.size(); i++) {
      end = append(plain.read(texts.get(i).text()), end);
      ends[i] = end;
      labels[i] = texts.get(i).positive() ? 1 : -1;
    }
  }

  /** Features that a text can have. */
  private long most(String text) {
    return kinds.most(Math.min(PlainText.LONGEST, text.length()) + 2);
  }

  private void count(List<LabelledText> texts) {
    PlainText plain = new PlainText();
    TextFeatures found = new TextFeatures(kinds);
    for (int i = 0; i < texts.size(); i++) {
      counts[i] = found.read(plain.read(texts.get(i).text()));
      for (int f = 0; f < counts[i]; f++) {
        seenTwice.add(found.numbers()[f]);
      }
    }
  }

  private int append(PlainText text, int from) {
    if (text.isBlank()) {
      return from;
    }
    int most = Math.addExact(from, kinds.most(text.length()));
    if (most > features.length) {
      features = Arrays.copyOf(features, Math.max(most, Math.addExact(from, from >> 1)));
    }
    int end = from;
    for (Zone zone : zones) {
      end = characters(zone, text.points(), text.length(), end);
    }
    return kinds.words() ? words(words.read(text), end) : end;
  }

  /** An n-gram that stands in two texts begins with n-grams that do. */
  private int characters(Zone zone, int[] points, int length, int before) {
    int to = zone.to(length, kinds);
    int longest = zone.longest(kinds);
    int[] repeated = repeats.of(points, zone.from(length, kinds), to, longest);
    int end = before;
    for (int place = zone.from(length, kinds); place < to; place++) {
      long hash = zone.nothing();
      for (int n = 0; n < longest && place + n < to; n++) {
        hash = Features.longer(hash, points[place + n]);
        long number = Features.number(hash);
        if (!seenTwice.has(number)) {
          break;
        }
        if (n >= repeated[place]) {
          features[end++] = vocabulary.added(number);
        }
      }
    }
    return end;
  }

  private int words(int found, int from) {
    int end = from;
    for (int i = 0; i < found; i++) {
      long number = words.numbers()[i];
      if (seenTwice.has(number)) {
        features[end++] = vocabulary.added(number);
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
