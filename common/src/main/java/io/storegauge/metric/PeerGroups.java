package io.storegauge.metric;

import io.storegauge.row.RowBuilder;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * From the sums of each category and as-of day to the peers' means and weights: sums of one day
 * meet, make the platform's, and each category decides measure by measure whether it is large
 * enough to be a peer group of its own.
 */
public final class PeerGroups {
  public static final String PLATFORM = "platform";
  public static final String AS_OF = "as_of";
  public static final String CATEGORY = "category";
  public static final String CONTENT = "content";

  /**
   * Rows of {@link StoreMetrics#peerSums} and of {@link #priors}: the whole platform has a null
   * category in priors; in sums a null category is that of stores whose category is unknown.
   */
  public static final StructType SCHEMA =
      DataTypes.createStructType(
          new StructField[] {
            DataTypes.createStructField(PLATFORM, DataTypes.StringType, true),
            DataTypes.createStructField(AS_OF, DataTypes.DateType, true),
            DataTypes.createStructField(CATEGORY, DataTypes.StringType, true),
            DataTypes.createStructField(CONTENT, DataTypes.BinaryType, true)
          });

  private PeerGroups() {}

  static InternalRow row(
      RowBuilder row, UTF8String platform, long asOf, UTF8String category, ByteWriter content) {
    return row.start()
        .set(0, platform)
        .setInt(1, (int) asOf)
        .set(2, category)
        .setBinary(3, content.bytes(), 0, content.size())
        .build();
  }

  /**
   * Peers' means and weights from sums sorted by platform and as-of day; a mean of NaN where no
   * store of the platform has evidence, or what the measure is made of is not told there.
   *
   * @param minPeers a category with fewer stores that have evidence takes the whole platform's
   */
  public static Iterator<InternalRow> priors(Iterator<InternalRow> sums, int minPeers) {
    return new PriorRows(sums, minPeers);
  }

  private static final class PriorRows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> sums;
    private final int minPeers;
    private final RowBuilder row = new RowBuilder(SCHEMA.size());
    private final ByteWriter content = new ByteWriter(1024);
    private InternalRow ahead;
    private UTF8String platform;
    private int asOf;
    private long[] whole;
    private Iterator<Map.Entry<UTF8String, long[]>> categories = Collections.emptyIterator();

    PriorRows(Iterator<InternalRow> sums, int minPeers) {
      this.sums = sums;
      this.minPeers = minPeers;
      advance();
    }

    @Override
    public boolean hasNext() {
      return categories.hasNext() || ahead != null;
    }

    @Override
    public InternalRow next() {
      if (!categories.hasNext()) {
        if (ahead == null) {
          throw new NoSuchElementException();
        }
        takeDay();
      }
      Map.Entry<UTF8String, long[]> group = categories.next();
      double[] priors = new double[Priors.LENGTH];
      for (int m = 0; m < Measures.COUNT; m++) {
        if (PeerSums.isTold(m, whole)) {
          boolean enough = PeerSums.stores(m, group.getValue()) >= minPeers;
          PeerSums.prior(m, enough ? group.getValue() : whole, priors, 2 * m);
        } else {
          priors[2 * m] = Double.NaN;
        }
      }
      priors[Priors.VIOLATIONS_TOLD] = PeerSums.violationsTold(whole) ? 1 : 0;
      content.clear();
      for (double p : priors) {
        content.writeLong(Double.doubleToLongBits(p));
      }
      return row(row, platform, asOf, group.getKey(), content);
    }

    /** Adds up all sums of the next platform and day; the platform itself goes by null. */
    private void takeDay() {
      platform = ahead.getUTF8String(0).clone();
      asOf = ahead.getInt(1);
      whole = new long[PeerSums.LENGTH];
      Map<UTF8String, long[]> groups = new HashMap<>();
      do {
        long[] part = new long[PeerSums.LENGTH];
        ByteReader in = new ByteReader(ahead.getBinary(3));
        for (int i = 0; i < part.length; i++) {
          part[i] = in.readSigned();
        }
        PeerSums.merge(part, whole);
        if (!ahead.isNullAt(2)) {
          PeerSums.merge(
              part,
              groups.computeIfAbsent(
                  ahead.getUTF8String(2).clone(), c -> new long[PeerSums.LENGTH]));
        }
        advance();
      } while (ahead != null && ahead.getInt(1) == asOf && ahead.getUTF8String(0).equals(platform));
      List<Map.Entry<UTF8String, long[]>> all = new ArrayList<>(groups.entrySet());
      all.add(new AbstractMap.SimpleEntry<>(null, whole));
      categories = all.iterator();
    }

    private void advance() {
      ahead = sums.hasNext() ? sums.next() : null;
    }
  }
}
