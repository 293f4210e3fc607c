package io.storegauge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A model of a few hundred plain words, for the days before there are enough texts with stars to
 * learn from. It is right about clear texts and says nothing of most others; see docs/text.md.
 */
public final class Lexicon {
  /** Raised when the words or their weights change, so that rows scored with them are stale. */
  public static final String VERSION = "lexicon-2";

  /** Of few words, so few numbers. */
  private static final Features FEATURES = new Features(16, 4, true);

  private static final String FILE = "lexicon.tsv";

  /** One word of weight 2 in a review of 40 characters makes its class 3 times as likely. */
  private static final float FACTOR = 6;

  private Lexicon() {}

  public static SentimentModel model() {
    float[] weights = new float[FEATURES.size()];
    try (InputStream in = Lexicon.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(line, weights);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SentimentModel(VERSION, FEATURES, weights, 0, Patterns.NONE);
  }

  private static void add(String line, float[] weights) {
    String[] parts = line.split("\t", 2);
    float weight = FACTOR * Float.parseFloat(parts[0]);
    for (String word : parts[1].strip().split(" ", -1)) {
      weights[FEATURES.number(word.replace('_', ' '))] = weight;
    }
  }
}
