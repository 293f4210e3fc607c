package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentimentTrainingTest {
  private static final Features SMALL = new Features(2, true, 3);
  private static final int BAND = 1500;

  /** Texts of twelve random characters; the negative ones say 差 somewhere, the others 棒. */
  static List<LabelledText> texts(int count, long seed, String category) {
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < 12; c++) {
        text.append((char) (0x4e00 + random.nextInt(500)));
      }
      boolean positive = i % 3 > 0;
      text.setCharAt(random.nextInt(12), positive ? '棒' : '差');
      texts.add(new LabelledText(text.toString(), positive, category, 20_000 + i));
    }
    return texts;
  }

  private static TrainedModel train(List<LabelledText> texts) {
    return new SentimentTraining(LabelledTexts.of(texts), BAND, SMALL).train("a test");
  }

  @Test
  void aModelKnowsWhatItsTextsHaveInCommonOnTextsItHasNotSeen() {
    TrainedModel model = train(texts(900, 1, "a"));
    assertTrue(model.report().heldOut().all().accuracy() > 0.95);
    Evaluation unseen = Evaluation.of(model.named("m"), texts(600, 2, "b"), BAND);
    assertTrue(unseen.all().accuracy() > 0.95, "" + unseen.all().accuracy());
    assertEquals(600, unseen.byCategory().get("b").texts());
    assertEquals(600, unseen.byLanguage().get("zh").texts());
  }

  @Test
  void labelsWithoutMeaningAreNotLearned() {
    List<LabelledText> texts = new ArrayList<>();
    for (LabelledText t : texts(900, 3, null)) {
      texts.add(new LabelledText(t.text(), t.text().hashCode() % 2 == 0, null, t.day()));
    }
    double accuracy = train(texts).report().heldOut().all().accuracy();
    // 180 texts tossed: 0.5 ± 4 standard deviations of 0.037.
    assertEquals(0.5, accuracy, 0.15);
  }

  @Test
  void theSameTextsInAnyOrderGiveTheSameModel() {
    List<LabelledText> texts = texts(400, 4, "a");
    TrainedModel one = train(texts);
    List<LabelledText> shuffled = new ArrayList<>(texts);
    shuffled.addAll(texts.subList(0, 100));
    Collections.shuffle(shuffled, new Random(5));
    TrainedModel two = train(shuffled);
    assertArrayEquals(one.weights().numbers(), two.weights().numbers());
    assertArrayEquals(one.weights().weights(), two.weights().weights());
    assertEquals(one.bias(), two.bias());
    assertEquals(100, two.report().repeated());
    assertEquals(
        one.report().heldOut().toJson().toString(), two.report().heldOut().toJson().toString());
  }

  @Test
  void theNewestFifthIsHeldOutOfDatedTexts() {
    // From the day on which four fifths are over, 棒 is what the negative ones say.
    List<LabelledText> turned = new ArrayList<>();
    for (LabelledText t : texts(500, 6, null)) {
      boolean late = t.day() >= 20_400;
      turned.add(new LabelledText(t.text(), late != t.positive(), null, t.day()));
    }
    TrainingReport report = train(turned).report();
    assertTrue(report.byTime());
    assertEquals(100, report.heldOut().all().texts());
    assertTrue(report.heldOut().all().accuracy() < 0.1);
    assertEquals(20_000, report.firstDay());
    assertEquals(20_499, report.lastDay());
  }

  @Test
  void aFifthByContentIsHeldOutIfATextHasNoDay() {
    List<LabelledText> texts = texts(500, 7, null);
    texts.set(0, new LabelledText(texts.get(0).text(), false, null, LabelledText.UNDATED));
    TrainingReport report = train(texts).report();
    assertFalse(report.byTime());
    assertEquals(100, report.heldOut().all().texts());
    assertEquals(LabelledText.UNDATED, report.firstDay());
  }

  @Test
  void aCategoryLeftOutIsJudgedByAModelOfTheOthers() {
    List<LabelledText> texts = new ArrayList<>(texts(400, 8, "a"));
    texts.addAll(texts(600, 9, "b"));
    // Category c says it the other way round: only who has seen it could know.
    for (LabelledText t : texts(200, 10, "c")) {
      texts.add(new LabelledText(t.text(), !t.positive(), "c", t.day()));
    }
    Map<String, Tally> left =
        new SentimentTraining(LabelledTexts.of(texts), BAND, SMALL).crossValidation().categories();
    assertEquals(List.of("a", "b", "c"), List.copyOf(left.keySet()));
    assertEquals(200, left.get("c").texts());
    assertTrue(left.get("c").accuracy() < 0.2, "" + left.get("c").accuracy());
    assertTrue(left.get("a").accuracy() > 0.6);
  }

  @Test
  void everyTextIsJudgedOnceByAModelOfTheOtherParts() {
    List<LabelledText> texts = texts(600, 12, "a");
    // One word of each class is in a single text: only a model that has seen it could know.
    texts.add(new LabelledText("龘龘龘龘龘龘", true, "b", 1));
    texts.add(new LabelledText("靐靐靐靐靐靐", false, "b", 2));
    SentimentTraining training = new SentimentTraining(LabelledTexts.of(texts), BAND, SMALL);
    Evaluation folds = training.crossValidation().folds(5);
    assertEquals(602, folds.all().texts());
    assertTrue(folds.all().accuracy() > 0.95, "" + folds.all().accuracy());
    Tally alone = folds.byCategory().get("b");
    assertEquals(2, alone.texts());
    assertTrue(alone.accuracy() < 1, "nothing is known of either");
  }

  @Test
  void tooFewTextsOfAClassAreRefused() {
    StoregaugeException e =
        assertThrows(StoregaugeException.class, () -> train(texts(120, 11, null)));
    assertTrue(
        e.getMessage().startsWith("Too few texts to learn from: 40 negative and 80 positive"),
        e.getMessage());
  }

  @Test
  void textsOfTheSameLettersAreOneAndContradictionsNone() {
    LabelledTexts texts =
        LabelledTexts.of(
            List.of(
                new LabelledText("很好!!!", true, "x", 7),
                new LabelledText("很好。", true, "y", 5),
                new LabelledText("ＯＫ", true, null, 1),
                new LabelledText("ok", false, null, 2),
                new LabelledText("!?", true, null, 3),
                new LabelledText("差", false, null, 4)));
    assertEquals(2, texts.texts().size());
    assertTrue(texts.texts().contains(new LabelledText("很好。", true, "y", 5)), "the earliest");
    assertEquals(1, texts.repeated());
    assertEquals(2, texts.contradictory());
    assertEquals(1, texts.blank());
  }

  @Test
  void aTallyCountsAsAHandWould() {
    Tally tally = new Tally();
    // Positive: right and sure, right and neutral, wrong and neutral. Negative: wrong and sure.
    tally.add(true, 0.9, BAND);
    tally.add(true, 0.5, BAND);
    tally.add(true, 0.4, BAND);
    tally.add(false, 0.8, BAND);
    assertEquals(2 / 4.0, tally.accuracy());
    assertEquals(2 / 4.0, tally.neutralShare());
    assertEquals(1 / 2.0, tally.accuracyWhenSure());
    assertEquals(2 / 3.0, tally.recall(true));
    assertEquals(0, tally.recall(false));
    assertEquals(2 / 3.0, tally.precision(true));
    assertEquals(0, tally.precision(false));
    // F1 positive 2·2 / (2·2 + 1 + 1), negative 0.
    assertEquals((4 / 6.0) / 2, tally.macroF1());
    assertEquals(Double.NaN, new Tally().accuracy());
  }
}
