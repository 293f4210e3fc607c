package io.storegauge.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static final double NONE = Double.NaN;

  @Test
  void labels_are_moved_apart_in_their_order_and_stay_inside() {
    // 10 and 12 lie on each other; the second gives way downwards.
    assertArrayEquals(
        new double[] {10, 23, 60}, Spread.apart(new double[] {10, 12, 60}, 13, 0, 100));
    // At the lower end they are pushed up again: 100, 87, 74.
    assertArrayEquals(
        new double[] {87, 100, 74}, Spread.apart(new double[] {98, 99, 97}, 13, 0, 100));
    assertArrayEquals(new double[0], Spread.apart(new double[0], 13, 0, 100));
  }

  @Test
  void a_value_on_a_border_counts_above_it_and_the_last_part_holds_its_end() {
    // Parts 0–25, 25–50, 50–75, 75–100.
    assertArrayEquals(
        new int[] {1, 2, 0, 2},
        Histogram.counts(new double[] {24.9, 25, 49, 100, 75, 101, -1}, new Scale(0, 100), 4));
    // 0.3 / 0.1 is a hair below 3 and still begins the fourth part.
    assertArrayEquals(
        new int[] {0, 0, 0, 1, 0},
        Histogram.counts(new double[] {0.1 + 0.2}, new Scale(0, 0.5), 5));
  }

  @Test
  void quarters_lie_between_neighbours() {
    // Position (4 − 1)·¼ = 0.75 between 1 and 2; the middle of 2 and 4; 2.25 between 4 and 8.
    assertEquals(
        new Quartiles(1, 1.75, 3, 5, 8), Quartiles.of(DoubleStream.of(8, 1, 4, 2)).orElseThrow());
    assertEquals(new Quartiles(7, 7, 7, 7, 7), Quartiles.of(DoubleStream.of(7)).orElseThrow());
    assertTrue(Quartiles.of(DoubleStream.empty()).isEmpty());
    assertTrue(Double.isNaN(Quartiles.medianOf()));
  }

  @Test
  void colours_of_a_heat_map_grow_with_the_value_and_nothing_is_pale() {
    List<HeatMap.Row> rows =
        List.of(
            new HeatMap.Row("a", new double[] {NONE, 4}, "4"),
            new HeatMap.Row("b", new double[] {0, 2}, "2"));
    assertEquals(4, HeatMap.greatest(rows));
    assertEquals(0, HeatMap.greatest(List.of(new HeatMap.Row("a", new double[] {NONE}, ""))));
    assertEquals(0.05, HeatMap.strength(0, 4));
    // 0.12 + 0.88 · ½
    assertEquals(0.56, HeatMap.strength(2, 4), 1e-12);
    assertEquals(1, HeatMap.strength(4, 4), 1e-12);
    assertEquals(0.05, HeatMap.strength(1, 0));
    String map = HeatMap.figure(rows, List.of("x", "y"), (r, c) -> r + "," + c).toString();
    assertEquals(1, count(map, "class=\"cell unknown\""));
    assertEquals(1, count(map, "fill-opacity=\"0.56\""));
    assertTrue(map.contains("<title>1,0</title>"), map);
  }

  @Test
  void cells_of_a_heat_table_share_one_scale_and_the_unknown_have_no_colour() {
    HeatTable.Row above =
        new HeatTable.Row(
            Element.of("b").text("a"),
            List.of(new HeatTable.Cell(4, "4", "a, x"), new HeatTable.Cell(NONE, "?", "a, y")),
            "4");
    HeatTable.Row below =
        new HeatTable.Row(
            Element.of("b").text("b"),
            List.of(new HeatTable.Cell(0, "0", "b, x"), new HeatTable.Cell(2, "2", "b, y")),
            "2");
    String table =
        HeatTable.figure(
                "caption",
                List.of("x", "y"),
                "sum",
                List.of(
                    new HeatTable.Group("first", List.of(above)),
                    new HeatTable.Group("second", List.of(below))))
            .toString();
    assertTrue(table.contains("<td class=\"warm\" title=\"a, x\" style=\"--strength:1\">4</td>"));
    // 0.12 + 0.88 · ½: the greatest is that of the other group.
    assertTrue(table.contains("title=\"b, y\" style=\"--strength:0.56\">2</td>"), table);
    assertTrue(table.contains("<td class=\"warm unknown\" title=\"a, y\">?</td>"), table);
    assertTrue(table.contains("<th scope=\"rowgroup\" colspan=\"4\">second</th>"), table);
    assertTrue(table.contains("style=\"--columns:2\""), table);
  }

  @Test
  void steps_of_a_waterfall_begin_where_the_last_one_ended_and_totals_at_nothing() {
    List<Waterfall.Step> steps =
        List.of(
            new Waterfall.Step("then", "", 70, "70", true),
            new Waterfall.Step("worse", "", -5, "−5", false),
            new Waterfall.Step("better", "", 2, "+2", false),
            new Waterfall.Step("now", "", 67, "67", true));
    assertEquals(
        List.of(
            new Waterfall.Span(0, 70),
            new Waterfall.Span(70, 65),
            new Waterfall.Span(65, 67),
            new Waterfall.Span(0, 67)),
        Waterfall.spans(steps));
    String chart = Waterfall.figure(steps, new Scale(60, 80), "good", "bad").toString();
    // 65 to 70 on an axis from 60 to 80: a quarter from a quarter on; then from 65 to 67.
    assertTrue(chart.contains("class=\"fill bad\" x=\"25%\" y=\"3\" width=\"25%\""), chart);
    assertTrue(chart.contains("class=\"fill good\" x=\"25%\" y=\"3\" width=\"10%\""), chart);
    // The total is cut where the axis begins.
    assertTrue(chart.contains("class=\"fill total\" x=\"0%\" y=\"3\" width=\"50%\""), chart);
  }

  @Test
  void bars_show_shares_and_are_cut_at_their_ends() {
    assertTrue(Bars.share(0.25, "plain").toString().contains("width=\"25%\" height=\"8\""));
    assertTrue(
        Bars.share(3, "plain").toString().contains("fill plain\" x=\"0%\" y=\"0\" width=\"100%\""));
    // −0.5 is half of the left half: from 25 % to the middle.
    assertTrue(Bars.signed(-0.5).toString().contains("fill bad\" x=\"25%\" y=\"0\" width=\"25%\""));
    assertTrue(Bars.signed(1).toString().contains("fill good\" x=\"50%\" y=\"0\" width=\"50%\""));
    // The 10th percentile: from 10 % to the middle, and bad.
    String standing = Bars.standing(10).toString();
    assertTrue(standing.contains("fill bad\" x=\"10%\" y=\"5\" width=\"40%\""), standing);
    // 6 : 2 : 0 of 8.
    String stack =
        Bars.stacked(
                List.of(
                    new Bars.Part(6, "good"), new Bars.Part(2, "quiet"), new Bars.Part(0, "bad")))
            .toString();
    assertTrue(stack.contains("fill quiet\" x=\"75%\" y=\"0\" width=\"25%\""), stack);
    assertFalse(stack.contains("fill bad"), stack);
    assertFalse(Bars.stacked(List.of(new Bars.Part(0, "good"))).toString().contains("fill"));
  }

  @Test
  void a_chart_names_its_newest_value_marks_days_and_notes_what_is_known() {
    DayAxis days = new DayAxis(LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-05"));
    String chart =
        new LineChart(
                "Score <over> time",
                days,
                new Scale(0, 100),
                new Wording(LocalDate::toString, LocalDate::toString, v -> "v" + Math.round(v)),
                200)
            .zone(90, 200, "good", "top")
            .reference(150, "good", "off the axis")
            .marker(LocalDate.parse("2025-06-03"), "rules 2", "note")
            .marker(LocalDate.parse("2025-05-01"), "before the axis", "note")
            .line("score", "main", new double[] {10, 20, NONE, 40, NONE})
            .figure()
            .toString();
    assertTrue(chart.contains("<title>Score &lt;over&gt; time</title>"), chart);
    // The newest known value is of the fourth day: 75 % across, 120 of 200 pixels down.
    assertTrue(chart.contains("cx=\"75%\" cy=\"120\""), chart);
    assertTrue(chart.contains(">v40</text>"), chart);
    assertTrue(chart.contains("x1=\"50%\" y1=\"-14\" x2=\"50%\""), chart);
    // Cut at the end of the axis: from 90 to 100 is 20 pixels.
    assertTrue(
        chart.contains("class=\"zone good\" x=\"0%\" y=\"0\" width=\"100%\" height=\"20\""), chart);
    assertFalse(chart.contains("off the axis") || chart.contains("before the axis"), chart);
    assertTrue(chart.contains("<title>2025-06-04\nscore v40</title>"), chart);
    assertFalse(chart.contains("<title>2025-06-03\n"), "nothing is known of the third day");
  }

  @Test
  void ranges_of_days_are_as_wide_as_the_days_and_none_where_one_end_is_unknown() {
    DayAxis days = new DayAxis(LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-05"));
    String chart =
        new LineChart(
                "t",
                days,
                new Scale(1, 5),
                new Wording(LocalDate::toString, LocalDate::toString, Double::toString),
                100)
            .ranges(
                "band", new double[] {NONE, 2, NONE, NONE, 3}, new double[] {4, 4, NONE, NONE, 9})
            .figure()
            .toString();
    assertEquals(2, count(chart, "class=\"range band\""));
    // The second of five days: from 12.5 % to 37.5 %; 4 is 25 pixels down, 2 is 75.
    assertTrue(
        chart.contains("range band\" x=\"12.5%\" y=\"25\" width=\"25%\" height=\"50\""), chart);
    // The last one ends with the axis, and above it is cut: 3 is 50 pixels down.
    assertTrue(
        chart.contains("range band\" x=\"87.5%\" y=\"0\" width=\"12.5%\" height=\"50\""), chart);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
