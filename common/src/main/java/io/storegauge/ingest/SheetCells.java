package io.storegauge.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** Cells of a row of a workbook as the texts that the same export has as CSV. */
final class SheetCells {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** What in a number format is no part of a date: texts, escapes, colours and conditions. */
  private static final Pattern NO_FORMAT =
      Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");

  private static final Pattern DATE = Pattern.compile("[yYdDhHsS]|[mM]{2,}");
  private static final int SECONDS_A_DAY = 86_400;

  /** From so large a number on the last digits are lost: Excel keeps fifteen. */
  private static final BigDecimal TORN = new BigDecimal("1E15");

  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(10_000_000);

  /** What a formula comes to that comes to nothing. */
  private static final Set<String> ERRORS =
      Set.of(
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NAME?",
          "#NUM!",
          "#N/A",
          "#GETTING_DATA",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#BLOCKED!",
          "#CONNECT!",
          "#BUSY!",
          "#UNKNOWN!");

  private LocalDate zero = LocalDate.of(1899, 12, 30);

  /** Workbooks of old Macs count days from another one. */
  void since1904(boolean is) {
    zero = is ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  /** A cell; "" where there is none. */
  String text(Row row, int i) {
    Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return number(number, cell.getDataFormatString());
    }
    String text = String.valueOf(cell.getValue() == null ? "" : cell.getValue());
    return cell.getType() == CellType.FORMULA && ERRORS.contains(text) ? "" : text;
  }

  /**
   * A number as its format shows it: a date, a share, or all of its digits.
   *
   * @param format null = none is known
   */
  String number(BigDecimal number, String format) {
    if (!Numbers.isPlain(number)) {
      return number.toString();
    }
    String bare = format == null ? "" : NO_FORMAT.matcher(format).replaceAll("");
    if (DATE.matcher(bare).find()) {
      return date(number);
    }
    if (bare.contains("%")) {
      return plain(number.movePointRight(2)) + "%";
    }
    return number.abs().compareTo(TORN) >= 0
        ? String.format(Locale.ROOT, "%.5E", number)
        : plain(number);
  }

  /** A double of Excel's has seventeen digits in the file, of which fifteen were meant. */
  private static String plain(BigDecimal number) {
    BigDecimal meant =
        number.precision() > 15
            ? number.round(new MathContext(15, RoundingMode.HALF_EVEN))
            : number;
    return meant.signum() == 0 ? "0" : meant.stripTrailingZeros().toPlainString();
  }

  /** Days since the zero day; the part of a day is rounded to the second. */
  private String date(BigDecimal days) {
    if (days.abs().compareTo(MOST_DAYS) > 0) {
      return plain(days); // no date: whoever reads it says so
    }
    BigDecimal whole = days.setScale(0, RoundingMode.FLOOR);
    long seconds =
        days.subtract(whole)
            .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    LocalDateTime at = zero.plusDays(whole.longValueExact()).atStartOfDay().plusSeconds(seconds);
    return whole.signum() == 0 && days.signum() != 0
        ? at.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME)
        : SECONDS.format(at);
  }
}
