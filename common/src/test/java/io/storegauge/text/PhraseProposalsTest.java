package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.text.PhraseCounts.Phrase;
import io.storegauge.text.PhraseProposals.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseProposalsTest {
  private static final Topic LATE = new Topic("logistics", "late", List.of("太慢"));
  private static final Taxonomy TOPICS =
      new Taxonomy(List.of(LATE), List.of(), List.of(), Map.of());

  private static TreeSet<String> phrases(String text) {
    TreeSet<String> found = new TreeSet<>();
    PlainText plain = new PlainText().read(text);
    PhraseRuns.of(
        plain, (hash, from, to) -> found.add(new String(plain.points(), from, to - from)));
    return found;
  }

  @Test
  void phrasesAreTwoToFiveCharactersOrUpToThreeWordsWithoutPunctuation() {
    assertEquals(new TreeSet<>(List.of("快递", "递慢", "快递慢")), phrases("快递慢，好"));
    assertEquals(4 + 3 + 2 + 1, phrases("一二三四五").size());
    assertEquals(
        new TreeSet<>(
            List.of("nunca", "nunca mais", "nunca mais compro", "mais", "mais compro", "compro")),
        phrases("Nunca mais compro!"));
    assertEquals(
        new TreeSet<>(List.of("it broke", "broke")),
        phrases("it broke. it"),
        "short words alone say nothing");
    assertEquals(new TreeSet<>(List.of("退货", "good")), phrases("退货good"));
  }

  @Test
  void oddsAreOfTheTextsWithThePhraseAndShrunkByAPrior() {
    // 10 of 50 against 2 of 100: the prior is 50 · 12 ÷ 150 = 4 of 50 texts; 14 of 100, 6 of 150.
    double expected = (Math.log(14 / 86.0) - Math.log(6 / 144.0)) / Math.sqrt(1 / 14.0 + 1 / 6.0);
    assertEquals(expected, PhraseOdds.z(10, 50, 2, 100), 1e-12);
    assertEquals(0, PhraseOdds.z(5, 50, 10, 100), 1e-12);
    assertTrue(PhraseOdds.z(2, 50, 10, 100) < 0);
    assertTrue(PhraseOdds.z(1, 1, 0, 1000) < PhraseOdds.z(10, 10, 0, 1000));
  }

  /** Another way: sets of phrases of every text. */
  @Test
  void aPhraseCountsOnceATextAndOnlyGatheredOnesCount() {
    Random random = new Random(11);
    PhraseCounts counts = new PhraseCounts(2);
    Map<String, int[]> expected = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String text = drawn(random);
      counts.gather(text);
      phrases(text).forEach(p -> expected.computeIfAbsent(p, x -> new int[2])[0]++);
      others.add(drawn(random));
    }
    counts.keepFrequent(3);
    expected.values().removeIf(n -> n[0] < 3);
    for (String text : others) {
      counts.count(text, 1);
      phrases(text).stream().filter(expected::containsKey).forEach(p -> expected.get(p)[1]++);
    }
    Map<String, String> found = new TreeMap<>();
    for (Phrase p : counts.phrases()) {
      found.put(p.text(), p.counts()[0] + " " + p.counts()[1]);
    }
    Map<String, String> wanted = new TreeMap<>();
    expected.forEach((p, n) -> wanted.put(p, n[0] + " " + n[1]));
    assertEquals(wanted, found);
  }

  private static String drawn(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append((char) (0x4e00 + random.nextInt(12)));
    }
    return text.toString();
  }

  private static List<LabelledText> texts() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String filler = "" + (char) (0x5000 + i) + (char) (0x6000 + i % 40);
      // 快递员 stands beside 太慢, 客户端闪退 beside nothing that is known, 包装 in all.
      String negative = i % 3 == 0 ? "太慢，快递员不来" : i % 3 == 1 ? "客户端闪退，包装" : "包装，随便";
      texts.add(text(negative + "，" + filler, false));
      texts.add(text("包装，满意，" + filler, true));
    }
    return texts;
  }

  private static LabelledText text(String text, boolean positive) {
    return new LabelledText(text, positive, null, LabelledText.UNDATED);
  }

  @Test
  void whatStandsBesideATopicIsProposedForItAndTheRestIsOutside() {
    List<LabelledText> texts = texts();
    List<Proposal> proposals = new PhraseProposals(TOPICS, 10).of(LabelledTexts.of(texts), 20);
    Map<String, Topic> topics = new TreeMap<>();
    proposals.forEach(
        p ->
            topics.put(
                p.phrase(), p.topic() == null ? new Topic("", "outside", List.of()) : p.topic()));
    assertEquals(LATE, topics.get("快递员不来"), "the whole phrase, not a piece of it");
    assertEquals("outside", topics.get("客户端闪退").id());
    assertEquals("outside", topics.get("随便").id());
    assertEquals(3, topics.size(), topics.keySet().toString());
    Collections.shuffle(texts, new Random(2));
    assertEquals(proposals, new PhraseProposals(TOPICS, 10).of(LabelledTexts.of(texts), 20));
  }
}
