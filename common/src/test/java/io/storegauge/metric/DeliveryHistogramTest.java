package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeliveryHistogramTest {
  @Test
  void everyTimeBetweenAMinuteAnd94DaysIsKnownWithinFivePercent() {
    for (long seconds = 60; seconds < 94 * 86_400; seconds += 1 + seconds / 500) {
      double error = DeliveryHistogram.hours(DeliveryHistogram.bin(seconds)) * 3600 / seconds - 1;
      assertTrue(Math.abs(error) <= 0.05, seconds + " s: " + error);
    }
  }

  @Test
  void timesOutsideTheBoundsGoToTheOutermostBins() {
    assertEquals(0, DeliveryHistogram.bin(0));
    assertEquals(0, DeliveryHistogram.bin(65));
    // 60 · 1.1 = 66 s begins the second bin.
    assertEquals(1, DeliveryHistogram.bin(66));
    assertEquals(DeliveryHistogram.BINS - 1, DeliveryHistogram.bin(Long.MAX_VALUE));
  }

  @Test
  void encodedHistogramsAddUpAndAreTakenAwayAgain() {
    long[] counts = new long[2 + DeliveryHistogram.BINS];
    counts[2] = 3;
    counts[2 + 100] = 200;
    ByteWriter out = new ByteWriter(4);
    DeliveryHistogram.encode(counts, 2, out);
    byte[] encoded = Arrays.copyOf(out.bytes(), out.size());
    // (0, 3) and (100, 200 as a varint of two bytes).
    assertArrayEquals(new byte[] {0, 3, 100, (byte) 0xC8, 1}, encoded);

    long[] sum = new long[DeliveryHistogram.BINS];
    DeliveryHistogram.add(encoded, 1, sum);
    DeliveryHistogram.add(encoded, 1, sum);
    DeliveryHistogram.add(encoded, -1, sum);
    assertArrayEquals(Arrays.copyOfRange(counts, 2, counts.length), sum);
  }

  @Test
  void aQuantileIsTheFirstBinThatReachesItsShare() {
    long[] counts = new long[DeliveryHistogram.BINS];
    counts[10] = 9;
    counts[20] = 1;
    // The 9th of 10 is still in bin 10, so p90 is too; anything above is the slow one.
    assertEquals(DeliveryHistogram.hours(10), DeliveryHistogram.quantile(counts, 10, 0.5));
    assertEquals(DeliveryHistogram.hours(10), DeliveryHistogram.quantile(counts, 10, 0.9));
    assertEquals(DeliveryHistogram.hours(20), DeliveryHistogram.quantile(counts, 10, 0.91));
    assertTrue(Double.isNaN(DeliveryHistogram.quantile(counts, 0, 0.5)));
    assertThrows(IllegalArgumentException.class, () -> DeliveryHistogram.quantile(counts, 11, 1.0));
  }
}
