package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.Map;

/** Says which mark is what. */
public final class Legend {
  private Legend() {}

  /**
   * Marks with their names beside them.
   *
   * @param marks class of a mark to its name
   */
  public static Element of(Map<String, String> marks) {
    Element legend = Element.of("p", "legend");
    marks.forEach(
        (cssClass, name) ->
            legend.add(
                Element.of("span", "key")
                    .add(
                        Element.of("svg")
                            .with("width", 14)
                            .with("height", 10)
                            .with("aria-hidden", "true")
                            .add(
                                Element.of("rect", "swatch " + cssClass)
                                    .with("width", 14)
                                    .with("height", 10)
                                    .with("rx", 2)))
                    .text(name)));
    return legend;
  }
}
