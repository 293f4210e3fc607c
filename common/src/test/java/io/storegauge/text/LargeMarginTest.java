package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeMarginTest {
  private static final Features FEATURES = new Features(2, false, 0);

  private static LabelledText text(String text, boolean positive) {
    return new LabelledText(text, positive, null, LabelledText.UNDATED);
  }

  private static PackedTexts packed(LabelledText... texts) {
    return new PackedTexts(FEATURES, List.of(texts));
  }

  private static int[] all(PackedTexts texts) {
    return IntStream.range(0, texts.size()).toArray();
  }

  private static double[] ones(PackedTexts texts) {
    double[] ones = new double[texts.vocabulary().size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int id(PackedTexts texts, String feature) {
    return texts.vocabulary().id(FEATURES.number(feature));
  }

  @Test
  void theGradientOfWhatIsMinimisedIsNearlyNothing() {
    PackedTexts texts =
        packed(
            text("很好很好", true),
            text("不好", false),
            text("好吃", true),
            text("差", false),
            text("很差很差", false),
            text("太好了", true),
            text("不好吃吗", true));
    double[] scales = ones(texts);
    for (int f = 0; f < scales.length; f++) {
      scales[f] = 0.5 + (f % 3);
    }
    double cost = 2;
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), scales, cost);
    // d/dW: W / scale² − Σ 2 cost_i label_i max(0, 1 − label_i score_i) x_i, done the plain way.
    double[] gradient = new double[texts.vocabulary().size()];
    double biasGradient = fit.bias();
    for (int f = 0; f < gradient.length; f++) {
      gradient[f] = fit.weights()[f] / (scales[f] * scales[f]);
    }
    for (int i = 0; i < texts.size(); i++) {
      double each = cost * 7 / (2.0 * (texts.label(i) > 0 ? 4 : 3));
      double missing = Math.max(0, 1 - texts.label(i) * fit.score(texts, i));
      double pull = 2 * each * texts.label(i) * missing;
      biasGradient -= pull;
      for (int at = texts.start(i); at < texts.end(i); at++) {
        gradient[texts.feature(at)] -= pull / Math.sqrt(texts.count(i) + 20);
      }
    }
    double worst = Arrays.stream(gradient).map(Math::abs).max().getAsDouble();
    assertTrue(worst < 0.4 && Math.abs(biasGradient) < 1, worst + " " + biasGradient);
    // Worse by far at the beginning, where all weights are nothing: Σ 2 cost_i over the positive.
    assertTrue(2 * cost * 7 / 2 > 10 * Math.abs(biasGradient));
    // And not because everything is nothing.
    assertTrue(fit.score(texts, 0) > 0.3 && fit.score(texts, 4) < -0.3);
  }

  @Test
  void theOrderOfTheTextsHardlyMatters() {
    List<LabelledText> noisy = new ArrayList<>();
    for (LabelledText t : SentimentTrainingTest.texts(1500, 21, null)) {
      boolean wrong = t.text().hashCode() % 8 == 0;
      noisy.add(new LabelledText(t.text(), wrong != t.positive(), null, t.day()));
    }
    PackedTexts mixed = new PackedTexts(FEATURES, noisy);
    List<LabelledText> byClass = new ArrayList<>(noisy);
    byClass.sort(Comparator.comparing(LabelledText::positive));
    PackedTexts sorted = new PackedTexts(FEATURES, byClass);
    LargeMargin.Fit one =
        LargeMargin.fit(mixed, all(mixed), LogCountRatio.of(mixed, all(mixed)), 1);
    LargeMargin.Fit two =
        LargeMargin.fit(sorted, all(sorted), LogCountRatio.of(sorted, all(sorted)), 1);
    int same = 0;
    for (int i = 0; i < noisy.size(); i++) {
      boolean positive = two.score(sorted, byClass.indexOf(noisy.get(i))) > 0;
      same += one.score(mixed, i) > 0 == positive ? 1 : 0;
    }
    // If the bias followed the last texts, most of the other class would be called theirs.
    assertTrue(same > 0.9 * noisy.size(), same + " of " + noisy.size());
  }

  @Test
  void bothClassesWeighTheSameHoweverManyTextsTheyHave() {
    LabelledText[] given = new LabelledText[12];
    Arrays.fill(given, text("还行", true));
    given[0] = text("还行", false);
    PackedTexts texts = packed(given);
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), ones(texts), 1);
    // Copies settle slowly; if texts weighed the same, the score would be near 1.
    assertEquals(0, fit.score(texts, 0), 0.2);
  }

  @Test
  void onlyChosenTextsAreLearnedFrom() {
    LabelledText[] two = {text("好", true), text("好吗", true), text("差", false), text("差吗", false)};
    PackedTexts texts = packed(two[0], two[1], two[2], two[3], text("贵", true), text("贵吗", false));
    LargeMargin.Fit chosen = LargeMargin.fit(texts, new int[] {0, 1, 2, 3}, ones(texts), 1);
    PackedTexts without = packed(two);
    LargeMargin.Fit same = LargeMargin.fit(without, all(without), ones(without), 1);
    assertEquals(same.bias(), chosen.bias());
    for (String feature : new String[] {"好", "差", "吗"}) {
      assertEquals(
          same.weights()[id(without, feature)], chosen.weights()[id(texts, feature)], feature);
    }
    assertEquals(0, chosen.weights()[id(texts, "贵")]);
  }

  @Test
  void aFeatureWithoutAScaleIsNotUsed() {
    PackedTexts texts =
        packed(text("好", true), text("好吗", true), text("差", false), text("差吗", false));
    double[] scales = ones(texts);
    scales[id(texts, "好")] = 0;
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), scales, 1);
    assertEquals(0, fit.weights()[id(texts, "好")]);
    assertTrue(fit.weights()[id(texts, "差")] < 0);
  }

  @Test
  void featuresOfASingleTextAreCountedAndNotPacked() {
    PackedTexts texts = packed(text("好吃", true), text("好贵贵", false));
    // ^好吃$ has 4 + 3, ^好贵贵$ 5 − 1 + 4; both have ^, 好, $, ^好.
    assertEquals(7, texts.count(0));
    assertEquals(8, texts.count(1));
    assertEquals(4, texts.end(0) - texts.start(0));
    assertEquals(4, texts.end(1) - texts.start(1));
    assertEquals(Vocabulary.NONE, id(texts, "贵"));
    double[] weights = ones(texts);
    assertEquals(4 / Math.sqrt(7 + 20), texts.dot(weights, 0), 1e-12);
  }

  @Test
  void aRatioTellsHowMuchMoreOftenAFeatureStandsInOneClass() {
    // 好 in 2 positive and 0 negative texts, twice in one of them: (1 + 2) / (1 + 0) against all
    // features; 差 the other way round. The odds of 好 over those of 差 are 3 / (1/3) = 9.
    PackedTexts texts =
        packed(text("好好", true), text("好", true), text("差", false), text("差的", false));
    double[] scales = LogCountRatio.of(texts, all(texts));
    // A scale is the root of the log's square and of 0.3².
    double good = Math.sqrt(Math.pow(scales[id(texts, "好")], 2) - 0.09);
    double bad = Math.sqrt(Math.pow(scales[id(texts, "差")], 2) - 0.09);
    assertEquals(Math.log(9), good + bad, 1e-9);
    assertEquals(Vocabulary.NONE, id(texts, "的"), "in a single text");
    // Of the first three texts, 差 is in a single one.
    double[] three = LogCountRatio.of(texts, new int[] {0, 1, 2});
    assertEquals(0, three[id(texts, "差")]);
    assertTrue(three[id(texts, "好")] > 0);
  }
}
