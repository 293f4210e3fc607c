package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class HypergeometricTest {
  @Test
  void smallOnesAreCountedByHand() {
    // 2 of 3 drawn from 5 of which 2 are marked: C(2,2)·C(3,1) ÷ C(5,3) = 3 ÷ 10.
    assertEquals(0.3, Hypergeometric.atLeast(2, 3, 2, 5), 1e-15);
    // At least 1: 1 − C(3,3) ÷ C(5,3) = 0.9.
    assertEquals(0.9, Hypergeometric.atLeast(1, 3, 2, 5), 1e-15);
    // All 5 of a day are marked and none of the 10 before: 1 ÷ C(15,5) = 1 ÷ 3003.
    assertEquals(1 / 3003.0, Hypergeometric.atLeast(5, 5, 5, 15), 1e-15);
  }

  @Test
  void whatMustBeIsNoSurprise() {
    assertEquals(1, Hypergeometric.atLeast(0, 3, 2, 5));
    assertEquals(1, Hypergeometric.atLeast(5, 5, 5, 5), "nothing to compare with");
    assertEquals(1, Hypergeometric.atLeast(0, 0, 0, 0));
    assertEquals(0, Hypergeometric.atLeast(3, 3, 2, 5), "more than there are");
  }

  @Test
  void largeOnesAreWhatExactFractionsGive() {
    long[][] cases = {
      {7, 20, 37, 520}, {40, 300, 900, 20_000}, {3, 25, 4, 3_000}, {150, 1_000, 1_100, 12_000}
    };
    for (long[] c : cases) {
      double exact = exact(c[0], c[1], c[2], c[3]);
      assertEquals(1, Hypergeometric.atLeast(c[0], c[1], c[2], c[3]) / exact, 1e-9);
    }
  }

  private static double exact(long found, long drawn, long marked, long total) {
    BigInteger sum = BigInteger.ZERO;
    for (long x = found; x <= Math.min(drawn, marked); x++) {
      sum = sum.add(choose(marked, x).multiply(choose(total - marked, drawn - x)));
    }
    return new BigDecimal(sum)
        .divide(new BigDecimal(choose(total, drawn)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger choose(long n, long k) {
    BigInteger c = BigInteger.ONE;
    for (long i = 0; i < k; i++) {
      c = c.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return c;
  }
}
