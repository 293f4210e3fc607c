package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingGuessTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset UTF8 = StandardCharsets.UTF_8;
  private static final String ORDERS =
      "订单号,订单状态,用户实付金额(元),收货地址,备注\n"
          + "260105-1,已发货，待签收,￥19.90,浙江省杭州市,“包装完好”\n"
          + "260105-2,已取消,￥1,299.00,广东省深圳市,请尽快发货！\n";

  private static Charset guess(byte[] b) {
    int start = 0;
    while (start < b.length && b[start] >= 0) {
      start++;
    }
    return EncodingGuess.of(b, start, b.length);
  }

  private static byte[] with(byte[] b, int at, int value) {
    byte[] broken = b.clone();
    broken[at] = (byte) value;
    return broken;
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] p : pieces) {
      all.writeBytes(p);
    }
    return all.toByteArray();
  }

  @Test
  void oneBrokenByteAnywhereLeavesATextInItsEncoding() {
    for (Charset c : new Charset[] {UTF8, GB18030}) {
      byte[] whole = ORDERS.getBytes(c);
      for (int at = 0; at < whole.length; at++) {
        for (int value : new int[] {0xFF, 0x80, 0xC3, 0xE4, '?', 0}) {
          assertEquals(c, guess(with(whole, at, value)), c + " with " + value + " at " + at);
        }
      }
    }
  }

  @Test
  void aLostByteAnywhereLeavesATextInItsEncoding() {
    for (Charset c : new Charset[] {UTF8, GB18030}) {
      byte[] whole = ORDERS.getBytes(c);
      for (int at = 0; at < whole.length; at++) {
        byte[] left = Arrays.copyOf(whole, at);
        byte[] right = Arrays.copyOfRange(whole, at + 1, whole.length);
        assertEquals(c, guess(joined(left, right)), c + " without byte " + at);
      }
    }
  }

  /** A sample ends anywhere, also inside a character. */
  @Test
  void whereTheSampleEndsDecidesNothing() {
    String text = "订单状态已完成，𠮷野家 é ¥ 好";
    for (Charset c : new Charset[] {UTF8, GB18030}) {
      byte[] whole = text.getBytes(c);
      for (int end = 4; end <= whole.length; end++) {
        assertEquals(c, guess(Arrays.copyOf(whole, end)), c + " of " + end + " bytes");
      }
    }
  }

  /** 状态 in GB18030 is a Hebrew sign and an accent in UTF-8. */
  @ParameterizedTest
  @ValueSource(strings = {"状态", "id,状态\n1,ok\n", "号", "已付款", "店铺名称"})
  void aSingleChineseWordIsToldInEither(String text) {
    assertEquals(UTF8, guess(text.getBytes(UTF8)));
    assertEquals(GB18030, guess(text.getBytes(GB18030)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avaliação: não recebi, ótimo preço, São Paulo é aí",
        "é",
        "Отличный товар, спасибо",
        "Πολύ καλό",
        "Straße, größer",
        "مرحبا جيد",
        "טוב מאוד, אני אוהב",
        "ありがとう、とても良い",
        "😀😀",
        "“quoted” — dash… €5",
      })
  void utf8OfOtherLanguagesStaysUtf8(String text) {
    assertEquals(UTF8, guess(text.getBytes(UTF8)));
  }

  @Test
  void whatIsTextInNeitherIsUtf8() {
    // Latin-1: é before a space is no character of GB18030.
    assertEquals(UTF8, guess("bebé é só até aqui".getBytes(StandardCharsets.ISO_8859_1)));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[500];
      random.nextBytes(noise);
      noise[0] = (byte) 0xFF;
      assertEquals(UTF8, guess(noise));
    }
  }

  /** Lines of two files, one pasted behind the other: what most of the text is in. */
  @Test
  void ofAMixTheGreaterPartDecides() {
    byte[] utf8 = ORDERS.getBytes(UTF8);
    byte[] gb = ORDERS.getBytes(GB18030);
    assertEquals(UTF8, guess(joined(gb, utf8, utf8, utf8, utf8)));
    assertEquals(GB18030, guess(joined(gb, gb, gb, gb, gb, gb, gb, gb, "备".getBytes(UTF8))));
  }

  @Test
  void textsOfAnyCharactersAreTold() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 12 + random.nextInt(60); k > 0; k--) {
        text.append((char) (random.nextInt(4) == 0 ? ' ' + random.nextInt(90) : hanzi(random)));
      }
      text.append("的");
      assertEquals(UTF8, guess(text.toString().getBytes(UTF8)), text.toString());
      assertEquals(GB18030, guess(text.toString().getBytes(GB18030)), text.toString());
    }
  }

  /** One of the 3,755 characters of everyday use: rows B0 to D7 of GB2312. */
  private static char hanzi(Random random) {
    byte[] b = {(byte) (0xB0 + random.nextInt(0x27)), (byte) (0xA1 + random.nextInt(94))};
    return new String(b, GB18030).charAt(0);
  }
}
