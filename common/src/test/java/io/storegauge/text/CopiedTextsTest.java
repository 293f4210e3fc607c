package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class CopiedTextsTest {
  private static final TextPrint.Reader READER = new TextPrint.Reader();

  private static TextPrint print(String text) {
    return READER.read(UTF8String.fromString(text));
  }

  private static int[] groups(String... texts) {
    return CopiedTexts.groups(Arrays.stream(texts).map(CopiedTextsTest::print).toList(), 0.8);
  }

  @Test
  void aPrintHasEverySequenceOfThreeLettersOnce() {
    assertEquals(0, print("ab").shingles().length);
    assertEquals(2, print("abcd").shingles().length);
    // aba, bab, aba
    assertEquals(2, print("ababa").shingles().length);
  }

  @Test
  void twoAreSimilarFromAShareOfTheSequencesOn() {
    // abc, bcd of abc, bcd, cde: two thirds
    assertTrue(print("abcd").isSimilar(print("abcde"), 2 / 3.0));
    assertFalse(print("abcd").isSimilar(print("abcde"), 0.67));
    // Four of five, whichever comes first.
    assertTrue(print("abcdefg").isSimilar(print("abcdef"), 0.8));
    assertTrue(print("abcdef").isSimilar(print("abcdefg"), 0.8));
    assertFalse(print("abcdef").isSimilar(print("abcdefg"), 0.81));
    assertTrue(print("abcd").isSimilar(print("abcd"), 1));
    assertFalse(print("abcd").isSimilar(print("wxyz"), 0.1));
    assertFalse(print("a").isSimilar(print("a"), 0.8), "nothing to compare");
  }

  @Test
  void punctuationBlanksAndSymbolsDoNotMakeAnotherText() {
    assertEquals(print("质量很好发货快").content(), print(" 質量很好！！发货，快~ \uD83D\uDC4D").content());
    assertArrayEquals(print("Great value").shingles(), print("great-VALUE.").shingles());
    assertNotEquals(print("质量很好").content(), print("很好质量").content());
  }

  @Test
  void aLetterThatFillsASquareIsAsWideAsTwo() {
    // 质 量 a b 1
    assertEquals(7, print("质量, ab 1!").width());
    assertEquals(0, print("...").width());
  }

  @Test
  void oneChangedWordLeavesACopyAndAnotherTextIsNone() {
    assertArrayEquals(
        new int[] {0, 1, 0, 2, 0},
        groups(
            "这家店的东西真的非常不错面料柔软穿着舒服发货也很快推荐大家购买",
            "收到货就发现有破损联系客服半天没有人理只好申请退款了非常失望",
            "这家店的东西真的非常不错，面料柔软穿着舒服，发货也很快，推荐大家下单！",
            "",
            "这家店的东西真的非常不错面料柔软穿着舒服发货也很快推荐大家购买"));
  }

  /** Pairs of all texts, compared as sets of strings. */
  private static Set<Set<Integer>> oracle(List<String> texts, double similarity) {
    List<Set<String>> sets = new ArrayList<>();
    for (String t : texts) {
      String letters = t.replaceAll("[^\\p{L}\\p{N}]", "");
      Set<String> set = new HashSet<>();
      for (int i = 0; i + 3 <= letters.length(); i++) {
        set.add(letters.substring(i, i + 3));
      }
      sets.add(set);
    }
    List<Set<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Set<Integer> together = new TreeSet<>(List.of(i));
      for (Set<Integer> g : List.copyOf(groups)) {
        Set<String> mine = sets.get(i);
        boolean linked =
            g.stream()
                .anyMatch(
                    j -> {
                      Set<String> both = new HashSet<>(mine);
                      both.retainAll(sets.get(j));
                      int either = mine.size() + sets.get(j).size() - both.size();
                      return both.size() >= similarity * either;
                    });
        if (linked) {
          groups.remove(g);
          together.addAll(g);
        }
      }
      groups.add(together);
    }
    return new HashSet<>(groups);
  }

  private static Set<Set<Integer>> found(List<String> texts) {
    int[] groups = CopiedTexts.groups(texts.stream().map(CopiedTextsTest::print).toList(), 0.8);
    List<Set<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == sets.size()) {
        sets.add(new TreeSet<>());
      }
      sets.get(groups[i]).add(i);
    }
    return new HashSet<>(sets);
  }

  /** Texts of random letters, and copies of them with a changed letter or two. */
  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int t = 0; t < 60; t++) {
      StringBuilder original = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        original.append((char) ('a' + random.nextInt(26)));
      }
      texts.add(original.toString());
      for (int copy = random.nextInt(6); copy > 0; copy--) {
        StringBuilder edited = new StringBuilder(original);
        edited.setCharAt(random.nextInt(60), '质');
        edited.insert(random.nextInt(60), "，");
        texts.add(edited.toString());
      }
    }
    return texts;
  }

  @Test
  void groupsAreThoseThatComparingAllPairsFindsInWhateverOrder() {
    Random random = new Random(7);
    List<String> texts = texts(random);
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(texts, random);
      Set<Set<Integer>> expected = oracle(texts, 0.8);
      assertEquals(60, expected.size());
      assertEquals(expected, found(texts));
    }
  }

  @Test
  void aSetPhraseWithThousandsOfEndingsIsOneGroupInTimeThatGrowsWithTheTexts() {
    String phrase = "东西收到了质量很好和描述的一样发货也特别快客服态度很好下次还会再来购买的";
    List<TextPrint> prints = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      prints.add(print(phrase + (char) ('一' + i)));
    }
    int[] groups = CopiedTexts.groups(prints, 0.8);
    assertTrue(Arrays.stream(groups).allMatch(g -> g == 0));
  }
}
