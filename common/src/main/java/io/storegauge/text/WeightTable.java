package io.storegauge.text;

import java.io.Serializable;

/**
 * The weights of a model where scoring finds them: at most one MB, so that it stays near the
 * processor. A text asks it some three hundred times, each time elsewhere, and a fetch from afar
 * would take longer than all else. Buckets by number, each a {@code long} of four entries; an entry
 * is a {@link WeightCode} and eight bits of the number.
 *
 * <p>Of more than four features in a bucket the lightest are left out: they hardly move a score. A
 * number that the model does not know passes for another's once in some hundred times.
 */
final class WeightTable implements Serializable {
  private static final long serialVersionUID = 2L;

  /** One MB: what a core has of its own. */
  static final int MOST_BUCKETS = 1 << 17;

  private static final int LANES = 4;
  private static final int LANE_BITS = 16;
  private static final int LANE = 0xffff;
  private static final int CODE_BITS = 8;
  private static final int CODE = 0xff;
  private static final long PRINTS = 0x00ff_00ff_00ff_00ffL;
  private static final long ONES = 0x0001_0001_0001_0001L;
  private static final long NINTH_BITS = 0x0100_0100_0100_0100L;

  private final long[] buckets;
  private final int shift;

  WeightTable(FeatureWeights features) {
    int wanted = Integer.highestOneBit(Math.max(1, features.count())) << 1;
    buckets = new long[Math.min(wanted, MOST_BUCKETS)];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(buckets.length);
    for (int f = 0; f < features.count(); f++) {
      add(features.numbers()[f], WeightCode.of(features.weights()[f]));
    }
  }

  /** Features come in the order of their numbers: the same model gives the same table. */
  private void add(long number, int code) {
    int at = (int) (number >>> shift);
    int lane = room(buckets[at], print(number));
    if (heft(code) > heft(code(buckets[at], lane))) {
      long entry = (long) code << CODE_BITS | print(number);
      int by = LANE_BITS * lane;
      buckets[at] = buckets[at] & ~((long) LANE << by) | entry << by;
    }
  }

  /** The lane that a feature takes, if it is heavier: that of its print, else the lightest. */
  private static int room(long bucket, long print) {
    int lightest = 0;
    for (int lane = 0; lane < LANES; lane++) {
      int code = code(bucket, lane);
      // Two of one print could not be told apart.
      if (code != 0 && (bucket >>> (LANE_BITS * lane) & CODE) == print) {
        return lane;
      }
      lightest = heft(code) < heft(code(bucket, lightest)) ? lane : lightest;
    }
    return lightest;
  }

  private static int code(long bucket, int lane) {
    return (int) (bucket >>> (LANE_BITS * lane + CODE_BITS)) & CODE;
  }

  private static int heft(int code) {
    return Math.abs(WeightCode.units(code));
  }

  private long print(long number) {
    return number >>> (shift - CODE_BITS) & CODE;
  }

  /** Weight of a feature in {@link WeightCode#UNIT}s; 0 if it is not known. */
  int units(long number) {
    long bucket = buckets[(int) (number >>> shift)];
    // Eight bits of a lane are 0 where the print is the same; 255 more reach the ninth elsewhere.
    long other = (bucket ^ print(number) * ONES) & PRINTS;
    long same = ~(other + PRINTS) & NINTH_BITS;
    long found = bucket & same * CODE;
    found |= found >>> (2 * LANE_BITS);
    return WeightCode.units((int) ((found | found >>> LANE_BITS) >>> CODE_BITS) & CODE);
  }
}
