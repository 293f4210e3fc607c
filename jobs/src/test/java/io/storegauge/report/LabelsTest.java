package io.storegauge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Metric;
import io.storegauge.scheme.NextGrade;
import io.storegauge.scheme.ScoreChange;
import io.storegauge.table.MetricColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Labels EN = new Labels(Language.EN);
  private static final Labels ZH = new Labels(Language.ZH);
  private static final Pattern HOLE = Pattern.compile("%(\\d+\\$)?s|%%");

  @Test
  void every_text_is_there_in_both_languages_with_the_same_holes() {
    assertEquals(new TreeSet<>(EN.keys()), new TreeSet<>(ZH.keys()));
    assertTrue(EN.keys().size() > 300, "only " + EN.keys().size());
    for (String key : EN.keys()) {
      assertFalse(EN.of(key).isBlank() || ZH.of(key).isBlank(), key);
      assertEquals(holes(EN.of(key)), holes(ZH.of(key)), key);
    }
  }

  /** As many as a text takes arguments, in their order. */
  private static List<String> holes(String text) {
    List<String> holes = new ArrayList<>();
    Matcher m = HOLE.matcher(text);
    while (m.find()) {
      holes.add(m.group());
    }
    return holes;
  }

  @Test
  void every_metric_has_a_name_of_its_own_in_both_languages() {
    for (Labels labels : List.of(EN, ZH)) {
      TreeSet<String> names = new TreeSet<>();
      for (String id : MetricColumn.ids()) {
        assertTrue(labels.keys().contains("metric." + id), id);
        assertTrue(names.add(labels.of("metric." + id)), "twice: " + labels.of("metric." + id));
      }
    }
    for (Metric m : Metric.values()) {
      assertTrue(EN.keys().contains("metric." + m.id()), m.id());
    }
  }

  @Test
  void whatever_stands_in_the_way_has_words() {
    for (NextGrade.Obstacle o : NextGrade.Obstacle.values()) {
      assertTrue(EN.keys().contains("obstacle." + o.name().toLowerCase(Locale.ROOT)), o.name());
    }
    for (ScoreChange.Unsplit u : ScoreChange.Unsplit.values()) {
      assertTrue(EN.keys().contains("unsplit." + u.name().toLowerCase(Locale.ROOT)), u.name());
    }
  }

  @Test
  void what_users_add_goes_by_its_id_and_a_missing_text_is_a_fault() {
    assertEquals("京东", ZH.name("platform", "jd"));
    assertEquals("my_shop", ZH.name("platform", "my_shop"));
    assertThrows(MissingResourceException.class, () -> EN.of("no.such.text"));
  }

  @Test
  void figures_are_said_in_the_unit_a_reader_thinks_in() {
    Words en = new Words(EN);
    Words zh = new Words(ZH);
    assertEquals("95.0%", en.value(0.95, "share 0–1"));
    assertEquals("0.25%", en.value(0.0025, "share 0–1"));
    assertEquals("0.0%", en.value(0, "share 0–1"));
    assertEquals("12.3\u00a0h", en.value(12.34, "hours"));
    assertEquals("12.3 小时", zh.value(12.34, "hours"));
    assertEquals("4.52 ★", en.value(4.516, "stars"));
    assertEquals("+0.25", en.signed(0.25, 2));
    assertEquals("−0.25", en.signed(-0.25, 2));
    assertEquals("0.00", en.signed(0.001, 2));
    assertEquals("0.00", en.signed(-0.001, 2));
    assertEquals("76.1", en.score(76.12, 100));
    assertEquals("7.25", en.score(7.25, 10));
    assertEquals("1,234,567", en.count(1234567));
    assertEquals("28 Jun 2025", en.day(java.time.LocalDate.of(2025, 6, 28)));
    assertEquals("2025年6月28日", zh.day(java.time.LocalDate.of(2025, 6, 28)));
    assertEquals("24 小时揽收率（30天）", zh.metric("pickup_24h_rate_30d"));
    assertEquals("somebodys_own (7\u00a0d)", en.metric("somebodys_own_7d"));
    assertEquals("hours", Words.unit("delivery_hours_p50_30d"));
    assertEquals("stars", Words.unit("rating_mean_30d"));
  }
}
