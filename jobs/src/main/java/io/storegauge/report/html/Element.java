package io.storegauge.report.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG. Texts and attributes are escaped when they are written, so that no
 * value of the data can become markup, and what is written is well-formed XML as well as HTML.
 */
public final class Element {
  /** Elements of HTML that have no content and no end tag. */
  private static final Set<String> VOID = Set.of("br", "hr", "img", "meta", "wbr");

  private static final char REPLACEMENT = '\uFFFD';

  private final String tag;
  private final Map<String, String> attributes = new LinkedHashMap<>();

  /** Elements, and texts as they are to be read. */
  private final List<Object> content = new ArrayList<>();

  private boolean isRaw;

  private Element(String tag) {
    this.tag = tag;
  }

  public static Element of(String tag) {
    return new Element(tag);
  }

  public static Element of(String tag, String cssClass) {
    return new Element(tag).with("class", cssClass);
  }

  /**
   * A style sheet. HTML takes its text as it stands and XML does not, so it may hold nothing that
   * the two read differently.
   */
  public static Element style(String css) {
    if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
      throw new IllegalArgumentException("A style sheet may hold neither < nor &");
    }
    Element style = new Element("style").text(css);
    style.isRaw = true;
    return style;
  }

  /** Sets an attribute; another value replaces the one before. */
  public Element with(String name, Object value) {
    attributes.put(name, value.toString());
    return this;
  }

  public Element add(Element... children) {
    content.addAll(List.of(children));
    return this;
  }

  public Element addAll(Collection<Element> children) {
    content.addAll(children);
    return this;
  }

  public Element text(String text) {
    content.add(text);
    return this;
  }

  /** The markup. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }

  private void writeTo(StringBuilder out) {
    out.append('<').append(tag);
    attributes.forEach(
        (name, value) -> {
          out.append(' ').append(name).append("=\"");
          escape(value, out);
          out.append('"');
        });
    if (VOID.contains(tag)) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Object child : content) {
      if (child instanceof Element e) {
        e.writeTo(out);
      } else if (isRaw) {
        out.append(child);
      } else {
        escape((String) child, out);
      }
    }
    out.append("</").append(tag).append('>');
  }

  /** Characters that XML cannot hold become the replacement character. */
  private static void escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : REPLACEMENT);
              }
            });
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
