package io.storegauge.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void texts_and_attributes_cannot_become_markup() {
    Element e =
        Element.of("p", "a\"b").with("title", "1 < 2 & 'x'").text("<script>alert(\"1\")</script>");
    assertEquals(
        "<p class=\"a&quot;b\" title=\"1 &lt; 2 &amp; 'x'\">"
            + "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</p>",
        e.toString());
  }

  @Test
  void what_xml_cannot_hold_is_replaced_and_other_planes_are_kept() {
    // NUL, a lone half of a pair, a vertical tab; a tab and 😀 (a pair) stay.
    assertEquals(
        "<b>\uFFFD\uFFFD\uFFFD\t😀店</b>",
        Element.of("b").text("\u0000\uD800\u000B\t😀店").toString());
  }

  @Test
  void content_keeps_its_order_and_only_html_without_content_closes_itself() {
    Element e =
        Element.of("div")
            .text("a")
            .add(Element.of("br"), Element.of("svg"))
            .text("b")
            .add(Element.of("meta").with("charset", "utf-8"));
    assertEquals("<div>a<br/><svg></svg>b<meta charset=\"utf-8\"/></div>", e.toString());
  }

  @Test
  void a_style_sheet_stays_as_it_is_and_may_hold_nothing_that_html_and_xml_read_differently() {
    assertEquals("<style>a > b { }</style>", Element.style("a > b { }").toString());
    assertThrows(IllegalArgumentException.class, () -> Element.style("</style><script>"));
    assertThrows(IllegalArgumentException.class, () -> Element.style("a { content: '&'; }"));
  }
}
