package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;

import java.util.Arrays;

/**
 * The parcels of one order. One instance is filled again and again; nothing depends on the order in
 * which they come. Instants are microseconds UTC or {@link Order#NONE}.
 */
final class Parcels {
  private long[] dueAt = new long[2];
  private long[] deliveredAt = new long[2];
  private boolean[] abnormal = new boolean[2];
  private int size;
  private int signed;
  private long firstScan = NONE;
  private long lastSignature = NONE;

  void clear() {
    size = 0;
    signed = 0;
    firstScan = NONE;
    lastSignature = NONE;
  }

  /**
   * Adds a parcel.
   *
   * @param scan the first one
   * @param due when it was promised
   */
  void add(long scan, long due, long signature, boolean isAbnormal) {
    if (size == dueAt.length) {
      dueAt = Arrays.copyOf(dueAt, size * 2);
      deliveredAt = Arrays.copyOf(deliveredAt, size * 2);
      abnormal = Arrays.copyOf(abnormal, size * 2);
    }
    dueAt[size] = due;
    deliveredAt[size] = signature;
    abnormal[size] = isAbnormal;
    size++;
    if (scan != NONE && (firstScan == NONE || scan < firstScan)) {
      firstScan = scan;
    }
    if (signature != NONE) {
      signed++;
      lastSignature = Math.max(lastSignature, signature);
    }
  }

  /**
   * Sets when an order was picked up, at the first scan, and delivered, at the last signature once
   * no parcel lacks one. Where none has a scan, or a signature, the order's own word stands: not
   * every courier tells of both.
   */
  void conclude(Order o) {
    if (firstScan != NONE) {
      o.pickedUpAt = firstScan;
    }
    if (signed > 0) {
      o.deliveredAt = signed == size ? lastSignature : NONE;
    } else {
      Arrays.fill(deliveredAt, 0, size, o.deliveredAt);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** When a parcel was promised. */
  long dueAt(int parcel) {
    return dueAt[parcel];
  }

  /** When a parcel was delivered. */
  long deliveredAt(int parcel) {
    return deliveredAt[parcel];
  }

  boolean isAbnormal(int parcel) {
    return abnormal[parcel];
  }

  /** Whether any of them was promised. */
  boolean arePromised() {
    for (int p = 0; p < size; p++) {
      if (dueAt[p] != NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether any that was promised came late or is abnormal; of a delivered order. */
  boolean missAnyPromise() {
    for (int p = 0; p < size; p++) {
      if (dueAt[p] != NONE && (abnormal[p] || deliveredAt[p] > dueAt[p])) {
        return true;
      }
    }
    return false;
  }
}
