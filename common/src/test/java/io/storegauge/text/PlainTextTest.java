package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  private static String plain(String text) {
    return shown(new PlainText().read(text));
  }

  /** Without the marks at both ends. */
  private static String shown(PlainText text) {
    assertEquals(PlainText.BEGIN, text.points()[0]);
    assertEquals(PlainText.END, text.points()[text.length() - 1]);
    return new String(text.points(), 1, text.length() - 2);
  }

  @Test
  void whatMeansTheSameIsWrittenTheSame() {
    assertEquals("abc123!", plain("ＡＢＣ１２３！"));
    assertEquals("nao otimo", plain("Não ÓTIMO"));
    assertEquals("nao", plain("na\u0303o"));
    assertEquals("质量很好,发货快.", plain("質量很好，發貨快。"));
    assertEquals("ア", plain("ｱ"));
    assertEquals("각", plain("각"));
    assertEquals("1", plain("①"));
  }

  @Test
  void blanksInARowAreOneAndThoseAtTheEndsNone() {
    assertEquals("a b", plain(" \t\n a \u3000\u00a0 b\r\n"));
    assertEquals("", plain("   "));
  }

  @Test
  void whatHasNoMeaningOfItsOwnIsLeftOut() {
    // Zero width space, byte order mark, soft hyphen, NUL as a blank, variation selector.
    assertEquals("ab c❤", plain("a\u200bb\ufeff\u00ad\u0000c❤\ufe0f"));
  }

  @Test
  void aCharacterStandsAtMostThreeTimesInARow() {
    assertEquals("好好好", plain("好好好好好好好"));
    assertEquals("好好好!好好好", plain("好好好好!好好好好"));
    assertEquals("!!!", plain("！!！!!"));
    assertEquals("😀😀😀", plain("😀😀😀😀😀"));
  }

  @Test
  void charactersBeyondTheBasicPlaneAreOne() {
    PlainText text = new PlainText().read("😀𠮷");
    assertEquals(4, text.length());
    assertEquals(0x1f600, text.points()[1]);
    assertEquals(0x20bb7, text.points()[2]);
  }

  @Test
  void damagedBytesAreTakenForTheMarkOfDamage() {
    byte[] damaged = {
      'a', (byte) 0xe5, (byte) 0xa5, 'b', (byte) 0xff, 'c', (byte) 0xf0, (byte) 0x9f
    };
    assertEquals(
        "a\ufffd\ufffdb\ufffdc\ufffd\ufffd",
        shown(new PlainText().read(damaged, 0, damaged.length)));
  }

  @Test
  void onlyTheGivenBytesAreRead() {
    byte[] bytes = "xx好yy".getBytes(StandardCharsets.UTF_8);
    assertEquals("好", shown(new PlainText().read(bytes, 2, 3)));
    assertEquals("好", shown(new PlainText().read(UTF8String.fromBytes(bytes, 2, 3))));
  }

  @Test
  void aBufferHoldsNothingOfTheTextBefore() {
    PlainText text = new PlainText().read("很长的一段话");
    assertEquals("短", shown(text.read("短")));
    assertTrue(text.read("").isBlank());
    assertTrue(text.read(" \u200b ").isBlank());
    assertFalse(text.read("!").isBlank());
  }

  @Test
  void aHugeTextIsReadAsFarAsTheLongestGoes() {
    String piece = "好的";
    String huge = piece.repeat(1_000_000);
    PlainText text = new PlainText().read(huge);
    assertEquals(PlainText.LONGEST + 2, text.length());
    assertEquals(piece.repeat(PlainText.LONGEST / 2), shown(text));
  }
}
