package io.storegauge.stats;

import io.storegauge.model.DaySet;
import io.storegauge.model.Friction;
import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.BottleneckRows.StoreFrictions;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of bottlenecks of one platform and day: stores in order, frictions in order. */
final class PeerBottlenecks implements RowBlock {
  private static final Friction[] FRICTIONS = Friction.values();
  private static final UTF8String[] IDS = ids();

  private final UTF8String platform;
  private final int asOf;
  private final int month;
  private final List<StoreFrictions> stores;
  private final PooledEffects[] pooled = new PooledEffects[FRICTIONS.length];

  /** Whether any store of the platform shows that somebody tells of it. */
  private final boolean[] told = new boolean[FRICTIONS.length];

  private int shown = -1;
  private StoreBottlenecks ofStore;

  /**
   * @param stores sorted here, so that sums run in one order
   */
  PeerBottlenecks(UTF8String platform, int asOf, List<StoreFrictions> stores) {
    this.platform = platform;
    this.asOf = asOf;
    this.month = DaySet.firstOfMonth(asOf);
    this.stores = stores;
    stores.sort(Comparator.comparing(StoreFrictions::id));
    for (Friction friction : FRICTIONS) {
      int f = friction.ordinal();
      pooled[f] =
          new PooledEffects(
              stores.stream().mapToDouble(s -> s.effects()[f]).toArray(),
              stores.stream().mapToDouble(s -> s.variances()[f]).toArray());
      told[f] = isSeen(friction) || stores.stream().anyMatch(s -> s.exposed()[f] > 0);
    }
  }

  /** Frictions of the way are known order by order; of the others only what happens is told. */
  private static boolean isSeen(Friction friction) {
    return friction.compareTo(Friction.MISSED_PROMISE) <= 0;
  }

  private static UTF8String[] ids() {
    UTF8String[] ids = new UTF8String[FRICTIONS.length];
    for (Friction f : FRICTIONS) {
      ids[f.ordinal()] = UTF8String.fromString(f.id());
    }
    return ids;
  }

  @Override
  public int rows() {
    return stores.size() * FRICTIONS.length;
  }

  /** In the order of {@link io.storegauge.table.BottlenecksTable}. */
  @Override
  public void write(int row, RowBuilder out) {
    int f = row % FRICTIONS.length;
    if (row / FRICTIONS.length != shown) {
      shown = row / FRICTIONS.length;
      ofStore = StoreBottlenecks.of(stores.get(shown), told, pooled);
    }
    StoreFrictions s = stores.get(shown);
    int c = 0;
    out.set(c++, platform);
    out.set(c++, s.id());
    out.setInt(c++, asOf);
    out.set(c++, IDS[f]);
    out.set(c++, told[f] ? s.known()[f] : 0);
    out.set(c++, s.exposed()[f]);
    out.set(c++, ofStore.exposure()[f]);
    out.set(c++, s.ratedExposed()[f]);
    out.set(c++, s.comparable()[f]);
    out.set(c++, s.effects()[f]);
    out.set(c++, pooled[f].mean());
    out.setInt(c++, pooled[f].stores());
    out.set(c++, ofStore.harm()[f].mean());
    out.set(c++, ofStore.harm()[f].low());
    out.set(c++, ofStore.harm()[f].high());
    out.set(c++, ofStore.lost()[f]);
    out.set(c++, ofStore.lostLow()[f]);
    out.set(c++, ofStore.lostHigh()[f]);
    if (ofStore.ranks()[f] > 0) {
      out.setInt(c, ofStore.ranks()[f]);
    }
    out.set(c + 1, s.gap());
    out.setInt(c + 2, month);
  }
}
