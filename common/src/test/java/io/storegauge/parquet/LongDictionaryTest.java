package io.storegauge.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongDictionaryTest {
  private final LongDictionary dictionary = new LongDictionary();

  @Test
  void idsCountDifferentValuesInTheOrderTheyCame() {
    long[] values = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32};
    for (int round = 0; round < 2; round++) {
      for (int id = 0; id < values.length; id++) {
        assertEquals(id, dictionary.id(values[id]));
        assertEquals(values[id], dictionary.entry(id));
      }
    }
    assertEquals(values.length, dictionary.size());
  }

  @Test
  void idsStayWhileTheDictionaryGrows() {
    for (int id = 0; id < 100_000; id++) {
      assertEquals(id, dictionary.id(id * 1_000_003L));
    }
    for (int id = 0; id < 100_000; id++) {
      assertEquals(id, dictionary.id(id * 1_000_003L));
    }
  }

  @Test
  void aClearedDictionaryCountsAnew() {
    for (int i = 0; i < 1000; i++) {
      dictionary.id(i);
    }
    dictionary.clear();

    assertEquals(0, dictionary.size());
    assertEquals(0, dictionary.id(999));
  }

  @Test
  void wholeNumbersInDoublesAreFoundAsFastAsOthers() {
    // Their lower 43 bits are all zero: where those decide the place, half of the entries are
    // looked at each time, which takes seconds here.
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 10_000_000; i++) {
            dictionary.id(Double.doubleToRawLongBits(i % 1000));
          }
        });
    assertEquals(1000, dictionary.size());
  }
}
