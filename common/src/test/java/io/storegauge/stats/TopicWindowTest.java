package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.stats.TopicWindow.Series;
import io.storegauge.stats.TopicWindow.Week;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class TopicWindowTest {
  private static final UTF8String REVIEW = utf8("review");
  private static final Series LATE = new Series(REVIEW, utf8("logistics"), utf8("late"));
  private static final Series SMELL = new Series(REVIEW, utf8("product"), utf8("smell"));

  private static UTF8String utf8(String text) {
    return UTF8String.fromString(text);
  }

  private static void add(TopicTally tally, boolean counts, int id, String phrase, String text) {
    tally.add(counts, utf8("r" + id), utf8(phrase), utf8(text));
  }

  @Test
  void aWeekIsSevenDaysAndIsComparedWithTheTwentyEightBeforeIt() {
    TopicWindow window = new TopicWindow();
    // As of day 100: the week is 94 to 100, the days before are 66 to 93.
    int[] days = {65, 66, 93, 94, 100};
    for (int day : days) {
      window.texts(day, REVIEW, 10, 4);
      add(window.tally(day, LATE), true, day, "慢", "慢" + day);
      add(window.tally(day, LATE), false, day, "慢", "慢");
    }
    List<Week> weeks = window.weeks(100);
    assertEquals(1, weeks.size());
    Week late = weeks.get(0);
    assertEquals(20, late.texts());
    assertEquals(8, late.base());
    assertEquals(4, late.now().mentions());
    assertEquals(2, late.now().counted());
    assertEquals(8, late.baseBefore());
    assertEquals(2, late.countedBefore());
    assertEquals(0.0, late.change().change());
  }

  /** 10 of 20 against 40 of 400 negatives, but 10 of 200 against 40 of 800 reviews. */
  @Test
  void aTopicDoesNotRiseBecauseAnotherOneEnds() {
    TopicTally ten = new TopicTally();
    for (int i = 0; i < 10; i++) {
      add(ten, true, i, "p", "text");
    }
    assertTrue(new Week(LATE, ten, 200, 20, 40, 800, 400).change().low() > 0);
    assertEquals(false, new Week(LATE, ten, 200, 20, 40, 800, 400).rising());
    assertEquals(true, new Week(LATE, ten, 200, 20, 4, 800, 400).rising());
    assertEquals(false, new Week(LATE, ten, 200, 20, 4, 800, 8).rising(), "fewer negatives");
  }

  @Test
  void aTopicThatEndedIsStillToldAndThenForgotten() {
    TopicWindow window = new TopicWindow();
    window.texts(10, REVIEW, 5, 5);
    add(window.tally(10, SMELL), true, 1, "臭", "臭");
    assertEquals(1, window.weeks(16).get(0).now().counted());
    Week over = window.weeks(17).get(0);
    assertEquals(0, over.now().counted());
    assertEquals(1, over.countedBefore());
    assertTrue(Double.isNaN(over.change().now()), "no text this week");
    assertNull(over.now().typicalPhrases());
    assertEquals(1, window.weeks(44).size());
    assertEquals(List.of(), window.weeks(45));
  }

  @Test
  void theMostFrequentPhrasesAndThreeDifferentTextsAreShown() {
    TopicTally tally = new TopicTally();
    for (int i = 0; i < 5; i++) {
      add(tally, true, i, "b", "same");
    }
    add(tally, true, 10, "c", "one");
    add(tally, true, 11, "a", "two");
    add(tally, true, 12, "d", "three");
    add(tally, false, 13, "never", "not negative");
    assertEquals("b, a, c", tally.typicalPhrases().toString(), "of equal counts by letter");
    assertEquals(3, tally.shown().size());
    assertEquals(3, tally.shown().stream().distinct().count());
    assertTrue(!tally.shown().contains(utf8("not negative")));
  }

  @Test
  void whatIsShownDoesNotDependOnTheOrder() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(i);
    }
    List<UTF8String> shown = null;
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(ids, random);
      TopicTally one = new TopicTally();
      TopicTally other = new TopicTally();
      for (int i : ids) {
        add(random.nextBoolean() ? one : other, true, i, "p", "text " + i % 7);
      }
      one.add(other);
      shown = shown == null ? one.shown() : shown;
      assertEquals(shown, one.shown());
      assertEquals(50, one.counted());
    }
  }
}
