package io.storegauge.metric;

/**
 * Additive histogram of delivery times for percentiles.
 *
 * <p>{@value #BINS} bins whose bounds grow by {@value #GROWTH}: bin 0 holds everything below 66 s,
 * bin i holds [60·1.1^i, 60·1.1^(i+1)) seconds, the last one everything from 85 days on. A bin
 * answers with the geometric middle of its bounds, so between one minute and 94 days the relative
 * error is at most √1.1 − 1 = 4.9 %. Text form in tables: ascending pairs (bin, orders) as varints.
 */
public final class DeliveryHistogram {
  public static final int BINS = 124;

  private static final double GROWTH = 1.1;
  private static final double FIRST_SECONDS = 60.0;

  /** First whole second of each bin. */
  private static final long[] STARTS = starts();

  private DeliveryHistogram() {}

  private static long[] starts() {
    long[] starts = new long[BINS];
    for (int i = 1; i < BINS; i++) {
      starts[i] = (long) Math.ceil(FIRST_SECONDS * StrictMath.pow(GROWTH, i));
    }
    return starts;
  }

  /** Bin of a delivery time in whole seconds. */
  public static int bin(long seconds) {
    int low = 0;
    int high = BINS - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (STARTS[middle] <= seconds) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** What a bin stands for, in hours. */
  public static double hours(int bin) {
    return FIRST_SECONDS * StrictMath.pow(GROWTH, bin + 0.5) / 3600.0;
  }

  /** Adds an encoded histogram, {@code sign} times (1 or −1). */
  public static void add(byte[] encoded, long sign, long[] counts) {
    ByteReader in = new ByteReader(encoded);
    while (in.hasMore()) {
      int bin = (int) in.readCount();
      counts[bin] += sign * in.readCount();
    }
  }

  /** Appends the encoded form of the counts, which start at {@code from}. */
  static void encode(long[] counts, int from, ByteWriter out) {
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[from + bin] != 0) {
        out.writeCount(bin);
        out.writeCount(counts[from + bin]);
      }
    }
  }

  /**
   * Quantile in hours: the smallest bin that has at least the share {@code q} of {@code total}
   * orders at or below it; NaN without orders.
   */
  public static double quantile(long[] counts, long total, double q) {
    if (total == 0) {
      return Double.NaN;
    }
    long rank = Math.max(1, (long) Math.ceil(q * total));
    long below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      below += counts[bin];
      if (below >= rank) {
        return hours(bin);
      }
    }
    throw new IllegalArgumentException("The counts sum to less than " + total);
  }
}
