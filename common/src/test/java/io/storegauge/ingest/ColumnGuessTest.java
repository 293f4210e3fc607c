package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Feed.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnGuessTest {
  /** Cells are separated by blanks that no cell has: {@code ␣} stands for one inside a cell. */
  @ParameterizedTest
  @CsvSource({
    "数量, 1 2 30, INTEGER",
    "amount, 1 2 30, MONEY", // the name says so
    "运费(元), 0 6.5, MONEY",
    "退款率, 0.5 0.25, REAL",
    "退款率, 98.5% 3%, REAL",
    "x, 1.123 2, REAL",
    "x, 19.90 5.00, REAL", // two decimals alone do not make money
    "x, ￥19.90 5.00元, MONEY",
    "x, 3515223344556677001 3.5E+18, ID",
    "x, 123456789012 123456789013, ID",
    "订单编号, 123 456.0, ID",
    "order_id, A-1 A-2, ID",
    "x, A-1 B-2, STRING",
    "评分, 5 4.5 1, RATING",
    "评分, 5 98, INTEGER", // no stars
    "x, 8分48秒 1小时, DURATION",
    "x, 00:08:48, DURATION",
    "x, true false, BOOLEAN",
    "x, 是 否, BOOLEAN",
    "x, 0 1, INTEGER",
    "x, 2026-01-05, DATE",
    "x, 2026-01-05 2026-01-05␣10:00:00, TIMESTAMP",
    "x, 2026-01-05T10:00:00Z, TIMESTAMP",
    "日期, 20260105 20260106, DATE",
    "x, 20260105 20260106, INTEGER", // nothing says that it is a day
    "日期, 20269905, INTEGER", // month 99
    "x, 3026-01-05, STRING", // a thousand years from now
    "x, 杯子 碗, STRING",
  })
  void theTypeIsTheNarrowestThatReadsEveryCell(String header, String cells, Type type) {
    assertEquals(type, guess(header, cells).type());
  }

  @ParameterizedTest
  @CsvSource({
    "2026/1/5␣22:02 2026/12/25␣7:00, yyyy/M/d␣H:mm, TIMESTAMP",
    "2026-01-05␣10:00:00 2026/1/5␣22:02, yyyy/M/d␣H:mm, TIMESTAMP", // a file saved again by hand
    "2026/1/5␣22:02:01 2026/1/5␣22:02, yyyy/M/d␣H:mm:ss|yyyy/M/d␣H:mm, TIMESTAMP",
    "2026年1月5日 2026年12月25日, yyyy年M月d日, DATE",
    "25/01/2026␣10:00, d/M/yyyy␣H:mm, TIMESTAMP",
    "01/25/2026␣10:00 02/03/2026␣11:00, M/d/yyyy␣H:mm, TIMESTAMP", // there is no month 25
    "5.1.2026, d.M.yyyy, DATE",
  })
  void patternsAreThoseThatTheCellsNeed(String cells, String patterns, Type type) {
    ColumnGuess guess = guess("x", cells);
    assertEquals(List.of(patterns.replace('␣', ' ').split("\\|")), guess.patterns());
    assertEquals(type, guess.type());
    assertNull(guess.doubt());
  }

  @Test
  void aDayThatMayBeAMonthIsADoubt() {
    assertEquals("day or month first", guess("x", "01/02/2026 03/04/2026").doubt());
  }

  @Test
  void oneFaultyCellInTwentyDoesNotChangeTheType() {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      cells.add(String.valueOf(i));
    }
    cells.add("x");
    assertEquals(Type.INTEGER, ColumnGuess.of("n", cells).type());
    cells.remove(0);
    assertEquals(Type.STRING, ColumnGuess.of("n", cells).type());
  }

  @Test
  void wrappingsUnitsAndDashesNeedConsoleCells() {
    for (String dressed : List.of("=\"1\"", "'1", "-", "1,299.00", "88.00元", "1.16万", "98.5%")) {
      assertTrue(ColumnGuess.of("金额", List.of("1", dressed)).dressed(), dressed);
    }
    for (String plain : List.of("1.5", "-1", " 2 ", "\t3", "", "12345678901.50")) {
      assertFalse(ColumnGuess.of("金额", List.of("1", plain)).dressed(), plain);
    }
    assertFalse(ColumnGuess.of("x", List.of("8分48秒")).dressed(), "durations are read so anyway");
  }

  @Test
  void aColumnWithoutAValueIsATextInDoubt() {
    ColumnGuess guess = ColumnGuess.of("x", Collections.nCopies(3, " "));
    assertEquals(Type.STRING, guess.type());
    assertEquals("no value in the sample", guess.doubt());
  }

  @Test
  void namesTellBuyersAndOtherPersons() {
    for (String buyer : List.of("买家会员名", "下单帐号", "buyer_id", "Customer ID", "用户编号")) {
      assertTrue(HeaderHints.isBuyer(buyer), buyer);
      assertFalse(HeaderHints.isPersonal(buyer), buyer);
    }
    for (String person : List.of("收件人", "收货人手机", "详细地址", "E-Mail", "ship-postal-code", "达人昵称")) {
      assertTrue(HeaderHints.isPersonal(person), person);
      assertFalse(HeaderHints.isBuyer(person), person);
    }
    for (String other : List.of("订单编号", "商品名称", "省", "city", "quantity")) {
      assertFalse(HeaderHints.isPersonal(other) || HeaderHints.isBuyer(other), other);
    }
  }

  private static ColumnGuess guess(String header, String cells) {
    List<String> list = new ArrayList<>();
    for (String c : cells.split(" ")) {
      list.add(c.replace('␣', ' '));
    }
    return ColumnGuess.of(header, list);
  }
}
