package io.storegauge.text;

/**
 * Which features came twice, in two bits for each of many places (as a Bloom filter of one hash):
 * never denies one that did, and says so of a few that did not. Most features of a corpus stand in
 * a single text, and need no more memory than this.
 */
final class SeenTwice {
  private static final int LEAST_BITS = 16;
  private static final int MOST_BITS = 30;

  private final long[] once;
  private final long[] twice;
  private final int shift;

  /**
   * @param features about how many are to come at most; no more than half of the places are full
   *     then
   */
  SeenTwice(long features) {
    int wanted = Long.SIZE - Long.numberOfLeadingZeros(features) + 1;
    int bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, wanted));
    once = new long[(1 << bits) / Long.SIZE];
    twice = new long[once.length];
    shift = Long.SIZE - bits;
  }

  void add(long number) {
    int place = (int) (number >>> shift);
    int word = place / Long.SIZE;
    twice[word] |= once[word] & (1L << place);
    once[word] |= 1L << place;
  }

  boolean has(long number) {
    int place = (int) (number >>> shift);
    return (twice[place / Long.SIZE] & (1L << place)) != 0;
  }
}
