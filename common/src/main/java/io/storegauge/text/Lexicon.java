package io.storegauge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of a few hundred plain words, for the days before there are enough texts with stars to
 * learn from. It is right about clear texts and says nothing of most others; see docs/text.md.
 */
public final class Lexicon {
  /** Raised when the words or their weights change, so that rows scored with them are stale. */
  public static final String VERSION = "lexicon-4";

  private static final Features FEATURES = new Features(4, true, 0);

  private static final String FILE = "lexicon.tsv";

  /** One word of weight 2 in a review of 40 characters makes its class 3 times as likely. */
  private static final double FACTOR = 6;

  private Lexicon() {}

  public static SentimentModel model() {
    Vocabulary words = new Vocabulary();
    List<Double> weights = new ArrayList<>();
    try (InputStream in = Lexicon.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(line, words, weights);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double[] each = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return new SentimentModel(VERSION, FEATURES, words.weighted(each), 0);
  }

  private static void add(String line, Vocabulary words, List<Double> weights) {
    String[] parts = line.split("\t", 2);
    double weight = FACTOR * Double.parseDouble(parts[0]);
    for (String entry : parts[1].strip().split(" ", -1)) {
      String word = entry.replace('_', ' ');
      int id = words.added(FEATURES.number(word));
      if (id == weights.size()) {
        weights.add(weight);
      } else {
        weights.set(id, weight);
      }
    }
  }
}
