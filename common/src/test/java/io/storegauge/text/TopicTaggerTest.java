package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.ConfLoader;
import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Negation;
import io.storegauge.model.Taxonomy.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class TopicTaggerTest {
  private static final TopicPhrases SHIPPED =
      TopicPhrases.of(ConfLoader.load(Path.of("..", "conf"), List.of()).topics());

  private static final TopicPhrases SMALL =
      TopicPhrases.of(
          new Taxonomy(
              List.of(
                  new Topic("g", "late", List.of("late", "太慢", "物流…慢", "atrasad*", "has not…come")),
                  new Topic("g", "slow", List.of("回复太慢", "refuse* to answer")),
                  new Topic("g", "torn", List.of("破损", "破"))),
              List.of(new Topic(Taxonomy.ESCALATION, "urgency", List.of("慢", "急"))),
              List.of("慢慢", "急救"),
              Map.of(
                  "zh", new Negation(List.of("没有", "不"), List.of("什么", "太")),
                  "en", new Negation(List.of("not", "don't"), List.of("at", "all", "too")))));

  private static String of(TopicPhrases phrases, String text) {
    TopicTagger tagger = new TopicTagger(phrases).read(text);
    List<String> topics = new ArrayList<>();
    for (int i = 0; i < tagger.count(); i++) {
      topics.add(phrases.topics().get(tagger.topic(i)).id());
    }
    return String.join(" ", topics);
  }

  private static String small(String text) {
    return of(SMALL, text);
  }

  private static String shipped(String text) {
    return of(SHIPPED, text);
  }

  @Test
  void aPhraseIsWholeWordsWhereSpacesDivideThem() {
    assertEquals("late", small("came LATE."));
    assertEquals("late", small("\"late\""));
    assertEquals("", small("the latest"));
    assertEquals("", small("chocolate"));
    assertEquals("late", small("muito atrasadas!"));
    assertEquals("late", small("atrasad"));
    assertEquals("", small("desatrasado"));
  }

  @Test
  void bothSidesAreComparedInOneForm() {
    assertEquals("torn", small("包裝破損"));
    assertEquals("late", small("ＬＡＴＥ"));
    assertEquals("slow", small("they refused to answer"));
    assertEquals("", small("they refused us to answer"), "an ending is no gap");
  }

  @Test
  void aGapIsFiveCharactersOrWordsOfOneClause() {
    assertEquals("late urgency", small("物流慢"));
    assertEquals("late urgency", small("物流真的非常慢"), "four between");
    assertEquals("late urgency", small("物流一二三四五慢"));
    assertEquals("urgency", small("物流一二三四五六慢"));
    assertEquals("urgency", small("物流好，客服慢"), "another clause");
    assertEquals("late", small("it has not yet at all even come"), "yet at all even");
    assertEquals("", small("it has not a b c d e f come"));
  }

  @Test
  void aPhraseWithinALongerOneDoesNotCount() {
    // 太慢 lies within 回复太慢; 慢 is of another family.
    assertEquals("slow urgency", small("回复太慢"));
    assertEquals("late slow urgency", small("回复太慢，物流也太慢"));
    assertEquals("", small("慢慢用"), "harmless");
    assertEquals("urgency", small("急救包，很急"));
  }

  @Test
  void aPhraseRightBehindANegationDoesNotCount() {
    assertEquals("", small("没有破损"));
    assertEquals("", small("没有什么破损"), "one word between");
    assertEquals("torn", small("没有人看到破损"), "another word between");
    assertEquals("torn", small("没有。破损"), "not right behind it");
    assertEquals("", small("not at all late"));
    assertEquals("", small("don’t too late"));
    assertEquals("late", small("knot late"), "part of another word");
    assertEquals("late", small("has not it come"), "the phrase has its own negation");
    assertEquals("", small("物流不快也不慢"), "in the gap, and before 慢");
    assertEquals("late urgency", small("物流不行慢"), "another word between");
    assertEquals("torn", small("没有破损，盒子破了"), "once denied, once not");
  }

  @Test
  void textsOfThreeLanguagesHaveTheTopicsThatAReaderWouldGiveThem() {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("等了一个多星期才到，快递员态度很差", "late rude"),
            Map.entry("包装很严实没有破损，发货速度特别快", ""),
            Map.entry("打开就发现有破损", "damaged"),
            Map.entry("买了两件只收到一件，少发了一件", "wrong_parcel"),
            Map.entry("质量太差了，用了两天就坏了", "quality"),
            Map.entry("和描述的完全不一样", "mismatch"),
            Map.entry("尺码偏小穿不上，颜色也有色差", "size colour"),
            Map.entry("有很重的刺鼻味道", "smell"),
            Map.entry("没有异味用着放心", ""),
            Map.entry("怀疑不是真的，假货", "counterfeit"),
            Map.entry("客服半天不回消息，问了几次都是自动回复", "slow"),
            Map.entry("售后互相推脱不解决", "unresolved"),
            Map.entry("刚买两天就降价了，太贵", "price"),
            Map.entry("Arrived two weeks late and the box was crushed", "late packaging"),
            Map.entry("Not late at all, great quality, no damage", ""),
            Map.entry("Fake. Seller never answered", "counterfeit slow"),
            Map.entry("The colour is off and it's too small", "size colour"),
            Map.entry("Ainda não recebi o produto", "late"),
            Map.entry("O produto chegou sem atraso e não veio quebrado", ""),
            Map.entry("Veio com defeito, quero meu dinheiro de volta", "quality unresolved"),
            Map.entry("comprei 2 e so recebi 1", "wrong_parcel"),
            Map.entry("Nao recebi nenhuma resposta da loja", "slow"));
    Map<String, String> found = new HashMap<>();
    expected.keySet().forEach(text -> found.put(text, shipped(text)));
    assertEquals(new TreeMap<>(expected), new TreeMap<>(found));
  }

  @Test
  void longAndStrangeTextsAreLookedAtWithoutFault() {
    assertEquals("", shipped(""));
    assertEquals("", shipped(" \u200b"));
    assertEquals("late urgency", small("太慢".repeat(5_000)));
    assertEquals("late", small("\ud83d\ude00late\ud83d\ude00"));
    byte[] broken = {(byte) 0xe5, (byte) 0xa4, 'l', 'a', 't', 'e'};
    assertEquals(1, new TopicTagger(SMALL).read(UTF8String.fromBytes(broken)).count());
    assertEquals(0, new TopicTagger(SMALL).read((UTF8String) null).count());
    assertEquals("", of(TopicPhrases.of(Taxonomy.NONE), "late"));
  }

  @Test
  void whatWasReadBeforeDoesNotMatter() {
    TopicTagger tagger = new TopicTagger(SMALL);
    assertEquals(2, tagger.read("物流很慢").count());
    assertEquals(1, tagger.read("很慢").count(), "the first piece was of another text");
    assertEquals(0, tagger.read("物流").count());
  }

  /** Another way: each string looked for alone, at every place. */
  @Test
  void theAutomatonFindsWhatLookingForEachStringFinds() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<int[]> strings = new ArrayList<>();
      for (int s = 0; s < 12; s++) {
        strings.add(drawn(random, 1 + random.nextInt(4)));
      }
      int[] text = drawn(random, 60);
      PhraseAutomaton automaton = new PhraseAutomaton(strings);
      TreeSet<String> found = new TreeSet<>();
      int state = PhraseAutomaton.START;
      for (int at = 0; at < text.length; at++) {
        state = automaton.next(state, text[at]);
        for (int s : automaton.found(state)) {
          assertTrue(found.add(s + " ends " + at), "found twice");
        }
      }
      assertEquals(expected(strings, text), found);
    }
  }

  private static TreeSet<String> expected(List<int[]> strings, int[] text) {
    TreeSet<String> expected = new TreeSet<>();
    String whole = new String(text, 0, text.length);
    for (int s = 0; s < strings.size(); s++) {
      String part = new String(strings.get(s), 0, strings.get(s).length);
      for (int at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
        expected.add(s + " ends " + (at + part.length() - 1));
      }
    }
    return expected;
  }

  private static int[] drawn(Random random, int length) {
    return random.ints(length, 'a', 'a' + 3).toArray();
  }
}
