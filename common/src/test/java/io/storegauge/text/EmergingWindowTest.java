package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.text.EmergingWindow.Found;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmergingWindowTest {
  private static final TopicPhrases TOPICS =
      TopicPhrases.of(
          new Taxonomy(
              List.of(new Topic("logistics", "late", List.of("太慢"))),
              List.of(),
              List.of(),
              Map.of()));

  /** Four negative and two other reviews a day; in the last week half of them crash. */
  private static EmergingWindow window(String crash, boolean alsoOthers) {
    EmergingWindow window = new EmergingWindow(new TopicTagger(TOPICS));
    for (int day = 1; day <= 35; day++) {
      for (int i = 0; i < 4; i++) {
        String odd = "" + (char) (0x5000 + 4 * day + i) + (char) (0x7000 + 4 * day + i);
        boolean crashes = day > 28 && i < 2;
        window.add(day, true, "s" + i, (crashes ? crash : "不好看") + "，" + odd);
      }
      for (int i = 0; i < 2; i++) {
        window.add(day, false, "s" + i, alsoOthers ? crash : "很满意");
      }
    }
    return window;
  }

  @Test
  void aPhraseThatRoseInNegativeReviewsIsFoundWithItsStoresAndTexts() {
    List<Found> found = window("开机闪退", false).found(35);
    assertEquals(1, found.size(), found.toString());
    Found crash = found.get(0);
    assertEquals("开机闪退", crash.phrase());
    assertEquals(14, crash.mentions());
    assertEquals(28, crash.negatives());
    assertEquals(0, crash.mentionsBefore());
    assertEquals(112, crash.negativesBefore());
    assertEquals(2, crash.stores());
    assertEquals(3, crash.examples().size());
    assertTrue(crash.examples().get(0).startsWith("开机闪退，"));
    // 14 of 28 against 0 of 112: 28!/14! ÷ (140!/126!); against 0 of 70 others: ÷ (98!/84!).
    assertEquals(falling(28) / falling(140), crash.rise(), 1e-12 * crash.rise());
    assertEquals(falling(28) / falling(98), crash.tone(), 1e-12 * crash.tone());
  }

  /** The product of 14 numbers from n downwards. */
  private static double falling(int n) {
    double product = 1;
    for (int i = 0; i < 14; i++) {
      product *= n - i;
    }
    return product;
  }

  /** Reviews about one thing or another, and some of them of the week about a new one. */
  private static EmergingWindow quiet(int seed, int aDay, int newOnes) {
    String[] things = {
      "不好看", "有点小", "太薄了", "不值这个钱", "颜色不对", "一般般", "没有想象的好", "布料很硬", "掉色", "起球", "线头多", "味道大"
    };
    Random random = new Random(seed);
    EmergingWindow window = new EmergingWindow(new TopicTagger(TOPICS));
    for (int day = 1; day <= 35; day++) {
      for (int i = 0; i < aDay; i++) {
        String text = things[random.nextInt(things.length)];
        text += "，" + things[random.nextInt(things.length)];
        boolean crashes = day > 28 && (day - 29) * aDay + i < newOnes;
        window.add(day, true, "s", crashes ? text + "，拉链卡死" : text);
        window.add(day, false, "s", i % 5 == 0 ? text : "很满意");
      }
    }
    return window;
  }

  @Test
  void fiveOfThirtyFiveAfterNoneInAMonthAreEnough() {
    // By chance 0.00025: C(35, 5) ÷ C(175, 5).
    List<Found> found = quiet(1, 5, 5).found(35);
    assertEquals(List.of("拉链卡死"), found.stream().map(Found::phrase).toList());
    assertEquals(324_632 / 1_291_150_035.0, found.get(0).rise(), 1e-12);
    assertEquals(List.of(), quiet(1, 5, 4).found(35));
  }

  @Test
  void aPlatformWithThousandsOfReviewsHidesNoneThatEightSpeakOf() {
    List<Found> found = quiet(2, 200, 8).found(35);
    assertEquals(List.of("拉链卡死"), found.stream().map(Found::phrase).toList());
  }

  @Test
  void inQuietWeeksNextToNothingIsNew() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      found += quiet(seed, 5, 0).found(35).size();
    }
    // 0.05 a week are allowed.
    assertTrue(found <= 10, found + " in 200 weeks");
  }

  @Test
  void whatEverybodySaysOrATopicHasIsNotNew() {
    assertEquals(List.of(), window("开机闪退", true).found(35), "content buyers say it too");
    assertEquals(List.of(), window("物流太慢", false).found(35), "a topic has it");
    assertEquals(List.of(), window("不好看", false).found(35), "as often before");
  }

  @Test
  void withoutEnoughBeforeNothingIsNew() {
    assertEquals(List.of(), window("开机闪退", false).found(7));
    assertEquals(List.of(), new EmergingWindow(new TopicTagger(TOPICS)).found(7));
  }
}
