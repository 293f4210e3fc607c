package io.storegauge.text;

import java.util.Locale;

/** What a text is like, by the probability that it is positive. */
public enum Sentiment {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  /** Digits of a stored probability. */
  public static final int SCALE = 4;

  private static final int ONE = 10_000;

  /** A probability as it is stored, in ten-thousandths; classes are told from it, not before. */
  public static int stored(double probability) {
    return (int) Math.round(probability * ONE);
  }

  /**
   * @param stored probability in ten-thousandths
   * @param band a probability less than so many ten-thousandths from one half is neutral
   */
  public static Sentiment of(int stored, int band) {
    if (Math.abs(stored - ONE / 2) < band) {
      return NEUTRAL;
    }
    return stored < ONE / 2 ? NEGATIVE : POSITIVE;
  }

  /** What the stars say: up to 2 negative, from 4 positive. */
  public static Sentiment ofStars(double stars) {
    if (stars <= 2) {
      return NEGATIVE;
    }
    return stars >= 4 ? POSITIVE : NEUTRAL;
  }

  /** Whether one is positive and the other negative. */
  public boolean contradicts(Sentiment other) {
    return this != NEUTRAL && other != NEUTRAL && this != other;
  }

  /** As in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
