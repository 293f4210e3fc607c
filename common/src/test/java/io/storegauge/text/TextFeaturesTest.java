package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
  private static final Features KINDS = new Features(3, false, 0);

  /** Every n-gram as a string, each once. */
  private static long[] plainly(String text) {
    PlainText plain = new PlainText().read(text);
    int length = plain.isBlank() ? 0 : plain.length();
    Set<String> distinct = new LinkedHashSet<>();
    for (int from = 0; from < length; from++) {
      for (int n = 1; n <= KINDS.longest() && from + n <= length; n++) {
        distinct.add(new String(plain.points(), from, n));
      }
    }
    return distinct.stream().mapToLong(TextFeaturesTest::number).toArray();
  }

  private static long number(String gram) {
    long hash = Zone.WHOLE.nothing();
    for (int point : gram.codePoints().toArray()) {
      hash = Features.longer(hash, point);
    }
    return Features.number(hash);
  }

  private static long[] read(TextFeatures features, String text) {
    int count = features.read(new PlainText().read(text));
    return Arrays.copyOf(features.numbers(), count);
  }

  @Test
  void eachFeatureOfATextIsThereOnceInTheOrderOfFirstPlaces() {
    TextFeatures features = new TextFeatures(KINDS);
    Random random = new Random(1);
    for (int length : new int[] {1, 2, 3, 10, 60, 500, 5_000, 0, 7}) {
      for (int alphabet : new int[] {1, 2, 12, 3_000}) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
          text.append(i % 5 == 4 ? ' ' : (char) (0x4e00 + random.nextInt(alphabet)));
        }
        String given = text.toString();
        assertArrayEquals(plainly(given), read(features, given), given);
      }
    }
  }

  @Test
  void aRepeatIsAsLongAsWhatBeganEarlier() {
    // ^ 好 吃 又 好 吃 吗 $: at the second 好 three characters would be 好吃吗, two began earlier.
    PlainText text = new PlainText().read("好吃又好吃吗");
    int[] repeated = new Repeats().of(text.points(), 0, text.length(), 4);
    assertArrayEquals(new int[] {0, 0, 0, 0, 2, 1, 0, 0}, Arrays.copyOf(repeated, text.length()));
    // ^ 好 好 好 $: 好好 at the second place began at the first.
    PlainText same = new PlainText().read("好好好");
    repeated = new Repeats().of(same.points(), 0, same.length(), 4);
    assertArrayEquals(new int[] {0, 0, 2, 1, 0}, Arrays.copyOf(repeated, same.length()));
  }

  @Test
  void whatStandsOutsideAStretchIsNoRepeat() {
    // ^ 好 吃 好 吃 好 $: from place 3 on, only the last 好 is again there.
    PlainText text = new PlainText().read("好吃好吃好");
    Repeats repeats = new Repeats();
    int[] repeated = repeats.of(text.points(), 3, text.length(), 4);
    assertArrayEquals(new int[] {0, 0, 1, 0}, Arrays.copyOfRange(repeated, 3, text.length()));
    // Up to place 4, the mark before the end is not looked at.
    repeated = repeats.of(text.points(), 0, 4, 4);
    assertArrayEquals(new int[] {0, 0, 0, 1}, Arrays.copyOf(repeated, 4));
  }

  @Test
  void noRepeatIsLongerThanTheLongestNGram() {
    PlainText text = new PlainText().read("一二三四五六一二三四五六");
    int[] repeated = new Repeats().of(text.points(), 0, text.length(), 4);
    // 一 at place 7 again: of the six that are the same, four.
    assertEquals(4, repeated[7]);
    assertEquals(4, repeated[9]);
    assertEquals(3, repeated[10]);
  }
}
