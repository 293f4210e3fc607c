package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextBytesTest {
  private static byte[] bytes(int... values) {
    byte[] b = new byte[values.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) values[i];
    }
    return b;
  }

  private static boolean isClean(byte[] b) {
    return TextBytes.isClean(b, 0, b.length);
  }

  private static String clean(byte[] b) {
    return new String(TextBytes.clean(b, 0, b.length), StandardCharsets.UTF_8);
  }

  @Test
  void wellFormedTextIsCleanWithTabsAndLineFeeds() {
    for (String text :
        new String[] {"", "abc", "很好\t是\n的", "é", "😀", "\u00A0", "\uFFFD", "\uE000"}) {
      byte[] b = ("##" + text + "#").getBytes(StandardCharsets.UTF_8);
      assertTrue(TextBytes.isClean(b, 2, b.length - 3), text);
    }
  }

  @Test
  void whatIsMalformedBecomesTheReplacementCharacter() {
    // A lone continuation, a cut character, an overlong slash, half of a surrogate pair, beyond
    // U+10FFFF.
    assertEquals("a\uFFFDb", clean(bytes('a', 0x80, 'b')));
    assertEquals("a\uFFFD", clean(bytes('a', 0xE5, 0xA5)));
    for (byte[] b :
        new byte[][] {
          bytes(0xC0, 0xAF), bytes(0xE0, 0x80, 0xAF), bytes(0xED, 0xA0, 0x80), bytes(0xFF),
          bytes(0xF4, 0x90, 0x80, 0x80), bytes(0xF0, 0x80, 0x80, 0x80), bytes(0xC2),
              bytes(0xC2, 'a')
        }) {
      assertFalse(isClean(b));
      assertTrue(clean(b).contains("\uFFFD"));
    }
  }

  @Test
  void controlCharactersAreDropped() {
    assertEquals(
        "abc\nd",
        clean(" a\u0000b\u0007c\r\nd\u007F\u0085\u001B ".getBytes(StandardCharsets.UTF_8)));
    assertEquals("", clean(bytes(0, 0, 1)));
    assertFalse(isClean("a\u0085".getBytes(StandardCharsets.UTF_8)));
    assertFalse(isClean("a\r".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatWasReplacedByTheDecoderNamesNothing() {
    byte[] b = "o\uFFFD1".getBytes(StandardCharsets.UTF_8);
    assertTrue(isClean(b));
    assertFalse(TextBytes.isName(b, 0, b.length));
    byte[] name = "旗舰店".getBytes(StandardCharsets.UTF_8);
    assertTrue(TextBytes.isName(name, 0, name.length));
  }

  @Test
  void cleanIsWhatTheStrictDecoderOfJavaReads() {
    Random random = new Random(7);
    byte[] seed = "a很好é😀\uFFFD".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] b = seed.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        // From 0xA0 on, so that no control character comes about.
        b[random.nextInt(b.length)] = (byte) (0xA0 + random.nextInt(0x60));
      }
      assertEquals(isReadable(b), isClean(b));
      byte[] mended = TextBytes.clean(b, 0, b.length);
      assertTrue(isClean(mended));
      assertArrayEquals(mended, TextBytes.clean(mended, 0, mended.length));
    }
  }

  private static boolean isReadable(byte[] b) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b)).toString();
      return text.chars().noneMatch(c -> Character.isISOControl(c));
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
