package io.storegauge.report;

import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.report.html.Element;
import java.util.List;
import java.util.Map;

/** Small pieces that several sections are made of. */
final class Parts {
  private final Words words;

  Parts(Words words) {
    this.words = words;
  }

  static Element text(String text) {
    return Element.of("span").text(text);
  }

  /** Something that is not known, and why. */
  Element unknown(String whyKey) {
    return Element.of("span", "unknown")
        .with("title", words.of(whyKey))
        .text(words.of("unknown"))
        .add(Element.of("small").text(words.of(whyKey)));
  }

  /** A word that is looked for: a band, a status. */
  static Element tag(String cssClass, String text) {
    return Element.of("span", "tag " + cssClass).text(text);
  }

  Element band(String band) {
    return tag("band-" + band, words.labels().name("band", band));
  }

  /**
   * A figure of the head.
   *
   * @param more what stands below it
   */
  static Element tile(String label, Element figure, Element... more) {
    return Element.of("div", "tile")
        .add(Element.of("span", "label").text(label))
        .add(figure.with("class", "big"))
        .add(Element.of("span", "more").add(more));
  }

  static Element tiles(List<Element> tiles) {
    return Element.of("div", "tiles").addAll(tiles);
  }

  /** Name, id and in a line of its own what there is to say. */
  Element store(StoreKey store, Map<StoreKey, StoreProfile> profiles, String remark) {
    StoreProfile profile = profiles.getOrDefault(store, StoreProfile.UNKNOWN);
    String name = words.store(store, profile);
    Element cell = Element.of("div", "store").add(Element.of("b").text(name));
    if (!name.equals(store.toString())) {
      cell.add(Element.of("span", "id").text(store.toString()));
    }
    if (profile.category() != null) {
      cell.add(Element.of("span", "id").text(profile.category()));
    }
    if (!remark.isEmpty()) {
      cell.add(Element.of("small").text(remark));
    }
    return cell;
  }

  static Element card(String title, Element... content) {
    return Element.of("article", "card").add(Element.of("h3").text(title)).add(content);
  }

  static Element note(String text) {
    return Element.of("p", "note").text(text);
  }

  /** Figures behind a chart, folded away. */
  Element figures(Element table) {
    return folded(words.of("figures"), table);
  }

  /** What a reader opens if he wants it; not printed. */
  static Element folded(String summary, Element content) {
    return Element.of("details").add(Element.of("summary").text(summary)).add(content);
  }
}
