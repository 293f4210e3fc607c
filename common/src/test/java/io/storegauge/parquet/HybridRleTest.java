package io.storegauge.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridRleTest {
  private static final int LARGEST_WIDTH = 20;

  @Test
  void aRunIsItsDoubledLengthAndTheValueOnce() {
    // 100 << 1 = 200 = 0b1_1001000, in seven bits a byte: c8 01
    assertEquals("c8 01 04", hex(3, repeat(4, 100)));
    assertEquals("10 01", hex(1, repeat(1, 8)));
  }

  @Test
  void theValueOfARunTakesWholeBytes() {
    assertEquals("10 2c 01", hex(9, repeat(300, 8)));
    assertEquals("10 ff ff", hex(16, repeat(65535, 8)));
    assertEquals("10 05 00 01", hex(17, repeat(65541, 8)));
  }

  @Test
  void eightDifferentValuesArePackedFromTheLowestBit() {
    // The example of the specification: 0 … 7 in three bits each, one group = 1 << 1 | 1
    assertEquals("03 88 c6 fa", hex(3, 0, 1, 2, 3, 4, 5, 6, 7));
  }

  @Test
  void theLastGroupIsFilledWithZeros() {
    // 1 | 2 << 2 | 3 << 4 = 0x39
    assertEquals("03 39 00", hex(2, 1, 2, 3));
    // Seven equal values are no run yet; nine values are two groups.
    assertEquals("03 7f", hex(1, repeat(1, 7)));
    assertEquals("05 55 01", hex(1, 1, 0, 1, 0, 1, 0, 1, 0, 1));
  }

  @Test
  void valuesWithoutBitsLeaveOnlyTheirNumber() {
    assertEquals("10", hex(0, repeat(0, 8)));
    assertEquals("03", hex(0, repeat(0, 3)));
    assertEquals("", hex(0));
  }

  @Test
  void packedGroupsAndRunsTakeTurns() {
    int[] groupRunGroup =
        concat(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, repeat(5, 9), new int[] {1, 2});
    // 1 | 2 << 3 = 0x11
    assertEquals("03 88 c6 fa 12 05 03 11 00 00", hex(3, groupRunGroup));
    // Seven of the fifteen ones fill the group that the zero has begun.
    assertEquals("03 fe 10 01", hex(1, concat(new int[] {0}, repeat(1, 15))));
  }

  @Test
  void onlyTheFirstValuesCount() {
    PageBytes out = new PageBytes(1);
    HybridRle.encode(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 0}, 8, 1, out);
    assertEquals("10 01", hex(out));
  }

  @Test
  void theWidthIsThatOfTheLargestValue() {
    assertArrayEquals(
        new int[] {0, 1, 2, 2, 3, 3, 4, 16, 17},
        IntStream.of(0, 1, 2, 3, 4, 7, 8, 65535, 65536).map(HybridRle::width).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 503, 504, 505, 512, 8191, 8192, 8193})
  void parquetsOwnDecoderReadsTheValuesBack(int count) throws IOException {
    Random random = new Random(count);
    for (int width = 0; width <= LARGEST_WIDTH; width++) {
      for (int longestRun : new int[] {1, 2, 7, 8, 9, 20, 1000}) {
        int[] values = runs(count, 1 << width, longestRun, random);
        PageBytes out = new PageBytes(1);
        HybridRle.encode(values, count, width, out);
        assertArrayEquals(
            values, decode(out, count, width), "width " + width + ", runs up to " + longestRun);
      }
    }
  }

  /** Values below a bound in runs of random length. */
  private static int[] runs(int count, int bound, int longestRun, Random random) {
    int[] values = new int[count];
    int at = 0;
    while (at < count) {
      int end = Math.min(count, at + 1 + random.nextInt(longestRun));
      Arrays.fill(values, at, end, random.nextInt(bound));
      at = end;
    }
    return values;
  }

  private static int[] decode(PageBytes encoded, int count, int width) throws IOException {
    RunLengthBitPackingHybridDecoder decoder =
        new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(encoded.toArray()));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = decoder.readInt();
    }
    return values;
  }

  private static String hex(int width, int... values) {
    PageBytes out = new PageBytes(1);
    HybridRle.encode(values, values.length, width, out);
    return hex(out);
  }

  private static String hex(PageBytes bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes.toArray());
  }

  private static int[] repeat(int value, int times) {
    return IntStream.generate(() -> value).limit(times).toArray();
  }

  private static int[] concat(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
