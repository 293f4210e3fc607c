package io.storegauge.text;

/**
 * The features of one text after another, each once however often it stands there, in reused
 * buffers: n-grams by zone, place and length, then words. One thread at a time.
 */
final class TextFeatures {
  private final Features kinds;
  private final Zone[] zones;
  private final Repeats repeats = new Repeats();
  private final WordFeatures words = new WordFeatures();
  private final long[] numbers;

  TextFeatures(Features kinds) {
    this.kinds = kinds;
    this.zones = kinds.zones();
    this.numbers = new long[kinds.most(PlainText.LONGEST + 2)];
  }

  /** Finds a text's features; the first so many of {@link #numbers()} are them. */
  int read(PlainText text) {
    if (text.isBlank()) {
      return 0;
    }
    int count = 0;
    for (Zone zone : zones) {
      count = characters(zone, text.points(), text.length(), count);
    }
    return words(text, count);
  }

  private int characters(Zone zone, int[] points, int length, int before) {
    int to = zone.to(length, kinds);
    int longest = zone.longest(kinds);
    int[] repeated = repeats.of(points, zone.from(length, kinds), to, longest);
    int count = before;
    for (int from = zone.from(length, kinds); from < to; from++) {
      int end = Math.min(to, from + longest);
      long hash = zone.nothing();
      for (int at = from; at < end; at++) {
        hash = Features.longer(hash, points[at]);
        if (at - from >= repeated[from]) {
          numbers[count++] = Features.number(hash);
        }
      }
    }
    return count;
  }

  private int words(PlainText text, int characters) {
    int more = kinds.words() ? words.read(text) : 0;
    System.arraycopy(words.numbers(), 0, numbers, characters, more);
    return characters + more;
  }

  long[] numbers() {
    return numbers;
  }
}
