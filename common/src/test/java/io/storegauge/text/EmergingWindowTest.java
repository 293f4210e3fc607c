package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.text.EmergingWindow.Found;
import java.util.List;
import java.util.Map;
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
    assertEquals(PhraseOdds.z(14, 28, 0, 112), crash.rise());
    assertEquals(PhraseOdds.z(14, 28, 0, 70), crash.tone());
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
