package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class SentimentScorerTest {
  private static final Features FEATURES = new Features(2, false, 0);

  private static SentimentModel model(double bias, Object... weights) {
    return model(FEATURES, bias, weights);
  }

  private static SentimentModel model(Features features, double bias, Object... weights) {
    Vocabulary known = new Vocabulary();
    Map<Integer, Double> byId = new HashMap<>();
    for (int i = 0; i < weights.length; i += 2) {
      int id = known.added(features.number((String) weights[i]));
      byId.put(id, ((Number) weights[i + 1]).doubleValue());
    }
    double[] all = new double[known.size()];
    byId.forEach((id, weight) -> all[id] = weight);
    return new SentimentModel("test", features, known.weighted(all), bias);
  }

  @Test
  void aLogitIsTheBiasAndTheSumOfWeightsOverTheRootOfTheirNumberAndTwenty() {
    SentimentScorer scorer = new SentimentScorer(model(0.5, "好", 3, "不好", -9));
    // ^不好$: 4 of one and 3 of two characters; 0.5 + (3 − 9) / √27 = −0.654701; 1 / (1 + e^0.654701)
    assertEquals(0.341931, scorer.probability("不好"), 1e-6);
    // ^好好$: ^ 好 $ ^好 好好 好$, 好 once though it stands there twice: 0.5 + 3 / √26 = 1.088348
    assertEquals(0.748071, scorer.probability("好好"), 1e-6);
    // Nothing known: the bias alone.
    assertEquals(0.622459, scorer.probability("abc"), 1e-6);
  }

  @Test
  void aTextThatIsNullOrSaysNothingHasNoProbability() {
    SentimentScorer scorer = new SentimentScorer(model(0.5));
    assertEquals(Double.NaN, scorer.probability((String) null));
    assertEquals(Double.NaN, scorer.probability((UTF8String) null));
    assertEquals(Double.NaN, scorer.probability(""));
    assertEquals(Double.NaN, scorer.probability(" \u200b"));
  }

  @Test
  void aTextScoresTheSameAsAStringAndAsBytesAndAfterAnyOther() {
    SentimentScorer scorer = new SentimentScorer(model(0, "好", 1, "😀", 2));
    double alone = new SentimentScorer(model(0, "好", 1, "😀", 2)).probability("好😀");
    scorer.probability("一段很长很长的话".repeat(10_000));
    assertEquals(alone, scorer.probability(UTF8String.fromString("好😀")));
    assertEquals(alone, scorer.probability("好😀"));
  }

  @Test
  void aHugeTextIsScoredByItsBeginning() {
    SentimentScorer scorer = new SentimentScorer(model(0, "好", 1));
    String beginning = "好的".repeat(PlainText.LONGEST / 2);
    assertEquals(
        scorer.probability(beginning), scorer.probability(beginning + "差".repeat(1_000_000)));
  }

  @Test
  void classesAreToldFromStoredProbabilities() {
    // Band 0.15: from 0.35 to 0.65 neutral, the ends not.
    assertEquals(Sentiment.NEGATIVE, Sentiment.of(Sentiment.stored(0.35), 1500));
    assertEquals(Sentiment.NEUTRAL, Sentiment.of(Sentiment.stored(0.3501), 1500));
    assertEquals(Sentiment.NEGATIVE, Sentiment.of(Sentiment.stored(0.350049), 1500));
    assertEquals(Sentiment.NEUTRAL, Sentiment.of(Sentiment.stored(0.6499), 1500));
    assertEquals(Sentiment.POSITIVE, Sentiment.of(Sentiment.stored(0.65), 1500));
    assertEquals(Sentiment.POSITIVE, Sentiment.of(Sentiment.stored(0.5), 0));
  }

  @Test
  void starsAndTextsContradictOnlyAcrossTheMiddle() {
    assertEquals(Sentiment.NEGATIVE, Sentiment.ofStars(2));
    assertEquals(Sentiment.NEUTRAL, Sentiment.ofStars(2.5));
    assertEquals(Sentiment.NEUTRAL, Sentiment.ofStars(3.5));
    assertEquals(Sentiment.POSITIVE, Sentiment.ofStars(4));
    assertTrue(Sentiment.POSITIVE.contradicts(Sentiment.NEGATIVE));
    assertTrue(!Sentiment.NEUTRAL.contradicts(Sentiment.NEGATIVE));
    assertTrue(!Sentiment.NEGATIVE.contradicts(Sentiment.NEGATIVE));
  }

  @Test
  void theLexiconKnowsClearWordsOfThreeLanguages() {
    SentimentScorer scorer = new SentimentScorer(Lexicon.model());
    for (String good :
        new String[] {"质量很好，很满意", "Produto excelente, recomendo", "great product, love it"}) {
      assertTrue(scorer.probability(good) > 0.65, good);
    }
    for (String bad :
        new String[] {
          "质量很差，太失望了",
          "不好吃",
          "Produto com defeito, não recebi",
          "bad quality, want a refund",
          "品質很差"
        }) {
      assertTrue(scorer.probability(bad) < 0.35, bad + scorer.probability(bad));
    }
    assertEquals(0.5, scorer.probability("一般般"));
  }

  @Test
  void aScoreIsTheSameAsThatOfAPlainSumOverAllDistinctFeatures() {
    Features features = new Features(4, true, 5);
    Random random = new Random(3);
    String[] words = {"bom ", "ruim ", "nao ", "好", "不", "差", "很", "吃", "，", "退货", "!", "a b"};
    Map<String, Double> weights = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      String feature = text(random, words, 1 + random.nextInt(2)).strip();
      if (isFeature(features, feature)) {
        weights.put(feature, random.nextInt(65) / 8.0 - 4);
      }
    }
    Object[] given =
        weights.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray();
    SentimentModel model = model(features, 0.25, given);
    SentimentScorer scorer = new SentimentScorer(model);
    TextFeatures found = new TextFeatures(features);
    for (int i = 0; i < 500; i++) {
      String text = text(random, words, 1 + random.nextInt(40));
      int count = found.read(new PlainText().read(text));
      double sum = 0;
      for (int f = 0; f < count; f++) {
        sum += model.weights().units(found.numbers()[f]) / 4096.0;
      }
      double expected = 1 / (1 + Math.exp(-(0.25 + sum / Math.sqrt(count + 20))));
      assertEquals(expected, scorer.probability(text), 1e-12, text);
    }
  }

  private static String text(Random random, String[] words, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(words[random.nextInt(words.length)]);
    }
    return text.toString();
  }

  private static boolean isFeature(Features features, String given) {
    try {
      return features.number(given) != 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
