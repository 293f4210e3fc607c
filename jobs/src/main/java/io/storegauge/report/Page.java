package io.storegauge.report;

import io.storegauge.report.html.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page: one file that a browser opens from disk and fetches nothing for.
 *
 * @param title in the browser's tab
 * @param head what stands above the sections
 * @param foot how it was made
 */
record Page(String title, List<Element> head, List<Section> sections, String foot) {
  private static final String STYLE = "report.css";

  String html(Words words) {
    Element nav = Element.of("nav").with("aria-label", words.of("page.sections"));
    sections.forEach(
        s ->
            nav.add(
                Element.of("a").with("href", "#" + s.key()).text(words.of("section." + s.key()))));
    Element main = Element.of("main");
    sections.forEach(s -> main.add(s.element(words)));
    Element html =
        Element.of("html")
            .with("lang", words.labels().language().tag())
            .add(
                Element.of("head")
                    .add(Element.of("meta").with("charset", "utf-8"))
                    .add(
                        Element.of("meta")
                            .with("name", "viewport")
                            .with("content", "width=device-width, initial-scale=1"))
                    .add(
                        Element.of("meta")
                            .with("name", "color-scheme")
                            .with("content", "light dark"))
                    .add(Element.of("title").text(title))
                    .add(Element.style(style())))
            .add(
                Element.of("body")
                    .add(Element.of("header").addAll(head))
                    .add(nav)
                    .add(main)
                    .add(Element.of("footer").text(foot)));
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
