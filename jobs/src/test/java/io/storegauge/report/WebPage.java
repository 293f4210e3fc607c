package io.storegauge.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a strict parser reads it. */
public record WebPage(Document document) {

  /** Fails unless the page is well-formed. */
  public static WebPage read(String html) {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return new WebPage(parser.parse(new InputSource(new StringReader(html))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  public Element root() {
    return document.getDocumentElement();
  }

  private Stream<Element> all(String tag) {
    var found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  /** Texts of all elements of a tag, in order. */
  public List<String> texts(String tag) {
    return all(tag).map(Element::getTextContent).toList();
  }

  /** Text of the section with an id; fails if there is none. */
  public String section(String id) {
    return all("section")
        .filter(s -> s.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no section " + id))
        .getTextContent();
  }

  List<String> attributes(String tag, String name) {
    return all(tag).map(e -> e.getAttribute(name)).toList();
  }

  /** How many elements of a tag have a class. */
  public long count(String tag, String cssClass) {
    return all(tag)
        .filter(e -> List.of(e.getAttribute("class").split(" ", -1)).contains(cssClass))
        .count();
  }

  /** What a browser would fetch, or run: addresses other than places on the page, and scripts. */
  public List<String> fetched() {
    List<String> fetched = new ArrayList<>();
    all("*")
        .forEach(
            e -> {
              for (String name : List.of("src", "href", "xlink:href", "data", "poster", "action")) {
                String value = e.getAttribute(name);
                if (!value.isEmpty() && !value.startsWith("#")) {
                  fetched.add(value);
                }
              }
              if (List.of("script", "iframe", "object", "embed", "link").contains(e.getTagName())) {
                fetched.add(e.getTagName());
              }
            });
    texts("style").stream()
        .filter(css -> css.contains("url(") || css.contains("@import"))
        .forEach(fetched::add);
    return fetched;
  }
}
