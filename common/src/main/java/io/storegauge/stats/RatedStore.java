package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A store with its rated days. */
record RatedStore(UTF8String platform, UTF8String id, RatedDays days) {
  /** Identity of a store. */
  private record Key(UTF8String platform, UTF8String id) {}

  /**
   * Stores by platform and id.
   *
   * @param facts in any order: platform, store id, day, and the facts rating weight (above 0), sum
   *     and squared sum
   */
  static List<RatedStore> gather(Iterator<InternalRow> facts) {
    Map<Key, RatedDays.Builder> building = new HashMap<>();
    while (facts.hasNext()) {
      InternalRow f = facts.next();
      Key key = new Key(f.getUTF8String(0), f.getUTF8String(1));
      RatedDays.Builder days = building.get(key);
      if (days == null) {
        days = new RatedDays.Builder();
        building.put(new Key(key.platform().clone(), key.id().clone()), days);
      }
      days.add(f.getInt(2), f.getLong(3), f.getLong(4), f.getLong(5));
    }
    List<RatedStore> stores = new ArrayList<>(building.size());
    building.forEach((k, days) -> stores.add(new RatedStore(k.platform(), k.id(), days.build())));
    stores.sort(Comparator.comparing(RatedStore::platform).thenComparing(RatedStore::id));
    return stores;
  }
}
