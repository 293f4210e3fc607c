package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.Taxonomy;
import io.storegauge.model.Taxonomy.Negation;
import io.storegauge.model.Taxonomy.Topic;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code topics.yaml}. */
final class TopicsFile {
  static final String NAME = "topics.yaml";

  private static final String TOPICS = "/topics";
  private static final String HARMLESS = "/harmless";
  private static final String NEGATION = "/negation";
  private static final String ESCALATION = "/escalation";

  /** A star ends a word of letters; what it would end in Chinese, nobody can say. */
  private static final Pattern STAR =
      Pattern.compile("(^|[^\\p{L}\\p{N}])\\*|[\\p{IsHan}]\\*|\\*[^ …]");

  private static final Pattern MARKS = Pattern.compile("[*…]");
  private static final Pattern EMPTY_PART = Pattern.compile("^\\s*…|…\\s*…|…\\s*$");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  private final YamlDoc doc;
  private final Problems problems;

  /** Where each phrase was first given, by its plain form. */
  private final Map<String, String> given = new HashMap<>();

  private TopicsFile(YamlDoc doc, Problems problems) {
    this.doc = doc;
    this.problems = problems;
  }

  /** What the schema cannot say. */
  static void check(YamlDoc doc, Problems problems) {
    TopicsFile file = new TopicsFile(doc, problems);
    file.topics();
    for (String kind : names(doc, ESCALATION)) {
      String pointer = YamlDoc.child(ESCALATION, kind);
      file.languages(pointer, ESCALATION);
    }
    file.languages(HARMLESS, HARMLESS);
    for (String language : names(doc, NEGATION)) {
      String words = YamlDoc.child(NEGATION, language);
      file.plainWords(words + "/before");
      file.plainWords(words + "/between");
    }
  }

  private void topics() {
    Map<String, String> groupOf = new HashMap<>();
    for (String group : names(doc, TOPICS)) {
      String inGroup = YamlDoc.child(TOPICS, group);
      if (group.equals(Taxonomy.ESCALATION)) {
        problems.add(doc, inGroup, "the name of the escalation words in tables. Rename the group.");
      }
      for (String topic : names(doc, inGroup)) {
        String pointer = YamlDoc.child(inGroup, topic);
        String other = groupOf.putIfAbsent(topic, group);
        if (other != null) {
          problems.add(
              doc,
              pointer,
              String.format("a topic of this name is in %s too. Rename one of them.", other));
        }
        languages(pointer, TOPICS);
      }
    }
  }

  /** Phrases of one topic or list; no two of a family are the same. */
  private void languages(String pointer, String family) {
    for (String language : names(doc, pointer)) {
      String list = YamlDoc.child(pointer, language);
      for (int i = 0; i < doc.at(list).size(); i++) {
        phrase(list + "/" + i, family);
      }
    }
  }

  private void phrase(String pointer, String family) {
    JsonNode value = doc.at(pointer);
    if (!value.isTextual() || value.asText().isEmpty()) {
      return;
    }
    String phrase = value.asText();
    if (STAR.matcher(phrase).find()) {
      problems.add(
          doc,
          pointer,
          "* where no word ends; allowed: behind the letters of a word, as in late*.");
    } else if (EMPTY_PART.matcher(phrase).find()) {
      problems.add(doc, pointer, "… without words on both sides; allowed: as in box…damaged.");
    } else if (!says(phrase)) {
      problems.add(doc, pointer, "no letter or digit to look for. Change or remove it.");
    } else {
      String other = given.putIfAbsent(family + " " + plain(phrase), pointer);
      if (other != null) {
        problems.add(
            doc,
            pointer,
            String.format("stands in %s too. Keep one of them.", doc.shownKey(other)));
      }
    }
  }

  private void plainWords(String pointer) {
    for (int i = 0; i < doc.at(pointer).size(); i++) {
      JsonNode word = doc.at(pointer + "/" + i);
      if (word.isTextual() && MARKS.matcher(word.asText()).find()) {
        problems.add(doc, pointer + "/" + i, "* or … in a word of negation. Write it out.");
      } else if (word.isTextual() && !word.asText().isEmpty() && !says(word.asText())) {
        problems.add(
            doc, pointer + "/" + i, "no letter or digit to look for. Change or remove it.");
      }
    }
  }

  private static boolean says(String phrase) {
    return phrase.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Near enough to the form that texts are compared in to tell that two phrases are one. */
  private static String plain(String phrase) {
    String apart = Normalizer.normalize(phrase, Normalizer.Form.NFKD);
    return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT).strip();
  }

  private static List<String> names(YamlDoc doc, String pointer) {
    List<String> names = new ArrayList<>();
    doc.at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The record of a tree without problems. */
  static Taxonomy read(JsonNode root) {
    List<Topic> topics = new ArrayList<>();
    root.path("topics").properties().forEach(e -> topics.addAll(group(e.getKey(), e.getValue())));
    return new Taxonomy(
        List.copyOf(topics),
        group(Taxonomy.ESCALATION, root.path("escalation")),
        phrases(root.path("harmless")),
        Trees.map(root.path("negation"), TopicsFile::negation));
  }

  private static List<Topic> group(String name, JsonNode group) {
    List<Topic> topics = new ArrayList<>();
    group.properties().forEach(e -> topics.add(new Topic(name, e.getKey(), phrases(e.getValue()))));
    return List.copyOf(topics);
  }

  private static List<String> phrases(JsonNode languages) {
    List<String> phrases = new ArrayList<>();
    languages.forEach(list -> list.forEach(p -> phrases.add(p.asText())));
    return List.copyOf(phrases);
  }

  private static Negation negation(JsonNode words) {
    return new Negation(
        Trees.list(words.path("before"), JsonNode::asText),
        Trees.list(words.path("between"), JsonNode::asText));
  }
}
