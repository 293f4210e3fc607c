package io.storegauge.ingest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers: Chinese mobiles and landlines, 400 numbers, Brazilian and North American ones,
 * those of any country behind a plus sign, and any row of digits that a word names a phone.
 *
 * <p>A number is one only if no further digit touches it: ids of orders and waybills are longer.
 */
final class PhoneNumbers {
  /**
   * What is dialled after the number, and the code of a platform's virtual number: -1234, 转1234,
   * [1234].
   */
  private static final String EXTENSION =
      "(?:[ ]{0,2}(?:转|轉|分机号?|ext\\.?|-|#|,?\\[)[ ]{0,2}[0-9]{1,6}\\]?(?![0-9]))?";

  private static final String CHINA = "(?:\\(?(?:\\+|00)?86\\)?[ -]{0,2})?";

  /** An order has a number of eleven digits on some platforms. */
  private static final String NO_ORDER = "(?<!(?:单|编)号)(?<!(?:单|编)号[ :是为])";

  private static final Search MOBILE =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])"
                      + NO_ORDER
                      + "(?<it>"
                      + CHINA
                      + "1[ ._·-]{0,3}[3-9](?:[ ._·-]{0,3}[0-9]){9}(?![0-9])"
                      + EXTENSION
                      + ")"),
              Triggers.OPEN | Triggers.PLUS | Triggers.DIGIT)
          .needs(Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(11);

  private static final Pattern MOBILE_DIGITS =
      Pattern.compile("^" + CHINA + "(?<number>1(?:[ ._·-]{0,3}[0-9]){10})");

  /** Sizes of groups by which people write a mobile number. */
  private static final Set<String> GROUPS =
      Set.of(
          "11",
          "3-4-4",
          "3-8",
          "7-4",
          "4-4-3",
          "4-3-4",
          "3-3-5",
          "3-5-3",
          "5-6",
          "6-5",
          "1-1-1-1-1-1-1-1-1-1-1");

  private static final String NUMERAL = "[0-9零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺]";

  private static final Search MOBILE_IN_WORDS =
      Search.of(
          Pattern.compile(
              String.format("(?<!%1$s)(?<it>[1一幺壹][3-9三四五六七八九叁肆伍陆柒捌玖]%1$s{9})(?!%1$s)", NUMERAL)),
          Triggers.ONE);

  private static final Search LANDLINE =
      Search.of(
              Pattern.compile(
                  "(?<![0-9.])(?<it>"
                      + CHINA
                      + "\\(?0(?:10|2[0-9]|[3-9][0-9]{2})\\)?[ -]{0,2}[2-9][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])"
                      + EXTENSION
                      + ")"),
              Triggers.OPEN | Triggers.PLUS | Triggers.DIGIT)
          .needs(Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(10);

  private static final Search SERVICE =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])(?<it>[48]00(?:[ -]?[0-9]{3}[ -]?[0-9]{4}|[ -][0-9]{4}[ -]?[0-9]{3}"
                      + "|-[0-9]-[0-9]{3}-[0-9]{3})(?![0-9])"
                      + EXTENSION
                      + ")"),
              Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(10);

  private static final Search BRAZIL =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])(?<it>\\(0?[1-9]{2}\\)[ ]?(?:9[ ]?)?[0-9]{4}[ -]?[0-9]{4}"
                      + "|[1-9]{2} 9[0-9]{4}[ -]?[0-9]{4}|(?:[1-9]{2}[ -]?)?9[0-9]{4}-[0-9]{4})(?![0-9])"),
              Triggers.OPEN | Triggers.DIGIT)
          .needs(Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(9);

  private static final Search NORTH_AMERICA =
      Search.of(
              Pattern.compile(
                  "(?<![0-9])(?<it>(?:1[ .-])?(?:\\([2-9][0-9]{2}\\)[ .-]?|[2-9][0-9]{2}[.-])"
                      + "[0-9]{3}[.-][0-9]{4})(?![0-9])"),
              Triggers.OPEN | Triggers.DIGIT)
          .needs(Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(10);

  private static final Search ABROAD =
      Search.of(
              Pattern.compile(
                  "(?<![0-9+])(?<it>\\+ ?[1-9][0-9]{0,2}(?:[ ()./-]{0,2}[0-9]){6,12})(?![0-9])"),
              Triggers.PLUS)
          .needs(Triggers.DIGIT)
          .at(Search.BEHIND_NO_DIGIT)
          .ofDigits(7);

  /** Praise (+1111111, +1000000), and a day. */
  private static final Pattern NO_NUMBER_ABROAD =
      Pattern.compile("\\+ ?(?:([0-9])\\1*0*|(?:19|20)[0-9]{2}[./-].*)");

  private static final Search NAMED =
      Search.ofWords(
              Pattern.compile(
                  "(?i)(?:电话|手机|座机|联系方式|热线|(?<![a-zà-ÿ])(?:tel|phone|mobile|fone|telefone|celular"
                      + "|cel|whats ?app|zap))(?:号码|号)?[ 是为:.()-]{0,6}"
                      + "(?<it>\\+?[0-9](?:[ -]?[0-9]){6,14})(?![0-9]|[ ]?[元块万])"),
              "电话",
              "手机",
              "座机",
              "联系方式",
              "热线",
              "tel",
              "phone",
              "mobile",
              "fone",
              "cel",
              "what",
              "zap")
          .needs(Triggers.DIGIT);

  private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}[ -]?[0-1]?[0-9][ -]?.*");

  private PhoneNumbers() {}

  static void mark(FoldedText text, int hints) {
    if ((hints & PersonalHints.DIGITS) != 0) {
      text.replace(MOBILE, FreeText.PHONE, PhoneNumbers::isGroupedAsMobile);
      text.replace(ABROAD, FreeText.PHONE, n -> !NO_NUMBER_ABROAD.matcher(n).matches());
      text.replace(LANDLINE, FreeText.PHONE);
      text.replace(SERVICE, FreeText.PHONE);
      text.replace(BRAZIL, FreeText.PHONE);
      text.replace(NORTH_AMERICA, FreeText.PHONE);
      text.replace(NAMED, FreeText.PHONE, n -> !DAY.matcher(n).matches());
    }
    if ((hints & PersonalHints.NUMERALS) != 0) {
      text.replace(MOBILE_IN_WORDS, FreeText.PHONE, n -> !n.matches("[0-9]{11}"));
    }
  }

  /** Three prices in a row have eleven digits, too, in other groups. */
  private static boolean isGroupedAsMobile(String found) {
    Matcher m = MOBILE_DIGITS.matcher(found);
    if (!m.find()) {
      return false;
    }
    String number = m.group("number");
    StringBuilder groups = new StringBuilder();
    int digits = 0;
    for (int i = 0; i < number.length(); i++) {
      boolean digit = number.charAt(i) >= '0' && number.charAt(i) <= '9';
      if (digit) {
        digits++;
      } else if (digits > 0) {
        groups.append(digits).append('-');
        digits = 0;
      }
    }
    String sizes = groups.append(digits).toString();
    boolean dotted = number.chars().anyMatch(c -> c == '.' || c == '_' || c == '·');
    return dotted ? sizes.equals("3-4-4") : GROUPS.contains(sizes);
  }
}
