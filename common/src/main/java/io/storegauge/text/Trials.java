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
  private final char[][] characters;
  private final double[] labels;

  Trials(LabelledTexts texts, Features features) {
    this.texts = texts;
    this.packed = new PackedTexts(features, texts.texts());
    this.characters = PatternTraining.characters(texts.texts());
    this.labels = texts.texts().stream().mapToDouble(t -> t.positive() ? 1 : -1).toArray();
  }

  Features features() {
    return packed.kinds();
  }

  /** What is learned of some texts, before its scores are made logits. */
  record Fit(LargeMargin.Fit features, Patterns patterns) {}

  /** A fit, and what makes its scores logits. */
  record Learned(Fit fit, Calibration line) {}

  Learned learned(int[] chosen) {
    return new Learned(fit(chosen), calibrated(chosen));
  }

  Fit fit(int[] chosen) {
    return new Fit(
        LargeMargin.fit(packed, chosen, LogCountRatio.of(packed, chosen), COST),
        PatternTraining.fit(characters, labels, chosen));
  }

  /** Adds what a model says of texts that it has not seen. */
  void judge(Learned model, int[] unseen, Evaluation to) {
    Calibration.Scores scores = scores(model.fit(), unseen);
    for (int i = 0; i < unseen.length; i++) {
      double logit = model.line().logit(scores.features()[i], scores.patterns()[i]);
      to.add(texts.texts().get(unseen[i]), 1 / (1 + StrictMath.exp(-logit)));
    }
  }

  /** Calibration of a fit with texts that it has not seen. */
  Calibration calibration(Fit fit, int[] unseen) {
    return Calibration.of(scores(fit, unseen));
  }

  private Calibration.Scores scores(Fit fit, int[] chosen) {
    float[] best = new float[fit.patterns().count()];
    return new Calibration.Scores(
        Arrays.stream(chosen).mapToDouble(i -> fit.features().score(packed, i)).toArray(),
        Arrays.stream(chosen)
            .mapToDouble(i -> fit.patterns().score(characters[i], characters[i].length, best))
            .toArray(),
        Arrays.stream(chosen).mapToDouble(i -> labels[i]).toArray());
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
