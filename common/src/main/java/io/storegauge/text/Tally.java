package io.storegauge.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How often a model was right about some texts; counts, so that tallies add up. */
public final class Tally {
  private static final ObjectMapper JSON = new ObjectMapper();

  private long truePositive;
  private long falseNegative;
  private long trueNegative;
  private long falsePositive;
  private long neutral;
  private long neutralWrong;

  /**
   * @param positive what the text is
   * @param probability what the model says; one half and more is positive
   * @param band see {@link Sentiment#of}
   */
  void add(boolean positive, double probability, int band) {
    boolean said = probability >= 0.5;
    if (positive) {
      truePositive += said ? 1 : 0;
      falseNegative += said ? 0 : 1;
    } else {
      falsePositive += said ? 1 : 0;
      trueNegative += said ? 0 : 1;
    }
    if (Sentiment.of(Sentiment.stored(probability), band) == Sentiment.NEUTRAL) {
      neutral++;
      neutralWrong += said == positive ? 0 : 1;
    }
  }

  public long texts() {
    return truePositive + falseNegative + trueNegative + falsePositive;
  }

  /** A cell of the confusion matrix: texts of a class that the model says are of a class. */
  public long texts(boolean positive, boolean said) {
    if (positive) {
      return said ? truePositive : falseNegative;
    }
    return said ? falsePositive : trueNegative;
  }

  /** Share of texts whose class of two is right; NaN without texts. */
  public double accuracy() {
    return share(truePositive + trueNegative, texts());
  }

  /** Share right among texts that are not neutral to the model; NaN if all are. */
  public double accuracyWhenSure() {
    return 1 - share(wrong() - neutralWrong, texts() - neutral);
  }

  /** Share of texts that are neutral to the model; NaN without texts. */
  public double neutralShare() {
    return share(neutral, texts());
  }

  /** Share of a class's texts that are recognised; NaN if there are none. */
  public double recall(boolean positive) {
    long right = texts(positive, positive);
    return share(right, right + texts(positive, !positive));
  }

  /** Share of texts said to be of a class that are; NaN if none is said to be. */
  public double precision(boolean positive) {
    long right = texts(positive, positive);
    return share(right, right + texts(!positive, positive));
  }

  /** Harmonic mean of a class's recall and precision; NaN if it is neither there nor said. */
  public double f1(boolean positive) {
    return share(2 * texts(positive, positive), 2 * texts(positive, positive) + wrong());
  }

  /** Mean of both classes' F1; NaN if a class is neither there nor said. */
  public double macroF1() {
    return (f1(true) + f1(false)) / 2;
  }

  private long wrong() {
    return falseNegative + falsePositive;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  ObjectNode toJson() {
    ObjectNode o = JSON.createObjectNode();
    o.put("positive_right", truePositive).put("positive_wrong", falseNegative);
    o.put("negative_right", trueNegative).put("negative_wrong", falsePositive);
    return o.put("neutral", neutral).put("neutral_wrong", neutralWrong);
  }
}
