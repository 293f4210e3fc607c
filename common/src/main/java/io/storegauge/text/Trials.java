package io.storegauge.text;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Learns from some of the texts and sees how that does on others. Texts go by their place. */
final class Trials {
  private static final double COST = 1;
  private static final int CALIBRATING = 10;

  private final LabelledTexts texts;
  private final PackedTexts packed;
  private final double[] labels;

  Trials(LabelledTexts texts, Features features) {
    this.texts = texts;
    this.packed = new PackedTexts(features, texts.texts());
    this.labels = texts.texts().stream().mapToDouble(t -> t.positive() ? 1 : -1).toArray();
  }

  Features features() {
    return packed.kinds();
  }

  Vocabulary vocabulary() {
    return packed.vocabulary();
  }

  /** A fit, and what makes its scores logits. */
  record Learned(LargeMargin.Fit fit, Calibration line) {}

  Learned learned(int[] chosen) {
    return new Learned(fit(chosen), calibrated(chosen));
  }

  LargeMargin.Fit fit(int[] chosen) {
    return LargeMargin.fit(packed, chosen, LogCountRatio.of(packed, chosen), COST);
  }

  /** Adds what a model says of texts that it has not seen. */
  void judge(Learned model, int[] unseen, Evaluation to) {
    for (int text : unseen) {
      double logit = model.line().logit(model.fit().score(packed, text));
      to.add(texts.texts().get(text), 1 / (1 + StrictMath.exp(-logit)));
    }
  }

  /** Calibration of a fit with texts that it has not seen. */
  Calibration calibration(LargeMargin.Fit fit, int[] unseen) {
    return Calibration.of(
        Arrays.stream(unseen).mapToDouble(i -> fit.score(packed, i)).toArray(),
        Arrays.stream(unseen).mapToDouble(i -> labels[i]).toArray());
  }

  /** Calibration of a fit to some texts, found with a tenth of them. */
  private Calibration calibrated(int[] chosen) {
    int[] learned = IntStream.range(0, chosen.length).filter(i -> i % CALIBRATING != 0).toArray();
    int[] kept = IntStream.range(0, chosen.length).filter(i -> i % CALIBRATING == 0).toArray();
    return calibration(
        fit(Arrays.stream(learned).map(i -> chosen[i]).toArray()),
        Arrays.stream(kept).map(i -> chosen[i]).toArray());
  }

  int[] all() {
    return where(i -> true);
  }

  int[] where(IntPredicate wanted) {
    return IntStream.range(0, labels.length).filter(wanted).toArray();
  }

  boolean bothClasses(int[] chosen) {
    long positive = Arrays.stream(chosen).filter(i -> labels[i] > 0).count();
    return positive > 0 && positive < chosen.length;
  }
}
