package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
  private static final Features KINDS = new Features(14, 3, true);

  private static int[] plainly(String text) {
    int[] numbers = new int[KINDS.most()];
    int count = KINDS.of(new PlainText().read(text), numbers);
    return Arrays.stream(numbers, 0, count).distinct().toArray();
  }

  private static int[] read(TextFeatures features, String text) {
    int count = features.read(new PlainText().read(text));
    return Arrays.copyOf(features.numbers(), count);
  }

  @Test
  void eachFeatureOfATextIsThereOnceInTheOrderOfFirstPlaces() {
    TextFeatures features = new TextFeatures(KINDS);
    Random random = new Random(1);
    for (int length : new int[] {1, 2, 3, 10, 60, 500, 5_000, 0, 7}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(i % 5 == 4 ? ' ' : (char) (0x4e00 + random.nextInt(12)));
      }
      String given = text.toString();
      assertEquals(Arrays.toString(plainly(given)), Arrays.toString(read(features, given)), given);
    }
  }
}
