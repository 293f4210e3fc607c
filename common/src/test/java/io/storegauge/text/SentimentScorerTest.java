package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class SentimentScorerTest {
  private static final Features FEATURES = new Features(16, 2, false);

  private static SentimentModel model(double bias, Object... weights) {
    float[] all = new float[FEATURES.size()];
    for (int i = 0; i < weights.length; i += 2) {
      all[FEATURES.number((String) weights[i])] = ((Number) weights[i + 1]).floatValue();
    }
    return new SentimentModel("test", FEATURES, all, bias, Patterns.NONE);
  }

  @Test
  void aLogitIsTheBiasAndTheSumOfWeightsOverTheRootOfTheirNumber() {
    SentimentScorer scorer = new SentimentScorer(model(0.5, "好", 3, "不好", -9));
    // ^不好$: 4 of one and 3 of two characters; 0.5 + (3 − 9) / √7 = −1.767787; 1 / (1 + e^1.767787)
    assertEquals(0.145818, scorer.probability("不好"), 1e-6);
    // ^好好$: ^ 好 $ ^好 好好 好$, 好 once though it stands there twice: 0.5 + 3 / √6 = 1.724745
    assertEquals(0.848739, scorer.probability("好好"), 1e-6);
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
}
