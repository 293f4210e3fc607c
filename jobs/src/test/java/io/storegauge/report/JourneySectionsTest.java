package io.storegauge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.report.data.BottleneckRow;
import io.storegauge.report.data.CapacityRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.TouchpointRow;
import io.storegauge.report.data.VolatilityChangeRow;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.List;
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

  @Test
  void frictions_of_platforms_are_means_over_stores_of_which_they_are_known() {
    String map =
        frictions
            .ofAll(
                List.of(
                    friction("jd", "a", "late_pickup", 0.1, -0.5, 0.05),
                    friction("jd", "b", "late_pickup", 0.3, -0.5, 0.15),
                    friction("jd", "c", "late_pickup", NONE, NONE, NONE),
                    friction("tmall", "d", "damage", 0.01, -1, 0.2)))
            .element(words)
            .toString();
    // (0.05 + 0.15) / 2; of damage nobody at JD tells, and of late pickup nobody at Tmall.
    assertTrue(map.contains("<title>JD\nPicked up late: 0.100 ★</title>"), map);
    assertTrue(map.contains("<title>JD\nDamage: not known</title>"), map);
    assertTrue(map.contains("<title>Tmall\nDamage: 0.200 ★</title>"), map);
    // The most expensive one comes first.
    assertTrue(map.indexOf("Damage") < map.indexOf("Picked up late"), map);
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
    assertTrue(text.contains("B & CTmall · 3 stores"), text);
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
