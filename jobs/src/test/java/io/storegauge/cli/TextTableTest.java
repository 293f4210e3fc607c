package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void a_chinese_character_counts_two_columns() {
    TextTable t = TextTable.of("store", ">score");
    t.add("花漾旗舰店", "78.4");
    t.add("Ort", "100");
    // Five characters of two columns each: the column is ten wide.
    assertEquals(
        List.of(
            "store       score", //
            "──────────  ─────",
            "花漾旗舰店   78.4",
            "Ort           100"),
        t.lines());
  }

  @Test
  void a_combining_accent_takes_no_column() {
    assertEquals(1, DisplayWidth.of("e\u0301"));
    assertEquals(4, DisplayWidth.of("店铺"));
    assertEquals(2, DisplayWidth.of("🛒"));
  }

  @Test
  void a_cell_cannot_break_its_line_or_steer_the_terminal() {
    TextTable t = TextTable.of("text");
    t.add("good\nbad\u001B[2J");
    assertEquals("good\\nbad\\u001b[2J", t.lines().get(2));
  }

  @Test
  void an_empty_table_still_says_its_columns() {
    assertEquals(List.of("a  b", "─  ─"), TextTable.of("a", "b").lines());
  }

  @Test
  void a_long_text_is_cut_at_a_column_not_inside_a_wide_character() {
    assertEquals("花漾…", DisplayWidth.cut("花漾旗舰店", 6));
    assertEquals("花漾旗", DisplayWidth.cut("花漾旗", 6));
  }
}
