package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
  @TempDir Path dir;

  private Taxonomy read(String file) throws Exception {
    return ConfCopy.in(dir).write("topics.yaml", file).load().topics();
  }

  @Test
  void topicsStandInTheOrderOfTheFileWithThePhrasesOfAllLanguages() throws Exception {
    Taxonomy topics =
        read(
            """
            topics:
              logistics:
                late: {zh: [太慢, 物流…慢], pt: [atrasad*]}
              price: {price: {en: ["no discount"]}}
            escalation: {urgency: {zh: [急]}}
            """);
    assertEquals(
        List.of(
            new Topic("logistics", "late", List.of("太慢", "物流…慢", "atrasad*")),
            new Topic("price", "price", List.of("no discount"))),
        topics.topics());
    assertEquals(List.of(new Topic("escalation", "urgency", List.of("急"))), topics.escalation());
    assertEquals(List.of(), topics.harmless());
    assertEquals(Map.of(), topics.negation());
  }

  @Test
  void everyMistakeIsToldWithItsLineAndRemedy() throws Exception {
    ConfCopy.in(dir)
        .write(
            "topics.yaml",
            """
            topics:
              logistics:
                late: {zh: [慢*, 太慢], en: [late, " *", …late, "!?"]}
                Broken: {en: [torn]}
                empty: {en: []}
              service:
                late: {en: [Láte, slow, a……b]}
                slow: [slow]
              escalation: {x: {en: [help]}}
            harmless: {zh: [太慢, 不慢]}
            negation: {en: {before: [not*], after: [x]}, zh: {between: [很]}}
            escalations: {}
            """)
        .assertProblems(
            """
            topics.yaml:3: topics.logistics.late.en[1] = " *": * where no word ends; allowed: behind the letters of a word, as in late*.
            topics.yaml:3: topics.logistics.late.en[2] = "…late": … without words on both sides; allowed: as in box…damaged.
            topics.yaml:3: topics.logistics.late.en[3] = "!?": no letter or digit to look for. Change or remove it.
            topics.yaml:3: topics.logistics.late.zh[0] = "慢*": * where no word ends; allowed: behind the letters of a word, as in late*.
            topics.yaml:4: topics.logistics.Broken: not a name; allowed: small letters, digits and underscores, a letter first. Rename it.
            topics.yaml:5: topics.logistics.empty.en = []: too few entries; allowed: list of at least 1 (text, not empty). Change it.
            topics.yaml:7: topics.service.late.en[0] = "Láte": stands in topics.logistics.late.en[0] too. Keep one of them.
            topics.yaml:7: topics.service.late.en[2] = "a……b": … without words on both sides; allowed: as in box…damaged.
            topics.yaml:7: topics.service.late: a topic of this name is in logistics too. Rename one of them.
            topics.yaml:8: topics.service.slow = ["slow"]: wrong type (a list); allowed: map, not empty. Change it.
            topics.yaml:9: topics.escalation: the name of the escalation words in tables. Rename the group.
            topics.yaml:11: negation.en.after = ["x"]: unknown key; allowed: before, between. Remove it.
            topics.yaml:11: negation.en.before[0] = "not*": * or … in a word of negation. Write it out.
            topics.yaml:11: negation.zh.before: missing; allowed: list of at least 1 (text, not empty). Add it.
            topics.yaml:12: escalations: unknown key; allowed: topics, harmless, negation, escalation. Did you mean escalation?
            """);
  }

  @Test
  void theShippedTopicsHavePhrasesInThreeLanguages() {
    Taxonomy shipped = ConfLoader.load(ConfCopy.SHIPPED, List.of()).topics();
    assertEquals(
        List.of(
            "late",
            "damaged",
            "wrong_parcel",
            "quality",
            "mismatch",
            "size",
            "colour",
            "smell",
            "counterfeit",
            "slow",
            "rude",
            "unresolved",
            "price",
            "packaging"),
        shipped.topics().stream().map(Topic::id).toList());
    for (Topic topic : shipped.topics()) {
      assertTrue(topic.phrases().size() >= 40, topic.id());
    }
    assertEquals(List.of("zh", "en", "pt"), List.copyOf(shipped.negation().keySet()));
  }
}
