package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatternsTest {
  private static final char[] BUFFER = new char[PlainText.LONGEST + 2];

  private static char[] characters(String text) {
    int length = Patterns.characters(new PlainText().read(text), BUFFER);
    return Arrays.copyOf(BUFFER, length);
  }

  private static double score(Patterns patterns, String text) {
    char[] characters = characters(text);
    return patterns.score(characters, characters.length, new float[patterns.count()]);
  }

  private static void set(float[] weights, int place, char character, int pattern, float weight) {
    int number = characters(String.valueOf(character))[1];
    weights[Patterns.row(2, place, number) + pattern] = weight;
  }

  @Test
  void aPatternAnswersWithItsBestWindowIfThatIsAboveNothing() {
    float[] weights = new float[Patterns.size(2)];
    // For: 很?好 4. Against: 不好 3, but 5 less with 太 before.
    set(weights, 0, '很', 0, 2);
    set(weights, 2, '好', 0, 2);
    set(weights, 1, '不', 1, 1);
    set(weights, 2, '好', 1, 2);
    set(weights, 0, '太', 1, -5);
    Patterns patterns = new Patterns(2, weights);
    // The window 很也好 has 4 for; 不 nowhere, so 好 alone has 2 against.
    assertEquals(4 - 2, score(patterns, "很也好"));
    // 好 at the end of a window has 2 for and 2 against.
    assertEquals(0, score(patterns, "今天好"));
    assertEquals(2 - 3, score(patterns, "真不好"));
    // With 太 before the window has −2 against: less than nothing is nothing.
    assertEquals(2, score(patterns, "也太不好"));
    assertEquals(0, score(patterns, "差"));
  }

  @Test
  void scoresAreScaledByScalingWeights() {
    float[] weights = new float[Patterns.size(2)];
    set(weights, 0, '很', 0, 2);
    assertEquals(1, score(new Patterns(2, weights).times(0.5), "很也好"));
  }

  private static List<LabelledText> texts() {
    // 好 is praise after 很 and blame after 不, whatever stands between: no bigram tells.
    List<LabelledText> texts = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      boolean positive = i % 2 == 0;
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < 12; c++) {
        text.append((char) (0x4e00 + random.nextInt(40)));
      }
      char between = (char) (0x4e00 + random.nextInt(40));
      text.insert(random.nextInt(12), (positive ? "很" : "不") + between + "好");
      text.insert(random.nextInt(text.length()), positive ? "不" : "很");
      texts.add(new LabelledText(text.toString(), positive, null, 1));
    }
    return texts;
  }

  @Test
  void windowsThatNoBigramTellsAreLearnedAndTheSameEveryTime() {
    List<LabelledText> texts = texts();
    char[][] characters = PatternTraining.characters(texts);
    double[] labels = texts.stream().mapToDouble(t -> t.positive() ? 1 : -1).toArray();
    int[] learned = IntStream.range(0, 1600).toArray();
    Patterns patterns = PatternTraining.fit(characters, labels, learned);
    int right = 0;
    for (int i = 1600; i < 2000; i++) {
      right += score(patterns, texts.get(i).text()) > 0 == texts.get(i).positive() ? 1 : 0;
    }
    assertTrue(right > 360, right + " of 400");
    assertArrayEquals(
        patterns.weights(), PatternTraining.fit(characters, labels, learned).weights());
  }
}
