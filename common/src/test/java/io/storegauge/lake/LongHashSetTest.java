package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LongHashSetTest {
  @Test
  void aNewSetIsEmpty() {
    LongHashSet set = new LongHashSet();

    assertTrue(set.isEmpty());
    assertEquals(0, set.size());
    assertArrayEquals(new long[0], set.toArray());
    assertFalse(set.contains(0));
    assertFalse(set.contains(1));
  }

  @Test
  void zeroIsANumberLikeOthers() {
    LongHashSet set = set(0, 0);

    assertTrue(set.contains(0));
    assertFalse(set.isEmpty());
    assertEquals(1, set.size());
    assertArrayEquals(new long[] {0}, set.toArray());
    set.add(7);
    assertFalse(set(7).contains(0));
    assertArrayEquals(new long[] {0, 7}, set.toArray());
  }

  @Test
  void aNumberThatIsAddedTwiceIsThereOnce() {
    LongHashSet set = set(3, 3, -3, 3);

    assertEquals(2, set.size());
    assertArrayEquals(new long[] {-3, 3}, set.toArray());
  }

  @Test
  void numbersComeInAscendingOrderWithZeroAmongThem() {
    assertArrayEquals(
        new long[] {Long.MIN_VALUE, -2, 0, 1, 9, Long.MAX_VALUE},
        set(9, Long.MAX_VALUE, 0, -2, Long.MIN_VALUE, 1).toArray());
  }

  @Test
  void nothingIsLostWhereTheSetGrows() {
    LongHashSet set = new LongHashSet();
    for (long i = -500; i < 500; i++) {
      set.add(i << 40); // equal in the lower bits
      assertTrue(set.contains(i << 40));
    }

    assertEquals(1000, set.size());
    for (long i = -500; i < 500; i++) {
      assertTrue(set.contains(i << 40));
      assertFalse(set.contains((i << 40) + 1));
    }
  }

  @Test
  void aSetOfRandomNumbersIsThatOfTheJdk() {
    Random random = new Random(1);
    TreeSet<Long> expected = new TreeSet<>();
    LongHashSet set = new LongHashSet();
    for (int i = 0; i < 20_000; i++) {
      long number = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(5_000);
      assertEquals(expected.contains(number), set.contains(number));
      expected.add(number);
      set.add(number);
    }

    assertEquals(expected.size(), set.size());
    assertArrayEquals(expected.stream().mapToLong(n -> n).toArray(), set.toArray());
  }

  @Test
  void addingAnotherSetLeavesThatOneAsItWas() {
    LongHashSet set = set(1, 2);
    LongHashSet other = set(0, 2, 3);
    set.addAll(other);
    set.addAll(new LongHashSet());

    assertArrayEquals(new long[] {0, 1, 2, 3}, set.toArray());
    assertArrayEquals(new long[] {0, 2, 3}, other.toArray());
    set.addAll(set);
    assertEquals(4, set.size());
  }

  @Test
  void aSetIsTheSameAfterAJourney() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(set(0, 5, -5));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertArrayEquals(new long[] {-5, 0, 5}, ((LongHashSet) in.readObject()).toArray());
    }
  }

  private static LongHashSet set(long... numbers) {
    LongHashSet set = new LongHashSet();
    for (long number : numbers) {
      set.add(number);
    }
    return set;
  }
}
