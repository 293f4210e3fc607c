package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  private static final Features CHARACTERS = new Features(20, 4, false);
  private static final Features WORDS = new Features(20, 1, true);

  private static int[] of(Features features, String text) {
    int[] found = new int[features.most()];
    return Arrays.copyOf(found, features.of(new PlainText().read(text), found));
  }

  private static Set<Integer> set(int... numbers) {
    Set<Integer> set = new HashSet<>();
    for (int n : numbers) {
      set.add(n);
    }
    return set;
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
    int number = CHARACTERS.number("不好");
    assertTrue(Arrays.stream(of(CHARACTERS, "真的不好用")).anyMatch(n -> n == number));
    assertTrue(Arrays.stream(of(CHARACTERS, "不好")).anyMatch(n -> n == number));
    assertTrue(Arrays.stream(of(CHARACTERS, "好不")).noneMatch(n -> n == number));
  }

  @Test
  void aRepeatedFeatureIsFoundAsOftenAsItStands() {
    int number = CHARACTERS.number("好");
    assertEquals(3, Arrays.stream(of(CHARACTERS, "好a好b好")).filter(n -> n == number).count());
  }

  @Test
  void wordsAndPairsOfNeighboursAreFeaturesWhereSpacesDivideThem() {
    // Characters of one each, then recebi, nao, the pair; the comma parts "nao" and "gostei".
    int[] found = of(WORDS, "nao recebi, gostei");
    int characters = "^nao recebi, gostei$".length();
    assertArrayEquals(
        new int[] {
          WORDS.number("nao"),
          WORDS.number("recebi"),
          WORDS.number("nao recebi"),
          WORDS.number("gostei")
        },
        Arrays.copyOfRange(found, characters, found.length));
    assertNotEquals(WORDS.number("nao recebi"), WORDS.number("recebi nao"));
    // Nothing but its characters: spaces do not divide Chinese words.
    assertEquals(4, of(WORDS, "不好").length);
  }

  @Test
  void numbersSpreadOverAllThereAre() {
    // 20,000 characters into 2^10 numbers: each is hit, about 20 times (±5 standard deviations).
    Features few = new Features(10, 1, false);
    int[] hits = new int[few.size()];
    for (int c = 0x4e00; c < 0x4e00 + 20_000; c++) {
      hits[few.number(Character.toString(c))]++;
    }
    assertTrue(Arrays.stream(hits).allMatch(h -> h > 0 && h < 45), Arrays.toString(hits));
  }

  @Test
  void whatIsNoFeatureHasNoNumber() {
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number("一二三四五"));
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number("word"));
    assertThrows(IllegalArgumentException.class, () -> CHARACTERS.number(" "));
  }

  @Test
  void theLongestTextFillsTheBufferAndNoMore() {
    Features all = new Features(12, 4, true);
    String words = "a ".repeat(PlainText.LONGEST);
    assertTrue(of(all, words).length <= all.most());
    assertTrue(of(all, "好的".repeat(PlainText.LONGEST)).length <= all.most());
  }

  @Test
  void differentFeaturesOfOneTextSeldomShareANumber() {
    String text = "快递很快，包装完好，质量不错，和描述的一样，下次还会再来买的";
    int[] found = of(CHARACTERS, text);
    // 31 characters and two marks: 33 + 32 + 31 + 30 = 126 places; repeated are 的, 很, 快 and so on.
    Set<Integer> distinct = set(found);
    assertTrue(distinct.size() > 100 && distinct.size() <= found.length, "" + distinct.size());
  }
}
