package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of texts put together at random, the same ones in every run. */
class FreeTextPropertiesTest {
  private static final int TEXTS = 4_000;

  private static final List<String> PERSONAL =
      List.of(
          "收件人：李小明，",
          "浙江省杭州市西湖区文三路1号",
          "a.b@example.com ",
          "微信号：xm_88888 ",
          "QQ：123456789 ",
          "0571-88886666 ",
          "+55 11 98765-4321 ",
          "张三 13800138000 ",
          "身份证110101199003071234 ",
          "[1234]",
          "转1234 ",
          "‹phone›",
          "地址：幸福小区3栋 ",
          "Rua das Flores, 123 ");

  private final Random random = new Random(20260105);

  private String any(List<String> pieces) {
    return pieces.get(random.nextInt(pieces.size()));
  }

  private String text(int pieces, boolean personal) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(any(personal && random.nextBoolean() ? PERSONAL : FreeTextCorpus.HARMLESS));
    }
    return text.toString();
  }

  private String digits(int n) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < n; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** A mobile number in one of the ways in which people write them. */
  private String written(String mobile) {
    String head = mobile.substring(0, 3);
    String middle = mobile.substring(3, 7);
    String tail = mobile.substring(7);
    return switch (random.nextInt(9)) {
      case 0 -> head + "-" + middle + "-" + tail;
      case 1 -> head + " " + middle + " " + tail;
      case 2 -> "+86" + mobile;
      case 3 -> "+86 " + head + " " + middle + " " + tail;
      case 4 -> wide(mobile);
      case 5 -> String.join(" ", mobile.split(""));
      case 6 -> mobile + "转" + (1 + random.nextInt(9_999));
      case 7 -> "(+86)" + head + "－" + middle + "－" + tail;
      default -> mobile;
    };
  }

  private static String wide(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    return wide.toString();
  }

  /** All digits of a text in a row, so that no separator hides a number. */
  private static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars()
        .filter(c -> Character.digit(c, 10) >= 0)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }

  @Test
  void textsWithoutPersonalDataStayByteForByte() {
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random.nextInt(12), false);
      byte[] b = text.getBytes(StandardCharsets.UTF_8);
      assertNull(FreeText.scrub(b, 0, b.length), text);
    }
  }

  @Test
  void scrubbingTwiceIsScrubbingOnce() {
    for (int i = 0; i < TEXTS; i++) {
      String once = FreeText.scrub(text(random.nextInt(12), true));
      assertEquals(once, FreeText.scrub(once));
    }
  }

  @Test
  void aPlantedMobileNumberNeverSurvives() {
    for (int i = 0; i < TEXTS; i++) {
      String mobile = "1" + (3 + random.nextInt(7)) + digits(9);
      String before = text(random.nextInt(4), true);
      String behind = text(random.nextInt(4), true);
      if (before.matches("(?s).*[0-9.+-]\\s*") || behind.matches("(?s)\\s*[0-9+-].*")) {
        continue; // a longer row of digits is no phone
      }
      String text = before + "请打" + written(mobile) + "，" + behind;
      String scrubbed = FreeText.scrub(text);
      assertFalse(digitsOf(scrubbed).contains(mobile), text + " → " + scrubbed);
    }
  }

  @Test
  void plantedMailsAndCardsNeverSurvive() {
    for (int i = 0; i < TEXTS; i++) {
      String mail = "u" + digits(6) + "@mail" + digits(2) + ".example.com";
      String card = "3301" + digits(2) + "19" + (50 + random.nextInt(49)) + "1103" + digits(4);
      String text = text(2, false) + "写" + mail + "或" + card + "。" + text(2, false);
      String scrubbed = FreeText.scrub(text);
      assertFalse(scrubbed.contains(mail) || scrubbed.contains(card), text + " → " + scrubbed);
    }
  }

  @Test
  void noTextHoweverDamagedIsRefused() {
    String alphabet = "0123456789+-() .@[]转号路市省区张三收件人：微信qvx‹›\n１②一";
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String once = FreeText.scrub(text.toString());
      assertEquals(once, FreeText.scrub(once), text.toString());
    }
  }
}
