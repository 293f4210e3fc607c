package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleCellsTest {
  @Test
  void whatKeepsExcelFromChangingACellIsTakenOff() {
    assertEquals("3515223344556677", ConsoleCells.bare("=\"3515223344556677\""));
    assertEquals("6917000001", ConsoleCells.bare("\t6917000001"));
    assertEquals("6917000001", ConsoleCells.bare("6917000001\t"));
    assertEquals("13900000000", ConsoleCells.bare("'13900000000"));
    assertEquals("", ConsoleCells.bare("=\"\""));
    assertEquals("满意", ConsoleCells.bare("　满意 "));
    assertEquals("=\"", ConsoleCells.bare("=\""), "not a wrapping");
  }

  /** What the quick look passes over must be what the long one would have left alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=\"1\"",
        "'1",
        "-",
        "--",
        "—",
        "/",
        "null",
        "NaN",
        "nan",
        "N/A",
        "n/a",
        "#N/A",
        "#DIV/0!",
        "-999",
        "　满意",
        "满意　",
        "满意\u00A0",
        "null　"
      })
  void theQuickLookSeesWhatIsToBeTakenOff(String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    assertTrue(ConsoleCells.isDressed(b, 0, b.length));
    for (String plain : List.of("满意", "12.5", "o-1", "SF1234", "已发货，待签收", "normal")) {
      byte[] p = plain.getBytes(StandardCharsets.UTF_8);
      assertFalse(ConsoleCells.isDressed(p, 0, p.length), plain);
      assertEquals(plain, ConsoleCells.bare(plain));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--", " -- ", "null", "NaN", "#DIV/0!", "-999", "=\"-\"", ""})
  void nothingIsSaidInManyWays(String cell) {
    assertEquals("", ConsoleCells.bare(cell));
  }

  @Test
  void anIdIsWholeOrTorn() {
    assertEquals("123", ConsoleCells.id("123.0"));
    assertEquals("123.5", ConsoleCells.id("123.5"));
    assertEquals("231105-400221336690", ConsoleCells.id("231105-400221336690"));
    assertNull(ConsoleCells.id("1.2E+18"));
    assertNull(ConsoleCells.id("6e+17"));
    assertEquals("1E5", ConsoleCells.id("1E5"), "an id of a warehouse, not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.50|1250",
        "￥1,234.50|123450",
        "¥12|1200",
        "0元|0",
        "-3.2元|-320",
        "1.16万|1160000",
        "2亿|20000000000",
        ".5|50",
        "499.00（系统计算中，该值仅供参考）|49900",
        "1,234,567|123456700",
        "12件|1200",
        "98%|98",
      })
  void amountsInCents(String cell, long cents) {
    assertEquals(cents, ConsoleCells.number(cell, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "元", "1,5", "1,2345", "12,34.5", "1.2.3", "1.234", "98.5%", "abc", "- "})
  void whatIsNoAmountOrNotExactIsRefused(String cell) {
    assertEquals(Numbers.BAD, ConsoleCells.number(cell, 2));
  }

  @Test
  void aShareHasTheDecimalsOfItsPercent() {
    assertEquals(985_000, ConsoleCells.number("98.5%", 6));
    assertEquals(985_000, ConsoleCells.number("0.985", 6));
    assertEquals(1, ConsoleCells.number("0.0001％", 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8分48秒|528000",
        "8分|480000",
        "1小时2分|3720000",
        "1.5小时|5400000",
        "2天3小时|183600000",
        "00:08:48|528000",
        "8:48|528000",
        "35.25|35250",
        "35秒|35000",
        "1分钟5秒钟|65000",
      })
  void timesThatSomethingTook(String cell, long milliseconds) {
    assertEquals(milliseconds * 1_000_000, ConsoleCells.duration(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "快",
        "8秒48分",
        "1:60",
        "-5",
        // longer than billionths of a second can be counted: 292 years
        "99999999999999999999:00",
        "999999999:00:00",
        "99999999999",
        "9999999999天"
      })
  void whatIsNoTimeIsRefused(String cell) {
    assertEquals(Numbers.BAD, ConsoleCells.duration(cell));
  }
}
