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

  /** Where n-grams begin that the model may know, and the hash of what has been read of each. */
  private final int[] places = new int[PlainText.LONGEST + 2];

  private final long[] hashes = new long[PlainText.LONGEST + 2];

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
    double sum = 0;
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
    return bias + sum / Features.root(count);
  }

  /**
   * Length by length, so that the table is asked about one place before the last answer is there;
   * only places go on whose n-grams the model knows longer ones of.
   */
  private double ofCharacters(Zone zone, int[] points, int from, int to, int[] repeated) {
    double sum = 0;
    int open = to - from;
    for (int i = 0; i < open; i++) {
      places[i] = from + i;
      hashes[i] = zone.nothing();
    }
    for (int longer = 1; longer <= zone.longest(kinds); longer++) {
      int before = open;
      open = 0;
      for (int i = 0; i < before && places[i] + longer <= to; i++) {
        int place = places[i];
        long hash = Features.longer(hashes[i], points[place + longer - 1]);
        int entry = weights.entry(Features.number(hash));
        sum += longer > repeated[place] ? WeightTable.weight(entry) : 0;
        places[open] = place;
        hashes[open] = hash;
        open += WeightTable.begins(entry);
      }
    }
    return sum;
  }

  private double ofWords(int found) {
    double sum = 0;
    for (int i = 0; i < found; i++) {
      sum += WeightTable.weight(weights.entry(words.numbers()[i]));
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
