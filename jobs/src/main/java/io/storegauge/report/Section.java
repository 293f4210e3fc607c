package io.storegauge.report;

import io.storegauge.report.html.Element;
import java.util.List;

/**
 * A part of a page.
 *
 * @param key of its texts: {@code section.<key>} is its title, {@code section.<key>.lead} says what
 *     it shows
 */
record Section(String key, List<Element> content) {
  Section {
    content = List.copyOf(content);
  }

  static Section of(String key, Element... content) {
    return new Section(key, List.of(content));
  }

  /**
   * One of which the lake has nothing, and what would bring it.
   *
   * @param table such as {@code gold.store_risk}
   */
  static Section absent(String key, Words words, boolean wasWritten, String table) {
    String why = wasWritten ? "absent.empty" : "absent.never_written";
    return of(key, Element.of("p", "absent").text(words.of(why, table)));
  }

  Element element(Words words) {
    return Element.of("section")
        .with("id", key)
        .add(Element.of("h2").text(words.of("section." + key)))
        .add(Element.of("p", "lead").text(words.of("section." + key + ".lead")))
        .addAll(content);
  }
}
