package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightTableTest {
  private static final double UNIT = 1 / 4096.0;

  /** Five features: eight buckets by the upper three bits, and the eight bits below as prints. */
  private static long number(long bucket, long print) {
    return bucket << 61 | print << 53;
  }

  private static WeightTable table(float[] weights, long... numbers) {
    return new WeightTable(new FeatureWeights(numbers, weights));
  }

  private static double weight(WeightTable table, long number) {
    return table.units(number) * UNIT;
  }

  @Test
  void featuresOfABucketAreToldApartByTheirPrints() {
    WeightTable table =
        table(
            new float[] {1.5f, -2, 0.25f, 6, -7},
            number(5, 1),
            number(5, 2),
            number(5, 0),
            number(5, 255),
            number(0, 2));
    assertEquals(1.5, weight(table, number(5, 1)));
    assertEquals(-2, weight(table, number(5, 2)));
    assertEquals(0.25, weight(table, number(5, 0)));
    assertEquals(6, weight(table, number(5, 255)));
    assertEquals(-7, weight(table, number(0, 2)));
    assertEquals(0, weight(table, number(5, 3)));
    assertEquals(0, weight(table, number(4, 1)));
    // An empty place is nobody's, the print 0 among them.
    assertEquals(0, weight(table, number(0, 0)));
    // The bits further down are not looked at.
    assertEquals(1.5, weight(table, number(5, 1) | 1L << 52));
  }

  @Test
  void ofFiveInABucketTheLightestIsLeftOut() {
    float[] weights = {2, -3, 1.5f, 4, -5};
    long[] numbers = new long[5];
    for (int f = 0; f < 5; f++) {
      numbers[f] = number(6, f + 1);
    }
    WeightTable table = table(weights, numbers);
    for (int f = 0; f < 5; f++) {
      assertEquals(f == 2 ? 0 : weights[f], weight(table, numbers[f]));
    }
  }

  @Test
  void ofTwoWithOnePrintTheHeavierIsKept() {
    long[] numbers = {number(1, 9), number(1, 9) | 1, number(1, 8), number(2, 9), number(3, 9)};
    WeightTable table = table(new float[] {2, -3, 1, 1, 1}, numbers);
    assertEquals(-3, weight(table, numbers[0]));
    assertEquals(-3, weight(table, numbers[1]));
    assertEquals(1, weight(table, numbers[2]));
  }

  @Test
  void ofManyFeaturesNearlyAllAreFoundAndOthersHardlyEver() {
    SplittableRandom random = new SplittableRandom(1);
    long[] numbers = random.longs(100_000).toArray();
    double[] weights = random.doubles(numbers.length, -9, 9).toArray();
    FeatureWeights features = FeatureWeights.of(numbers, weights);
    WeightTable table = new WeightTable(features);
    int wrong = 0;
    for (int f = 0; f < features.count(); f++) {
      wrong += weight(table, features.numbers()[f]) == features.weights()[f] ? 0 : 1;
    }
    // 0.76 a bucket: of 38,000 pairs one in 256 is of one print, about 149; some 90 are a fifth.
    assertTrue(wrong > 0 && wrong <= 400, wrong + " of 100,000");
    long passed = random.longs(100_000).filter(n -> table.units(n) != 0).count();
    // 0.76 ÷ 256 of them: about 300.
    assertTrue(passed > 0 && passed <= 450, passed + " of 100,000");
  }

  @Test
  void aTableTakesOneMegabyteAtMostAndKeepsTheHeaviest() {
    SplittableRandom random = new SplittableRandom(4);
    // 7.6 a bucket: half of them find room.
    long[] numbers = random.longs(1_000_000).toArray();
    double[] weights = random.doubles(numbers.length, 0.1, 9).toArray();
    WeightTable table = new WeightTable(FeatureWeights.of(numbers, weights));
    int heavy = 0;
    int heavyFound = 0;
    int lightFound = 0;
    for (int f = 0; f < numbers.length; f++) {
      boolean found = weight(table, numbers[f]) == WeightCode.rounded(weights[f]);
      heavy += weights[f] > 8 ? 1 : 0;
      heavyFound += weights[f] > 8 && found ? 1 : 0;
      lightFound += weights[f] < 1 && found ? 1 : 0;
    }
    assertTrue(heavyFound > 0.95 * heavy, heavyFound + " of " + heavy);
    assertTrue(lightFound < 0.1 * heavy, String.valueOf(lightFound));
  }

  @Test
  void aWeightIsASignAPowerOfTwoAndItsEighths() {
    assertEquals(0, WeightCode.rounded(0));
    assertEquals(1, WeightCode.rounded(1));
    // 8.48 eighths; 8.5, as near to 9; 15.6, which is the next power.
    assertEquals(1, WeightCode.rounded(1.06));
    assertEquals(1.125, WeightCode.rounded(1.0625));
    assertEquals(2, WeightCode.rounded(1.95));
    // 13.2 quarters
    assertEquals(-3.25, WeightCode.rounded(-3.3));
    // 8.2 and 8.6 of 1/4096, of which 8 is nothing.
    assertEquals(0, WeightCode.rounded(0.002));
    assertEquals(9 / 4096.0, WeightCode.rounded(0.0021));
    assertEquals(120, WeightCode.rounded(1e9));
    assertEquals(-120, WeightCode.rounded(-1e9));
    for (int code = 0; code < WeightCode.CODES; code++) {
      int expected = code == 0x80 ? 0 : code;
      assertEquals(expected, WeightCode.of(WeightCode.units(code) * UNIT), "code " + code);
    }
  }

  @Test
  void whatTellsNothingIsLeftOutOfAModel() {
    Vocabulary words = new Vocabulary();
    assertEquals(0, words.added(30));
    assertEquals(1, words.added(-20));
    assertEquals(2, words.added(10));
    assertEquals(1, words.added(-20));
    assertEquals(Vocabulary.NONE, words.id(99));
    FeatureWeights kept = words.weighted(new double[] {0.5, -2, 0.0001});
    assertArrayEquals(new long[] {-20, 30}, kept.numbers());
    assertArrayEquals(new float[] {-2, 0.5f}, kept.weights());
  }

  @Test
  void aVocabularyGrowsAndForgetsNothing() {
    Vocabulary words = new Vocabulary();
    long[] numbers = new SplittableRandom(2).longs(20_000).distinct().toArray();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(i, words.added(numbers[i]));
    }
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(i, words.id(numbers[i]));
    }
  }

  @Test
  void whatCameTwiceIsNeverDenied() {
    long[] numbers = new SplittableRandom(3).longs(30_000).toArray();
    SeenTwice seen = new SeenTwice(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      seen.add(numbers[i]);
      if (i % 3 == 0) {
        seen.add(numbers[i]);
      }
    }
    int once = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (i % 3 == 0) {
        assertTrue(seen.has(numbers[i]));
      } else {
        once += seen.has(numbers[i]) ? 1 : 0;
      }
    }
    // 30,000 in 65,536 places: a chance of 1 − e^−0.46 = 0.37 to meet another.
    assertEquals(0.37, once / 20_000.0, 0.02);
    assertFalse(new SeenTwice(0).has(numbers[0]));
  }
}
