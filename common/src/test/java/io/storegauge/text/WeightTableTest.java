package io.storegauge.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightTableTest {
  @Test
  void entriesThatWantTheSamePlaceStandOneAfterTheOther() {
    // Two features: a table of eight, by the upper three bits; the 15 bits below tell them apart.
    long place = 5L << 61;
    long[] numbers = {place | 1L << 46, place | 2L << 46};
    WeightTable table =
        new WeightTable(
            new FeatureWeights(numbers, new float[] {1.5f, -2}, new boolean[] {false, true}));
    assertEquals(1.5f, WeightTable.weight(table.entry(numbers[0])));
    assertEquals(0, WeightTable.begins(table.entry(numbers[0])));
    assertEquals(-2, WeightTable.weight(table.entry(numbers[1])));
    assertEquals(1, WeightTable.begins(table.entry(numbers[1])));
    assertEquals(WeightTable.UNKNOWN, table.entry(place | 3L << 46));
    assertEquals(WeightTable.UNKNOWN, table.entry(4L << 61 | 1L << 46));
    // The bits further down are not looked at.
    assertEquals(1.5f, WeightTable.weight(table.entry(numbers[0] | 1)));
  }

  @Test
  void aPlaceAtTheEndIsFollowedByTheFirst() {
    long[] numbers = {-1L << 61, -1L << 61 | 1L << 50, -1L << 61 | 1L << 55};
    WeightTable table =
        new WeightTable(new FeatureWeights(numbers, new float[] {1, 2, 3}, new boolean[3]));
    for (int f = 0; f < 3; f++) {
      assertEquals(f + 1, WeightTable.weight(table.entry(numbers[f])));
    }
  }

  @Test
  void whatHasNoWeightIsKnownAsABeginning() {
    WeightTable table =
        new WeightTable(new FeatureWeights(new long[] {0}, new float[] {0}, new boolean[] {true}));
    assertEquals(0, WeightTable.weight(table.entry(0)));
    assertEquals(1, WeightTable.begins(table.entry(0)));
  }

  @Test
  void ofManyFeaturesAllAreFoundAndOthersHardlyEver() {
    SplittableRandom random = new SplittableRandom(1);
    long[] numbers = random.longs(100_000).toArray();
    double[] weights = random.doubles(numbers.length, -9, 9).toArray();
    FeatureWeights features = FeatureWeights.of(numbers, weights, new boolean[numbers.length]);
    WeightTable table = new WeightTable(features);
    int wrong = 0;
    for (int f = 0; f < features.count(); f++) {
      float found = WeightTable.weight(table.entry(features.numbers()[f]));
      wrong += found == features.weights()[f] ? 0 : 1;
    }
    // A chance of 0.6 others before it, each alike in 15 bits: about 1 in 60,000.
    assertTrue(wrong <= 10, wrong + " of 100,000");
    long passed = random.longs(100_000).filter(n -> table.entry(n) != 0).count();
    assertTrue(passed <= 25, passed + " of 100,000");
  }

  @Test
  void weightsAreRoundedToTheUpperHalfOfAFloat() {
    assertEquals(0, FeatureWeights.rounded(0));
    assertEquals(-6, FeatureWeights.rounded(-6));
    // Eight bits count: 1.0 and 1.0078125 are neighbours, their middle is 1.00390625.
    assertEquals(1, FeatureWeights.rounded(1.0039));
    assertEquals(1.0078125f, FeatureWeights.rounded(1.0040));
  }

  @Test
  void whatTellsAndBeginsNothingIsLeftOutOfAModel() {
    Vocabulary words = new Vocabulary();
    int one = words.added(30, Vocabulary.NONE);
    int two = words.added(-20, one);
    words.added(10, two);
    int other = words.added(5, Vocabulary.NONE);
    assertEquals(two, words.added(-20, one));
    assertEquals(Vocabulary.NONE, words.id(99));
    // 30 begins -20, which begins 10, the only one with a weight.
    double[] weights = new double[words.size()];
    weights[2] = 0.5;
    FeatureWeights kept = words.weighted(weights);
    assertArrayEquals(new long[] {-20, 10, 30}, kept.numbers());
    assertArrayEquals(new float[] {0, 0.5f, 0}, kept.weights());
    assertArrayEquals(new boolean[] {true, false, true}, kept.begins());
    assertEquals(3, other);
  }

  @Test
  void aVocabularyGrowsAndForgetsNothing() {
    Vocabulary words = new Vocabulary();
    long[] numbers = new SplittableRandom(2).longs(20_000).distinct().toArray();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(i, words.added(numbers[i], Vocabulary.NONE));
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
