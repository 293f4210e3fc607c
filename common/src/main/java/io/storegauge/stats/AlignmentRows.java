package io.storegauge.stats;

import io.storegauge.row.RowBlock;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.ExpectationAlignmentTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From sums of products and stores to rows of {@code gold.expectation_alignment}, by platform and
 * as-of day.
 *
 * <p>Rows in, in any order, all of a platform and day together: platform, store id, product id
 * (empty = the store as a whole), as-of day, the counters of facts.product_month in its order,
 * weights of reviews that say something and of the negative among them, visitors and their orders.
 *
 * @param minOrders a product with fewer delivered orders has no row, and a store with fewer no
 *     percentiles; likewise visitors and the conversion rate
 * @param minPeers fewer with a value are no peers to be ranked among
 */
public record AlignmentRows(int minOrders, int minPeers) implements Serializable {
  static final int COUNTERS = 10;
  private static final int FIRST_COUNTER = 4;

  /** A platform and day. */
  private record Key(UTF8String platform, int asOf) {}

  /** A product, or a store as a whole, and its sums. */
  record Listing(UTF8String store, UTF8String product, long[] sums) {
    static final Comparator<Listing> ORDER =
        Comparator.comparing(Listing::store).thenComparing(Listing::product);

    boolean isStore() {
      return product.numBytes() == 0;
    }

    long delivered() {
      return sums[0];
    }
  }

  public Iterator<InternalRow> rows(Iterator<InternalRow> sums) {
    Map<Key, List<Listing>> listings = new HashMap<>();
    while (sums.hasNext()) {
      InternalRow row = sums.next();
      long[] counters = new long[COUNTERS];
      for (int c = 0; c < COUNTERS; c++) {
        counters[c] = row.getLong(FIRST_COUNTER + c);
      }
      listings
          .computeIfAbsent(
              new Key(row.getUTF8String(0).clone(), row.getInt(3)), k -> new ArrayList<>())
          .add(new Listing(row.getUTF8String(1).clone(), row.getUTF8String(2).clone(), counters));
    }
    List<Key> keys = new ArrayList<>(listings.keySet());
    keys.sort(Comparator.comparingInt(Key::asOf).thenComparing(Key::platform));
    List<RowBlock> blocks = new ArrayList<>();
    for (Key k : keys) {
      List<Listing> all = listings.get(k);
      // What nobody tells on a platform is told by no listing of it, large or small.
      boolean mismatchTold = all.stream().anyMatch(l -> l.sums()[1] > 0);
      boolean returnsTold = all.stream().anyMatch(l -> l.sums()[2] > 0);
      for (boolean stores : new boolean[] {true, false}) {
        List<Listing> peers =
            all.stream()
                .filter(l -> l.isStore() == stores)
                .filter(l -> stores ? l.delivered() > 0 : l.delivered() >= minOrders)
                .sorted(Listing.ORDER)
                .toList();
        blocks.add(
            new PeerAlignment(
                k.platform(), k.asOf(), peers, minOrders, minPeers, mismatchTold, returnsTold));
      }
    }
    return new RowBlocks(blocks.iterator(), ExpectationAlignmentTable.SPEC.columns().size());
  }
}
