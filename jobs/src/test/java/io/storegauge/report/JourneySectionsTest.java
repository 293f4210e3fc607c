package io.storegauge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Friction;
import io.storegauge.report.data.BottleneckRow;
import io.storegauge.report.data.CapacityRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.report.data.TouchpointRow;
import io.storegauge.report.data.VolatilityChangeRow;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneySectionsTest {
  private static final double NONE = Double.NaN;
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  private final Words words = new Words(new Labels(Language.EN));
  private final FrictionsSection frictions = new FrictionsSection(words);

  private static BottleneckRow friction(
      String platform, String store, String friction, double exposure, double harm, double lost) {
    return new BottleneckRow(
        new StoreKey(platform, store),
        DAY,
        friction,
        exposure,
        Math.round(exposure * 1000),
        harm,
        lost,
        lost / 2,
        lost * 2);
  }

  private String text(Section section) {
    return WebPage.read(section.element(words).toString()).root().getTextContent();
  }

  private Element map(int shown, List<BottleneckRow> rows) {
    StoreProfile named = new StoreProfile("Lamp & Co", "flagship", "lighting");
    return new FrictionMapSection(words, shown)
        .of(rows, Map.of(new StoreKey("jd", "a"), named))
        .element(words);
  }

  @Test
  void stores_that_lose_most_in_all_are_shown_by_friction_and_below_the_mean_of_their_platform() {
    Element section =
        map(
            2,
            List.of(
                friction("jd", "a", "late_pickup", 0.1, -0.5, 0.05),
                friction("jd", "a", "damage", 0.02, -1, 0.02),
                friction("jd", "b", "late_pickup", 0.3, -0.5, 0.15),
                friction("jd", "b", "damage", 0, -1, 0),
                friction("jd", "c", "late_pickup", NONE, NONE, NONE),
                friction("jd", "c", "damage", 0.01, -1, 0.01),
                friction("tmall", "d", "damage", 0.004, -1, 0.004)));
    String html = section.toString();
    // 0.15 + 0 at b, 0.05 + 0.02 at a; c and d lose less and are no rows.
    String text = WebPage.read(html).root().getTextContent();
    assertTrue(html.contains("title=\"JD · b · Picked up late: 0.150 ★\""), html);
    assertTrue(html.contains("title=\"JD · a · Lamp &amp; Co · Damage: 0.020 ★\""), html);
    assertTrue(text.indexOf("jd/b") < text.indexOf("Lamp & Co"), text);
    assertFalse(html.contains("JD · c") || html.contains("tmall/d"), html);
    assertTrue(html.contains("<td class=\"sum\">0.150</td>"), html);
    assertTrue(html.contains("<td class=\"sum\">0.070</td>"), html);
    // Late pickup is unknown at c: (0.05 + 0.15) / 2; damage (0.02 + 0 + 0.01) / 3.
    assertTrue(html.contains("title=\"JD · Picked up late: 0.100 ★\""), html);
    assertTrue(html.contains("title=\"JD · Damage: 0.010 ★\""), html);
    assertTrue(html.contains("<td class=\"sum\">0.110</td>"), html);
    assertTrue(text.contains("JD3 stores") && text.contains("Tmall1 stores"), text);
    assertTrue(text.contains("As of 30 Jun 2025"), text);
  }

  @Test
  void what_is_unknown_of_a_store_says_so_and_differs_from_what_costs_nothing() {
    String html =
        map(
                10,
                List.of(
                    friction("jd", "a", "late_pickup", 0.1, -0.5, 0.05),
                    friction("jd", "a", "damage", NONE, NONE, NONE),
                    friction("jd", "a", "quality", 0.1, 0.2, 0),
                    friction("jd", "a", "mismatch", 0.001, -1, 0.001)))
            .toString();
    String whose = "title=\"JD · a · Lamp &amp; Co · ";
    assertTrue(html.contains("<td class=\"warm unknown\" " + whose + "Damage: not known\">?</td>"));
    // The rows do not even speak of slow refunds.
    assertTrue(html.contains(whose + "Slow refund: not known\">?</td>"), html);
    assertTrue(html.contains(whose + "Quality: 0.000 ★\" style=\"--strength:0.05\">0</td>"), html);
    assertTrue(html.contains(whose + "Not as described: 0.001 ★\" style="), html);
    assertTrue(html.contains(">≈0</td>"), html);
    // Columns follow the customer's way, whatever the rows do.
    List<Integer> places =
        Arrays.stream(Friction.values())
            .map(f -> html.indexOf("\"name\">" + words.labels().name("friction", f.id()) + "<"))
            .toList();
    assertEquals(places.stream().sorted().toList(), places);
    assertTrue(places.get(0) > 0, html);
  }

  @Test
  void where_no_friction_costs_a_store_anything_there_is_no_map_but_a_sentence() {
    String text =
        WebPage.read(
                map(
                        10,
                        List.of(
                            friction("jd", "a", "damage", NONE, NONE, NONE),
                            friction("jd", "b", "quality", 0.1, 0.2, 0)))
                    .toString())
            .root()
            .getTextContent();
    assertTrue(text.contains(words.of("why.no_harm")), text);
  }

  @Test
  void the_map_does_not_depend_on_the_order_of_rows_and_equal_losses_go_by_store() {
    List<BottleneckRow> rows =
        new ArrayList<>(
            List.of(
                friction("jd", "b", "damage", 0.1, -0.5, 0.05),
                friction("jd", "a", "damage", 0.1, -0.5, 0.05),
                friction("tmall", "a", "quality", 0.1, -0.5, 0.07),
                friction("tmall", "a", "damage", 0.1, -0.5, 0.03)));
    String map = map(10, rows).toString();
    Collections.reverse(rows);
    assertEquals(map, map(10, rows).toString());
    assertTrue(map.indexOf("JD · a") < map.indexOf("JD · b"), map);
  }

  @Test
  void frictions_of_a_store_stand_in_the_order_of_what_they_cost() {
    String text =
        text(
            frictions.of(
                List.of(
                    friction("jd", "a", "damage", 0.02, -0.9, 0.018),
                    friction("jd", "a", "slow_reply", NONE, NONE, NONE),
                    friction("jd", "a", "late_pickup", 0.125, -0.4, 0.05)),
                Element.of("p")));
    assertTrue(text.contains("Picked up late12.5%125 orders−0.40 ★0.050 ★"), text);
    assertTrue(text.indexOf("Picked up late") < text.indexOf("Damage"), text);
    assertTrue(text.indexOf("Damage") < text.indexOf("Slow reply"), text);
    assertTrue(text.contains("Slow replynot knownNo data tells of it."), text);
    assertTrue(text.contains("As of 30 Jun 2025."), text);
  }

  @Test
  void capacity_is_a_limit_or_what_was_served_well_so_far_or_not_known() {
    StoreKey store = new StoreKey("jd", "a");
    String reached =
        frictions
            .capacity(new CapacityRow(store, DAY, "reached", "pickup", 40, 90, 60, 20))
            .toString();
    assertTrue(reached.contains("Pickup bends first; headroom +20 orders a day."), reached);
    // 60 of 90 orders is two thirds of the bar.
    assertTrue(reached.contains("fill good\" x=\"0%\" y=\"0\" width=\"66.67%\""), reached);
    String open =
        frictions
            .capacity(new CapacityRow(store, DAY, "not_reached", null, 40, 90, NONE, NONE))
            .toString();
    assertTrue(open.contains("on usual days 40 orders, on the busiest 90"), open);
    String few =
        frictions
            .capacity(new CapacityRow(store, DAY, "too_few_days", null, NONE, 0, NONE, NONE))
            .toString();
    assertTrue(few.contains("too few days with orders"), few);
  }

  @Test
  void a_change_of_volatility_has_its_interval_and_all_platforms_come_last() {
    String text =
        text(
            new SteadinessSection(words)
                .of(
                    List.of(
                        new VolatilityChangeRow(
                            "all", DAY, 40, 0.3, 0.24, 0.2, -0.05, 0.4, "no_change_shown"),
                        new VolatilityChangeRow(
                            "jd", DAY, 20, 0.4, 0.236, 0.41, 0.3, 0.5, "reduced"),
                        new VolatilityChangeRow(
                            "tmall", DAY, 20, 0, 0.1, NONE, NONE, NONE, "steady_before"))));
    assertTrue(text.contains("JD200.400 ★0.236 ★41%30% … 50%steadier"), text);
    assertTrue(text.contains("All platforms400.300 ★0.240 ★20%−5% … 40%no change shown"), text);
    assertTrue(text.indexOf("Tmall") < text.indexOf("All platforms"), text);
  }

  @Test
  void brands_are_listed_from_their_lowest_percentile_on() {
    Section section =
        new BrandsSection(words, 2)
            .of(
                List.of(
                    touchpoint("A", "jd", "logistics", 40, -30),
                    touchpoint("B & C", "tmall", "product", 12, NONE),
                    touchpoint("A", "tmall", "logistics", 70, 0)));
    String text = text(section);
    assertTrue(text.contains("B & CTmall · stores: 3"), text);
    assertTrue(text.indexOf("B & C") < text.indexOf("AJD"), text);
    assertTrue(text.contains("weakest: Time to delivery (30\u00a0d)"), text);
    assertFalse(text.contains("ATmall"), "only two were asked for");
    assertEquals("brands", section.key());
  }

  private static TouchpointRow touchpoint(
      String brand, String platform, String touchpoint, double percentile, double gap) {
    return new TouchpointRow(
        brand, DAY, platform, touchpoint, 3, percentile, "delivery_hours_mean_30d", gap);
  }
}
