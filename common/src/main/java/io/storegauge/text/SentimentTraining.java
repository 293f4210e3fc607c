package io.storegauge.text;

import io.storegauge.model.StoregaugeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
  static final Features FEATURES = new Features(20, 4, true);

  private static final double COST = 1;
  private static final int HELD_OUT = 5;
  private static final int CALIBRATING = 10;

  private final LabelledTexts texts;
  private final PackedTexts packed;
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
    this.packed = new PackedTexts(features, texts.texts());
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
    int[] older = Arrays.copyOf(order, order.length - tested);
    int[] newest = Arrays.copyOfRange(order, older.length, order.length);
    // In the order of contents again: neighbours in time resemble each other.
    Arrays.sort(older);
    LargeMargin.Fit fit = fit(older);
    Evaluation heldOut = evaluate(fit, calibrated(older), newest);
    Calibration line = calibration(fit, newest);
    LargeMargin.Fit last = fit(IntStream.range(0, all.size()).toArray());
    float[] weights = new float[last.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (line.slope() * last.weights()[i]);
    }
    TrainingReport report =
        new TrainingReport(
            source,
            texts.count(false),
            texts.count(true),
            texts.repeated(),
            texts.contradictory(),
            texts.blank(),
            dated ? all.get(order[0]).day() : LabelledText.UNDATED,
            dated ? all.get(order[order.length - 1]).day() : LabelledText.UNDATED,
            dated,
            heldOut);
    return new TrainedModel(
        packed.kinds(), weights, line.slope() * last.bias() + line.shift(), report);
  }

  /**
   * How models do on each category that have seen none of its texts: what a new category can
   * expect.
   */
  public Map<String, Tally> leavingEachCategoryOut() {
    TreeSet<String> categories = new TreeSet<>();
    texts.texts().stream().map(LabelledText::category).forEach(c -> addKnown(categories, c));
    Map<String, Tally> results = new TreeMap<>();
    for (String category : categories) {
      int[] others = where(i -> !category.equals(texts.texts().get(i).category()));
      int[] own = where(i -> category.equals(texts.texts().get(i).category()));
      if (bothClasses(others)) {
        results.put(category, evaluate(fit(others), calibrated(others), own).all());
      }
    }
    return results;
  }

  private static void addKnown(TreeSet<String> categories, String category) {
    if (category != null) {
      categories.add(category);
    }
  }

  private boolean bothClasses(int[] chosen) {
    long positive = Arrays.stream(chosen).filter(i -> packed.label(i) > 0).count();
    return positive > 0 && positive < chosen.length;
  }

  private int[] where(IntPredicate wanted) {
    return IntStream.range(0, packed.size()).filter(wanted).toArray();
  }

  /** Oldest first, or as content decides. */
  private int[] order(boolean dated) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < packed.size(); i++) {
      order.add(i);
    }
    if (dated) {
      order.sort((a, b) -> Long.compare(texts.texts().get(a).day(), texts.texts().get(b).day()));
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private LargeMargin.Fit fit(int[] chosen) {
    return LargeMargin.fit(packed, chosen, LogCountRatio.of(packed, chosen), COST);
  }

  /** Calibration of a fit to some texts, found with a tenth of them. */
  private Calibration calibrated(int[] chosen) {
    int[] learned = IntStream.range(0, chosen.length).filter(i -> i % CALIBRATING != 0).toArray();
    int[] kept = IntStream.range(0, chosen.length).filter(i -> i % CALIBRATING == 0).toArray();
    return calibration(
        fit(Arrays.stream(learned).map(i -> chosen[i]).toArray()),
        Arrays.stream(kept).map(i -> chosen[i]).toArray());
  }

  private Calibration calibration(LargeMargin.Fit fit, int[] unseen) {
    return Calibration.of(
        Arrays.stream(unseen).mapToDouble(i -> fit.score(packed, i)).toArray(),
        Arrays.stream(unseen).mapToDouble(packed::label).toArray());
  }

  private Evaluation evaluate(LargeMargin.Fit fit, Calibration line, int[] unseen) {
    Evaluation e = new Evaluation(band);
    for (int i : unseen) {
      double logit = line.slope() * fit.score(packed, i) + line.shift();
      e.add(texts.texts().get(i), 1 / (1 + StrictMath.exp(-logit)));
    }
    return e;
  }
}
