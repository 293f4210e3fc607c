package io.storegauge.metric;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers stores 0, 1, 2… in the order they are first seen; open addressing, no object a lookup.
 */
final class StoreIndex {
  private int[] slots = new int[1024];
  private UTF8String[] platforms = new UTF8String[512];
  private UTF8String[] stores = new UTF8String[512];
  private int[] hashes = new int[512];
  private int size;
  private int last = -1;

  StoreIndex() {
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  UTF8String platform(int store) {
    return platforms[store];
  }

  UTF8String storeId(int store) {
    return stores[store];
  }

  /** Number of a store; the arguments may point into a buffer that changes afterwards. */
  int of(UTF8String platform, UTF8String storeId) {
    // Files sorted by store ask for the same one again and again.
    if (last >= 0 && stores[last].equals(storeId) && platforms[last].equals(platform)) {
      return last;
    }
    int hash = spread(storeId.hashCode() * 31 + platform.hashCode());
    int slot = hash & (slots.length - 1);
    while (slots[slot] >= 0) {
      int store = slots[slot];
      if (hashes[store] == hash
          && stores[store].equals(storeId)
          && platforms[store].equals(platform)) {
        last = store;
        return store;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size;
    last = add(platform.clone(), storeId.clone(), hash);
    return last;
  }

  private int add(UTF8String platform, UTF8String storeId, int hash) {
    if (size == stores.length) {
      platforms = Arrays.copyOf(platforms, size * 2);
      stores = Arrays.copyOf(stores, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    platforms[size] = platform;
    stores[size] = storeId;
    hashes[size] = hash;
    size++;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int store = 0; store < size; store++) {
      int slot = hashes[store] & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = store;
    }
  }

  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }
}
