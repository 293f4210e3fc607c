package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final double EXACT = 1e-12;

  private static long[] points(double... points) {
    return Arrays.stream(points).mapToLong(Millionths::of).toArray();
  }

  private static Agreement of(long[] ours, long[] theirs) {
    return Agreement.of(ours, theirs, Millionths.of(2));
  }

  @Test
  void errorsAreThoseWorkedByHand() {
    // Differences 1, −2, 3, 0: bias 2/4, MAE 6/4, RMSE √(14/4), within 2: all but the 3.
    Agreement a = of(points(81, 68, 93, 50), points(80, 70, 90, 50));
    assertEquals(4, a.pairs());
    assertEquals(0.5, a.bias(), EXACT);
    assertEquals(1.5, a.mae(), EXACT);
    assertEquals(Math.sqrt(3.5), a.rmse(), EXACT);
    assertEquals(0.75, a.within(), EXACT);
    assertEquals(1, a.rankCorrelation(), EXACT);
  }

  @Test
  void tiesStandAtTheirMiddleRank() {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: centred −1.5, 0, 0, 1.5 and −1.5, −0.5, 0.5, 1.5;
    // products 4.5, squares 4.5 and 5.
    long[] tied = points(10, 20, 20, 30);
    double expected = 4.5 / Math.sqrt(4.5 * 5);
    assertEquals(expected, Agreement.rankCorrelation(tied, points(1, 2, 3, 4)), EXACT);
    assertEquals(-expected, Agreement.rankCorrelation(tied, points(4, 3, 2, 1)), EXACT);
  }

  @Test
  void nothingToRankHasNoCorrelation() {
    assertTrue(Double.isNaN(of(points(1), points(2)).rankCorrelation()));
    assertTrue(Double.isNaN(of(points(1, 1), points(2, 3)).rankCorrelation()));
  }

  @Test
  void aDifferenceOfJustTheToleranceIsWithin() {
    assertEquals(1, of(points(52), points(50)).within());
    assertEquals(0, of(points(52.000001), points(50)).within());
  }

  @Test
  void theOrderOfThePairsChangesNoDigit() {
    int n = 1000;
    long[] ours = new long[n];
    long[] theirs = new long[n];
    for (int i = 0; i < n; i++) {
      ours[i] = i * 7919L * 104_729 % 100_000_000;
      theirs[i] = i * 15_485_863L % 100_000_000;
    }
    long[] oursAgain = new long[n];
    long[] theirsAgain = new long[n];
    for (int i = 0; i < n; i++) {
      oursAgain[i] = ours[i * 37 % n];
      theirsAgain[i] = theirs[i * 37 % n];
    }
    assertEquals(of(ours, theirs), of(oursAgain, theirsAgain));
  }
}
