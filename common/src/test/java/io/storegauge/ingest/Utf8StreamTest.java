package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** Characters of one, two, three and four bytes in UTF-8, of two and four in GB18030. */
  private static final String TEXT = "订单号,状态\n1,已完成 ¥ é\n2,𠮷野家 😀\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void theEncodingIsFoundOut(String encoding) throws IOException {
    assertEquals(TEXT, read(TEXT.getBytes(encoding), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncodingAndIsNoText(String encoding) throws IOException {
    assertEquals(TEXT, read(("\uFEFF" + TEXT).getBytes(encoding), null));
    assertEquals(TEXT, read(("\uFEFF" + TEXT).getBytes(encoding), GB18030), "whatever is said");
  }

  @Test
  void anEncodingThatIsSaidIsNotDoubted() throws IOException {
    byte[] latin = "Straße".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Straße", read(latin, StandardCharsets.ISO_8859_1));
  }

  /** The first Chinese character may come after megabytes of numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void asciiBeforeTheFirstOtherCharacterTellsNothing(String encoding) throws IOException {
    for (int ascii : new int[] {0, 1, 65_533, 65_534, 65_535, 65_536, 65_537, 200_001}) {
      String text = "1".repeat(ascii) + TEXT;
      assertEquals(text, read(text.getBytes(encoding), null), ascii + " characters before");
    }
  }

  @Test
  void aTextThatEndsInsideACharacterIsStillWhatItIs() throws IOException {
    byte[] utf8 = "已完成".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(utf8, utf8.length - 1);
    assertArrayEquals(cut, bytes(new ByteArrayInputStream(cut), null), "passes as it is");
    byte[] gb = "已完成".getBytes(GB18030);
    assertEquals("已完�", read(java.util.Arrays.copyOf(gb, gb.length - 1), null));
  }

  @Test
  void longTextsInPiecesAreTheSame() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      int kind = random.nextInt(4);
      text.appendCodePoint(
          switch (kind) {
            case 0 -> ' ' + random.nextInt(90);
            case 1 -> 0x4E00 + random.nextInt(20_000);
            case 2 -> 0xA1 + random.nextInt(500);
            default -> 0x1F600 + random.nextInt(60);
          });
    }
    for (Charset c : new Charset[] {StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE}) {
      byte[] raw = text.toString().getBytes(c);
      InputStream pieces = new Trickle(raw, random);
      assertEquals(text.toString(), new String(bytes(pieces, c), StandardCharsets.UTF_8));
    }
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertEquals("", read(new byte[0], null));
    assertEquals("", read("\uFEFF".getBytes(StandardCharsets.UTF_8), null));
    assertEquals("", read(new byte[0], GB18030));
  }

  private static String read(byte[] raw, Charset encoding) throws IOException {
    return new String(bytes(new ByteArrayInputStream(raw), encoding), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(InputStream raw, Charset encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new Utf8Stream(raw, encoding)) {
      in.transferTo(out);
    }
    return out.toByteArray();
  }

  /** Hands out a few bytes at a time, as packed streams do. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] to, int at, int length) {
      return super.read(to, at, Math.min(length, 1 + random.nextInt(5000)));
    }
  }
}
