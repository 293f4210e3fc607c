package io.storegauge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.report.html.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private final Words words = new Words(new Labels(Language.EN));

  @Test
  void a_page_is_one_well_formed_document_in_its_language() {
    Words zh = new Words(new Labels(Language.ZH));
    Page page =
        new Page(
            "店 & <b>",
            List.of(Element.of("h1").text("店 & <b>")),
            List.of(Section.of("risk", Element.of("p").text("x"))),
            "foot");
    WebPage read = WebPage.read(page.html(zh));
    assertEquals("zh-CN", read.root().getAttribute("lang"));
    assertEquals(List.of("店 & <b>"), read.texts("h1"));
    assertEquals(List.of("风险"), read.texts("h2"));
    assertEquals(List.of(), read.fetched());
    assertTrue(page.html(zh).startsWith("<!DOCTYPE html>\n"));
  }

  @Test
  void every_section_can_be_gone_to() {
    Page page = new Page("t", List.of(), List.of(Section.of("risk"), Section.of("rating")), "foot");
    WebPage read = WebPage.read(page.html(words));
    assertEquals(List.of("#risk", "#rating"), read.attributes("a", "href"));
    assertEquals(List.of("risk", "rating"), read.attributes("section", "id"));
  }

  @Test
  void a_section_without_its_table_says_so() {
    String never =
        Section.absent("risk", words, false, "gold.store_risk").element(words).toString();
    assertTrue(never.contains("this lake has no table gold.store_risk yet"), never);
    String empty = Section.absent("risk", words, true, "gold.store_risk").element(words).toString();
    assertTrue(empty.contains("table gold.store_risk has no rows for this day"), empty);
  }

  @Test
  void a_table_names_its_rows_and_columns() {
    String table =
        Table.stacked("What it shows")
            .column("Store", Table.Kind.TEXT)
            .column("Score", Table.Kind.FIGURE)
            .row(Parts.text("a"), Parts.text("1"))
            .element()
            .toString();
    assertTrue(table.contains("<caption>What it shows</caption>"), table);
    assertTrue(table.contains("<th scope=\"col\" class=\"num\">Score</th>"), table);
    assertTrue(table.contains("<th scope=\"row\" data-label=\"Store\"><span>a</span></th>"), table);
    assertFalse(table.contains("<td class=\"\""), table);
  }
}
