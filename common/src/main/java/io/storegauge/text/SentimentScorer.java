package io.storegauge.text;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Scores one text after another in reused buffers; nothing is allocated a text. One thread at a
 * time: a task makes its own of the model it was sent.
 */
public final class SentimentScorer {
  private final WeightTable weights;
  private final double bias;
  private final Features kinds;
  private final PlainText text = new PlainText();
  private final Zone[] zones;
  private final Repeats repeats = new Repeats();
  private final WordFeatures words = new WordFeatures();

  public SentimentScorer(SentimentModel model) {
    weights = model.weights();
    bias = model.bias();
    kinds = model.features();
    zones = kinds.zones();
  }

  /** Probability that a text is positive, 0 to 1; NaN if it is null or says nothing. */
  public double probability(UTF8String given) {
    return given == null ? Double.NaN : probability(text.read(given));
  }

  /** As above. */
  public double probability(String given) {
    return given == null ? Double.NaN : probability(text.read(given));
  }

  private double probability(PlainText plain) {
    // StrictMath, because Math may differ in the last digit from machine to machine.
    return plain.isBlank() ? Double.NaN : 1 / (1 + StrictMath.exp(-logit(plain)));
  }

  private double logit(PlainText plain) {
    long sum = 0;
    int count = 0;
    for (Zone zone : zones) {
      int from = zone.from(plain.length(), kinds);
      int to = zone.to(plain.length(), kinds);
      int longest = zone.longest(kinds);
      int[] repeated = repeats.of(plain.points(), from, to, longest);
      sum += ofCharacters(zone, plain.points(), from, to, repeated);
      count += distinct(from, to, longest, repeated);
    }
    if (kinds.words()) {
      int found = words.read(plain);
      sum += ofWords(found);
      count += found;
    }
    return bias + sum * WeightCode.UNIT / Features.root(count);
  }

  /** No look-up waits for another's answer, so that their fetches overlap. */
  private long ofCharacters(Zone zone, int[] points, int from, int to, int[] repeated) {
    int longest = zone.longest(kinds);
    long sum = 0;
    for (int place = from; place < to; place++) {
      int end = Math.min(to, place + longest);
      int known = place + repeated[place];
      long hash = zone.nothing();
      for (int at = place; at < end; at++) {
        hash = Features.longer(hash, points[at]);
        if (at >= known) {
          sum += weights.units(Features.number(hash));
        }
      }
    }
    return sum;
  }

  private long ofWords(int found) {
    long sum = 0;
    for (int i = 0; i < found; i++) {
      sum += weights.units(words.numbers()[i]);
    }
    return sum;
  }

  /** N-grams of a stretch, each once. */
  private static int distinct(int from, int to, int longest, int[] repeated) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += Math.min(longest, to - at) - repeated[at];
    }
    return count;
  }
}
