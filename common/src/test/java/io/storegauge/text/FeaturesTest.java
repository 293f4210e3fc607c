package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  private static final Features CHARACTERS = new Features(4, false, 0);
  private static final Features WORDS = new Features(1, true, 0);

  private static long[] of(Features features, String text) {
    TextFeatures found = new TextFeatures(features);
    int count = found.read(new PlainText().read(text));
    return Arrays.copyOf(found.numbers(), count);
  }

  private static long[] words(String text) {
    WordFeatures found = new WordFeatures();
    int count = found.read(new PlainText().read(text));
    return Arrays.copyOf(found.numbers(), count);
  }

  private static Set<Long> set(long[] numbers) {
    return Arrays.stream(numbers).boxed().collect(Collectors.toSet());
  }

  private static long times(long[] numbers, long number) {
    return Arrays.stream(numbers).filter(n -> n == number).count();
  }

  @Test
  void everyPlaceHasAnNGramOfEachLengthThatFits() {
    // ^ab$ : 4 of one character, 3 of two, 2 of three, 1 of four.
    assertEquals(10, of(CHARACTERS, "ab").length);
    // ^好$ : 3 + 2 + 1.
    assertEquals(6, of(CHARACTERS, "好").length);
    assertEquals(0, of(CHARACTERS, "").length);
    assertEquals(0, of(CHARACTERS, " \n").length);
  }

  @Test
  void anNGramHasTheSameNumberWhereverItStands() {
    long number = CHARACTERS.number("不好");
    assertEquals(1, times(of(CHARACTERS, "真的不好用"), number));
    assertEquals(1, times(of(CHARACTERS, "不好"), number));
    assertEquals(0, times(of(CHARACTERS, "好不"), number));
  }

  @Test
  void aRepeatedFeatureIsFoundOnce() {
    long[] found = of(CHARACTERS, "好a好b好");
    assertEquals(1, times(found, CHARACTERS.number("好")));
    // ^好a好b好$: 7 + 6 + 5 + 4 places, of which 好 stands at two more than one.
    assertEquals(22 - 2, found.length);
    assertEquals(1, times(of(WORDS, "so so so"), WORDS.number("so so")));
  }

  @Test
  void wordsAndPairsOfNeighboursAreFeaturesWhereSpacesDivideThem() {
    // recebi, nao, the pair; the comma parts "nao" and "gostei".
    assertArrayEquals(
        new long[] {
          WORDS.number("nao"),
          WORDS.number("recebi"),
          WORDS.number("nao recebi"),
          WORDS.number("gostei")
        },
        words("nao recebi, gostei"));
    assertNotEquals(WORDS.number("nao recebi"), WORDS.number("recebi nao"));
    assertEquals(0, words("不好").length, "spaces do not divide Chinese words");
  }

  @Test
  void wordsOfOneTextLeaveNothingForTheNext() {
    WordFeatures found = new WordFeatures();
    assertEquals(7, found.read(new PlainText().read("one two three four")));
    assertEquals(0, found.read(new PlainText().read("")));
    assertEquals(1, found.read(new PlainText().read("two")));
    assertEquals(WORDS.number("two"), found.numbers()[0]);
  }

  @Test
  void numbersSpreadOverAllThereAre() {
    // The upper and the lower 10 bits of 20,000 characters' numbers: each value is hit, about 20
    // times (±5 standard deviations).
    int[] upper = new int[1 << 10];
    int[] lower = new int[1 << 10];
    for (int c = 0x4e00; c < 0x4e00 + 20_000; c++) {
      long number = CHARACTERS.number(Character.toString(c));
      upper[(int) (number >>> 54)]++;
      lower[(int) number & 0x3ff]++;
    }
    for (int[] hits : new int[][] {upper, lower}) {
      assertTrue(Arrays.stream(hits).allMatch(h -> h > 0 && h < 45), Arrays.toString(hits));
    }
  }

  @Test
  void nGramsAtTheEndsAreFeaturesOfTheirOwnToo() {
    // ^好吃$ has 4 of one character; ^ and 好 at the beginning, 吃 and $ at the end.
    Features ends = new Features(1, false, 2);
    assertEquals(4 + 2 + 2, of(ends, "好吃").length);
    Features pairs = new Features(4, false, 2);
    // 4 + 3 + 2 + 1 of the whole; at each end two characters and one pair.
    long[] found = of(pairs, "好吃");
    assertEquals(10 + 3 + 3, Arrays.stream(found).distinct().count());
    assertEquals(10 + 3 + 3, found.length);
    // Ends that are longer than the text are the text.
    assertEquals(10 + 2 * (4 + 3), of(new Features(4, false, 9), "好吃").length);
    // What begins otherwise has one end in common.
    Set<Long> one = set(of(pairs, "好吃吗"));
    one.retainAll(set(of(pairs, "难吃吗")));
    // ^, 吃, 吗, $, 吃吗, 吗$, 吃吗$; at the beginning ^; at the end 吗, $, 吗$.
    assertEquals(7 + 1 + 3, one.size());
  }

  @Test
  void whatIsNoFeatureHasNoNumber() {
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number("一二三四五"));
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number("word"));
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number(" "));
  }

  @Test
  void theLongestTextFillsTheBufferAndNoMore() {
    Features all = new Features(4, true, 13);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < PlainText.LONGEST; i++) {
      words.append((char) ('가' + i)).append(' ');
    }
    assertTrue(of(all, words.toString()).length > PlainText.LONGEST * 4);
    assertTrue(of(all, "好的".repeat(PlainText.LONGEST)).length < 40);
  }

  @Test
  void differentFeaturesHaveDifferentNumbers() {
    Set<Long> single = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    for (int a = 0x4e00; a < 0x4e00 + 300; a++) {
      single.add(CHARACTERS.number(Character.toString(a)));
      for (int b = 0x4e00; b < 0x4e00 + 300; b++) {
        numbers.add(CHARACTERS.number(Character.toString(a) + Character.toString(b)));
      }
    }
    // But for traditional characters, which are the same as their simplified ones.
    assertTrue(single.size() > 290, single.size() + " of 300");
    assertEquals(single.size() * single.size(), numbers.size());
  }
}
