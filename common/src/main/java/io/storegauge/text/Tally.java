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

  /** Share of texts whose class of two is right; NaN without texts. */
  public double accuracy() {
    return share(truePositive + trueNegative, texts());
  }

  /** Share right among texts that are not neutral to the model; NaN if all are. */
  public double accuracyWhenSure() {
    long wrong = falseNegative + falsePositive - neutralWrong;
    return 1 - share(wrong, texts() - neutral);
  }

  /** Share of texts that are neutral to the model; NaN without texts. */
  public double neutralShare() {
    return share(neutral, texts());
  }

  /** Share of the positive texts that are recognised; NaN if there are none. */
  public double recallPositive() {
    return share(truePositive, truePositive + falseNegative);
  }

  /** Share of the negative texts that are recognised; NaN if there are none. */
  public double recallNegative() {
    return share(trueNegative, trueNegative + falsePositive);
  }

  /** Share of texts called positive that are; NaN if none is called so. */
  public double precisionPositive() {
    return share(truePositive, truePositive + falsePositive);
  }

  /** Share of texts called negative that are; NaN if none is called so. */
  public double precisionNegative() {
    return share(trueNegative, trueNegative + falseNegative);
  }

  /** Mean of both classes' F1; NaN if a class is neither there nor called. */
  public double macroF1() {
    return (f1(truePositive, falsePositive + falseNegative)
            + f1(trueNegative, falsePositive + falseNegative))
        / 2;
  }

  private static double f1(long right, long wrong) {
    return share(2 * right, 2 * right + wrong);
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
