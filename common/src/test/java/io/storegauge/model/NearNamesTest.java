package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> SOURCES = List.of("generic", "olist");

  @Test
  void swapped_letters_are_one_slip() {
    assertEquals(List.of("olist"), NearNames.of("olsit", SOURCES));
  }

  @Test
  void a_name_that_is_part_of_another_finds_it() {
    assertEquals(
        List.of("gold.store_risk"),
        NearNames.of("risk", List.of("gold.store_risk", "gold.store_scores")));
  }

  @Test
  void where_nothing_is_near_the_hint_says_what_there_is() {
    assertEquals(" There is: generic, olist.", NearNames.hint("sap", SOURCES));
    assertEquals(" Did you mean generic?", NearNames.hint("genric", SOURCES));
    assertEquals(" There is none yet.", NearNames.hint("sap", List.of()));
  }

  @Test
  void of_many_names_only_ten_are_said() {
    List<String> many = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    assertEquals(
        " There is: a, b, c, d, e, f, g, h, i, j and 2 more.", NearNames.hint("zzzz", many));
  }
}
