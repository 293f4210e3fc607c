package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeMarginTest {
  private static final Features FEATURES = new Features(12, 2, false);

  private static LabelledText text(String text, boolean positive) {
    return new LabelledText(text, positive, null, LabelledText.UNDATED);
  }

  private static PackedTexts packed(LabelledText... texts) {
    return new PackedTexts(FEATURES, List.of(texts));
  }

  private static int[] all(PackedTexts texts) {
    return IntStream.range(0, texts.size()).toArray();
  }

  private static double[] ones() {
    double[] ones = new double[FEATURES.size()];
    Arrays.fill(ones, 1);
    return ones;
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
    double[] scales = ones();
    for (int f = 0; f < scales.length; f++) {
      scales[f] = 0.5 + (f % 3);
    }
    double cost = 2;
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), scales, cost);
    // d/dW: W / scale² − Σ 2 cost_i label_i max(0, 1 − label_i score_i) x_i, done the plain way.
    double[] gradient = new double[FEATURES.size()];
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
        gradient[texts.feature(at)] -= pull / Math.sqrt(texts.count(i));
      }
    }
    double worst = Arrays.stream(gradient).map(Math::abs).max().getAsDouble();
    assertTrue(worst < 0.3 && Math.abs(biasGradient) < 0.6, worst + " " + biasGradient);
    // Worse by far at the beginning, where all weights are nothing: Σ 2 cost_i over the positive.
    assertTrue(2 * cost * 7 / 2 > 10 * Math.abs(biasGradient));
    // And not because everything is nothing.
    assertTrue(fit.score(texts, 0) > 0.3 && fit.score(texts, 4) < -0.3);
  }

  @Test
  void theOrderOfTheTextsHardlyMattersOnceItHasSettled() {
    List<LabelledText> noisy = new ArrayList<>();
    for (LabelledText t : SentimentTrainingTest.texts(1500, 21, null)) {
      boolean wrong = t.text().hashCode() % 8 == 0;
      noisy.add(new LabelledText(t.text(), wrong != t.positive(), null, t.day()));
    }
    PackedTexts mixed = new PackedTexts(FEATURES, noisy);
    noisy.sort(Comparator.comparing(LabelledText::positive));
    PackedTexts sorted = new PackedTexts(FEATURES, noisy);
    LargeMargin.Fit one = LargeMargin.fit(mixed, all(mixed), ones(), 1);
    LargeMargin.Fit two = LargeMargin.fit(sorted, all(sorted), ones(), 1);
    assertEquals(one.bias(), two.bias(), 0.02);
    for (int i = 0; i < mixed.size(); i++) {
      assertEquals(one.score(mixed, i), two.score(mixed, i), 0.1);
    }
  }

  @Test
  void bothClassesWeighTheSameHoweverManyTextsTheyHave() {
    LabelledText[] given = new LabelledText[12];
    Arrays.fill(given, text("还行", true));
    given[0] = text("还行", false);
    PackedTexts texts = packed(given);
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), ones(), 1);
    // Copies settle slowly; if texts weighed the same, the score would be near 1.
    assertEquals(0, fit.score(texts, 0), 0.2);
  }

  @Test
  void onlyChosenTextsAreLearnedFrom() {
    PackedTexts texts = packed(text("好", true), text("差", false), text("贵", true));
    LargeMargin.Fit two = LargeMargin.fit(texts, new int[] {0, 1}, ones(), 1);
    PackedTexts without = packed(text("好", true), text("差", false));
    LargeMargin.Fit same = LargeMargin.fit(without, all(without), ones(), 1);
    assertArrayEquals(same.weights(), two.weights());
    assertEquals(same.bias(), two.bias());
  }

  @Test
  void aFeatureWithoutAScaleIsNotUsed() {
    PackedTexts texts = packed(text("好", true), text("差", false));
    double[] scales = ones();
    scales[FEATURES.number("好")] = 0;
    LargeMargin.Fit fit = LargeMargin.fit(texts, all(texts), scales, 1);
    assertEquals(0, fit.weights()[FEATURES.number("好")]);
    assertTrue(fit.weights()[FEATURES.number("差")] < 0);
  }

  @Test
  void aRatioTellsHowMuchMoreOftenAFeatureStandsInOneClass() {
    // 好 in 2 positive and 0 negative texts, twice in one of them: (1 + 2) / (1 + 0) against all
    // features: ^ and $ in 2 and 2, … The odds of 好 over those of 差 are 3 / (1/3) = 9.
    PackedTexts texts =
        packed(text("好好", true), text("好", true), text("差", false), text("差的", false));
    double[] scales = LogCountRatio.of(texts, all(texts));
    double good = scales[FEATURES.number("好")];
    double bad = scales[FEATURES.number("差")];
    assertEquals(Math.log(9), good + bad, 1e-9);
    assertEquals(0, scales[FEATURES.number("的")], "in a single text");
  }
}
