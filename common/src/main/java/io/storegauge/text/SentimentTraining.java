package io.storegauge.text;

import io.storegauge.model.StoregaugeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a model of labelled texts: features weighted by the ratio of their frequencies in both
 * classes (NB-SVM; Wang and Manning, ACL 2012), a large margin, calibration. docs/text.md says what
 * was tried.
 *
 * <p>The same texts in any order give the same model to the last bit.
 */
public final class SentimentTraining {
  /** Texts of each class without which nothing is learned. */
  public static final int LEAST_OF_A_CLASS = 50;

  /** What models are made with, found by trying: docs/text.md. */
  static final Features FEATURES = new Features(4, true, 13);

  private static final int HELD_OUT = 5;

  private final LabelledTexts texts;
  private final Trials trials;
  private final int band;

  /**
   * @param band see {@link Sentiment#of}
   * @throws StoregaugeException if there are too few texts of a class
   */
  public SentimentTraining(LabelledTexts texts, int band) {
    this(texts, band, FEATURES);
  }

  SentimentTraining(LabelledTexts texts, int band, Features features) {
    long negative = texts.count(false);
    long positive = texts.count(true);
    if (Math.min(negative, positive) < LEAST_OF_A_CLASS) {
      throw TextErrors.tooFewTexts(negative, positive, LEAST_OF_A_CLASS);
    }
    this.texts = texts;
    this.band = band;
    this.trials = new Trials(texts, features);
  }

  /**
   * Trains on everything, after it was seen how a model of four fifths does on the last fifth.
   *
   * @param source where the texts are from, in words
   */
  public TrainedModel train(String source) {
    List<LabelledText> all = texts.texts();
    boolean dated = all.stream().allMatch(LabelledText::isDated);
    int[] order = order(dated);
    int tested = order.length / HELD_OUT;
    int[] oldest = Arrays.copyOf(order, order.length - tested);
    int[] newest = Arrays.copyOfRange(order, oldest.length, order.length);
    // In the order of contents again: neighbours in time resemble each other.
    Arrays.sort(oldest);
    Trials.Learned older = trials.learned(oldest);
    Evaluation heldOut = new Evaluation(band);
    trials.judge(older, newest, heldOut);
    Calibration line = trials.calibration(older.fit(), newest);
    TrainingReport report =
        new TrainingReport(
            source,
            texts.count(false),
            texts.count(true),
            texts.repeated(),
            texts.contradictory(),
            texts.blank(),
            texts.languages(),
            dated ? all.get(order[0]).day() : LabelledText.UNDATED,
            dated ? all.get(order[order.length - 1]).day() : LabelledText.UNDATED,
            dated,
            heldOut,
            CrossChecks.NONE);
    return calibrated(trials.fit(trials.all()), line, report);
  }

  /** The calibration goes into weights, so that scoring knows none. */
  private TrainedModel calibrated(LargeMargin.Fit fit, Calibration line, TrainingReport report) {
    double[] weights = Arrays.stream(fit.weights()).map(w -> line.slope() * w).toArray();
    return new TrainedModel(
        trials.features(), trials.vocabulary().weighted(weights), line.logit(fit.bias()), report);
  }

  /** How models do on texts that they have not seen, each text once. */
  public CrossValidation crossValidation() {
    return new CrossValidation(texts, trials, band);
  }

  /** Oldest first, or as content decides. */
  private int[] order(boolean dated) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.texts().size(); i++) {
      order.add(i);
    }
    if (dated) {
      order.sort((a, b) -> Long.compare(texts.texts().get(a).day(), texts.texts().get(b).day()));
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
